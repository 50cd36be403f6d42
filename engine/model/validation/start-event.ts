import { eventDefinitionsOf } from './events.ts';
import { when } from './rule.ts';
import type { Rule } from './rule.ts';

export const startEvent: Rule = {
  on: ['bpmn:startEvent'],
  check: (element) => when([eventDefinitionsOf(element).length > 1, "Start event can't have more than one type"]),
};
