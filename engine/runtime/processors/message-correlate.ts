import { NO_KEY } from '../../protocol/key.ts';
import type { Document } from '../../protocol/document.ts';
import type { MessageSubscriptionValue } from '../../protocol/message-values.ts';
import type { Key } from '../../protocol/record.ts';
import { correlationKeyOf } from '../state/composite-key.ts';
import type { Work } from '../work.ts';

/** Sends a message on its way to the instance that waits; the instance confirms or refuses (`MESSAGE_SUBSCRIPTION.CORRELATE`, `.REJECT`). */
export function correlateTo(work: Work, key: Key, subscription: MessageSubscriptionValue, messageKey: Key, variables: Document): void {
  const correlating = { ...subscription, messageKey, variables };
  work.event('MESSAGE_SUBSCRIPTION', 'CORRELATING', key, correlating);
  work.send('PROCESS_MESSAGE_SUBSCRIPTION', 'CORRELATE', NO_KEY, { ...correlating, elementId: '' }, subscription.instanceUnit);
}

/** The oldest buffered message that still lives and that the process id has not had (rule 60). */
export function correlateNext(work: Work, key: Key, subscription: MessageSubscriptionValue): void {
  for (const { key: messageKey, value: message } of work.state.list(work.unit, 'message')) {
    if (message.name !== subscription.messageName || message.correlationKey !== subscription.correlationKey || message.deadline <= work.nowMs) continue;
    if (work.state.get(work.unit, 'message-correlation', correlationKeyOf(messageKey, subscription.bpmnProcessId))) continue;
    return correlateTo(work, key, subscription, messageKey, message.variables);
  }
}
