import { status } from '@grpc/grpc-js';
import { activateBatch, activatedJob, giveBack } from '../activate-batch.ts';
import { LONGEST_TIMEOUT_MS, readDuration } from '../duration.ts';
import { GatewayError, invalid } from '../gateway-error.ts';
import type { Streaming } from '../rpc.ts';
import { overloaded } from '../submit.ts';
import { checkTenants } from '../tenant.ts';

interface Request {
  readonly type: string;
  readonly worker: string;
  readonly timeout: string;
  readonly maxJobsToActivate: number;
  readonly fetchVariable: readonly string[];
  readonly requestTimeout: string;
  readonly tenantIds: readonly string[];
}

/** Zeebe's default long poll. */
const LONG_POLL_MS = 10_000;
/** A message is at most 4 MB: below it an answer is split. */
const LARGEST_MESSAGE = 3_500_000;
/** Activated by one command: a client that asks for two thousand million at once must not make the engine look at all of them in one step. */
const LARGEST_BATCH = 500;

/** Hands out jobs as soon as there are any, within the long poll; nothing in time is an empty, successful answer. */
export const activateJobs: Streaming<Request> = async (request, context, send) => {
  const { type, maxJobsToActivate } = request;
  // The engine would say the same, but an empty line is answered without asking it.
  const refusal = (what: string): GatewayError => invalid(`Command 'ACTIVATE' rejected with code 'INVALID_ARGUMENT': Expected to activate job batch with ${what}`);
  if (type.trim() === '') throw refusal('type to be present, but it was blank');
  if (Number(request.timeout) < 1) throw refusal(`timeout to be greater than zero, but it was '${request.timeout}'`);
  if (maxJobsToActivate < 1) throw refusal(`max jobs to activate to be greater than zero, but it was '${maxJobsToActivate}'`);
  checkTenants('ActivateJobs', request.tenantIds);
  if (overloaded(context.partition, context.mostInFlight)) throw new GatewayError(status.RESOURCE_EXHAUSTED, `Expected to activate jobs of type '${type}', but no jobs available and at least one broker returned 'RESOURCE_EXHAUSTED'. Please try again later.`);

  const { polls, partition, gone } = context;
  const pollMs = Math.min(readDuration(request.requestTimeout), LONGEST_TIMEOUT_MS);
  const untilMs = performance.now() + (pollMs === 0 ? LONG_POLL_MS : pollMs);
  const close = polls.open(type);
  try {
    for (;;) {
      const generation = polls.generation(type);
      let found = 0;
      for (let asked = Math.min(maxJobsToActivate, LARGEST_BATCH); asked > 0 && partition.mayHaveJobs(type); asked = Math.min(maxJobsToActivate - found, LARGEST_BATCH)) {
        const { jobs, more } = await activateBatch({ ...request, timeoutMs: readDuration(request.timeout), maxJobs: asked }, context);
        for (let rest = jobs; rest.length > 0;) {
          if (gone.cancelled) return await giveBack(rest, partition);
          const part = thatFit(rest.map(activatedJob));
          await send({ jobs: part });
          rest = rest.slice(part.length);
        }
        found += jobs.length;
        if (!more) break;
      }
      if (found > 0) return;
      const leftMs = untilMs - performance.now();
      if (leftMs <= 0 || !(await polls.wait(type, generation, leftMs, gone))) return;
    }
  } finally {
    close();
    // Whatever became of this one, there may be more: the next in turn looks.
    polls.passOn(type);
  }
};

/** The first ones that go into one message, one at least. */
function thatFit(jobs: readonly ReturnType<typeof activatedJob>[]): typeof jobs {
  let size = 0;
  const end = jobs.findIndex(({ variables, customHeaders }, index) => (size += Buffer.byteLength(variables) + Buffer.byteLength(customHeaders) + 500) > LARGEST_MESSAGE && index > 0);
  return end < 0 ? jobs : jobs.slice(0, end);
}
