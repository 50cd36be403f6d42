import type { Knex } from 'knex';

export interface FailingJobRow {
  job_key: string; type: string; process_instance_key: string; bpmn_process_id: string; element_id: string; dossier_id: string | null; error: string; attempts: number; retries: number;
  first_at: Date; last_at: Date; next_at: Date; closed_at: Date | null; closed_reason: 'done' | 'gone' | null;
}
export type Failure = Pick<FailingJobRow, 'job_key' | 'type' | 'process_instance_key' | 'bpmn_process_id' | 'element_id' | 'dossier_id' | 'error' | 'retries'>;

const open = (db: Knex) => db<FailingJobRow>('desk.failing_job').whereNull('closed_at');

/** Counts one more attempt and sets the next one, `pauseMs(attempts)` later; answers how many there were. */
export async function countFailure(db: Knex, failure: Failure, at: Date, pauseMs: (attempts: number) => number): Promise<number> {
  return db.transaction(async (trx) => {
    const [row]: { attempts: number }[] = await trx('desk.failing_job').insert({ ...failure, attempts: 1, first_at: at, last_at: at, next_at: at })
      .onConflict('job_key').merge({ error: failure.error, retries: failure.retries, attempts: trx.raw('failing_job.attempts + 1'), last_at: at, closed_at: null, closed_reason: null }).returning('attempts');
    await nextAttemptAt(trx, failure.job_key, new Date(at.getTime() + pauseMs(row!.attempts)));
    return row!.attempts;
  });
}
export async function nextAttemptAt(db: Knex, jobKey: string, at: Date): Promise<void> {
  await open(db).where({ job_key: jobKey }).update({ next_at: at });
}
export async function closeFailingJob(db: Knex, jobKey: string, reason: 'done' | 'gone', at: Date): Promise<void> {
  await open(db).where({ job_key: jobKey }).update({ closed_at: at, closed_reason: reason });
}
/** Those whose pause is over. */
export const dueFailingJobs = (db: Knex, now: Date, limit: number): Promise<FailingJobRow[]> => open(db).where('next_at', '<=', now).orderBy('next_at').limit(limit) as unknown as Promise<FailingJobRow[]>;
/** null: none is open. */
export async function nextDueFailingJob(db: Knex): Promise<Date | null> {
  return (await open(db).orderBy('next_at').first('next_at'))?.next_at ?? null;
}
export async function openFailingJobKeys(db: Knex): Promise<readonly string[]> {
  return (await open(db).select('job_key')).map((row) => row.job_key);
}
export async function countFailingJobs(db: Knex): Promise<number> {
  const counted = await open(db).count<{ n: number }[]>('* as n');
  return Number(counted[0]?.n ?? 0);
}
