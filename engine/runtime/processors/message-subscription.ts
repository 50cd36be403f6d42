import { isKey } from '../../protocol/key.ts';
import type { MessageSubscriptionValue } from '../../protocol/message-values.ts';
import type { TypedEntry } from '../state/overlay.ts';
import type { Work } from '../work.ts';
import { correlateNext, correlateTo } from './message-correlate.ts';
import type { Processor } from './processor.ts';

type SubscriptionProcessor = Processor<'MESSAGE_SUBSCRIPTION'>;

const find = (work: Work, { elementInstanceKey, messageName }: MessageSubscriptionValue): TypedEntry<'message-subscription'> | undefined =>
  [...work.state.owned(work.unit, 'message-subscription', elementInstanceKey)].find(({ value }) => value.messageName === messageName);

const notFound = (work: Work, verb: string, { elementInstanceKey, messageName }: MessageSubscriptionValue): void =>
  work.reject('NOT_FOUND', `Expected to ${verb} message subscription for element with key '${elementInstanceKey}' and message name '${messageName}', but no such message subscription exists`);

export const createSubscription: SubscriptionProcessor = (work, { value }) => {
  const key = work.nextKey();
  work.event('MESSAGE_SUBSCRIPTION', 'CREATED', key, value);
  correlateNext(work, key, value);
};

/** The instance has taken the message. A subscription that goes on may have the next one (rule 69). */
export const acknowledgeCorrelation: SubscriptionProcessor = (work, { value }) => {
  const found = find(work, value);
  if (!found) return notFound(work, 'correlate', value);
  work.event('MESSAGE_SUBSCRIPTION', 'CORRELATED', found.key, { ...found.value, variables: value.variables });
  if (!found.value.interrupting) correlateNext(work, found.key, found.value);
};

/** The instance was already leaving: the message is offered to the next of the same process id (rule 70). */
export const rejectCorrelation: SubscriptionProcessor = (work, { key, value }) => {
  const message = work.state.get(work.unit, 'message', value.messageKey);
  work.event('MESSAGE_SUBSCRIPTION', 'REJECTED', key, value);
  if (!message || message.deadline <= work.nowMs) return;
  for (const other of work.state.list(work.unit, 'message-subscription')) {
    if (other.value.bpmnProcessId !== value.bpmnProcessId || other.value.elementInstanceKey === value.elementInstanceKey || isKey(other.value.messageKey)) continue;
    return correlateTo(work, other.key, other.value, value.messageKey, message.variables);
  }
};

export const deleteSubscription: SubscriptionProcessor = (work, { value }) => {
  const found = find(work, value);
  if (!found) return notFound(work, 'close', value);
  work.event('MESSAGE_SUBSCRIPTION', 'DELETED', found.key, found.value);
};
