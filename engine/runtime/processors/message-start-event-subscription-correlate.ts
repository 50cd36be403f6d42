import { correlationKeyOf } from '../state/composite-key.ts';
import { messageStartUnit } from '../state/unit-id.ts';
import { mayStart, startByMessage } from './message-start.ts';
import type { Processor } from './processor.ts';

/** An instance has ended: the oldest buffered message of its name and key that its process id has not had starts the next one (rule 63). */
export const correlateMessageStart: Processor<'MESSAGE_START_EVENT_SUBSCRIPTION'> = (work, { value }) => {
  const start = work.state.list(messageStartUnit(value.messageName), 'message-start-subscription').find((each) => each.value.bpmnProcessId === value.bpmnProcessId && each.value.startEventId === value.startEventId);
  if (!start) return;
  for (const { key, value: message } of work.state.list(work.unit, 'message')) {
    if (message.deadline <= work.nowMs || work.state.get(work.unit, 'message-correlation', correlationKeyOf(key, value.bpmnProcessId))) continue;
    if (mayStart(work, start.value, key, value.correlationKey)) startByMessage(work, start, key, message);
    return;
  }
};
