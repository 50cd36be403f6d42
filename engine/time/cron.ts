import { DAY_MS, civilOf, dayOf, daysInMonth, weekdayOf } from './civil.ts';
import { instantOf, zoneOffsetMs } from './zone.ts';

/** A cron schedule with six fields, seconds first, as Spring 5.3 has it (rule 72): `*`, `?` for days, lists, ranges, steps, names, `L`, `L-3`, `LW`, `15W`, `5L`, `FRI#2`,
 * `@daily`. Zeebe reads them with cron-utils, whose ways are kept: ranges of weekdays go over the end of the week, others that go backwards are their first number,
 * `L`, `L-3` and `LW` say nothing in a list, and of two `?` no day comes. */
export interface Cron {
  readonly text: string;
  readonly seconds: readonly number[];
  readonly minutes: readonly number[];
  readonly hours: readonly number[];
  readonly matchesDay: (day: number) => boolean;
}

export type CronResult = { readonly ok: true; readonly cron: Cron } | { readonly ok: false; readonly failure: string };

const MACROS: Readonly<Record<string, string>> = {
  '@yearly': '0 0 0 1 1 *', '@annually': '0 0 0 1 1 *', '@monthly': '0 0 0 1 * *', '@weekly': '0 0 0 * * 0', '@daily': '0 0 0 * * *', '@midnight': '0 0 0 * * *', '@hourly': '0 0 * * * *',
};
const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
/** Index is the number that cron gives the weekday: Sunday is 0, and 7 as well. */
const WEEKDAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];

export function parseCron(text: string): CronResult {
  if (text.trim() === '') return { ok: false, failure: 'Empty expression!' };
  const fields = (MACROS[text.trim()] ?? text).trim().split(/\s+/);
  if (fields.length !== 6) return { ok: false, failure: `Cron expression contains ${fields.length} parts but we expect one of [6]` };
  const [second, minute, hour, dayOfMonth, month, weekday] = fields as [string, string, string, string, string, string];
  const seconds = numbers(second, 0, 59);
  const minutes = numbers(minute, 0, 59);
  const hours = numbers(hour, 0, 23);
  const months = numbers(named(month, MONTHS, 1), 1, 12);
  const days = dayOfMonth === '?' && weekday === '?' ? () => false : dayOfMonthMatcher(dayOfMonth === '?' ? '*' : dayOfMonth);
  const weekdays = weekday === '?' ? () => true : weekdayMatcher(named(weekday, WEEKDAYS, 0));
  if (!seconds || !minutes || !hours || !months || !days || !weekdays) return { ok: false, failure: `Failed to parse cron expression '${text}'` };
  const inMonth = new Set(months);
  return { ok: true, cron: { text, seconds, minutes, hours, matchesDay: (day) => inMonth.has(civilOf(day).month) && days(day) && weekdays(day) } };
}

/** Looking further ahead than a cycle of leap years finds nothing new. */
const LONGEST_SEARCH_DAYS = 366 * 28;

/** The first instant after `afterMs` that matches, in the zone; undefined when there is none (30 February). */
export function nextCronMs(cron: Cron, afterMs: number, zone = 'UTC'): number | undefined {
  const localMs = afterMs + (zoneOffsetMs(zone, afterMs) ?? 0);
  const firstDay = Math.floor(localMs / DAY_MS);
  for (let day = firstDay; day <= firstDay + LONGEST_SEARCH_DAYS; day++) {
    if (!cron.matchesDay(day)) continue;
    for (const hour of cron.hours) for (const minute of cron.minutes) for (const second of cron.seconds) {
      const local = day * DAY_MS + ((hour * 60 + minute) * 60 + second) * 1000;
      if (day === firstDay && local <= localMs) continue;
      const instant = instantOf(local, zone);
      if (instant !== undefined && instant > afterMs) return instant;
    }
  }
  return undefined;
}

function named(field: string, names: readonly string[], first: number): string {
  return field.replace(/[A-Za-z]{3}/g, (name) => { const at = names.indexOf(name.toUpperCase()); return at < 0 ? name : String(at + first); });
}

function numbers(field: string, lowest: number, highest: number, backwards = lowest === 1): number[] | undefined {
  const found = new Set<number>();
  for (const part of field.split(',')) {
    const match = /^(?:(\*)|(\d+)(?:-(\d+))?)(?:\/(\d+))?$/.exec(part);
    if (!match) return undefined;
    const [, all, from, to, step] = match;
    const start = all ? lowest : Number(from);
    const wanted = all || (step !== undefined && to === undefined) ? highest : Number(to ?? from);
    if (start < lowest || start > highest || wanted < lowest || wanted > highest || step === '0' || Number(step ?? 1) > highest || (wanted < start && !backwards)) return undefined;
    const end = Math.max(start, wanted);
    for (let each = start; each <= end; each += Number(step ?? 1)) found.add(each);
  }
  return [...found].sort((a, b) => a - b);
}

type DayMatcher = (day: number) => boolean;

const anyOf = (matchers: readonly (DayMatcher | undefined)[]): DayMatcher | undefined =>
  (matchers.includes(undefined) ? undefined : (day) => matchers.some((matches) => matches!(day)));

const lastDay = (day: number): number => { const { year, month } = civilOf(day); return daysInMonth(year, month); };

/** The weekday nearest to a day of the month, within the month. */
function nearestWeekday(day: number, wanted: number): number {
  const { year, month } = civilOf(day);
  const target = dayOf(year, month, Math.min(wanted, daysInMonth(year, month)));
  const weekday = weekdayOf(target);
  if (weekday === 6) return wanted === 1 ? target + 2 : target - 1;
  if (weekday === 7) return wanted >= daysInMonth(year, month) ? target - 2 : target + 1;
  return target;
}

function dayOfMonthMatcher(field: string): DayMatcher | undefined {
  return anyOf(field.split(',').map((part, _at, parts): DayMatcher | undefined => {
    const last = /^L(?:-(\d+)|(W))?$/.exec(part);
    if (last) {
      if (parts.length > 1) return () => false;
      return last[2] ? (day) => nearestWeekday(day, lastDay(day)) === day : (day) => civilOf(day).dayOfMonth === lastDay(day) - Number(last[1] ?? 0);
    }
    const near = /^([1-9]|[12]\d|3[01])W$/.exec(part);
    if (near) return (day) => nearestWeekday(day, Number(near[1])) === day;
    const listed = numbers(part, 1, 31);
    return listed && ((day) => listed.includes(civilOf(day).dayOfMonth));
  }));
}

function weekdayMatcher(field: string): DayMatcher | undefined {
  return anyOf(field.split(',').map((part): DayMatcher | undefined => {
    if (part === 'L') return (day) => weekdayOf(day) === 7;
    const special = /^([0-7])(?:(L)|#(\d))$/.exec(part);
    if (special) {
      const weekday = Number(special[1]) || 7;
      return (day) => {
        const { dayOfMonth } = civilOf(day);
        return weekdayOf(day) === weekday && (special[2] ? dayOfMonth + 7 > lastDay(day) : Math.ceil(dayOfMonth / 7) === Number(special[3]));
      };
    }
    const range = /^([0-7])-([0-7])$/.exec(part);
    const listed = range && Number(range[1]) > Number(range[2]) ? [...(numbers(`${range[1]}-6`, 0, 7, true) ?? []), ...(numbers(`0-${range[2]}`, 0, 7) ?? [])] : numbers(part, 0, 7);
    return listed && ((day) => listed.some((each) => (each || 7) === weekdayOf(day)));
  }));
}
