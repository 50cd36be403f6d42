import type { Page, TaskSummary } from '../api/contract.ts';
import { foldText } from '../domain/fold-text.ts';
import { pageOf, type PageRequest } from './paging.ts';
import type { QueryDeps } from './query-deps.ts';
import { reminders, type RemindedRow } from './reminders.ts';
import { ownTaskRows, taskSummary } from './task-rows.ts';
import type { Viewer } from './visible-dossiers.ts';

export const TASK_VIEWS = ['mine', 'group', 'all'] as const;
export interface TaskFilter { /** mine: assigned to me; group: nobody's yet, for one of my roles; all: every open task of my agency. */ readonly view: (typeof TASK_VIEWS)[number]; readonly q?: string }

/** What is due first comes first: by the step's own limit or the dossier's, whichever is nearer. */
export async function listTasks(deps: QueryDeps, viewer: Viewer, filter: TaskFilter, page: PageRequest): Promise<Page<TaskSummary>> {
  const rows = ownTaskRows(deps, viewer).whereNot({ 't.kind': 'await-linked-dossiers' }).whereIn('t.state', ['open', 'claimed']);
  if (filter.view === 'mine') rows.where('t.assignee_id', viewer.id);
  if (filter.view === 'group') rows.whereNull('t.assignee_id').whereRaw('t.candidate_groups && ?::text[]', [[...viewer.roles]]);
  for (const word of foldText(filter.q ?? '').split(' ').filter(Boolean)) rows.whereRaw('position(? in v.search) > 0', [word]);
  rows.orderByRaw('least(t.due_at, v.due_at) asc nulls last, t.created_at, t.id');
  rows.select('v.channel', 'v.received_at', deps.db.raw(`v.facts->'field'->>'id' as field_id`));
  const isReminded = await reminders(deps, viewer.agencyId);
  return pageOf<RemindedRow, TaskSummary>(deps.db, rows, page, (row) => ({ ...taskSummary(row, viewer), reminder: isReminded(row) }));
}
