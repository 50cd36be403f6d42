import { children, isTrue } from '../xml/element.ts';
import type { XmlElement } from '../xml/element.ts';
import { duplicateDefinitions, duplicateHandlers } from './duplicates.ts';
import { eventDefinitionsOf, eventSubProcessDefinitionsOf, isTriggeredByEvent } from './events.ts';
import { interruptingErrors } from './interrupting.ts';
import { linkErrors } from './link-events.ts';
import { when } from './rule.ts';
import type { Rule } from './rule.ts';

const TRIGGERS = new Set(['bpmn:timerEventDefinition', 'bpmn:messageEventDefinition', 'bpmn:errorEventDefinition', 'bpmn:signalEventDefinition', 'bpmn:escalationEventDefinition']);
const WRONG_TRIGGER = 'Start events in event subprocesses must be one of: message, timer, error, signal or escalation';

function startErrors(element: XmlElement, start: XmlElement): string[] {
  const triggers = eventDefinitionsOf(start);
  if (!isTriggeredByEvent(element)) return when([triggers.length > 0, 'Start events in subprocesses must be of type none']);
  return [
    ...when([triggers.length === 0, WRONG_TRIGGER]),
    ...triggers.filter((each) => !TRIGGERS.has(each.name)).map(() => WRONG_TRIGGER),
    ...when([element.parent?.name === 'bpmn:process' && triggers.some((each) => each.name === 'bpmn:compensateEventDefinition'), 'A compensation event subprocess is not allowed on the process level']),
    ...interruptingErrors(triggers, isTrue(start, 'isInterrupting', true)),
  ];
}

export const subProcess: Rule = {
  on: ['bpmn:subProcess', 'bpmn:transaction', 'bpmn:adHocSubProcess'],
  check: (element, definitions) => {
    const starts = children(element, 'bpmn:startEvent');
    const events = eventSubProcessDefinitionsOf(element);
    return [
      ...when([starts.length !== 1 && element.name !== 'bpmn:adHocSubProcess', 'Must have exactly one start event']),
      ...(starts[0] ? startErrors(element, starts[0]) : []),
      ...duplicateDefinitions(events, definitions),
      ...duplicateHandlers(events, definitions),
      ...linkErrors(element, definitions),
    ];
  },
};
