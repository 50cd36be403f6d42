import { civilOf, dayOf, daysInMonth, weekdayOf } from '../../../time/civil.ts';
import { formatExactDuration } from '../../../time/iso-duration.ts';
import { InvocationFailure } from '../evaluation.ts';
import type { Evaluation } from '../evaluation.ts';
import { print } from '../print.ts';
import { dateTimeAt, monthsText } from '../temporal.ts';
import { Num, isKind, isNumber } from '../value.ts';
import type { Value } from '../value.ts';
import { define, illegal } from './define.ts';
import type { BuiltIn } from './define.ts';

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

const ofDay = (of: (day: number) => Value): BuiltIn[] => [define(['date'], (date) => {
  if (!isKind(date, 'date') && !isKind(date, 'date-time')) throw illegal([date]);
  return of(date.day);
})];

/** ISO 8601: the week with the year's first Thursday is week 1. */
function weekOfYear(day: number): number {
  const thursday = day + 4 - weekdayOf(day);
  return Math.floor((thursday - dayOf(civilOf(thursday).year, 1, 1)) / 7) + 1;
}

/** Zeebe's own function: a repeating interval as text, for timers. */
function cycle(repetitions: Value, interval: Value): string {
  if (repetitions !== null && !isNumber(repetitions)) throw new InvocationFailure(`cycle function expected a repetitions (number) parameter, but found '${print(repetitions)}'`);
  const count = repetitions === null ? '' : repetitions.trunc().toFixed();
  if (isKind(interval, 'days-duration')) return `R${count}/${formatExactDuration(interval.ms)}`;
  if (isKind(interval, 'months-duration')) return `R${count}/${monthsText(interval.months)}`;
  throw new InvocationFailure(`cycle function expected an interval (duration) parameter, but found '${print(interval)}'`);
}

const nowOf = (run: Evaluation) => dateTimeAt(run.nowMs, run.zone);

export const TEMPORAL: Readonly<Record<string, readonly BuiltIn[]>> = {
  now: [{ parameters: [], variadic: false, invoke: (_values, run) => nowOf(run) }],
  today: [{ parameters: [], variadic: false, invoke: (_values, run) => ({ kind: 'date', day: nowOf(run).day }) }],
  'day of week': ofDay((day) => WEEKDAYS[weekdayOf(day) - 1]!),
  'day of year': ofDay((day) => new Num(day - dayOf(civilOf(day).year, 1, 1) + 1)),
  'week of year': ofDay((day) => new Num(weekOfYear(day))),
  'month of year': ofDay((day) => MONTHS[civilOf(day).month - 1]!),
  'last day of month': ofDay((day) => { const { year, month } = civilOf(day); return { kind: 'date', day: dayOf(year, month, daysInMonth(year, month)) }; }),
  cycle: [define(['interval'], (interval) => cycle(null, interval)), define(['repetitions', 'interval'], cycle)],
};
