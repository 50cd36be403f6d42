import { children } from '../xml/element.ts';
import { duplicateDefinitions, duplicateHandlers } from './duplicates.ts';
import { eventDefinitionsOf, eventSubProcessDefinitionsOf } from './events.ts';
import { linkErrors } from './link-events.ts';
import { when } from './rule.ts';
import type { Rule } from './rule.ts';

export const process: Rule = {
  on: ['bpmn:process'],
  check: (element, definitions) => {
    const starts = children(element, 'bpmn:startEvent');
    const events = eventSubProcessDefinitionsOf(element);
    const triggers = starts.flatMap(eventDefinitionsOf);
    const messages = triggers.filter((each) => each.name === 'bpmn:messageEventDefinition');
    // The same message referred to twice is the message's own error.
    const distinct = [...new Map(messages.toReversed().map((each) => [each.attributes['messageRef'], each])).values()].toReversed();
    return [
      ...when(
        [starts.length === 0, 'Must have at least one start event'],
        [starts.filter((each) => eventDefinitionsOf(each).length === 0).length > 1, 'Multiple none start events are not allowed'],
      ),
      ...duplicateDefinitions(events, definitions),
      ...duplicateHandlers(events, definitions),
      ...duplicateDefinitions(triggers.filter((each) => each.name === 'bpmn:signalEventDefinition'), definitions),
      ...duplicateDefinitions(distinct, definitions),
      ...linkErrors(element, definitions),
    ];
  },
};
