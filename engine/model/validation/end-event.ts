import { isTrue } from '../xml/element.ts';
import { eventDefinitionsOf, flowRefs } from './events.ts';
import { when } from './rule.ts';
import type { Rule } from './rule.ts';

const SUPPORTED = new Set([
  'bpmn:errorEventDefinition', 'bpmn:messageEventDefinition', 'bpmn:terminateEventDefinition', 'bpmn:signalEventDefinition', 'bpmn:escalationEventDefinition', 'bpmn:compensateEventDefinition',
]);

export const endEvent: Rule = {
  on: ['bpmn:endEvent'],
  check: (element, definitions) => {
    const events = eventDefinitionsOf(element);
    return [
      ...when(
        [flowRefs(element, 'bpmn:outgoing', definitions).length > 0, 'End events must not have outgoing sequence flows to other elements.'],
        [events.length > 1, 'Must have at most one event definition'],
      ),
      ...events.flatMap((each) => when(
        [!SUPPORTED.has(each.name), 'End events must be one of: none, error, message, terminate, signal, escalation or compensation'],
        [each.name === 'bpmn:compensateEventDefinition' && !isTrue(each, 'waitForCompletion', true), 'A compensation end event waitForCompletion attribute must be true or not present'],
      )),
    ];
  },
};
