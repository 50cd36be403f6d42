import { ACTIVITY_NAMES } from '../build/flow-node-types.ts';
import { duplicateDefinitions, duplicateHandlers } from './duplicates.ts';
import { boundaryEventsOf, eventDefinitionsOf } from './events.ts';
import type { Rule } from './rule.ts';

/** What is attached to one activity must be told apart. */
export const activity: Rule = {
  on: [...ACTIVITY_NAMES],
  check: (element, definitions) => {
    const events = boundaryEventsOf(element).flatMap(eventDefinitionsOf);
    return events.length < 2 ? [] : [...duplicateDefinitions(events, definitions), ...duplicateHandlers(events, definitions)];
  },
};
