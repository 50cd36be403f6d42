import type { Attention } from '../api/contract.ts';
import { countFailingJobs } from '../store/failing-jobs.ts';
import type { QueryDeps } from './query-deps.ts';
import { countStandingStill } from './standing-still.ts';

/** How much waits for an administrator. */
export async function attention(deps: Pick<QueryDeps, 'db' | 'nowMs'>): Promise<Attention> {
  const undelivered = async (): Promise<number> => Number((await deps.db('desk.outbox').whereNull('sent_at').whereNotNull('dead_at').count<{ n: number }[]>('* as n'))[0]?.n ?? 0);
  const [failingJobs, standingStill, dead] = await Promise.all([countFailingJobs(deps.db), countStandingStill(deps), undelivered()]);
  return { failingJobs, standingStill, undelivered: dead };
}
