import type { LimitUnit, Text } from '../../processes/schema/facts.ts';
import type { WorkingTime } from '../../engine/time/working-calendar.ts';
import { sayDay, sayInstant } from './say-when.ts';

/** A statutory limit as the ledger keeps it. */
export interface LimitTerm { readonly value: number; readonly unit: LimitUnit }

/** How a term is counted; frozen into the ledger when the clock starts, so that a later change of a rule moves no running date. */
export interface CountRules {
  /** T4 (Civil Code 2015 Art. 147.2): the day of reception is not counted. */
  readonly firstDayNotCounted: boolean;
  /** T5 (Civil Code 2015 Art. 148.5): a last day that is off moves to the end of the next working day. */
  readonly endOnWorkingDay: boolean;
  /** Sector laws: after this local time the clock counts from the next working day ('15:00'). */
  readonly clockCutoff: string | null;
  /** T17 (Decree 297/2025): online, after hours or within the last hour of office counts from the opening of the next working day. */
  readonly lastHourNextDay: boolean;
  /** T17: online, after this local time too. Absent in ledgers begun before it was data. */
  readonly onlineCutoff?: string | null;
  /** T3. Absent in ledgers begun before it was data: eight hours. */
  readonly workingDayMinutes?: number;
}

/** For terms of the office itself (an answer to the portal, a question to another agency): they run from the minute on. */
export const AT_ONCE: CountRules = { firstDayNotCounted: false, endOnWorkingDay: true, clockCutoff: null, lastHourNextDay: false };

export interface Deadline { readonly dueAtMs: number; readonly startsAtMs: number; readonly explanation: readonly Text[] }

/** T3 as it was when it was no data yet. */
const WORKING_DAY_MINUTES = 480;
const HOUR_MS = 3_600_000;

/** Where a limit that begins at `fromMs` ends, and which rule put it there. */
export function deadline(term: LimitTerm, fromMs: number, time: WorkingTime, rules: CountRules): Deadline {
  const explanation: Text[] = [said('Tính từ', 'Counted from', sayInstant(time, fromMs))];
  const dayMinutes = rules.workingDayMinutes ?? WORKING_DAY_MINUTES;
  const begin = beginning(fromMs, time, rules, explanation);
  const startsAtMs = begin.atMs;
  switch (term.unit) {
    case 'same-day': {
      explanation.push({ vi: 'Giải quyết trong ngày: hạn là cuối giờ làm việc của ngày đó.', en: 'Same-day procedure: due when the office closes that day.' });
      return { dueAtMs: time.closingOf(begin.day), startsAtMs, explanation: closed(explanation, time, time.closingOf(begin.day)) };
    }
    case 'working-hour': return inHours(term.value * 60, `${trim(term.value)} giờ làm việc`, `${trim(term.value)} working hours`);
    case 'working-day': {
      if (!Number.isInteger(term.value)) return inHours(term.value * dayMinutes, `${trim(term.value)} ngày làm việc (T3: 1 ngày = ${trim(dayMinutes / 60)} giờ)`, `${trim(term.value)} working days (T3: 1 day = ${trim(dayMinutes / 60)} hours)`);
      explanation.push({ vi: `Thời hạn ${term.value} ngày làm việc.`, en: `Limit of ${term.value} working days.` });
      const last = time.addWorkingDays(time.workingDayFrom(firstCountedDay()), term.value - 1);
      explanation.push(...skipped(time, time.dayOf(fromMs), last));
      return { dueAtMs: time.closingOf(last), startsAtMs, explanation: closed(explanation, time, time.closingOf(last)) };
    }
    case 'calendar-day': {
      explanation.push({ vi: `Thời hạn ${trim(term.value)} ngày (ngày theo lịch).`, en: `Limit of ${trim(term.value)} calendar days.` });
      const nominal = firstCountedDay() + Math.ceil(term.value) - 1;
      const last = rules.endOnWorkingDay ? time.workingDayFrom(nominal) : nominal;
      if (last !== nominal) explanation.push({ vi: `T5: ngày cuối ${sayDay(time, nominal).vi} là ngày nghỉ, chuyển sang ngày làm việc kế tiếp.`, en: `T5: the last day, ${sayDay(time, nominal).en}, is a day off; it moves to the next working day.` });
      const dueAtMs = time.isWorkingDay(last) ? time.closingOf(last) : time.startOfDay(last + 1);
      return { dueAtMs, startsAtMs, explanation: closed(explanation, time, dueAtMs) };
    }
  }

  function firstCountedDay(): number {
    if (begin.shifted) return begin.day;
    if (!rules.firstDayNotCounted) return time.dayOf(fromMs);
    explanation.push({ vi: 'T4: ngày tiếp nhận không tính, đếm từ ngày kế tiếp.', en: 'T4: the day of reception is not counted; counting begins with the next day.' });
    return time.dayOf(fromMs) + 1;
  }
  function inHours(minutes: number, vi: string, en: string): Deadline {
    explanation.push({ vi: `Thời hạn ${vi}, tính theo giờ mở cửa.`, en: `Limit of ${en}, counted while the office is open.` });
    const dueAtMs = time.addWorkingMinutes(begin.atMs, Math.round(minutes * 60) / 60);
    explanation.push(...skipped(time, time.dayOf(fromMs), time.dayOf(dueAtMs - 1)));
    return { dueAtMs, startsAtMs, explanation: closed(explanation, time, dueAtMs) };
  }
}

