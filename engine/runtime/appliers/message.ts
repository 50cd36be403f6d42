import { NO_KEY, isKey } from '../../protocol/key.ts';
import { correlationKeyOf, lockKey, messageIdKey, subscriptionKey } from '../state/composite-key.ts';
import { instanceUnit, messageStartUnit, startLockUnit } from '../state/unit-id.ts';
import type { Applier } from './applier.ts';
import { changeElement } from './change-element.ts';

export const messagePublished: Applier<'MESSAGE'> = ({ key, value, unit }, state) => {
  state.put(unit, 'message', key, value);
  if (value.messageId) state.put(unit, 'message-id', messageIdKey(value.name, value.correlationKey, value.messageId), { messageKey: key });
};

export const messageExpired: Applier<'MESSAGE'> = ({ key, unit }, state) => {
  const value = state.get(unit, 'message', key);
  state.remove(unit, 'message', key);
  if (value?.messageId) state.remove(unit, 'message-id', messageIdKey(value.name, value.correlationKey, value.messageId));
  for (const had of state.owned(unit, 'message-correlation', key)) state.remove(unit, 'message-correlation', had.key);
};

type SubscriptionApplier = Applier<'MESSAGE_SUBSCRIPTION'>;

export const subscriptionCreated: SubscriptionApplier = ({ key, value, unit }, state) => state.put(unit, 'message-subscription', key, value);

/** From here on the process id has had this message (rule 59), unless the instance refuses it. */
export const subscriptionCorrelating: SubscriptionApplier = ({ key, value, unit }, state) => {
  const before = state.get(unit, 'message-subscription', key);
  if (before) state.put(unit, 'message-subscription', key, { ...before, messageKey: value.messageKey });
  state.put(unit, 'message-correlation', correlationKeyOf(value.messageKey, value.bpmnProcessId), { messageKey: value.messageKey, bpmnProcessId: value.bpmnProcessId });
};

export const subscriptionCorrelated: SubscriptionApplier = ({ key, value, unit }, state) => {
  const before = state.get(unit, 'message-subscription', key);
  if (!before) return;
  if (value.interrupting) state.remove(unit, 'message-subscription', key);
  else state.put(unit, 'message-subscription', key, { ...before, messageKey: NO_KEY });
};

export const subscriptionRejected: SubscriptionApplier = ({ value, unit }, state) => {
  state.remove(unit, 'message-correlation', correlationKeyOf(value.messageKey, value.bpmnProcessId));
};

export const subscriptionDeleted: SubscriptionApplier = ({ key, unit }, state) => state.remove(unit, 'message-subscription', key);

type ProcessSubscriptionApplier = Applier<'PROCESS_MESSAGE_SUBSCRIPTION'>;

export const processSubscriptionCreating: ProcessSubscriptionApplier = ({ value, unit }, state) => {
  state.put(unit, 'process-message-subscription', subscriptionKey(value.elementInstanceKey, value.messageName), value);
  changeElement(state, unit, value.elementInstanceKey, () => ({ waits: true }));
};
export const processSubscriptionCorrelated: ProcessSubscriptionApplier = ({ value, unit }, state) => {
  if (value.interrupting) state.remove(unit, 'process-message-subscription', subscriptionKey(value.elementInstanceKey, value.messageName));
};
export const processSubscriptionDeleting: ProcessSubscriptionApplier = ({ value, unit }, state) => {
  state.remove(unit, 'process-message-subscription', subscriptionKey(value.elementInstanceKey, value.messageName));
};

type StartApplier = Applier<'MESSAGE_START_EVENT_SUBSCRIPTION'>;

export const startSubscriptionCreated: StartApplier = ({ key, value }, state) => state.put(messageStartUnit(value.messageName), 'message-start-subscription', key, value);
export const startSubscriptionDeleted: StartApplier = ({ key, value }, state) => state.remove(messageStartUnit(value.messageName), 'message-start-subscription', key);

/** `unit` is the message's. With a correlation key the instance holds the lock of (process id, correlation key) as long as it lives (rule 63). */
export const startSubscriptionCorrelated: StartApplier = ({ value, unit }, state) => {
  const { bpmnProcessId, correlationKey, messageKey, processInstanceKey } = value;
  if (isKey(messageKey)) state.put(unit, 'message-correlation', correlationKeyOf(messageKey, bpmnProcessId), { messageKey, bpmnProcessId });
  if (!correlationKey) return;
  state.put(instanceUnit(processInstanceKey), 'held-lock', processInstanceKey, { bpmnProcessId, correlationKey });
  state.put(startLockUnit(bpmnProcessId, correlationKey), 'start-lock', lockKey(bpmnProcessId, correlationKey), { processInstanceKey });
};
