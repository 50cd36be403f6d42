import { setTimeout as delay } from 'node:timers/promises';
import type { ZBClient } from 'zeebe-node';
import { withoutZeebeEnvironment } from './config.ts';
import type { Job, JobOutcome, WorkerRequest, ZeebePort } from './port.ts';
import { isTransient, toZeebeError } from './zeebe-error.ts';

export interface WorkerLog { info(text: string): void; error(text: string, error?: unknown): void }

export interface WorkerSettings { readonly longPollMs: number; readonly pollIntervalMs: number; readonly log: WorkerLog }

type Told = Pick<ZeebePort, 'completeJob' | 'failJob' | 'throwError'>;
type ZeebeJob = Omit<Job, 'deadline' | 'processDefinitionVersion'> & { readonly deadline: string | number; readonly processDefinitionVersion: number; forward(): 'JOB_ACTION_ACKNOWLEDGEMENT' };

/** After this many refusals zeebe-node's pause, which doubles without end, stays at 8 s. */
const MOST_BACK_PRESSURE = 3;
const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 2_000;
/** The engine is told an outcome at least this long. */
const LEAST_PATIENCE_MS = 60_000;
const CLOSE_MS = 5_000;
/** zeebe-node reports an error for every new connection (it waits until the 10,000th millisecond of 1970): only one that lasts is news. */
const AWAY_MS = 3_000;

/**
 * A worker that neither an outage nor a handler's exception stops. zeebe-node polls; the outcome is sent by this port and repeated while the engine is away,
 * since zeebe-node itself swallows a failed completion and counts a failed failure twice against its capacity.
 */
export function startWorker(client: ZBClient, told: Told, request: WorkerRequest, { longPollMs, pollIntervalMs, log }: WorkerSettings): { close(): Promise<void> } {
  const closing = new AbortController();
  let away = false;
  let notice: NodeJS.Timeout | undefined;

  const tell = async (job: Job, outcome: Exclude<JobOutcome, { readonly kind: 'held' }>): Promise<void> => {
    const untilMs = performance.now() + Math.max(request.timeoutMs, LEAST_PATIENCE_MS);
    for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(2 * pauseMs, LONGEST_PAUSE_MS)) {
      try {
        return await send(told, job.key, outcome);
      } catch (thrown) {
        const error = toZeebeError(thrown);
        if (error.code === 'NOT_FOUND') return log.info(`job '${job.key}' of type '${request.type}' is gone: ${error.message}`);
        if (!isTransient(error) || performance.now() > untilMs || closing.signal.aborted) {
          log.error(`the outcome of job '${job.key}' of type '${request.type}' could not be told; the engine will hand it out again`, error);
          if (!isTransient(error)) await request.untold?.(job, error.message);
          return;
        }
        await delay(pauseMs, undefined, { signal: closing.signal }).catch(() => undefined);
      }
    }
  };
  const worker = withoutZeebeEnvironment(() => client.createWorker({
    taskType: request.type, maxJobsToActivate: request.maxJobs, timeout: request.timeoutMs, longPoll: longPollMs, pollInterval: pollIntervalMs, loglevel: 'NONE',
    onConnectionError: () => { notice ??= setTimeout(() => { away = true; log.info(`worker '${request.type}': the engine is away`); }, AWAY_MS).unref(); },
    onReady: () => {
      clearTimeout(notice);
      notice = undefined;
      if (away) log.info(`worker '${request.type}': the engine is back`);
      away = false;
    },
    taskHandler: async (zeebeJob) => {
      const given = zeebeJob as unknown as ZeebeJob;
      const job = toJob(given);
      const outcome = await outcomeOf(request, job, log);
      if (outcome.kind !== 'held') await tell(job, outcome);
      // Frees the place in the worker's capacity, nothing more.
      return given.forward();
    },
  }));
  capBackOff(worker);
  return {
    async close() {
      const closed = worker.close().then(() => undefined);
      const late = delay(CLOSE_MS, undefined, { ref: false }).then(() => closing.abort());
      await Promise.race([closed, late]);
      closing.abort();
      clearTimeout(notice);
    },
  };
}

async function outcomeOf(request: WorkerRequest, job: Job, log: WorkerLog): Promise<JobOutcome> {
  try {
    return await request.handle(job);
  } catch (error) {
    log.error(`the handler of job '${job.key}' of type '${request.type}' threw`, error);
    return { kind: 'failed', errorMessage: error instanceof Error ? error.message : String(error), retries: Math.max(1, job.retries), retryBackOffMs: 1_000 };
  }
}

function send(told: Told, jobKey: string, outcome: Exclude<JobOutcome, { readonly kind: 'held' }>): Promise<void> {
  switch (outcome.kind) {
    case 'completed': return told.completeJob(jobKey, outcome.variables);
    case 'failed': return told.failJob(jobKey, outcome);
    case 'error': return told.throwError(jobKey, outcome);
  }
}

function toJob({ key, type, processInstanceKey, bpmnProcessId, processDefinitionVersion, processDefinitionKey, elementId, elementInstanceKey, customHeaders, retries, deadline, variables }: ZeebeJob): Job {
  return { key, type, processInstanceKey, bpmnProcessId, processDefinitionVersion, processDefinitionKey, elementId, elementInstanceKey, customHeaders, retries, deadline: Number(deadline), variables };
}

/** zeebe-node waits 2^n seconds after the n-th RESOURCE_EXHAUSTED or INTERNAL in a row: after twenty of them, twelve days. */
function capBackOff(worker: object): void {
  let count = 0;
  Object.defineProperty(worker, 'backPressureRetryCount', { get: () => Math.min(count, MOST_BACK_PRESSURE), set: (value: number) => { count = value; } });
}
