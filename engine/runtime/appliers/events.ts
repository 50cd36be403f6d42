import { isKey } from '../../protocol/key.ts';
import type { Applier } from './applier.ts';
import { changeElement } from './change-element.ts';

export const timerCreated: Applier<'TIMER'> = ({ key, value, unit }, state) => {
  state.put(unit, 'timer', key, value);
  if (isKey(value.elementInstanceKey)) changeElement(state, unit, value.elementInstanceKey, () => ({ waits: true }));
};
export const timerGone: Applier<'TIMER'> = ({ key, unit }, state) => state.remove(unit, 'timer', key);

/** An interrupting event closes its scope to further ones; the start of an event sub-process leaves the boundary events armed (rules 79, 84). */
export const processEventTriggering: Applier<'PROCESS_EVENT'> = ({ key, value, unit }, state, graph) => {
  const { scopeKey, targetElementId, variables } = value;
  state.put(unit, 'event-trigger', key, { scopeKey, targetElementId, variables });
  const target = graph(value.processDefinitionKey).elements.get(targetElementId);
  if (!target) return;
  changeElement(state, unit, scopeKey, () => {
    if (target.elementType === 'BOUNDARY_EVENT') return target.interrupting ? { accepting: false } : {};
    if (target.elementType === 'START_EVENT') return target.interrupting && target.flowScope.elementType === 'EVENT_SUB_PROCESS' ? { interruptedBy: target.flowScope.id, taken: {}, reached: 0 } : {};
    // What waits in place has what it waited for; its boundary events stay armed until it has left (rule 3).
    return { interruptedBy: target.id };
  });
};
export const processEventTriggered: Applier<'PROCESS_EVENT'> = ({ key, unit }, state) => state.remove(unit, 'event-trigger', key);

export const signalSubscriptionCreated: Applier<'SIGNAL_SUBSCRIPTION'> = ({ key, value, unit }, state) => {
  const elementInstanceKey = value.catchEventInstanceKey;
  state.put(unit, 'signal-wait', key, { elementInstanceKey, key, value });
  if (isKey(elementInstanceKey)) changeElement(state, unit, elementInstanceKey, () => ({ waits: true }));
};
export const signalSubscriptionDeleted: Applier<'SIGNAL_SUBSCRIPTION'> = ({ key, unit }, state) => state.remove(unit, 'signal-wait', key);

export const compensationCreated: Applier<'COMPENSATION_SUBSCRIPTION'> = ({ key, value, unit }, state) => state.put(unit, 'compensation-subscription', key, { ...value, state: 'CREATED' });
export const compensationTriggered: Applier<'COMPENSATION_SUBSCRIPTION'> = ({ key, value, unit }, state) => state.put(unit, 'compensation-subscription', key, { ...value, state: 'TRIGGERED' });
export const compensationGone: Applier<'COMPENSATION_SUBSCRIPTION'> = ({ key, unit }, state) => state.remove(unit, 'compensation-subscription', key);
