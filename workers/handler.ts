import type { Job, JobOutcome } from '../engine/zeebe/port.ts';
import type { WorkerDeps } from './deps.ts';

/** One a job type. Idempotent: the same job delivered twice changes nothing twice and is answered alike. */
export type Handler = (job: Job, deps: WorkerDeps) => Promise<JobOutcome>;

export const completed = (variables: object = {}): JobOutcome => ({ kind: 'completed', variables });
export const HELD: JobOutcome = { kind: 'held' };
/** No retry will help by itself: an administrator sees it (failing-jobs.ts). */
export const incident = (errorMessage: string): JobOutcome => ({ kind: 'failed', errorMessage, retries: 0 });
