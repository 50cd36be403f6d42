import { DAY_MS, civilOf, dayOf, daysInMonth } from '../../../time/civil.ts';
import { instantOf, zoneOffsetMs } from '../../../time/zone.ts';
import { EvaluationBreakdown, TOO_MANY_STEPS, TooManySteps, step } from '../evaluation.ts';
import type { Callable } from '../evaluation.ts';
import { print, printedWithin } from '../print.ts';
import { dateTimeAt, epochMsOf, feelDateTime, feelTime, offsetText, parseDate, parseDuration } from '../temporal.ts';
import { Num, errorOf, isKind } from '../value.ts';
import type { FeelDate, FeelDateTime, FeelTime, Value } from '../value.ts';
import { define, illegal } from './define.ts';

const parsed = (value: Value | undefined, what: string, text: string): Value => value ?? errorOf(`Failed to parse ${what} from '${text}'`);

/** As whole numbers, what is behind the point cut off. */
function dateOf(year: Num, month: Num, day: Num): Value {
  const [y, m, d] = [year.toInt(), month.toInt(), day.toInt()];
  const valid = m >= 1 && m <= 12 && d >= 1 && d <= daysInMonth(y, m) && Math.abs(y) <= 999_999_999;
  return valid ? { kind: 'date', day: dayOf(y, m, d) } : errorOf(`Failed to parse date from: year=${year}, month=${month}, day=${day}`);
}

/** Ms of the day; seconds may have a fraction. Undefined: no such time. */
function clockOf(hour: Num, minute: Num, second: Num): number | undefined {
  const [h, m, s] = [hour.toInt(), minute.toInt(), second.toInt()];
  const fraction = second.rem(Num.of(1)).toNumber();
  return h < 0 || h > 23 || m < 0 || m > 59 || s < 0 || s > 59 || fraction < 0 ? undefined : (h * 60 + m) * 60_000 + s * 1000 + fraction * 1000;
}

const timeOf = (hour: Num, minute: Num, second: Num): Value => {
  const ms = clockOf(hour, minute, second);
  return ms === undefined ? errorOf(`Failed to parse local-time from: hour=${hour}, minute=${minute}, second=${second}`) : { kind: 'time', ms };
};
/** What a named zone takes to look up, here and when it is written. */
const STEPS_A_ZONE = 20;
/** A longer text costs more steps than an evaluation has. */
const MOST_TEXT = 4_000_000;

const FARTHEST_OFFSET_MS = 18 * 3_600_000;

/** At that time of the day; a time with a zone brings it along. */
const atTime = ({ day }: FeelDate | FeelDateTime, { ms, zone }: FeelTime): Value => ({ kind: 'date-time', day, ms, ...(zone === undefined ? {} : { zone }) });

function inZone(date: FeelDateTime, zone: string): Value {
  if (zone.length < 2) throw new EvaluationBreakdown(`java.time.DateTimeException: Invalid ID for ZoneOffset, invalid format: ${zone}`);
  if (!/^[A-Za-z][A-Za-z0-9~/._+-]+$/.test(zone) && !/^[+-]/.test(zone)) throw new EvaluationBreakdown(`java.time.DateTimeException: Invalid ID for region-based ZoneId, invalid format: ${zone}`);
  if (zoneOffsetMs(zone, 0) === undefined) throw new EvaluationBreakdown(`java.time.zone.ZoneRulesException: Unknown time-zone ID: ${zone}`);
  return dateTimeAt(date.zone === undefined ? instantOf(date.day * DAY_MS + date.ms, zone) ?? 0 : epochMsOf(date), zone);
}

/** Rule 38: text that is no number ends the evaluation, it does not give null. */
function numberOf(text: string): Num {
  const number = Num.parse(text);
  if (!number) throw new EvaluationBreakdown(`java.lang.NumberFormatException: ${text === '' ? 'Index 0 out of bounds for length 0' : `Character array is missing "exponent" mark 'e' or 'E'.`}`);
  return number;
}

const GROUPINGS: readonly (string | null)[] = [null, ' ', ',', '.'];
const POINTS: readonly (string | null)[] = [null, ',', '.'];

