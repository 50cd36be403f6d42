import { isKey } from '../../protocol/key.ts';
import type { MessageValue } from '../../protocol/message-values.ts';
import type { Key } from '../../protocol/record.ts';
import { correlationKeyOf, messageIdKey } from '../state/composite-key.ts';
import { messageStartUnit } from '../state/unit-id.ts';
import type { Work } from '../work.ts';
import { correlateTo } from './message-correlate.ts';
import { mayStart, startByMessage } from './message-start.ts';
import type { Processor } from './processor.ts';

/** Offers the message to all who wait, once per process id (rule 59), before it starts instances (rule 65); then keeps it as long as it lives (rule 61). */
export const publishMessage: Processor<'MESSAGE'> = (work, { value }) => {
  const { name, correlationKey, messageId, timeToLive } = value;
  if (messageId && work.state.get(work.unit, 'message-id', messageIdKey(name, correlationKey, messageId))) {
    return work.reject('ALREADY_EXISTS', `Expected to publish a new message with id '${messageId}', but a message with that id was already published`);
  }
  const key = work.nextKey();
  const message: MessageValue = { ...value, deadline: work.nowMs + Math.max(0, timeToLive) };
  work.answer(work.event('MESSAGE', 'PUBLISHED', key, message));
  for (const { key: subscriptionKey, value: subscription } of work.state.list(work.unit, 'message-subscription')) {
    if (isKey(subscription.messageKey) || hasHad(work, key, subscription.bpmnProcessId)) continue;
    correlateTo(work, subscriptionKey, subscription, key, message.variables);
  }
  for (const start of work.state.list(messageStartUnit(name), 'message-start-subscription')) {
    if (mayStart(work, start.value, key, correlationKey)) startByMessage(work, start, key, message);
  }
  if (timeToLive <= 0) work.event('MESSAGE', 'EXPIRED', key, message);
};

export const hasHad = (work: Work, messageKey: Key, bpmnProcessId: string): boolean => work.state.get(work.unit, 'message-correlation', correlationKeyOf(messageKey, bpmnProcessId)) !== undefined;
