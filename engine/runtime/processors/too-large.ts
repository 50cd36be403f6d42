import { LARGE_COMMAND_BYTES, LARGEST_BATCH_BYTES, batchBytes, sizeOf } from '../batch-size.ts';
import { scratchOf } from '../bpmn/refusal.ts';
import type { Work } from '../work.ts';
import { processCommand } from './process-command.ts';

/**
 * A client's command that would write more than Zeebe may write at once is refused, as a whole. Only a large command can: it is tried on a copy first.
 * A deployment counts twice, because a cluster also writes it to pass it on to its other partitions: what is accepted here can move there.
 */
export function processOrRefuse(work: Work): void {
  const { valueType, value, key, requestId } = work.command;
  const commandBytes = requestId === undefined ? 0 : sizeOf(value, LARGE_COMMAND_BYTES);
  if (commandBytes < LARGE_COMMAND_BYTES) return processCommand(work);
  const scratch = scratchOf(work);
  processCommand(scratch);
  const [, ...written] = scratch.records;
  if (written.some(({ recordType }) => recordType === 'COMMAND_REJECTION')) return processCommand(work);
  const commands = scratch.followUps.reduce((sum, follow) => sum + sizeOf(follow.value), 0);
  if (batchBytes(written) + commands + (valueType === 'DEPLOYMENT' ? sizeOf(value) : 0) <= LARGEST_BATCH_BYTES) return processCommand(work);
  if (valueType !== 'PROCESS_INSTANCE_MODIFICATION') return work.reject('EXCEEDED_BATCH_RECORD_SIZE', '');
  const instanceKey = String((value as { readonly processInstanceKey?: string }).processInstanceKey ?? key);
  work.reject('INVALID_ARGUMENT', `Unable to modify process instance with key '${instanceKey}' as the size exceeds the maximum batch size. Please reduce the size by splitting the modification into multiple commands.`);
}
