import { child } from '../xml/element.ts';
import type { XmlElement } from '../xml/element.ts';

const MAY_BE_NON_INTERRUPTING = new Set(['bpmn:timerEventDefinition', 'bpmn:messageEventDefinition', 'bpmn:signalEventDefinition', 'bpmn:escalationEventDefinition']);

/** Rule 77, and which events may leave the scope running. */
export function interruptingErrors(definitions: readonly XmlElement[], interrupting: boolean): string[] {
  return definitions.flatMap((each) => {
    if (!interrupting) return MAY_BE_NON_INTERRUPTING.has(each.name) ? [] : ['Non-Interrupting event of this type is not allowed'];
    return each.name === 'bpmn:timerEventDefinition' && child(each, 'bpmn:timeCycle') ? ['Interrupting timer event with time cycle is not allowed.'] : [];
  });
}
