import type { FailingJobRow } from '../store/failing-jobs.ts';
import type { Actor, DeskDeps, Result } from './command.ts';
import { hasRole } from './may-see.ts';
import { noteAdministration } from './note-administration.ts';
import { refusals, refuse } from './refuse.ts';
import { inUnit } from './unit.ts';

const UNHEARD_MS = 60_000;

/** An administrator wants a failing job tried now and not after its pause. 403, 404 when it fails no longer. */
export async function retryJob(deps: DeskDeps, actor: Actor, { jobKey }: { readonly jobKey: string }): Promise<Result<{ readonly jobKey: string }>> {
  return inUnit(deps, actor, async (unit) => {
    if (!hasRole(actor, 'administrator')) refusals.notYours();
    const row = await unit.trx<FailingJobRow>('desk.failing_job').where({ job_key: jobKey }).whereNull('closed_at').forNoKeyUpdate().first();
    if (!row) return refuse(404, 'Việc này không còn lỗi', 'This job no longer fails');
    // The outbox hands it back; the watch over failing jobs only if nothing is heard of it.
    await unit.trx('desk.failing_job').where({ job_key: jobKey }).update({ next_at: new Date(unit.atMs + UNHEARD_MS) });
    await unit.outbox('retry-job', `job:${jobKey}`, { jobKey, retries: row.retries, error: row.error });
    await noteAdministration(unit, { kind: 'job-retried', subject: { id: jobKey, name: row.type } });
    return { jobKey };
  });
}
