import { boundaryEventsOf, eventDefinitionsOf } from './events.ts';
import { extensions } from '../xml/element.ts';
import type { XmlElement } from '../xml/element.ts';
import type { Rule } from './rule.ts';
import { when } from './rule.ts';

const single = (on: readonly string[], extension: string): Rule => ({
  on, check: (element) => when([extensions(element, `zeebe:${extension}`).length !== 1, `Must have exactly one 'zeebe:${extension}' extension element`]),
});

export const callActivity = single(['bpmn:callActivity'], 'calledElement');
export const multiInstance = single(['bpmn:multiInstanceLoopCharacteristics'], 'loopCharacteristics');
export const serviceTask = single(['bpmn:serviceTask'], 'taskDefinition');

const either = (on: string, other: string): Rule => ({
  on: [on],
  check: (element) => when([extensions(element, `zeebe:${other}`).length + extensions(element, 'zeebe:taskDefinition').length !== 1, `Must have either one 'zeebe:${other}' or one 'zeebe:taskDefinition' extension element`]),
});

export const scriptTask = either('bpmn:scriptTask', 'script');
export const businessRuleTask = either('bpmn:businessRuleTask', 'calledDecision');

const publishesOrHasJob = either('bpmn:sendTask', 'publishMessage');
export const sendTask: Rule = {
  on: ['bpmn:sendTask'],
  check: (element, definitions) => [
    ...publishesOrHasJob.check(element, definitions),
    ...when([extensions(element, 'zeebe:publishMessage').length > 0 && !definitions.byId(element.attributes['messageRef']), 'Must reference a message']),
  ],
};

export const receiveTask: Rule = {
  on: ['bpmn:receiveTask'],
  check(element, { byId }) {
    const message = byId(element.attributes['messageRef']);
    if (message?.name !== 'bpmn:message') return ['Must reference a message'];
    const caught = boundaryEventsOf(element).flatMap(eventDefinitionsOf).map((definition) => byId(definition.attributes['messageRef'])?.attributes['name']);
    return when([caught.includes(message.attributes['name'] ?? ''), 'Cannot reference the same message name as a boundary event']);
  },
};

/** Rule 58. */
export const executionListeners: Rule = {
  on: ['zeebe:executionListeners'],
  check: (element) => {
    const holder = element.parent?.parent;
    if (element.children.length === 0 || !holder) return [];
    if (holder.name !== 'bpmn:serviceTask') {
      return [`Execution listeners are not supported for the '${holder.name.slice('bpmn:'.length)}' element. Currently, only [serviceTask] elements can have execution listeners.`];
    }
    const groups = new Map<string, XmlElement[]>();
    for (const listener of element.children) {
      const key = `${listener.attributes['eventType']}|${listener.attributes['type']}`;
      groups.set(key, [...groups.get(key) ?? [], listener]);
    }
    return [...groups.values()].filter((group) => group.length > 1).map(([first, ...rest]) =>
      `Found '${rest.length + 1}' duplicates based on eventType[${first!.attributes['eventType']}] and type[${first!.attributes['type']}], these combinations should be unique.`);
  },
};
