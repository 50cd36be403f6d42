import { NO_KEY, counterOf } from '../../protocol/key.ts';
import type { Key } from '../../protocol/record.ts';
import { correlationKeyOf } from '../state/composite-key.ts';
import { messageUnit, processUnit } from '../state/unit-id.ts';
import type { Work } from '../work.ts';
import type { ElementContext } from './element-handler.ts';
import { evaluateString } from './expressions.ts';

/** A message that may start the next instance: the oldest of its name and correlation key that lives and that the process id has not had. */
export interface BufferedStart { readonly startEventId: string; readonly messageName: string; readonly messageKey: Key }

/**
 * An instance that a message with a correlation key started is about to end: the next buffered message of that key may start one, in the
 * latest version (rule 63). Returns what to do once it has ended.
 */
export function freeStartLock(work: Work, context: ElementContext): () => void {
  const held = work.state.get(work.unit, 'held-lock', context.key);
  if (!held) return () => {};
  const process = work.state.get(processUnit(held.bpmnProcessId), 'process', held.bpmnProcessId);
  const latest = process?.keys[process.latestVersion];
  return () => {
    if (latest === undefined) return;
    const [first] = startMessages(work, latest);
    if (first) askToStart(work, latest, held.bpmnProcessId, held.correlationKey, context.value.tenantId, first);
  };
}

/** In the unit of that message name: whether it starts the next instance is decided there. */
export function askToStart(work: Work, processDefinitionKey: Key, bpmnProcessId: string, correlationKey: string, tenantId: string, start: Omit<BufferedStart, 'messageKey'>): void {
  const { startEventId, messageName } = start;
  work.send('MESSAGE_START_EVENT_SUBSCRIPTION', 'CORRELATE', NO_KEY, {
    processDefinitionKey, bpmnProcessId, startEventId, messageName, messageKey: NO_KEY, correlationKey, processInstanceKey: NO_KEY, variables: {}, tenantId,
  }, messageUnit(messageName, correlationKey));
}

/** Which message is next, of all those that start the process: as it was published, not as the start events stand. */
export function oldestStart(work: Work, processDefinitionKey: Key, bpmnProcessId: string, correlationKey: string): BufferedStart | undefined {
  const next = startMessages(work, processDefinitionKey).flatMap(({ startEventId, messageName }): BufferedStart[] => {
    const found = work.state.list(messageUnit(messageName, correlationKey), 'message').find(({ key, value }) =>
      value.deadline > work.nowMs && !work.state.get(messageUnit(messageName, correlationKey), 'message-correlation', correlationKeyOf(key, bpmnProcessId)));
    return found ? [{ startEventId, messageName, messageKey: found.key }] : [];
  });
  return next.sort((a, b) => counterOf(a.messageKey) - counterOf(b.messageKey))[0];
}

function startMessages(work: Work, processDefinitionKey: Key): { readonly startEventId: string; readonly messageName: string }[] {
  return work.graph(processDefinitionKey).root.startEvents.flatMap(({ id, message }) => {
    const name = message ? evaluateString(work, message.name, NO_KEY) : undefined;
    return name?.ok ? [{ startEventId: id, messageName: name.value }] : [];
  });
}
