/** Office hours of a day, in minutes since local midnight; `to` is exclusive and at most 1440. */
export interface Span { readonly from: number; readonly to: number }
/** ISO weekday: Monday 1 … Sunday 7. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;
export interface SpecialDay {
  /** ISO date, local. */
  readonly date: string;
  readonly kind: 'holiday' | 'compensation' | 'swapped-off' | 'make-up-work';
  readonly name: { readonly vi: string; readonly en: string };
  /** One text, where it reads the same in both languages. */
  readonly source: string | { readonly vi: string; readonly en: string };
  readonly mark: string;
}
/** A working calendar as data. Which days are off is the business of processes/calendars, not of this file. */
export interface WorkingCalendar {
  readonly id: string;
  readonly name: { readonly vi: string; readonly en: string };
  readonly timeZone: string;
  readonly hours: Readonly<Record<Weekday, readonly Span[]>>;
  /** Hours of a make-up Saturday. */
  readonly makeUpHours: readonly Span[];
  readonly days: readonly SpecialDay[];
  /** Years whose official decision is not known yet. */
  readonly provisionalYears: readonly number[];
}

/**
 * The calendar made ready for arithmetic: days are whole numbers (days since 1970-01-01 in local time), instants are epoch ms.
 * Pure and without packages, so that the browser and the simulator count exactly as the desk does.
 */
export interface WorkingTime {
  readonly calendar: WorkingCalendar;
  dayOf(instantMs: number): number;
  dateOf(day: number): string;
  dayOfDate(date: string): number;
  /** Midnight at the beginning of the day. */
  startOfDay(day: number): number;
  /** Instant of a local wall time such as '15:00'. */
  at(day: number, time: string): number;
  specialDay(day: number): SpecialDay | undefined;
  spans(day: number): readonly Span[];
  isWorkingDay(day: number): boolean;
  /** The day itself when it is a working day, else the next one. */
  workingDayFrom(day: number): number;
  /** `n` working days after (n > 0) or before (n < 0) `day`, which is not counted itself. */
  addWorkingDays(day: number, n: number): number;
  openingOf(day: number): number;
  closingOf(day: number): number;
  isWorkingInstant(instantMs: number): boolean;
  /** The instant `minutes` of working time after `fromMs`; a due instant is the end of a span rather than the opening of the next. */
  addWorkingMinutes(fromMs: number, minutes: number): number;
  /** The latest instant from which `minutes` of working time pass until `toMs`. */
  subtractWorkingMinutes(toMs: number, minutes: number): number;
  /** Negative when `toMs` is before `fromMs`. */
  workingMinutesBetween(fromMs: number, toMs: number): number;
}

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
/** Zones without daylight saving: their offset is a constant and needs no tables. Vietnam: +07:00 all year since 1975. */
const FIXED_OFFSET_MINUTES: Readonly<Record<string, number>> = { 'Asia/Ho_Chi_Minh': 420, 'Asia/Saigon': 420, UTC: 0 };
/** A calendar without working time would make every search run for ever. */
const SEARCH_LIMIT_DAYS = 4000;

