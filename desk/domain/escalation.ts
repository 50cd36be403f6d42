import type { WorkingTime } from '../../engine/time/working-calendar.ts';
import type { Role } from '../api/contract.ts';
import { deadline, type LimitTerm } from './deadline.ts';
import { passed, type ClockState } from './ledger.ts';

export interface Rung { readonly rung: number; readonly role: Role; /** Working minutes after the breach. */ readonly afterMinutes: number }
/** Who is told about a breach and when. Data: frozen into the ledger's start entry. */
export interface Ladder { /** Which of processes/clock-rules.yaml; absent in ledgers begun before ladders were data. */ readonly id?: string; readonly rungs: readonly Rung[] }

export type ScheduledEvent =
  | { readonly kind: 'warning'; readonly key: string; readonly atMs: number }
  | { readonly kind: 'breach'; readonly key: string; readonly atMs: number }
  | { readonly kind: 'supplement-expired'; readonly key: string; readonly atMs: number }
  | { readonly kind: 'rung'; readonly key: string; readonly atMs: number; readonly rung: Rung };

/** The first term's events have plain keys; those of later terms (after a restart, an extension) name their term. */
const keyed = (name: string, term: number): string => (term <= 1 ? name : `${name}:${term}`);

/** T12 as it was when it was no data yet. */
const ONE_WORKING_DAY: LimitTerm = { value: 1, unit: 'working-day' };

/**
 * A warning comes one working day before the limit, or what T12 said at the start (Decree 61 Art. 19.9). Where the whole term is not longer than that,
 * it would come at its beginning: then when three quarters of the term's working time have passed. null: none (no limit, waiting, T12 off).
 */
export function warningAt(state: ClockState, time: WorkingTime): number | null {
  if (state.state !== 'running' || state.dueAtMs === null) return null;
  const before = state.start?.warnBefore === undefined ? ONE_WORKING_DAY : state.start.warnBefore;
  if (before === null) return null;
  const early = earlier(state.dueAtMs, before, time);
  const term = time.workingMinutesBetween(state.termFromMs, state.dueAtMs);
  if (early > state.termFromMs && time.workingMinutesBetween(state.termFromMs, early) > 0) return early;
  return time.subtractWorkingMinutes(state.dueAtMs, Math.max(0, term / 4));
}

function earlier(dueAtMs: number, before: LimitTerm, time: WorkingTime): number {
  if (before.unit === 'working-hour') return time.subtractWorkingMinutes(dueAtMs, before.value * 60);
  if (before.unit !== 'working-day') return dueAtMs - before.value * 86_400_000;
  const dueDay = time.dayOf(dueAtMs - 1);
  const dayBefore = time.addWorkingDays(dueDay, -before.value);
  // With T5 off a term may end on a day off.
  return time.isWorkingDay(dueDay) && time.closingOf(dueDay) === dueAtMs ? time.closingOf(dayBefore) : Math.min(time.closingOf(dayBefore), dueAtMs - 86_400_000 * (dueDay - dayBefore));
}

/** All that the ledger will bring about if nothing else is entered, earliest first. Each happens once, by its key. */
export function scheduledEvents(state: ClockState, calendarOf: (checksum: string) => WorkingTime): readonly ScheduledEvent[] {
  if (!state.start) return [];
  const time = calendarOf(state.start.calendar);
  if (state.state === 'suspended') {
    const { expiry, sinceMs, seq } = state.suspended!;
    const missed = passed(state.suspended!);
    return [
      ...(missed === null ? [] : [{ kind: 'breach' as const, key: keyed('breach', state.term), atMs: missed }]),
      ...(expiry ? [{ kind: 'supplement-expired' as const, key: `supplement-expired:${seq}`, atMs: deadline(expiry, sinceMs, time, state.start.count).dueAtMs }] : []),
    ];
  }
  if (state.dueAtMs === null) return [];
  const breach: ScheduledEvent = { kind: 'breach', key: keyed('breach', state.term), atMs: state.dueAtMs };
  // Stopped too late: the breach is recorded even when the engine slept over it; nobody needs to climb any more.
  if (state.state === 'stopped') return state.stoppedAtMs! > state.dueAtMs ? [breach] : [];
  const warning = warningAt(state, time);
  return [
    ...(warning === null ? [] : [{ kind: 'warning' as const, key: keyed('warning', state.term), atMs: warning }]),
    breach,
    ...state.start.ladder.rungs.map((rung) => ({ kind: 'rung' as const, key: keyed(`rung-${rung.rung}`, state.term), atMs: time.addWorkingMinutes(state.dueAtMs!, rung.afterMinutes), rung })),
  ];
}
