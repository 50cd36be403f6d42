import { askToStart, oldestStart } from '../bpmn/message-start.ts';
import { messageStartUnit } from '../state/unit-id.ts';
import { mayStart, startByMessage } from './message-start.ts';
import type { Processor } from './processor.ts';

/** An instance has ended: the oldest buffered message of its key that its process id has not had starts the next one (rule 63). One of another name is for that name's unit. */
export const correlateMessageStart: Processor<'MESSAGE_START_EVENT_SUBSCRIPTION'> = (work, { value }) => {
  const { processDefinitionKey, bpmnProcessId, messageName, correlationKey, tenantId } = value;
  const next = oldestStart(work, processDefinitionKey, bpmnProcessId, correlationKey);
  if (!next) return;
  if (next.messageName !== messageName) return askToStart(work, processDefinitionKey, bpmnProcessId, correlationKey, tenantId, next);
  const start = work.state.list(messageStartUnit(messageName), 'message-start-subscription').find((each) => each.value.bpmnProcessId === bpmnProcessId && each.value.startEventId === next.startEventId);
  const message = work.state.get(work.unit, 'message', next.messageKey);
  if (start && message && mayStart(work, start.value, next.messageKey, correlationKey)) startByMessage(work, start, next.messageKey, message);
};
