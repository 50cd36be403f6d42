import type { Command, Entry } from './port.ts';
import { NO_KEY } from '../protocol/key.ts';
import type { RecordValue } from '../protocol/value-type.ts';
import type { Families } from './state/family.ts';
import { JOB_BACKOFF_QUEUE, JOB_DEADLINE_QUEUE, MESSAGE_DEADLINE_QUEUE, TIMER_QUEUE } from './state/queue-of.ts';

/** What time brings about for an entry of a line. A job's deadline must lie in the past (rule 51); timers, back-offs and messages are due on the instant. */
export function dueCommand(entry: Entry, queue: string, nowMs: number): Command | undefined {
  const { key, unit } = entry;
  if (queue === TIMER_QUEUE) {
    const timer = entry.value as Families['timer'];
    return timer.dueDate <= nowMs ? { valueType: 'TIMER', intent: 'TRIGGER', key, value: timer as RecordValue, unit } : undefined;
  }
  if (queue === JOB_DEADLINE_QUEUE) {
    const { job } = entry.value as Families['job'];
    return job.deadline < nowMs ? { valueType: 'JOB', intent: 'TIME_OUT', key, value: job as RecordValue, unit } : undefined;
  }
  if (queue === JOB_BACKOFF_QUEUE) {
    const { job } = entry.value as Families['job'];
    return job.recurringTime <= nowMs ? { valueType: 'JOB', intent: 'RECUR_AFTER_BACKOFF', key, value: job as RecordValue, unit } : undefined;
  }
  if (queue === MESSAGE_DEADLINE_QUEUE) {
    const message = entry.value as Families['message'];
    return message.deadline <= nowMs ? { valueType: 'MESSAGE_BATCH', intent: 'EXPIRE', key: NO_KEY, value: { messageKeys: [key] }, unit } : undefined;
  }
  return undefined;
}
