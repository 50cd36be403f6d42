import type { Knex } from 'knex';
import type { StandingDossier } from '../api/contract.ts';
import type { QueryDeps } from './query-deps.ts';

/** On its way from one step to the next a dossier rests nowhere for milliseconds; an assumption of ours, far above that. */
export const STANDS_AFTER_MS = 5 * 60_000;
const AT_MOST = 200;

interface Row { id: string; code: string; procedure_name: string; status: StandingDossier['status']; agency_vi: string; agency_en: string; what: StandingDossier['what']; since: Date; process_instance_key: string | null; bpmn_process_id: string | null; process_definition_version: number | null }

/**
 * Open dossiers that rest nowhere: no task, no job that fails, nothing on its way to the engine. So it is when the model itself raised an incident
 * (an expression that cannot be evaluated): there is no job then, and the gateway tells nobody. And dossiers whose limit passed unnoticed by their clock.
 * A dossier with one branch at rest and another stuck shows when the first is done.
 */
function standing(db: Knex, nowMs: number): Knex.QueryBuilder {
  const before = new Date(nowMs - STANDS_AFTER_MS);
  const last = db('desk.history as h').whereRaw("h.dossier_id = d.id and h.kind <> 'clock-event'").max('h.at');
  const process = db('desk.dossier as d').whereNull('d.closed_at')
    .whereNotExists(db('desk.task as t').select(db.raw('1')).whereRaw("t.dossier_id = d.id and t.state in ('open', 'claimed', 'completing') and (t.job_key is not null or d.clock_state = 'not-started')"))
    .whereNotExists(db('desk.outbox as o').select(db.raw('1')).whereRaw("o.subject = 'dossier:' || d.id and o.sent_at is null"))
    .whereNotExists(db('desk.failing_job as f').select(db.raw('1')).whereRaw('f.dossier_id = d.id and f.closed_at is null'))
    .select('d.*', db.raw("'process' as what"), last.clone().as('since'));
  const clock = db('desk.dossier as d').whereNull('d.closed_at').where({ 'd.clock_state': 'running' }).where('d.due_at', '<', before).whereNull('d.breached_at')
    .whereNotExists(db('desk.outbox as o').select(db.raw('1')).whereRaw("o.subject = 'clock:' || d.id and o.sent_at is null"))
    .select('d.*', db.raw("'clock' as what"), 'd.due_at as since');
  return db.from(process.unionAll(clock).as('s')).where('s.since', '<', before);
}

/** The longest standing first. */
export async function standingStill({ db, nowMs }: Pick<QueryDeps, 'db' | 'nowMs'>): Promise<readonly StandingDossier[]> {
  const rows: Row[] = await standing(db, nowMs).join('desk.agency as a', 'a.id', 's.handling_agency_id').orderBy('s.since').orderBy('s.id').limit(AT_MOST).select('s.*', 'a.name_vi as agency_vi', 'a.name_en as agency_en');
  return rows.map((row) => ({
    id: row.id, code: row.code, procedureName: row.procedure_name, status: row.status, agency: { vi: row.agency_vi, en: row.agency_en }, what: row.what, since: row.since.toISOString(),
    processInstanceKey: row.process_instance_key, bpmnProcessId: row.bpmn_process_id, version: row.process_definition_version,
  }));
}

export async function countStandingStill({ db, nowMs }: Pick<QueryDeps, 'db' | 'nowMs'>): Promise<number> {
  const [counted]: { n: number }[] = await standing(db, nowMs).count('* as n');
  return Number(counted?.n ?? 0);
}
