import type { QueuePlace } from '../port.ts';
import type { Families, Family } from './family.ts';

export const activatableQueue = (jobType: string): string => `activatable/${jobType}`;
export const TIMER_QUEUE = 'timer';
export const JOB_DEADLINE_QUEUE = 'job-deadline';
export const JOB_BACKOFF_QUEUE = 'job-backoff';
export const MESSAGE_DEADLINE_QUEUE = 'message-deadline';

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
  return undefined;
}
