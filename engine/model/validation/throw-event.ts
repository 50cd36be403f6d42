import { extensions, isTrue } from '../xml/element.ts';
import { eventDefinitionsOf } from './events.ts';
import { when } from './rule.ts';
import type { Rule } from './rule.ts';

/** Rule 57: throwing a message is a job. */
export const messageThrowEvent: Rule = {
  on: ['bpmn:intermediateThrowEvent', 'bpmn:endEvent'],
  check: (element) => {
    const message = eventDefinitionsOf(element).find((each) => each.name === 'bpmn:messageEventDefinition');
    if (!message) return [];
    const published = extensions(message, 'zeebe:publishMessage').length;
    const jobs = extensions(element, 'zeebe:taskDefinition').length;
    return when(
      [published + jobs !== 1, "Must have either one 'zeebe:publishMessage' or one 'zeebe:taskDefinition' extension element"],
      [published === 1 && jobs === 0 && !message.attributes['messageRef'], 'Must reference a message'],
    );
  },
};

export const intermediateThrowEvent: Rule = {
  on: ['bpmn:intermediateThrowEvent'],
  check: (element) => eventDefinitionsOf(element).flatMap((each) => when([
    each.name === 'bpmn:compensateEventDefinition' && !isTrue(each, 'waitForCompletion', true),
    'A compensation intermediate throwing event waitForCompletion attribute must be true or not present',
  ])),
};
