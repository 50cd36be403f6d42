import type { Text } from '../../processes/schema/facts.ts';
import type { WorkingTime } from '../../engine/time/working-calendar.ts';
import { deadline, type CountRules, type LimitTerm } from './deadline.ts';
import type { Ladder } from './escalation.ts';
import { sayInstant } from './say-when.ts';

/** What the start entry freezes; every later date follows from it and the entries after it. */
export interface StartData {
  /** null: the law gives no limit. */
  readonly limit: LimitTerm | null;
  /** Checksum of the calendar as it was (desk.calendar): a later edition moves no date by itself. */
  readonly calendar: string;
  readonly count: CountRules;
  readonly ladder: Ladder;
  /** T12; null: off. Absent in ledgers begun before it was data: one working day. */
  readonly warnBefore?: LimitTerm | null;
}
interface EntryBase { readonly seq: number; readonly atMs: number; readonly ground: string }
export type LedgerEntry = EntryBase & (
  | { readonly kind: 'start'; readonly data: StartData }
  /** `expiry`: what is waited for lapses after this term (T11). */
  | { readonly kind: 'suspend'; readonly data: { readonly waitingFor: 'supplement' | 'payment' | 'other'; readonly expiry?: LimitTerm } }
  /** The rest of the term runs on. */
  | { readonly kind: 'resume'; readonly data: object }
  /** The whole term again, from zero (T10; Decree 61 Art. 19.4). */
  | { readonly kind: 'restart'; readonly data: object }
  /** The due date moves by the time that was waited. */
  | { readonly kind: 'shift'; readonly data: object }
  | { readonly kind: 'extend'; readonly data: { readonly newDueAtMs: number } }
  | { readonly kind: 'stop'; readonly data: object });
export type EntryKind = LedgerEntry['kind'];

export interface ClockState {
  readonly state: 'not-started' | 'running' | 'suspended' | 'stopped';
  /** null: no limit, not started, or waiting. */
  readonly dueAtMs: number | null;
  /** 1 for the first due date, one more for every later one; names the once-only events of a term. */
  readonly term: number;
  /** When the running term began to count. */
  readonly termFromMs: number;
  readonly start: StartData | null;
  readonly extensions: number;
  readonly suspended: { readonly sinceMs: number; readonly seq: number; readonly waitingFor: string; readonly expiry: LimitTerm | null; readonly dueBeforeMs: number | null } | null;
  readonly stoppedAtMs: number | null;
  /** Working minutes used since the last start or restart, up to `countedToMs`. */
  readonly usedMinutes: number;
  readonly countedToMs: number;
  readonly trace: readonly { readonly seq: number; readonly dueAtMs: number | null; readonly explanation: readonly Text[] }[];
}

const NOT_STARTED: ClockState = { state: 'not-started', dueAtMs: null, term: 0, termFromMs: 0, start: null, extensions: 0, suspended: null, stoppedAtMs: null, usedMinutes: 0, countedToMs: 0, trace: [] };

const LEGAL: Readonly<Record<ClockState['state'], readonly EntryKind[]>> = {
  'not-started': ['start'],
  running: ['suspend', 'extend', 'stop'],
  suspended: ['resume', 'restart', 'shift', 'stop'],
  stopped: [],
};
export const mayFollow = (state: ClockState, kind: EntryKind): boolean => LEGAL[state.state].includes(kind);

/** The ledger, from its first entry to its last. Pure: the same entries and calendars give the same dates on any machine on any day. */
export function foldLedger(entries: readonly LedgerEntry[], calendarOf: (checksum: string) => WorkingTime): ClockState {
  return entries.reduce((state, entry) => apply(state, entry, calendarOf), NOT_STARTED);
}

