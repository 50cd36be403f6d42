import type { Job, JobOutcome, ZeebePort } from '../engine/zeebe/port.ts';
import type { WorkerDeps } from './deps.ts';
import { watchFailingJobs, type FailingJobs } from './failing-jobs.ts';
import type { Handler } from './handler.ts';
import { JOB_TYPES } from './job-type.ts';
import { startLeaseLoop } from './lease-loop.ts';
import { HANDLERS } from './registry.ts';

export interface RunningWorkers {
  /** No job in hand (for the stepping clock). */
  quiet(): boolean | Promise<boolean>;
  close(): Promise<void>;
}

/** A job is ours this long; a handler answers in milliseconds, one that asks a register in seconds. */
const LEASE_MS = 60_000;
const MAX_JOBS = 32;
const AFTER_OUTAGE_MS = 1_000;

/** Takes jobs of every type of processes/job-types.yaml until closed. */
export function startWorkers(zeebe: ZeebePort, deps: Omit<WorkerDeps, 'zeebe'>): RunningWorkers {
  const all: WorkerDeps = { ...deps, zeebe };
  const failing = watchFailingJobs(all);
  let inHand = 0;
  const handleWith = (handler: Handler) => async (job: Job): Promise<JobOutcome> => {
    inHand++;
    try { return await answer(handler, job, all, failing); } finally { inHand--; }
  };
  /** The engine will not take the outcome (variables that are no document, a state that allows none): seen like a handler that throws. */
  const untold = async (job: Job, reason: string): Promise<void> => {
    inHand++;
    try { await failing.failed(job, `the engine refused the outcome: ${reason}`); } catch (error) { deps.log.warn({ jobKey: job.key, error: String(error) }, 'a failing job could not be noted'); } finally { inHand--; }
  };
  const workers = JOB_TYPES.map((type) => zeebe.work({ type, maxJobs: MAX_JOBS, timeoutMs: LEASE_MS, handle: handleWith(HANDLERS[type]), untold }));
  const leases = startLeaseLoop(all);
  return {
    quiet: () => inHand === 0 && leases.quiet() && failing.quiet(),
    async close() {
      leases.close();
      failing.close();
      await Promise.all(workers.map((worker) => worker.close()));
    },
  };
}

/** A handler that throws, or that finds its job impossible, is tried again with growing pauses while an administrator sees it. What is away for a moment is no failure. */
export async function answer(handler: Handler, job: Job, deps: WorkerDeps, failing: Pick<FailingJobs, 'failed' | 'succeeded'>): Promise<JobOutcome> {
  try {
    const outcome = await handler(job, deps);
    if (outcome.kind === 'failed') return await noted(outcome.errorMessage);
    await failing.succeeded(job);
    return outcome;
  } catch (error) {
    return isOutage(error) ? again(error) : await noted(textOf(error)).catch(again);
  }

  function noted(errorMessage: string): Promise<JobOutcome> {
    deps.log.error({ jobKey: job.key, type: job.type, elementId: job.elementId, error: errorMessage }, 'a job failed');
    return failing.failed(job, errorMessage);
  }
  function again(error: unknown): JobOutcome {
    return { kind: 'failed', errorMessage: textOf(error), retries: Math.max(1, job.retries), retryBackOffMs: AFTER_OUTAGE_MS };
  }
}

const textOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** The database (connection refused or lost, shutting down, a deadlock lost) or the engine does not answer. */
export function isOutage(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error ? String(error.code) : '';
  return /^(ECONN|EPIPE|ETIMEDOUT|57P0|08|40P01|40001|UNAVAILABLE|DEADLINE_EXCEEDED|RESOURCE_EXHAUSTED)/.test(code)
    || error.name === 'KnexTimeoutError' || /Connection terminated|Connection ended|not queryable|timeout exceeded when trying to connect/i.test(error.message);
}
