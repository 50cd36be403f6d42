import { child } from '../xml/element.ts';
import { eventDefinitionsOf } from './events.ts';
import { when } from './rule.ts';
import type { Rule } from './rule.ts';

const SUPPORTED = new Set(['bpmn:messageEventDefinition', 'bpmn:timerEventDefinition', 'bpmn:signalEventDefinition', 'bpmn:linkEventDefinition']);

export const intermediateCatchEvent: Rule = {
  on: ['bpmn:intermediateCatchEvent'],
  check: (element) => {
    const [event, ...more] = eventDefinitionsOf(element);
    if (!event || more.length > 0) return ['Must have exactly one event definition'];
    if (!SUPPORTED.has(event.name)) return ['Event definition must be one of: message, timer, signal, or link'];
    const bare = event.name === 'bpmn:timerEventDefinition' && !child(event, 'bpmn:timeDuration') && !child(event, 'bpmn:timeDate');
    return when([bare, 'Intermediate timer catch event must have either a time duration or a time date.']);
  },
};