/** When counting may begin: at once, or at the opening of the next working day (day off, closed, cut-off, T17). */
function beginning(fromMs: number, time: WorkingTime, rules: CountRules, explanation: Text[]): { atMs: number; day: number; shifted: boolean } {
  const day = time.dayOf(fromMs);
  const next = (reason: Text): { atMs: number; day: number; shifted: boolean } => {
    const target = time.workingDayFrom(day + 1);
    explanation.push({ vi: `${reason.vi}: tính từ ${sayDay(time, target).vi}.`, en: `${reason.en}: counted from ${sayDay(time, target).en}.` });
    return { atMs: time.openingOf(target), day: target, shifted: true };
  };
  if (!time.isWorkingDay(day)) return next({ vi: 'Nhận vào ngày nghỉ', en: 'Received on a day off' });
  const closesAtMs = time.closingOf(day);
  if (fromMs >= closesAtMs) return next({ vi: 'Nhận sau giờ làm việc', en: 'Received after hours' });
  if (rules.clockCutoff && fromMs > time.at(day, rules.clockCutoff)) return next({ vi: `Nhận sau ${rules.clockCutoff}`, en: `Received after ${rules.clockCutoff}` });
  if (rules.onlineCutoff && fromMs > time.at(day, rules.onlineCutoff)) return next({ vi: `T17: nộp trực tuyến sau ${rules.onlineCutoff}`, en: `T17: sent online after ${rules.onlineCutoff}` });
  if (rules.lastHourNextDay && fromMs >= closesAtMs - HOUR_MS) return next({ vi: 'T17: nộp trực tuyến trong giờ làm việc cuối', en: 'T17: sent online within the last hour of office' });
  return { atMs: Math.max(fromMs, time.openingOf(day)), day, shifted: false };
}

/** The days off and make-up days on the way: they answer "why Tuesday?". */
function skipped(time: WorkingTime, fromDay: number, toDay: number): Text[] {
  const texts: Text[] = [];
  for (let day = fromDay; day <= toDay; day++) {
    const special = time.specialDay(day);
    if (!special) continue;
    const works = special.kind === 'make-up-work';
    texts.push({ vi: `${sayDay(time, day).vi}: ${works ? 'làm bù, có tính' : 'nghỉ, không tính'} (${special.name.vi}).`, en: `${sayDay(time, day).en}: ${works ? 'make-up day, counted' : 'off, not counted'} (${special.name.en}).` });
  }
  return texts;
}

const closed = (explanation: readonly Text[], time: WorkingTime, dueAtMs: number): readonly Text[] => [...explanation, said('Hạn trả', 'Due', sayInstant(time, dueAtMs, true))];
const said = (vi: string, en: string, when: Text): Text => ({ vi: `${vi} ${when.vi}.`, en: `${en} ${when.en}.` });
const trim = (n: number): string => String(Math.round(n * 1000) / 1000);
