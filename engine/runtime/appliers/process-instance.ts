import { isKey } from '../../protocol/key.ts';
import type { ProcessInstanceValue } from '../../protocol/process-instance-value.ts';
import type { Key } from '../../protocol/record.ts';
import type { UnitId } from '../port.ts';
import { countTaken, newElementInstance } from '../state/element-instance.ts';
import type { ElementInstance } from '../state/element-instance.ts';
import { definitionUnit, startLockUnit } from '../state/unit-id.ts';
import { lockKey } from '../state/composite-key.ts';
import type { State } from '../state/overlay.ts';
import type { Applier, AppliedEvent } from './applier.ts';
import { changeElement } from './change-element.ts';

type ElementApplier = Applier<'PROCESS_INSTANCE'>;

export const sequenceFlowTaken: ElementApplier = ({ value, unit }, state, graph) => {
  const flow = graph(value.processDefinitionKey).elements.get(value.elementId);
  if (flow?.elementType !== 'SEQUENCE_FLOW') return;
  const target = flow.target.id;
  changeElement(state, unit, value.flowScopeKey, ({ taken }) => {
    const counts = taken[target] ?? {};
    return { taken: { ...taken, [target]: { ...counts, [flow.id]: (counts[flow.id] ?? 0) + 1 } } };
  });
};

export const elementActivating: ElementApplier = ({ key, value, unit }, state, graph) => {
  let loopCounter = 0;
  if (isKey(value.flowScopeKey)) {
    changeElement(state, unit, value.flowScopeKey, (scope) => {
      if (scope.value.bpmnElementType === 'MULTI_INSTANCE_BODY') loopCounter = scope.loopCounter + 1;
      const counted = loopCounter > 0 ? { loopCounter } : {};
      const taken = consume(scope.taken, value.elementId, value.bpmnElementType === 'PARALLEL_GATEWAY');
      return { children: scope.children + 1, taken, ...counted, ...reachedAfter(scope, taken, value, graph) };
    });
  } else if (isKey(value.parentElementInstanceKey)) {
    changeElement(state, unit, value.parentElementInstanceKey, () => ({ calledKey: key }));
  }
  state.put(unit, 'element-instance', key, { ...newElementInstance(key, value), loopCounter });
  if (value.bpmnElementType === 'PROCESS') countRunning(value.processDefinitionKey, 1, state);
  if (value.bpmnElementType === 'START_EVENT') inheritTrigger(key, value, unit, state);
  if (value.bpmnElementType === 'END_EVENT' && value.bpmnEventType === 'TERMINATE') changeElement(state, unit, value.flowScopeKey, () => ({ interruptedBy: value.elementId, taken: {}, reached: 0 }));
};

/** The start event of an event sub-process takes over what triggered it: that was kept at the scope around the sub-process. */
function inheritTrigger(key: Key, value: ProcessInstanceValue, unit: UnitId, state: State): void {
  const scope = state.get(unit, 'element-instance', value.flowScopeKey);
  if (scope?.value.bpmnElementType !== 'EVENT_SUB_PROCESS') return;
  const trigger = [...state.owned(unit, 'event-trigger', scope.value.flowScopeKey)].find((each) => each.value.targetElementId === value.elementId);
  if (trigger) state.put(unit, 'event-trigger', trigger.key, { ...trigger.value, scopeKey: key });
}

/**
 * Tokens on their way are consumed before what a client only reached: Zeebe counts them in one number for the scope, which does not fall below 0. An element that a
 * client begins beside them counts as having taken one, too: what then waits at a gateway does not hold the scope open.
 */
function reachedAfter({ taken, reached = 0 }: ElementInstance, after: ElementInstance['taken'], value: ProcessInstanceValue, graph: Parameters<ElementApplier>[2]): { readonly reached?: number } {
  if (after === taken) {
    if (countTaken(taken) <= reached) return {};
    const element = graph(value.processDefinitionKey).elements.get(value.elementId);
    return element && 'incoming' in element && element.incoming.length > 0 ? { reached: reached + 1 } : {};
  }
  if (reached === 0) return {};
  const [counted, left] = [countTaken(taken), countTaken(after)];
  return { reached: left - Math.max(0, counted - reached - (counted - left)) };
}

