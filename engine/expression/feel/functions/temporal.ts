import { civilOf, dayOf, daysInMonth, weekdayOf } from '../../../time/civil.ts';
import { formatExactDuration } from '../../../time/iso-duration.ts';
import type { Callable, Evaluation } from '../evaluation.ts';
import { print } from '../print.ts';
import { dateTimeAt, monthsText } from '../temporal.ts';
import { Num, errorOf, isError, isKind, isNumber } from '../value.ts';
import type { Value } from '../value.ts';
import { define } from './define.ts';

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

const ofDay = (of: (day: number) => Value): readonly Callable[] => [define(['date:date|date-time|local-date-time'], ({ day }) => of(day))];

/** ISO 8601: the week with the year's first Thursday is week 1. */
function weekOfYear(day: number): number {
  const thursday = day + 4 - weekdayOf(day);
  return Math.floor((thursday - dayOf(civilOf(thursday).year, 1, 1)) / 7) + 1;
}

/** The interval as an ISO 8601 repetition repeats it. */
const repeated = (interval: Value): string | undefined =>
  (isKind(interval, 'days-duration') ? formatExactDuration(interval.ms) : isKind(interval, 'months-duration') ? monthsText(interval.months) : undefined);

function cycleOf(repetitions: Value, interval: Value): Value {
  const text = repeated(interval);
  if (text !== undefined && (repetitions === null || isNumber(repetitions))) return `R${repetitions === null ? '' : repetitions.toInt()}/${text}`;
  return [repetitions, interval].find(isError) ?? errorOf(`cycle function expected a repetitions (number) and an interval (duration) parameter, but found '${print(repetitions)}' and '${print(interval)}'`);
}

function cycleForEver(interval: Value): Value {
  const text = repeated(interval);
  return text !== undefined ? `R/${text}` : isError(interval) ? interval : errorOf(`cycle function expected an interval (duration) parameter, but found '${print(interval)}'`);
}

/** Zeebe's own function, for timers: a repeating interval as text. Decisions do not know it. */
export const CYCLE: Readonly<Record<string, readonly Callable[]>> = { cycle: [define(['repetitions', 'interval'], cycleOf), define(['interval'], cycleForEver)] };

const nowOf = (run: Evaluation) => dateTimeAt(run.nowMs, run.zone);

export const TEMPORAL: Readonly<Record<string, readonly Callable[]>> = {
  now: [define([], nowOf)],
  today: [define([], (run) => ({ kind: 'date', day: nowOf(run).day }))],
  'day of week': ofDay((day) => WEEKDAYS[weekdayOf(day) - 1] ?? null),
  'day of year': ofDay((day) => Num.of(day - dayOf(civilOf(day).year, 1, 1) + 1)),
  'week of year': ofDay((day) => Num.of(weekOfYear(day))),
  'month of year': ofDay((day) => MONTHS[civilOf(day).month - 1] ?? null),
  'last day of month': ofDay((day) => { const { year, month } = civilOf(day); return { kind: 'date', day: dayOf(year, month, daysInMonth(year, month)) }; }),
};
