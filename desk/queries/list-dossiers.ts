import { foldText } from '../domain/fold-text.ts';
import type { DossierStatus, DossierSummary, Page } from '../api/contract.ts';
import { FILTER_SQL, type ClockFilter } from './clock-class.ts';
import { CURRENT_STEP, dossierSummary, type DossierRow } from './dossier-rows.ts';
import { pageOf, type PageRequest } from './paging.ts';
import type { QueryDeps } from './query-deps.ts';
import { visibleDossiers, type Viewer } from './visible-dossiers.ts';

export interface DossierFilter {
  /** Words without diacritics will do; all of them must be in the dossier's code, applicant, number, procedure or content. */
  readonly q?: string;
  readonly status?: DossierStatus;
  readonly procedure?: string;
  /** The handling agency. */
  readonly agency?: string;
  readonly clock?: ClockFilter;
}

/** By the nearest due date when the clock is asked for, otherwise the newest first. */
export async function listDossiers(deps: QueryDeps, viewer: Viewer, filter: DossierFilter, page: PageRequest): Promise<Page<DossierSummary>> {
  const rows = visibleDossiers(deps, viewer).select('v.*', deps.db.raw(CURRENT_STEP));
  if (filter.status) rows.where('v.status', filter.status);
  if (filter.procedure) rows.where('v.procedure_code', filter.procedure);
  if (filter.agency) rows.where('v.handling_agency_id', filter.agency);
  if (filter.clock) rows.whereRaw(FILTER_SQL[filter.clock]);
  for (const word of foldText(filter.q ?? '').split(' ').filter(Boolean)) rows.whereRaw('position(? in v.search) > 0', [word]);
  const byDue = filter.clock && filter.clock !== 'closed' && !filter.clock.startsWith('finished');
  if (byDue) rows.orderByRaw('v.due_at asc nulls last, v.code');
  else rows.orderByRaw('coalesce(v.received_at, v.submitted_at) desc nulls last, v.code desc');
  return pageOf<DossierRow, DossierSummary>(deps.db, rows, page, (row) => dossierSummary(row, viewer));
}
