import type { Knex } from 'knex';
import type { Board, BoardCounts, Role } from '../api/contract.ts';
import { FILTER_SQL, type ClockFilter } from './clock-class.ts';
import { onTheSpotShare } from './on-the-spot-share.ts';
import type { QueryDeps } from './query-deps.ts';
import { visibleDossiers, type Viewer } from './visible-dossiers.ts';

/** Each number of the board and the list that it opens: `GET /api/dossiers?clock=<filter>`. */
export const BOARD_FILTERS: Readonly<Record<keyof BoardCounts, ClockFilter>> = {
  onTime: 'on-time', dueSoon: 'due-soon', overdue: 'overdue', overdueWithoutApology: 'overdue-without-apology', waiting: 'waiting', noLimit: 'no-limit',
  finishedOnTime: 'finished-on-time', finishedLate: 'finished-late', askedTwice: 'asked-twice', open: 'open',
};
const COUNTS = (Object.keys(BOARD_FILTERS) as (keyof BoardCounts)[]).map((name) => `(count(*) filter (where ${FILTER_SQL[BOARD_FILTERS[name]]}))::int as "${name}"`).join(', ');
/** Enough to act on; the list behind "overdue" has them all. */
const LADDER_ROWS = 50;

export interface BoardFilter { readonly agency?: string; readonly procedure?: string }

/** How the dossiers stand with their limits, at one instant. Counted by the same predicates as the lists (clock-class.ts). */
export async function board(deps: QueryDeps, viewer: Viewer, filter: BoardFilter): Promise<Board> {
  const { db } = deps;
  const rows = (): Knex.QueryBuilder => {
    const visible = visibleDossiers(deps, viewer);
    if (filter.agency) visible.where('v.handling_agency_id', filter.agency);
    if (filter.procedure) visible.where('v.procedure_code', filter.procedure);
    return visible;
  };
  const [totals, byAgency, byProcedure, onTheSpot, ladder] = await Promise.all([
    rows().select(db.raw(COUNTS)).first<BoardCounts>(),
    rows().select('v.handling_agency_id', 'v.agency_vi', 'v.agency_en', db.raw(COUNTS)).groupBy('v.handling_agency_id', 'v.agency_vi', 'v.agency_en').orderBy('v.agency_vi') as unknown as Promise<(BoardCounts & { handling_agency_id: string; agency_vi: string; agency_en: string })[]>,
    rows().select('v.procedure_code', db.raw('max(v.procedure_name) as procedure_name'), db.raw(COUNTS)).groupBy('v.procedure_code').orderBy('v.procedure_code') as unknown as Promise<(BoardCounts & { procedure_code: string; procedure_name: string })[]>,
    onTheSpotShare(rows()),
    ladderOf(rows()),
  ]);
  return {
    asOf: new Date(deps.nowMs).toISOString(),
    totals,
    byAgency: byAgency.map(({ handling_agency_id, agency_vi, agency_en, ...counts }) => ({ ...counts, agencyId: handling_agency_id, name: { vi: agency_vi, en: agency_en } })),
    byProcedure: byProcedure.map(({ procedure_code, procedure_name, ...counts }) => ({ ...counts, procedureCode: procedure_code, name: procedure_name })),
    onTheSpot,
    ladder,
  };
}

/** Overdue dossiers with the highest rung that each has climbed to since its present due date. */
async function ladderOf(rows: Knex.QueryBuilder): Promise<Board['ladder']> {
  const found = await rows.whereRaw(FILTER_SQL.overdue)
    .joinRaw(`join lateral (select e.at, e.data->>'role' as role, substring(e.key from '^rung-(\\d+)')::int as rung from desk.clock_event e where e.dossier_id = v.id and e.key like 'rung-%' and e.at >= v.due_at order by 3 desc limit 1) as climbed on true`)
    .select('v.id', 'v.code', 'v.due_at', 'v.apology', 'climbed.rung', 'climbed.role', 'climbed.at').orderBy([{ column: 'climbed.rung', order: 'desc' }, { column: 'v.due_at' }]).limit(LADDER_ROWS) as unknown as { id: string; code: string; due_at: Date; apology: boolean; rung: number; role: Role | null; at: Date }[];
  return found.map((row) => ({ dossierId: row.id, code: row.code, rung: row.rung, role: row.role, at: row.at.toISOString(), dueAt: row.due_at.toISOString(), apology: row.apology }));
}
