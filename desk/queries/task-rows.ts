import type { Knex } from 'knex';
import type { ClockClass, TaskSummary } from '../api/contract.ts';
import type { TaskRow as StoredTask } from '../store/rows.ts';
import { localDate } from '../domain/local-day.ts';
import { iso } from './dossier-rows.ts';
import type { QueryDeps } from './query-deps.ts';
import { dossiersWithClock, visibleDossiers, type Viewer } from './visible-dossiers.ts';

export interface TaskRow extends StoredTask {
  assignee_name: string | null; dossier_code: string; procedure_code: string; procedure_name: string; applicant_name: string; dossier_due_at: Date | null; clock: ClockClass;
  /** Signing and deciding at the one-stop: as a leader or under a delegation (desk/commands/delegated.ts). */
  delegated: boolean;
}

/** Tasks of the dossiers that the viewer may see, with what a list shows of their dossiers; `t` is the task, `v` the dossier. */
export function taskRows(deps: QueryDeps, viewer: Viewer): Knex.QueryBuilder {
  return withTasks(deps, viewer, visibleDossiers(deps, viewer));
}

/** Tasks of the viewer's own agency. Whoever has a task sees its dossier: nothing more has to be asked, and the inbox is read all day. */
export function ownTaskRows(deps: QueryDeps, viewer: Viewer): Knex.QueryBuilder {
  return withTasks(deps, viewer, deps.db.from(dossiersWithClock(deps).as('v'))).where('t.agency_id', viewer.agencyId);
}

function withTasks(deps: QueryDeps, viewer: Viewer, dossiers: Knex.QueryBuilder): Knex.QueryBuilder {
  return dossiers.join('desk.task as t', 't.dossier_id', 'v.id').leftJoin('desk.account as who', 'who.id', 't.assignee_id')
    .select('t.*', 'who.name as assignee_name', 'v.code as dossier_code', 'v.procedure_code', 'v.procedure_name', deps.db.raw(`v.applicant->>'name' as applicant_name`), 'v.due_at as dossier_due_at', 'v.clock',
      deps.db.raw(`(${DELEGATED}) as delegated`, { leader: viewer.roles.includes('leader'), viewerId: viewer.id, atOneStop: viewer.atOneStop, today: localDate(deps.nowMs) }));
}

/** The same rule as desk/commands/delegated.ts, for a list (a test compares them). */
const DELEGATED = `
  :leader or t.place <> 'one-stop' or not coalesce(t.form_key = 'sign' or (t.form_key = 'process-on-the-spot' and v.on_the_spot), false)
  or exists (
    select 1 from desk.delegation g
    where g.agency_id = t.agency_id and g.power = case t.form_key when 'sign' then 'approve' else 'appraise' end
      and (g.procedure_code is null or g.procedure_code = v.procedure_code) and (g.field is null or g.field = v.facts->'field'->>'id')
      and ((g.account_id is null and :atOneStop) or g.account_id = cast(:viewerId as uuid))
      and g.in_force_from <= cast(:today as date) and (g.in_force_to is null or cast(:today as date) <= g.in_force_to)
      and not exists (select 1 from desk.delegation_revocation r where r.delegation_id = g.id))`;

export function taskSummary(row: TaskRow, viewer: Viewer): TaskSummary {
  const waits = row.state === 'open' || row.state === 'claimed';
  const mine = row.assignee_id !== null && row.assignee_id === viewer.id;
  const inMyGroups = row.agency_id === viewer.agencyId && row.candidate_groups.some((group) => (viewer.roles as readonly string[]).includes(group));
  const forPeople = row.form_key !== null;
  // What the counter ends by an act on the dossier: the supplement has come, the fee was taken.
  const awaited = row.kind === 'await-supplement' || row.kind === 'await-payment';
  return {
    id: row.id, name: row.name, kind: row.kind, formKey: row.form_key, elementId: row.element_id,
    dossierId: row.dossier_id, dossierCode: row.dossier_code, procedureCode: row.procedure_code, procedureName: row.procedure_name, applicantName: row.applicant_name,
    candidateGroups: row.candidate_groups, assignee: row.assignee_id ? { id: row.assignee_id, name: row.assignee_name ?? '' } : null,
    createdAt: row.created_at.toISOString(), dueAt: iso(row.due_at), dossierDueAt: iso(row.dossier_due_at), clock: row.clock,
    state: row.state,
    mayClaim: waits && forPeople && row.assignee_id === null && inMyGroups && row.delegated,
    mayComplete: waits && (forPeople || awaited) && row.delegated && row.agency_id === viewer.agencyId && (mine || (row.assignee_id === null && inMyGroups)),
  };
}
