import { NO_KEY } from '../../protocol/key.ts';
import { messageUnit, processUnit } from '../state/unit-id.ts';
import type { Work } from '../work.ts';
import type { ElementContext } from './element-handler.ts';
import { evaluateString } from './expressions.ts';

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
    for (const start of work.graph(latest).root.startEvents) {
      if (!start.message) continue;
      const name = evaluateString(work, start.message.name, NO_KEY);
      if (!name.ok) continue;
      work.send('MESSAGE_START_EVENT_SUBSCRIPTION', 'CORRELATE', NO_KEY, {
        processDefinitionKey: latest, bpmnProcessId: held.bpmnProcessId, startEventId: start.id, messageName: name.value, messageKey: NO_KEY,
        correlationKey: held.correlationKey, processInstanceKey: NO_KEY, variables: {}, tenantId: context.value.tenantId,
      }, messageUnit(name.value, held.correlationKey));
    }
  };
}
