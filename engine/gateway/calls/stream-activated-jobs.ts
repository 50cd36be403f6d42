import { activateBatch, activatedJob, giveBack } from '../activate-batch.ts';
import { readDuration } from '../duration.ts';
import { invalid } from '../gateway-error.ts';
import type { Streaming } from '../rpc.ts';
import { checkTenants } from '../tenant.ts';

interface Request { readonly type: string; readonly worker: string; readonly timeout: string; readonly fetchVariable: readonly string[]; readonly tenantIds: readonly string[] }

/** Jobs taken at once for one stream; the client takes them one by one. */
const MAX_JOBS = 32;
/** A client that takes nothing for so long loses what it has not been sent to others. */
const BLOCKED_MS = 1_000;

/** Stays open and pushes jobs when they become activatable, whoever of polls and streams is quicker. What waited before it opened is left to polls. */
export const streamActivatedJobs: Streaming<Request> = async (request, context, send) => {
  const { type } = request;
  if (type.trim() === '') throw invalid('Expected to stream activated jobs with type to be present, but it was blank');
  if (Number(request.timeout) < 1) throw invalid(`Expected to stream activated jobs with timeout to be greater than zero, but it was ${request.timeout}`);
  checkTenants('StreamActivatedJobs', request.tenantIds);
  const { polls, partition, gone } = context;
  const closings = [polls.open(type), polls.openStream(type)];
  try {
    for (let generation = polls.generation(type); ; ) {
      const only = polls.takeFresh(type, MAX_JOBS);
      if (only.length === 0) {
        if (!(await polls.wait(type, generation, undefined, gone))) return;
        generation = polls.generation(type);
        continue;
      }
      // What one of them cannot take, another may.
      polls.passOn(type);
      const { jobs, truncated } = await activateBatch({ ...request, timeoutMs: readDuration(request.timeout), maxJobs: only.length, forStream: true, only }, context);
      if (truncated) {
        const taken = new Set(jobs.map(({ key }) => key));
        polls.putBackFresh(type, only.filter((key) => !taken.has(key)));
      }
      for (const [index, job] of jobs.entries()) {
        if (gone.cancelled) return await giveBack(jobs.slice(index), partition);
        const sent = send(activatedJob(job));
        if (await within(sent, BLOCKED_MS)) continue;
        await giveBack(jobs.slice(index + 1), partition);
        await sent;
        break;
      }
      if (gone.cancelled) return;
    }
  } finally {
    for (const close of closings) close();
    polls.passOn(type);
  }
};

/** False: it takes longer. */
async function within(work: Promise<void>, ms: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  try {
    return await Promise.race([work.then(() => true), new Promise<boolean>((resolve) => { timer = setTimeout(() => resolve(false), ms); })]);
  } finally {
    clearTimeout(timer);
  }
}
