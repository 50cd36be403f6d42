import type { TaskForm, TaskSummary, TaskView } from '../api/contract.ts';
import { viewOf } from './dossier-view.ts';
import type { LegalCounters } from '../domain/legal-counters.ts';
import { countedFor } from './counted-for.ts';
import type { QueryDeps } from './query-deps.ts';
import { ownTaskRows, taskSummary, type TaskRow } from './task-rows.ts';
import { dossiersWithClock, type Viewer } from './visible-dossiers.ts';
import { exceptionalOutcome, forbiddenOutcome } from './forbidden-outcome.ts';
import { CURRENT_STEP, iso, type DossierRow } from './dossier-rows.ts';

/** One task with its form; undefined when it does not exist or is another agency's. */
export async function taskView(deps: QueryDeps, viewer: Viewer, taskId: string): Promise<TaskView | undefined> {
  const row = await ownTaskRows(deps, viewer).where('t.id', taskId).first<TaskRow | undefined>();
  if (!row) return undefined;
  const dossier = await deps.db.from(dossiersWithClock(deps).as('v')).select('v.*', deps.db.raw(CURRENT_STEP)).where('v.id', row.dossier_id).first<DossierRow | undefined>();
  if (!dossier) return undefined;
  const counters = await countedFor(deps, dossier);
  return { task: taskSummary(row, viewer), form: taskForm(deps, row, counters), dossier: await viewOf(deps, viewer, dossier, counters), outcome: row.outcome, completedAt: iso(row.completed_at), together: await together(deps, viewer, row, dossier) };
}

const AT_MOST = 50;

/** Whoever comes for one result takes the others that wait for them, linked dossiers' above all. */
async function together(deps: QueryDeps, viewer: Viewer, task: TaskRow, dossier: DossierRow): Promise<readonly TaskSummary[]> {
  if (task.form_key !== 'return-result' || (task.state !== 'open' && task.state !== 'claimed')) return [];
  const rows: TaskRow[] = await ownTaskRows(deps, viewer).where({ 't.form_key': 'return-result' }).whereIn('t.state', ['open', 'claimed']).whereNot({ 't.id': task.id })
    .whereRaw(`v.applicant->>'identityNumber' = ?`, [dossier.applicant.identityNumber]).orderBy('v.code').limit(AT_MOST);
  return rows.map((row) => taskSummary(row, viewer)).filter(({ mayComplete }) => mayComplete);
}

function taskForm({ catalogue }: QueryDeps, task: TaskRow, counters: LegalCounters): TaskForm {
  const facts = task.form_key === null ? undefined : catalogue.form(task.form_key);
  if (!facts) return { key: task.form_key ?? '', title: { vi: task.name, en: task.name }, outcomes: [], fields: [] };
  return {
    key: facts.key, title: facts.title, fields: facts.fields,
    outcomes: facts.outcomes.map((outcome) => ({ ...outcome, forbidden: forbiddenOutcome(facts.key, outcome.value, counters), exception: exceptionalOutcome(facts.key, outcome.value, counters) })),
  };
}
