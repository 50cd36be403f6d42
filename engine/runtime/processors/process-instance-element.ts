import { isKey } from '../../protocol/key.ts';
import type { LogRecord } from '../../protocol/record.ts';
import type { ProcessInstanceValue } from '../../protocol/process-instance-value.ts';
import { containerHandler } from '../bpmn/containers.ts';
import type { ElementContext } from '../bpmn/element-handler.ts';
import { contextOf, elementOf, instanceOf } from '../bpmn/elements.ts';
import { handlerOf } from '../bpmn/handlers.ts';
import { raiseIncident } from '../bpmn/incidents.ts';
import { activating, completing, terminating } from '../bpmn/transitions.ts';
import type { ElementState } from '../state/element-instance.ts';
import type { Work } from '../work.ts';
import type { Processor } from './processor.ts';

/** Why an element may not take that turn now; undefined when it may. The engine's own commands: a refusal is no error, only too late. */
type Refusal = string | undefined;

/** An element lives only in a scope that is active and not interrupted by another (rules 79, 82). */
function scopeRefusal(work: Work, value: ProcessInstanceValue): Refusal {
  if (!isKey(value.flowScopeKey)) return undefined;
  const scope = instanceOf(work, value.flowScopeKey);
  if (!scope) return `Expected flow scope instance with key '${value.flowScopeKey}' to be present in state but not found.`;
  if (scope.state !== 'ACTIVATED') return `Expected flow scope instance to be in state 'ELEMENT_ACTIVATED' but was 'ELEMENT_${scope.state}'.`;
  if (scope.interruptedBy !== undefined && scope.interruptedBy !== value.elementId) {
    return `Expected flow scope instance to be not interrupted but was interrupted by an event with id '${scope.interruptedBy}'.`;
  }
  return undefined;
}

/** Rule 17: a parallel gateway opens when each incoming flow has been taken. */
function joinRefusal(work: Work, value: ProcessInstanceValue): Refusal {
  if (value.bpmnElementType !== 'PARALLEL_GATEWAY') return undefined;
  const element = elementOf(work, value);
  const taken = instanceOf(work, value.flowScopeKey)?.taken[value.elementId] ?? {};
  const incoming = 'incoming' in element ? element.incoming : [];
  return incoming.every((flow) => (taken[flow.id] ?? 0) > 0) ? undefined : `Expected to be able to activate parallel gateway '${value.elementId}', but not all sequence flows have been taken.`;
}

function stateRefusal(work: Work, key: string, allowed: readonly ElementState[]): Refusal {
  const instance = instanceOf(work, key);
  if (!instance) return `Expected element instance with key '${key}' to be present in state but not found.`;
  return allowed.includes(instance.state) ? undefined : `Expected element instance to be in state 'ELEMENT_${allowed[0]}' or one of '[${allowed.slice(1).map((each) => `ELEMENT_${each}`).join(', ')}]' but was 'ELEMENT_${instance.state}'.`;
}

export const processActivate: Processor<'PROCESS_INSTANCE'> = (work, command) => {
  const refusal = scopeRefusal(work, command.value) ?? (instanceOf(work, command.key) ? undefined : joinRefusal(work, command.value));
  if (refusal) return work.reject('INVALID_STATE', refusal);
  activateElement(work, { key: isKey(command.key) ? command.key : work.nextKey(), value: command.value });
};

export function activateElement(work: Work, context: ElementContext): void {
  const element = elementOf(work, context.value);
  activating(work, context);
  const scope = instanceOf(work, context.value.flowScopeKey);
  const failure = (scope && containerHandler(scope.value.bpmnElementType)?.childActivating?.(work, elementOf(work, scope.value), contextOf(scope), context))
    ?? handlerOf(element).activate(work, element, context);
  if (failure) raiseIncident(work, failure, context);
}

export const processComplete: Processor<'PROCESS_INSTANCE'> = (work, command) => {
  const refusal = stateRefusal(work, command.key, ['ACTIVATED', 'COMPLETING']) ?? scopeRefusal(work, command.value);
  if (refusal) return work.reject('INVALID_STATE', refusal);
  completeElement(work, { key: command.key, value: command.value });
};

export function completeElement(work: Work, context: ElementContext): void {
  const element = elementOf(work, context.value);
  completing(work, context);
  const failure = handlerOf(element).complete(work, element, context);
  if (failure) raiseIncident(work, failure, context);
}

export const processListenerComplete: Processor<'PROCESS_INSTANCE'> = (work, command) => {
  const refusal = stateRefusal(work, command.key, ['ACTIVATING', 'COMPLETING']) ?? scopeRefusal(work, command.value);
  if (refusal) return work.reject('INVALID_STATE', refusal);
  const context = { key: command.key, value: command.value };
  const element = elementOf(work, context.value);
  const failure = handlerOf(element).completeListener?.(work, element, context, instanceOf(work, context.key)?.state === 'ACTIVATING' ? 'start' : 'end');
  if (failure) raiseIncident(work, failure, context);
};

export const processTerminate: Processor<'PROCESS_INSTANCE'> = (work, command) => {
  const refusal = stateRefusal(work, command.key, ['ACTIVATING', 'ACTIVATED', 'COMPLETING']);
  if (refusal) return work.reject('INVALID_STATE', refusal);
  terminateElement(work, { key: command.key, value: command.value });
};

export function terminateElement(work: Work, context: ElementContext): LogRecord {
  const element = elementOf(work, context.value);
  const record = terminating(work, context);
  handlerOf(element).terminate(work, element, context);
  return record;
}
