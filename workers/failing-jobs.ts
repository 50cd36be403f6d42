import { ZeebeError, type Job, type JobOutcome } from '../engine/zeebe/port.ts';
import { closeFailingJob, countFailure, dueFailingJobs, nextAttemptAt, nextDueFailingJob, openFailingJobKeys, type FailingJobRow } from '../desk/store/failing-jobs.ts';
import type { WorkerDeps } from './deps.ts';
import { HELD } from './handler.ts';
import { LEASE_MS } from './hold.ts';
import { dossierOf } from './once.ts';

/**
 * Jobs whose handler throws. They keep their retries and so never become an incident, whose key no client of the gateway is ever told. Nor are they failed with
 * the engine's own back-off, which nobody can cut short: the job is held with a long lease, and handed back (FailJob with retries left is activatable
 * at once) when its pause is over or when an administrator wants it. An open row is what is seen; it is closed when the job is done or gone.
 */
export interface FailingJobs {
  /** Notes the failure and answers what the engine is told now: nothing. */
  failed(job: Job, error: string): Promise<JobOutcome>;
  /** The job's handler is through: its row, if any, is closed. */
  succeeded(job: Job): Promise<void>;
  quiet(): boolean;
  close(): void;
}

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 300_000;
/** A job that was handed back and not heard of again is handed back once more, or found to be gone. */
const UNHEARD_MS = 60_000;
const AFTER_OUTAGE_MS = 5_000;
const BATCH = 100;

export const pauseMs = (attempts: number): number => Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.min(attempts - 1, 20));

export function watchFailingJobs(deps: WorkerDeps): FailingJobs {
  /** Those that this process knows to be open: a job without a row costs no statement. */
  const open = new Set<string>();
  let busy = false;
  let closed = false;
  let wakeMs = Number.POSITIVE_INFINITY;
  let forget = (): void => undefined;
  const at = (instantMs: number): void => {
    if (closed || instantMs >= wakeMs) return;
    forget();
    wakeMs = instantMs;
    forget = deps.clock.wakeAt(instantMs, () => { wakeMs = Number.POSITIVE_INFINITY; void turn(); });
  };
  const end = async (jobKey: string, reason: 'done' | 'gone'): Promise<void> => {
    await closeFailingJob(deps.db, jobKey, reason, new Date(deps.clock.now()));
    open.delete(jobKey);
  };

  async function turn(): Promise<void> {
    if (busy || closed) return;
    busy = true;
    try {
      for (const row of await dueFailingJobs(deps.db, new Date(deps.clock.now()), BATCH)) await handBack(row);
      const next = await nextDueFailingJob(deps.db);
      if (next) at(next.getTime());
    } catch (error) {
      deps.log.warn({ error: String(error) }, 'failing jobs could not be handed back, trying again');
      at(deps.clock.now() + AFTER_OUTAGE_MS);
    } finally {
      busy = false;
    }
  }
  async function handBack(row: FailingJobRow): Promise<void> {
    // Another process of ours may have brought it through: its task is held now and not to be handed out again.
    if (await deps.db('desk.task').where({ job_key: row.job_key }).first('id')) return end(row.job_key, 'done');
    await nextAttemptAt(deps.db, row.job_key, new Date(deps.clock.now() + UNHEARD_MS));
    await deps.zeebe.failJob(row.job_key, { retries: row.retries, errorMessage: row.error }).catch(async (error: unknown) => {
      if (!(error instanceof ZeebeError)) throw error;
      if (error.code === 'NOT_FOUND') return end(row.job_key, 'gone');
      // Waiting to be handed out, or with an incident that somebody raised by hand: no business of ours, looked at again later.
      if (error.code !== 'FAILED_PRECONDITION') throw error;
    });
  }

  const start = async (): Promise<void> => {
    for (const key of await openFailingJobKeys(deps.db)) open.add(key);
    await turn();
  };
  void start().catch(() => at(deps.clock.now() + AFTER_OUTAGE_MS));
  return {
    async failed(job, error) {
      const nowMs = deps.clock.now();
      open.add(job.key);
      const attempts = await countFailure(deps.db, {
        job_key: job.key, type: job.type, process_instance_key: job.processInstanceKey, bpmn_process_id: job.bpmnProcessId, element_id: job.elementId,
        dossier_id: dossierOf(job) ?? null, error: error.slice(0, 2_000), retries: Math.max(1, job.retries),
      }, new Date(nowMs), pauseMs);
      await deps.zeebe.updateJobTimeout(job.key, LEASE_MS).catch(async (refused: unknown) => {
        if (!(refused instanceof ZeebeError)) throw refused;
        // Otherwise the short lease of the activation ends, and brings the job again.
        if (refused.code === 'NOT_FOUND') await end(job.key, 'gone');
      });
      at(nowMs + pauseMs(attempts));
      return HELD;
    },
    async succeeded(job) {
      if (open.has(job.key)) await end(job.key, 'done');
    },
    quiet: () => !busy,
    close() { closed = true; forget(); },
  };
}