function separated(text: string, grouping: string | null, point: string | null): Value {
  const valid = GROUPINGS.includes(grouping) && POINTS.includes(point) && (grouping !== point || grouping === null) && (grouping !== null || point !== null);
  if (!valid && (grouping === null || point === null)) return illegal([text, grouping, point]);
  if (!valid) return errorOf("illegal arguments for grouping or decimal. Must be one of ' ' (grouping only), ',' or '.'");
  const digits = grouping === null ? text : text.replaceAll(grouping, '');
  return numberOf(point === null ? digits : digits.replaceAll(point, '.'));
}

export const CONVERSION: Readonly<Record<string, readonly Callable[]>> = {
  date: [
    define(['from:string|date|date-time|local-date-time'], (from) => (typeof from === 'string' ? parsed(parseDate(from), 'date', from) : { kind: 'date', day: from.day })),
    define(['year:number', 'month:number', 'day:number'], dateOf),
  ],
  'date and time': [
    define(['from:string'], (from, run) => {
      if (from.includes('@')) step(run, STEPS_A_ZONE);
      return parsed(feelDateTime(from), 'date-time', from);
    }),
    dateAndTime(),
  ],
  time: [
    define(['from:string|date|date-time|local-date-time'], (from) => {
      if (typeof from === 'string') return parsed(feelTime(from), /^T?\d{2}:\d{2}:\d{2}(\.\d{1,9})?([+-]\d{2}:\d{2}|Z|@.*)$/.test(from) ? 'time' : 'local-time', from);
      return isKind(from, 'date') ? { kind: 'time', ms: 0, zone: 'Z' } : { kind: 'time', ms: from.ms, ...(from.zone === undefined ? {} : { zone: from.zone }) };
    }),
    define(['hour:number', 'minute:number', 'second:number'], timeOf),
    define(['hour:number', 'minute:number', 'second:number', 'offset:days-duration|null'], (hour, minute, second, offset) => {
      if (offset === null) return timeOf(hour, minute, second);
      const ms = clockOf(hour, minute, second);
      if (ms !== undefined && Math.abs(offset.ms) <= FARTHEST_OFFSET_MS) return { kind: 'time', ms, zone: offsetText(Math.trunc(offset.ms / 1000) * 1000) };
      return errorOf(`Failed to parse time from: hour=${hour}, minute=${minute}, second=${second}, offset=${print(offset)}`);
    }),
  ],
  duration: [define(['from:string'], (from) => parsed(parseDuration(from), 'duration', from))],
  'years and months duration': [define(['from:date|date-time|local-date-time', 'to:date|date-time|local-date-time'], (from, to) => ({ kind: 'months-duration', months: monthsBetween(from.day, to.day) }))],
  number: [
    define(['from:string'], numberOf),
    define(['from:string', 'grouping separator:string'], (from, grouping) =>
      (GROUPINGS.includes(grouping) ? numberOf(from.replaceAll(grouping, '')) : errorOf("illegal argument for grouping. Must be one of ' ', ',' or '.'"))),
    define(['from:string', 'grouping separator:string|null', 'decimal separator:string|null'], separated),
  ],
  string: [define(['from:any'], (from) => {
    if (from === null || typeof from === 'string') return from;
    const text = printedWithin(from, MOST_TEXT);
    if (text === undefined) throw new TooManySteps(TOO_MANY_STEPS);
    return text;
  })],
};

/** A date with a time of the day, or a date and time in another zone. */
function dateAndTime(): Callable {
  const withTime = define(['date:date|date-time|local-date-time', 'time:time|local-time'], (date, time) => atTime(date, time));
  const withZone = define(['date:date-time|local-date-time', 'timezone:string'], inZone);
  return { ...withTime, invoke: (values, run) => (typeof values[1] === 'string' && isKind(values[0] ?? null, 'date-time') ? withZone : withTime).invoke(values, run) };
}

function monthsBetween(from: number, to: number): number {
  if (to < from) return -monthsBetween(to, from) || 0;
  const [a, b] = [civilOf(from), civilOf(to)];
  const months = (b.year - a.year) * 12 + b.month - a.month;
  return b.dayOfMonth < a.dayOfMonth ? months - 1 : months;
}