/** @throws RangeError when the time zone is not one of a constant offset, or the calendar never opens. */
export function workingTime(calendar: WorkingCalendar): WorkingTime {
  const offsetMinutes = FIXED_OFFSET_MINUTES[calendar.timeZone];
  if (offsetMinutes === undefined) throw new RangeError(`Expected to count working time in zone '${calendar.timeZone}', but only ${Object.keys(FIXED_OFFSET_MINUTES).join(', ')} are known`);
  if (!Object.values(calendar.hours).some((spans) => spans.length > 0)) throw new RangeError(`Expected to count working time with calendar '${calendar.id}', but it never opens`);
  const offsetMs = offsetMinutes * MINUTE_MS;
  const special = new Map(calendar.days.map((day) => [dayOfDate(day.date), day]));

  function dayOfDate(date: string): number { return Math.floor(Date.parse(`${date}T00:00:00Z`) / DAY_MS); }
  const dayOf = (ms: number): number => Math.floor((ms + offsetMs) / DAY_MS);
  const startOfDay = (day: number): number => day * DAY_MS - offsetMs;
  const weekday = (day: number): Weekday => ((((day + 3) % 7) + 7) % 7 + 1) as Weekday; // 1970-01-01 was a Thursday
  const spans = (day: number): readonly Span[] => {
    const entry = special.get(day);
    if (!entry) return calendar.hours[weekday(day)];
    return entry.kind === 'make-up-work' ? calendar.makeUpHours : [];
  };
  const isWorkingDay = (day: number): boolean => spans(day).length > 0;
  const seek = (day: number, step: 1 | -1): number => {
    for (let at = day, tried = 0; tried < SEARCH_LIMIT_DAYS; at += step, tried++) if (isWorkingDay(at)) return at;
    throw new RangeError(`Expected to find a working day near ${dateOf(day)}, but calendar '${calendar.id}' has none`);
  };
  const dateOf = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10);
  const openingOf = (day: number): number => startOfDay(day) + spans(day)[0]!.from * MINUTE_MS;
  const closingOf = (day: number): number => startOfDay(day) + spans(day).at(-1)!.to * MINUTE_MS;
  /** Spans of a day as instants. */
  const periods = (day: number): readonly (readonly [number, number])[] => spans(day).map((span) => [startOfDay(day) + span.from * MINUTE_MS, startOfDay(day) + span.to * MINUTE_MS] as const);

  const forward = (fromMs: number, leftMs: number): number => {
    for (let day = dayOf(fromMs); ; day = seek(day + 1, 1)) {
      for (const [opens, closes] of periods(day)) {
        const starts = Math.max(opens, fromMs);
        if (starts >= closes && !(leftMs === 0 && starts === closes)) continue;
        if (leftMs <= closes - starts) return starts + leftMs;
        leftMs -= closes - starts;
      }
    }
  };
  const backward = (toMs: number, leftMs: number): number => {
    for (let day = dayOf(toMs); ; day = seek(day - 1, -1)) {
      for (const [opens, closes] of [...periods(day)].reverse()) {
        const ends = Math.min(closes, toMs);
        if (ends <= opens && !(leftMs === 0 && ends === opens)) continue;
        if (leftMs <= ends - opens) return ends - leftMs;
        leftMs -= ends - opens;
      }
    }
  };
  const between = (fromMs: number, toMs: number): number => {
    if (toMs < fromMs) return -between(toMs, fromMs);
    let totalMs = 0;
    for (let day = dayOf(fromMs); day <= dayOf(toMs); day++)
      for (const [opens, closes] of periods(day)) totalMs += Math.max(0, Math.min(closes, toMs) - Math.max(opens, fromMs));
    return totalMs / MINUTE_MS;
  };

  return {
    calendar, dayOf, dateOf, dayOfDate, startOfDay, spans, isWorkingDay, openingOf, closingOf,
    at: (day, time) => startOfDay(day) + minutesOfTime(time) * MINUTE_MS,
    specialDay: (day) => special.get(day),
    workingDayFrom: (day) => seek(day, 1),
    addWorkingDays(day, n) {
      let at = day;
      for (let left = Math.abs(n); left > 0; left--) at = seek(at + Math.sign(n), n > 0 ? 1 : -1);
      return at;
    },
    isWorkingInstant: (ms) => periods(dayOf(ms)).some(([opens, closes]) => opens <= ms && ms < closes),
    addWorkingMinutes: (fromMs, minutes) => (minutes < 0 ? backward(fromMs, -minutes * MINUTE_MS) : forward(fromMs, minutes * MINUTE_MS)),
    subtractWorkingMinutes: (toMs, minutes) => (minutes < 0 ? forward(toMs, -minutes * MINUTE_MS) : backward(toMs, minutes * MINUTE_MS)),
    workingMinutesBetween: between,
  };
}

/** '07:30' → 450; '24:00' → 1440. */
export function minutesOfTime(time: string): number {
  const [hours, minutes] = time.split(':').map(Number);
  if (hours === undefined || minutes === undefined || !(hours * 60 + minutes >= 0 && hours * 60 + minutes <= 1440)) throw new RangeError(`Expected to read a time of day, but found '${time}'`);
  return hours * 60 + minutes;
}

/** ISO 8601 with the zone's own offset: '2026-11-24T17:00:00+07:00'. */
export function instantWithOffset(ms: number, timeZone: string): string {
  const offset = FIXED_OFFSET_MINUTES[timeZone] ?? 0;
  const local = new Date(ms + offset * MINUTE_MS).toISOString().replace(/\.000Z$|Z$/, '');
  const sign = offset < 0 ? '-' : '+';
  return `${local}${sign}${String(Math.floor(Math.abs(offset) / 60)).padStart(2, '0')}:${String(Math.abs(offset) % 60).padStart(2, '0')}`;
}
