import { isKey } from '../../protocol/key.ts';
import type { MessageStartEventSubscriptionValue, MessageValue } from '../../protocol/message-values.ts';
import type { Key } from '../../protocol/record.ts';
import { correlationKeyOf, lockKey } from '../state/composite-key.ts';
import { definitionUnit, instanceUnit, startLockUnit } from '../state/unit-id.ts';
import type { Work } from '../work.ts';
import { startInstance } from './start-instance.ts';

/** Rules 63, 65: not twice for one process id, and with a correlation key only while no instance of that key lives. */
export function mayStart(work: Work, subscription: MessageStartEventSubscriptionValue, messageKey: Key, correlationKey: string): boolean {
  const { bpmnProcessId } = subscription;
  if (work.state.get(work.unit, 'message-correlation', correlationKeyOf(messageKey, bpmnProcessId))) return false;
  return !correlationKey || !work.state.get(startLockUnit(bpmnProcessId, correlationKey), 'start-lock', lockKey(bpmnProcessId, correlationKey));
}

export function startByMessage(work: Work, subscription: { readonly key: Key; readonly value: MessageStartEventSubscriptionValue }, messageKey: Key, message: MessageValue): void {
  const { processDefinitionKey } = subscription.value;
  const definition = work.state.get(definitionUnit(processDefinitionKey), 'definition', processDefinitionKey);
  if (!definition || !isKey(processDefinitionKey)) throw new Error(`Expected message start subscription with key '${subscription.key}' to have a definition, but it is gone`);
  const processInstanceKey = work.nextKey();
  work.begin(instanceUnit(processInstanceKey));
  work.event('MESSAGE_START_EVENT_SUBSCRIPTION', 'CORRELATED', subscription.key, {
    ...subscription.value, messageKey, correlationKey: message.correlationKey, processInstanceKey, variables: message.variables,
  });
  startInstance(work, definition, processInstanceKey, subscription.value.startEventId, message.variables);
}