function apply(state: ClockState, entry: LedgerEntry, calendarOf: (checksum: string) => WorkingTime): ClockState {
  if (!mayFollow(state, entry.kind)) throw new Error(`Expected to apply ledger entry ${entry.seq} of kind '${entry.kind}', but the clock is ${state.state}`);
  const start = entry.kind === 'start' ? entry.data : state.start!;
  const time = calendarOf(start.calendar);
  const used = state.state === 'running' ? state.usedMinutes + Math.max(0, time.workingMinutesBetween(state.countedToMs, entry.atMs)) : state.usedMinutes;
  const next = (change: Partial<ClockState>, explanation: readonly Text[]): ClockState => {
    const changed = { ...state, usedMinutes: used, countedToMs: entry.atMs, ...change };
    return { ...changed, trace: [...state.trace, { seq: entry.seq, dueAtMs: changed.dueAtMs, explanation }] };
  };
  const run = (due: { dueAtMs: number | null; explanation: readonly Text[] }, change: Partial<ClockState> = {}): ClockState =>
    next({ state: 'running', dueAtMs: due.dueAtMs, term: state.term + 1, termFromMs: entry.atMs, suspended: null, ...change }, due.explanation);

  switch (entry.kind) {
    case 'start': return run(fresh(start, entry.atMs, time), { start, usedMinutes: 0 });
    case 'restart': return run(fresh(start, entry.atMs, time, { vi: 'Tính lại từ đầu sau khi hồ sơ đủ (T10).', en: 'Counted again from zero, the dossier being complete (T10).' }), { usedMinutes: 0 });
    case 'resume': return run(rest(state, start, entry.atMs, time));
    case 'shift': return run(shifted(state, entry.atMs, time));
    case 'suspend': return next({
      state: 'suspended', dueAtMs: null,
      suspended: { sinceMs: entry.atMs, seq: entry.seq, waitingFor: entry.data.waitingFor, expiry: entry.data.expiry ?? null, dueBeforeMs: state.dueAtMs },
    }, [{ vi: `Tạm dừng tính từ ${sayInstant(time, entry.atMs).vi}.`, en: `The clock waits from ${sayInstant(time, entry.atMs).en}.` }]);
    case 'extend': {
      const when = sayInstant(time, entry.data.newDueAtMs, true);
      return run({ dueAtMs: entry.data.newDueAtMs, explanation: [{ vi: `Hẹn lại một lần (Mẫu 04): ${when.vi}.`, en: `Re-appointed once (form 04): ${when.en}.` }] }, { extensions: state.extensions + 1 });
    }
    case 'stop': return next({ state: 'stopped', stoppedAtMs: entry.atMs, suspended: null, dueAtMs: state.suspended ? passed(state.suspended) : state.dueAtMs }, [{ vi: `Dừng tính lúc ${sayInstant(time, entry.atMs).vi}.`, en: `The clock stopped at ${sayInstant(time, entry.atMs).en}.` }]);
  }
}

function fresh(start: StartData, atMs: number, time: WorkingTime, lead?: Text): { dueAtMs: number | null; explanation: readonly Text[] } {
  if (!start.limit) return { dueAtMs: null, explanation: [{ vi: 'Pháp luật không quy định thời hạn giải quyết.', en: 'The law sets no limit.' }] };
  const found = deadline(start.limit, atMs, time, start.count);
  return { dueAtMs: found.dueAtMs, explanation: [...(lead ? [lead] : []), ...found.explanation] };
}

/** While it waits nothing falls due: only a date that had passed before the waiting began still counts. */
export const passed = (suspended: NonNullable<ClockState['suspended']>): number | null =>
  (suspended.dueBeforeMs !== null && suspended.sinceMs > suspended.dueBeforeMs ? suspended.dueBeforeMs : null);

/** A term in days ends when the office closes; a term in hours at its minute. */
const countsDays = (start: StartData): boolean => start.limit !== null && start.limit.unit !== 'working-hour';

function rest(state: ClockState, start: StartData, atMs: number, time: WorkingTime): { dueAtMs: number | null; explanation: readonly Text[] } {
  const before = state.suspended!.dueBeforeMs;
  if (before === null) return { dueAtMs: null, explanation: [] };
  const left = time.workingMinutesBetween(state.suspended!.sinceMs, before);
  const exact = time.addWorkingMinutes(atMs, left);
  const dueAtMs = countsDays(start) && left > 0 ? time.closingOf(time.dayOf(exact - 1)) : exact;
  const when = sayInstant(time, dueAtMs, true);
  return { dueAtMs, explanation: [{ vi: `Tiếp tục tính: còn ${Math.round(left)} phút làm việc; hạn mới ${when.vi}.`, en: `Running on: ${Math.round(left)} working minutes were left; now due ${when.en}.` }] };
}

function shifted(state: ClockState, atMs: number, time: WorkingTime): { dueAtMs: number | null; explanation: readonly Text[] } {
  const before = state.suspended!.dueBeforeMs;
  if (before === null) return { dueAtMs: null, explanation: [] };
  const moved = before + (atMs - state.suspended!.sinceMs);
  const dueAtMs = time.closingOf(time.workingDayFrom(time.dayOf(moved - 1)));
  const days = Math.round(((atMs - state.suspended!.sinceMs) / 86_400_000) * 10) / 10;
  const when = sayInstant(time, dueAtMs, true);
  return { dueAtMs, explanation: [{ vi: `Lùi hạn theo thời gian chờ bổ sung (${days} ngày); hạn mới ${when.vi}.`, en: `Moved by the time that was waited (${days} days); now due ${when.en}.` }] };
}

/** Working minutes used and left at an instant; `remaining` is negative when late. */
export function clockReading(state: ClockState, asOfMs: number, calendarOf: (checksum: string) => WorkingTime): { readonly used: number | null; readonly remaining: number | null } {
  if (!state.start) return { used: null, remaining: null };
  const time = calendarOf(state.start.calendar);
  const asOf = state.stoppedAtMs ?? asOfMs;
  const used = state.state === 'running' ? state.usedMinutes + Math.max(0, time.workingMinutesBetween(state.countedToMs, asOf)) : state.usedMinutes;
  const remaining = state.suspended
    ? (state.suspended.dueBeforeMs === null ? null : time.workingMinutesBetween(state.suspended.sinceMs, state.suspended.dueBeforeMs))
    : state.dueAtMs === null ? null : time.workingMinutesBetween(asOf, state.dueAtMs);
  return { used: Math.round(used), remaining: remaining === null ? null : Math.round(remaining) };
}