/** The tokens that an activating element takes: one, but a parallel gateway one of each flow that has any (rule 17). */
function consume(taken: ElementInstance['taken'], target: string, ofEach: boolean): ElementInstance['taken'] {
  const counts = taken[target];
  if (!counts) return taken;
  const left: Record<string, number> = {};
  let consumed = 0;
  for (const [flow, count] of Object.entries(counts)) {
    const remaining = ofEach || consumed === 0 ? count - 1 : count;
    consumed++;
    if (remaining > 0) left[flow] = remaining;
  }
  const { [target]: _, ...others } = taken;
  return Object.keys(left).length > 0 ? { ...others, [target]: left } : others;
}

export const elementActivated: ElementApplier = ({ key, unit }, state) => changeElement(state, unit, key, () => ({ state: 'ACTIVATED', listenersRun: undefined }));
export const elementCompleting: ElementApplier = ({ key, unit }, state) => changeElement(state, unit, key, () => ({ state: 'COMPLETING' }));
export const elementTerminating: ElementApplier = ({ key, unit }, state) => changeElement(state, unit, key, () => ({ state: 'TERMINATING' }));

export const elementCompleted: ElementApplier = (event, state) => {
  leave(event, state, ({ children, completedChildren }) => ({ children: children - 1, completedChildren: completedChildren + 1 }));
};
export const elementTerminated: ElementApplier = (event, state) => {
  leave(event, state, ({ children, terminatedChildren }) => ({ children: children - 1, terminatedChildren: terminatedChildren + 1 }));
};

/** An ended element takes all that is its own with it. */
function leave({ key, value, unit }: AppliedEvent<'PROCESS_INSTANCE'>, state: State, count: (scope: ElementInstance) => Partial<ElementInstance>): void {
  for (const variable of state.owned(unit, 'variable', key)) state.remove(unit, 'variable', variable.key);
  for (const trigger of state.owned(unit, 'event-trigger', key)) state.remove(unit, 'event-trigger', trigger.key);
  state.remove(unit, 'element-instance', key);
  if (isKey(value.flowScopeKey)) changeElement(state, unit, value.flowScopeKey, count);
  else if (isKey(value.parentElementInstanceKey)) changeElement(state, unit, value.parentElementInstanceKey, () => ({ calledKey: undefined }));
  if (value.bpmnElementType !== 'PROCESS') return;
  if (state.get(unit, 'awaited-result', key)) state.remove(unit, 'awaited-result', key);
  countRunning(value.processDefinitionKey, -1, state);
  const held = state.get(unit, 'held-lock', key);
  if (!held) return;
  state.remove(unit, 'held-lock', key);
  state.remove(startLockUnit(held.bpmnProcessId, held.correlationKey), 'start-lock', lockKey(held.bpmnProcessId, held.correlationKey));
}

/** How many instances a definition has: it is not deleted while there are any (rule 109). */
function countRunning(processDefinitionKey: Key, by: 1 | -1, state: State): void {
  const unit = definitionUnit(processDefinitionKey);
  const count = (state.get(unit, 'running', processDefinitionKey)?.count ?? 0) + by;
  if (count > 0) state.put(unit, 'running', processDefinitionKey, { count });
  else state.remove(unit, 'running', processDefinitionKey);
}

/** Migration: the same instance goes on in another definition. */
export const elementMigrated: ElementApplier = ({ key, value, unit }, state) => {
  const before = state.get(unit, 'element-instance', key)?.value;
  if (before?.bpmnElementType === 'PROCESS') {
    countRunning(before.processDefinitionKey, -1, state);
    countRunning(value.processDefinitionKey, 1, state);
  }
  changeElement(state, unit, key, () => ({ value }));
};
