import { child, idOf } from '../xml/element.ts';
import { flowRefs } from './events.ts';
import type { Rule } from './rule.ts';
import { when } from './rule.ts';

/** Rule 16. */
export const sequenceFlow: Rule = {
  on: ['bpmn:sequenceFlow'],
  check: (element, definitions) => {
    const { sourceRef, targetRef } = element.attributes;
    const source = definitions.byId(sourceRef);
    const target = definitions.byId(targetRef);
    const missing = [
      ...(source ? [] : [sourceRef?.trim() ? `SequenceFlow has sourceRef '${sourceRef}' which cannot be resolved` : 'SequenceFlow is missing required attribute sourceRef']),
      ...(target ? [] : [targetRef?.trim() ? `SequenceFlow has targetRef '${targetRef}'  which cannot be resolved` : 'SequenceFlow is missing required attribute targetRef']),
    ];
    if (!source) return missing;
    const unconditional = flowRefs(source, 'bpmn:outgoing', definitions).length > 1 && source.attributes['default'] !== idOf(element) && !child(element, 'bpmn:conditionExpression');
    return [...missing, ...when(
      [unconditional && source.name === 'bpmn:exclusiveGateway', 'Must have a condition or be default flow'],
      [unconditional && source.name === 'bpmn:inclusiveGateway', 'Must have a condition'],
    )];
  },
};
