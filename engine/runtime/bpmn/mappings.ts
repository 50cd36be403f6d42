import type { FlowNode } from '../../model/executable.ts';
import type { Work } from '../work.ts';
import type { ElementContext, Failure } from './element-handler.ts';
import { instanceOf } from './elements.ts';
import { evaluateContext } from './expressions.ts';
import { consumeTrigger, findTrigger } from './triggers.ts';
import { localsOf, merge, mergeLocal, textsOf } from './variables.ts';

/** Rule 23: one context, evaluated in the element's own scope, its entries become locals. */
export function applyInputMappings(work: Work, element: FlowNode, context: ElementContext): Failure | undefined {
  if (!element.inputMappings) return undefined;
  const result = evaluateContext(work, element.inputMappings, context.key);
  if (!result.ok) return { errorType: 'IO_MAPPING_ERROR', message: result.message };
  mergeLocal(work, context.key, result.value, context.value, 'evaluated');
  return undefined;
}

/** Rules 27, 28, 33: with mappings the payload becomes local and only targets leave; without, the payload is propagated. */
export function applyOutputMappings(work: Work, element: FlowNode, context: ElementContext): Failure | undefined {
  const trigger = findTrigger(work, context.key, (each) => each.targetElementId === element.id);
  const variables = textsOf(trigger?.variables ?? {});
  const scopeKey = variableScopeOf(work, context);
  // What a called process leaves has been collected from its variables.
  const origin = element.elementType === 'CALL_ACTIVITY' ? 'collected' : 'given';
  if (element.outputMappings) {
    if (trigger) consumeTrigger(work, trigger, context);
    mergeLocal(work, context.key, variables, context.value, origin);
    const result = evaluateContext(work, element.outputMappings, context.key);
    if (!result.ok) return { errorType: 'IO_MAPPING_ERROR', message: result.message };
    merge(work, scopeKey, result.value, context.value, 'evaluated');
    return undefined;
  }
  if (trigger) {
    consumeTrigger(work, trigger, context);
    merge(work, context.key, variables, context.value, origin);
  } else if (keepsPayloadLocally(element)) {
    merge(work, scopeKey, localsOf(work, context.key), context.value, 'collected');
  }
  return undefined;
}

/** Events that came to life by being triggered hold the payload as locals (rule 33). */
function keepsPayloadLocally(element: FlowNode): boolean {
  if (element.elementType === 'INTERMEDIATE_CATCH_EVENT') return element.behindEventBasedGateway !== undefined;
  // Rule 34: what an error carried stays with the boundary event unless it is mapped.
  if (element.elementType === 'BOUNDARY_EVENT') return element.eventType !== 'ERROR';
  return element.elementType === 'START_EVENT';
}

/** Mapped outputs leave for the flow scope; those of an inner multi-instance activity stay in it (rule 28). */
function variableScopeOf(work: Work, context: ElementContext): string {
  const scope = instanceOf(work, context.value.flowScopeKey);
  return scope?.value.bpmnElementType === 'MULTI_INSTANCE_BODY' ? context.key : context.value.flowScopeKey;
}
