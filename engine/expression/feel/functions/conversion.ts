import { DAY_MS, dayOf, daysInMonth } from '../../../time/civil.ts';
import { zoneOffsetMs } from '../../../time/zone.ts';
import { EvaluationBreakdown, InvocationFailure } from '../evaluation.ts';
import { print } from '../print.ts';
import { epochMsOf, offsetText, parseDate, parseDateTime, parseDuration, parseTime, dateTimeAt } from '../temporal.ts';
import { Num, isContext, isKind } from '../value.ts';
import type { FeelDate, Value } from '../value.ts';
import { define, illegal, oneOf } from './define.ts';
import type { BuiltIn } from './define.ts';

const parsed = <T>(value: T | undefined, what: string, text: string): T => {
  if (value === undefined) throw new InvocationFailure(`Failed to parse ${what} from '${text}'`);
  return value;
};

function dateOf(year: Num, month: Num, day: Num): FeelDate {
  const [y, m, d] = [year.toNumber(), month.toNumber(), day.toNumber()];
  if (m < 1 || m > 12 || d < 1 || d > daysInMonth(y, m)) throw new InvocationFailure(`Failed to create date from arguments '${year}', '${month}', '${day}'`);
  return { kind: 'date', day: dayOf(y, m, d) };
}

function timeOf(hour: Num, minute: Num, second: Num): { kind: 'time'; ms: number } {
  const [h, m, s] = [hour.toNumber(), minute.toNumber(), second.toNumber()];
  if (h < 0 || h > 23 || m < 0 || m > 59 || s < 0 || s >= 60) throw new InvocationFailure(`Failed to create time from arguments '${hour}', '${minute}', '${second}'`);
  return { kind: 'time', ms: (h * 60 + m) * 60_000 + s * 1000 };
}

/** Rule 38: text that is no number fails the evaluation, it does not give null. */
function numberOf(text: string): Num {
  if (!/^[-+]?(\d+(\.\d*)?|\.\d+)([eE][-+]?\d+)?$/.test(text)) throw new EvaluationBreakdown(`Failed to parse number from '${text}'`);
  return new Num(text);
}

function contextFrom(entries: readonly Value[]): Value {
  const context = new Map<string, Value>();
  for (const entry of entries) {
    const key = isContext(entry) ? entry.get('key') : undefined;
    if (!isContext(entry) || typeof key !== 'string' || !entry.has('value')) throw illegal([[...entries]]);
    context.set(key, entry.get('value')!);
  }
  return context;
}

const text = (value: Value): Value => {
  if (value === null) throw illegal([null]);
  return typeof value === 'string' ? value : print(value);
};

export const CONVERSION: Readonly<Record<string, readonly BuiltIn[]>> = {
  date: [
    oneOf(
      define(['from:string'], (from) => parsed(parseDate(from), 'date', from)),
      define(['from:date'], (from) => from),
      define(['from:date-time'], ({ day }) => ({ kind: 'date', day })),
    ),
    define(['year:number', 'month:number', 'day:number'], dateOf),
  ],
  'date and time': [
    oneOf(
      define(['from:string'], (from) => parsed(parseDateTime(from), 'date-time', from)),
      define(['from:date-time'], (from) => from),
      define(['from:date'], ({ day }) => ({ kind: 'date-time', day, ms: 0 })),
    ),
    oneOf(
      define(['date:date', 'time:time'], ({ day }, { ms, zone }) => ({ kind: 'date-time', day, ms, ...(zone === undefined ? {} : { zone }) })),
      define(['date:date-time', 'time:time'], ({ day }, { ms, zone }) => ({ kind: 'date-time', day, ms, ...(zone === undefined ? {} : { zone }) })),
      define(['date:date-time', 'timezone:string'], (date, timezone) => {
        if (zoneOffsetMs(timezone, 0) === undefined) throw new InvocationFailure(`Failed to parse timezone from '${timezone}'`);
        return dateTimeAt(epochMsOf(date), timezone);
      }),
    ),
    define(['year:number', 'month:number', 'day:number', 'hour:number', 'minute:number', 'second:number'], (year, month, day, hour, minute, second) =>
      ({ kind: 'date-time', day: dateOf(year, month, day).day, ms: timeOf(hour, minute, second).ms })),
    define(['year:number', 'month:number', 'day:number', 'hour:number', 'minute:number', 'second:number', 'offset:days-duration'], (year, month, day, hour, minute, second, { ms }) =>
      ({ kind: 'date-time', day: dateOf(year, month, day).day, ms: timeOf(hour, minute, second).ms, zone: offsetText(ms) })),
  ],
  time: [
    oneOf(
      define(['from:string'], (from) => parsed(parseTime(from), 'time', from)),
      define(['from:time'], (from) => from),
      define(['from:date-time'], ({ ms, zone }) => ({ kind: 'time', ms, ...(zone === undefined ? {} : { zone }) })),
    ),
    define(['hour:number', 'minute:number', 'second:number'], timeOf),
    define(['hour:number', 'minute:number', 'second:number', 'offset:days-duration'], (hour, minute, second, { ms }) => ({ ...timeOf(hour, minute, second), zone: offsetText(ms) })),
  ],
  duration: [
    oneOf(
      define(['from:string'], (from) => parsed(parseDuration(from), 'duration', from)),
      define(['from:days-duration'], (from) => from),
      define(['from:months-duration'], (from) => from),
    ),
  ],
  'years and months duration': [define(['from', 'to'], (from, to) => {
    if (!(isKind(from, 'date') || isKind(from, 'date-time')) || !(isKind(to, 'date') || isKind(to, 'date-time'))) throw illegal([from, to]);
    return { kind: 'months-duration', months: monthsBetween(from.day, to.day) };
  })],
  number: [
    oneOf(define(['from:string'], numberOf), define(['from:number'], (from) => from)),
    define(['from:string', 'grouping separator:string'], (from, grouping) => numberOf(from.replaceAll(grouping, ''))),
    define(['from:string', 'grouping separator', 'decimal separator:string'], (from, grouping, decimal) =>
      numberOf((typeof grouping === 'string' && grouping !== '' ? from.replaceAll(grouping, '') : from).replace(decimal, '.'))),
  ],
  string: [define(['from'], text)],
  context: [oneOf(define(['entries:list'], contextFrom), define(['entries:context'], (entry) => contextFrom([entry])))],
};

function monthsBetween(from: number, to: number): number {
  if (to < from) return -monthsBetween(to, from);
  const a = new Date(from * DAY_MS);
  const b = new Date(to * DAY_MS);
  const months = (b.getUTCFullYear() - a.getUTCFullYear()) * 12 + b.getUTCMonth() - a.getUTCMonth();
  return b.getUTCDate() < a.getUTCDate() ? months - 1 : months;
}

