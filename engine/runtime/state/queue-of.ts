import type { QueuePlace } from '../port.ts';
import { counterOf, isKey } from '../../protocol/key.ts';
import type { Families, Family } from './family.ts';
import { signalUnit } from './unit-id.ts';

export const activatableQueue = (jobType: string): string => `activatable/${jobType}`;
/** Those who wait for one signal name. */
export const signalQueue = (name: string): string => signalUnit(name);
export const TIMER_QUEUE = 'timer';
export const JOB_DEADLINE_QUEUE = 'job-deadline';
export const JOB_BACKOFF_QUEUE = 'job-backoff';
export const MESSAGE_DEADLINE_QUEUE = 'message-deadline';

const TIMED: ReadonlySet<string> = new Set([TIMER_QUEUE, JOB_DEADLINE_QUEUE, JOB_BACKOFF_QUEUE, MESSAGE_DEADLINE_QUEUE]);
/** Whether a line's `atMs` are instants. */
export const isTimed = (queue: string): boolean => TIMED.has(queue);

/** The line in which an entry stands, if it stands in one: a function of the entry alone, so that it can be worked out again from what is stored. */
export function queueOf(family: Family, value: object): QueuePlace | undefined {
  if (family === 'job') {
    const { state, job } = value as Families['job'];
    if (state === 'ACTIVATABLE') return { queue: activatableQueue(job.type), atMs: 0 };
    if (state === 'ACTIVATED') return { queue: JOB_DEADLINE_QUEUE, atMs: job.deadline };
    if (state === 'FAILED' && job.recurringTime > 0) return { queue: JOB_BACKOFF_QUEUE, atMs: job.recurringTime };
  }
  if (family === 'timer') return { queue: TIMER_QUEUE, atMs: (value as Families['timer']).dueDate };
  if (family === 'message') return { queue: MESSAGE_DEADLINE_QUEUE, atMs: (value as Families['message']).deadline };
  if (family === 'signal-wait') {
    const { elementInstanceKey, value: { signalName, processDefinitionKey } } = value as Families['signal-wait'];
    // In the order in which Zeebe goes through them: by the element that waits, a start event by its definition.
    return { queue: signalQueue(signalName), atMs: counterOf(isKey(elementInstanceKey) ? elementInstanceKey : processDefinitionKey) };
  }
  return undefined;
}
