import { EvaluationBreakdown, step, warn } from './evaluation.ts';
import type { Evaluation } from './evaluation.ts';
import { print } from './print.ts';
import { epochMsOf, offsetOf } from './temporal.ts';
import type { Comparison } from './tree.ts';
import { isContext, isError, isKind, isList, isNumber, typeOf } from './value.ts';
import type { FeelTime, TypeName, Value } from './value.ts';

/** `=`: null equals null only and differs from all else, a failure counts as null; values of two kinds do not compare (rule 37: `1 = "1"` is null). */
export function equality(left: Value, right: Value, run: Evaluation): boolean | null {
  const [a, b] = [isError(left) ? null : left, isError(right) ? null : right];
  if (a === null || b === null) return a === b;
  if (typeOf(a) !== typeOf(b) || isKind(a, 'range') || isKind(a, 'function')) return notComparable(a, b, run);
  if (typeof a === 'boolean') return a === b;
  if (isList(a) || typeof a === 'string') step(run, isList(a) ? 1 + (a.length >> 2) : a.length >> 12);
  // Later items are looked at first: it shows in warnings.
  if (isList(a) && isList(b)) return a.length === b.length && a.every((_each, at) => equality(a[a.length - 1 - at] ?? null, b[b.length - 1 - at] ?? null, run) === true);
  if (isContext(a) && isContext(b)) step(run, a.size);
  if (isContext(a) && isContext(b)) return a.size === b.size && [...a.keys()].every((key) => b.has(key)) && [...a.keys()].toReversed().every((key) => equality(a.get(key) ?? null, b.get(key) ?? null, run) === true);
  return order(a, b) === 0;
}

/** `<` and its like (rule 39): what has no order gives null. Of lists the engine believes that they have one, and breaks down. */
export function comparison(operator: Exclude<Comparison, '='>, a: Value, b: Value, run: Evaluation): boolean | null {
  if (!isComparable(a) || !isComparable(b) || typeOf(a) !== typeOf(b)) return notComparable(a, b, run);
  if (typeof a === 'string') step(run, a.length >> 12);
  return met(operator, order(a, b));
}

const met = (operator: Exclude<Comparison, '='>, by: number): boolean => (operator === '<' ? by < 0 : operator === '<=' ? by <= 0 : operator === '>' ? by > 0 : by >= 0);

const notComparable = (a: Value, b: Value, run: Evaluation): null => warn(run, 'NOT_COMPARABLE', `Can't compare '${print(a)}' with '${print(b)}'`);

const ORDERED: readonly TypeName[] = ['number', 'string', 'date', 'local-time', 'time', 'local-date-time', 'date-time', 'months-duration', 'days-duration'];

/** Has an order, or is a list of such values of one kind. */
export const isComparable = (value: Value): boolean =>
  (isList(value) ? value.length > 0 && value.every((each) => typeOf(each) === typeOf(value[0] ?? null)) && isComparable(value[0] ?? null) : ORDERED.includes(typeOf(value)));

/** Negative, 0, positive. Strings compare by code unit. */
export function order(a: Value, b: Value): number {
  if (isNumber(a) && isNumber(b)) return a.compare(b);
  if (typeof a === 'string' && typeof b === 'string') return a < b ? -1 : a > b ? 1 : 0;
  if (typeOf(a) === typeOf(b)) {
    if (isKind(a, 'date') && isKind(b, 'date')) return a.day - b.day;
    if (isKind(a, 'time') && isKind(b, 'time')) return timeMs(a) - timeMs(b);
    if (isKind(a, 'date-time') && isKind(b, 'date-time')) return epochMsOf(a) - epochMsOf(b);
    if (isKind(a, 'days-duration') && isKind(b, 'days-duration')) return a.ms - b.ms;
    if (isKind(a, 'months-duration') && isKind(b, 'months-duration')) return a.months - b.months;
  }
  throw new EvaluationBreakdown(`java.lang.IllegalArgumentException: ${print(a)} can not be compared to ${print(b)}`);
}

/** As if on one day: an hour in the east lies before the same hour in the west. */
export const timeMs = (time: FeelTime): number => (time.zone === undefined ? time.ms : time.ms - offsetOf(time.zone));
