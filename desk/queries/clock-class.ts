import type { Knex } from 'knex';
import type { ClockClass } from '../api/contract.ts';
import type { QueryDeps } from './query-deps.ts';

/** The agency's part is done: signed (status 9 at the latest: Decision 766 ends the count there), returned, refused, stopped or withdrawn. */
const CLOSED = `(d.closed_at is not null or d.finished_at is not null or d.clock_state = 'stopped')`;

/**
 * The one definition in SQL, over `d` (desk.dossier), of how a dossier stands with its time limit; the same rule as desk/domain/clock-class.ts (a test compares them).
 * Lists filter by it and the board counts by it: so each number equals the list that it opens.
 */
export function clockClass({ db, nowMs }: Pick<QueryDeps, 'db' | 'nowMs'>): Knex.Raw<ClockClass> {
  const now = new Date(nowMs);
  return db.raw(
    `(case
        when ${CLOSED} then 'closed'
        when d.clock_state = 'suspended' or (d.clock_state = 'not-started' and d.status = 5) then 'waiting'
        when d.due_at is null then 'no-limit'
        when d.due_at <= ?::timestamptz then 'overdue'
        when d.warn_at <= ?::timestamptz then 'due-soon'
        else 'on-time'
      end)`, [now, now]);
}

/** Decision 766, index 2.1: late when finished after the appointed time, or when the applicant was asked more than once. */
export const FINISHED_LATE = `(d.supplement_count > 1 or coalesce(coalesce(d.finished_at, d.closed_at) > d.due_at, false))`;

/** What a list may be narrowed to: the classes, and the finer numbers of the board. */
export const CLOCK_FILTERS = ['on-time', 'due-soon', 'overdue', 'overdue-without-apology', 'waiting', 'no-limit', 'closed', 'finished-on-time', 'finished-late', 'asked-twice', 'open'] as const;
export type ClockFilter = (typeof CLOCK_FILTERS)[number];

/** The condition of a filter over a row that has the columns `clock`, `late`, `apology` and those of the dossier (see visible-dossiers.ts). */
export const FILTER_SQL: Readonly<Record<ClockFilter, string>> = {
  'on-time': `clock = 'on-time'`,
  'due-soon': `clock = 'due-soon'`,
  overdue: `clock = 'overdue'`,
  'overdue-without-apology': `clock = 'overdue' and not apology`,
  waiting: `clock = 'waiting'`,
  'no-limit': `clock = 'no-limit'`,
  closed: `clock = 'closed'`,
  'finished-on-time': `clock = 'closed' and not late`,
  'finished-late': `clock = 'closed' and late`,
  'asked-twice': 'supplement_count > 1',
  open: `clock <> 'closed'`,
};
