import type { FailingJob } from '../api/contract.ts';
import type { FailingJobRow } from '../store/failing-jobs.ts';
import type { QueryDeps } from './query-deps.ts';

const AT_MOST = 200;

/** Jobs that still fail, the longest failing first. */
export async function failingJobs({ db }: Pick<QueryDeps, 'db'>): Promise<readonly FailingJob[]> {
  const rows = await db('desk.failing_job as f').leftJoin('desk.dossier as d', 'd.id', 'f.dossier_id').whereNull('f.closed_at').orderBy('f.first_at').orderBy('f.job_key').limit(AT_MOST)
    .select<(FailingJobRow & { code: string | null; procedure_code: string | null })[]>('f.*', 'd.code', 'd.procedure_code');
  return rows.map((row) => ({
    jobKey: row.job_key, type: row.type, dossierId: row.dossier_id, dossierCode: row.code, procedureCode: row.procedure_code, elementId: row.element_id, error: row.error, attempts: row.attempts,
    firstAt: row.first_at.toISOString(), lastAt: row.last_at.toISOString(), nextAt: row.next_at.toISOString(),
  }));
}
