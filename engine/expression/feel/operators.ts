import { DAY_MS } from '../../time/civil.ts';
import { epochMsOf, plusMonthsTo, plusMs } from './temporal.ts';
import { Num, isContext, isKind, isList, isNumber, typeOf } from './value.ts';
import type { FeelTime, Value } from './value.ts';

/** `undefined` everywhere: these two do not go together. */
export type Operated = Value | undefined;

/** Equal, unequal, or not to be compared (rule 37: `1 = "1"` is null). Null equals null only, and differs from all else. */
export function equal(a: Value, b: Value): boolean | undefined {
  if (a === null || b === null) return a === b;
  if (isList(a) && isList(b)) return a.length === b.length && a.every((each, index) => equal(each, b[index]!) === true);
  if (isContext(a) && isContext(b)) return a.size === b.size && [...a].every(([key, value]) => b.has(key) && equal(value, b.get(key)!) === true);
  if (typeOf(a) !== typeOf(b)) return undefined;
  if (typeof a === 'boolean') return a === b;
  if (isKind(a, 'range') && isKind(b, 'range')) return a.startClosed === b.startClosed && a.endClosed === b.endClosed && equal(a.start, b.start) === true && equal(a.end, b.end) === true;
  const order = compare(a, b);
  return order === undefined ? undefined : order === 0;
}

/** Negative, 0, positive; undefined for what has no order (rule 39). Strings compare by code unit. */
export function compare(a: Value, b: Value): number | undefined {
  if (isNumber(a) && isNumber(b)) return a.comparedTo(b);
  if (typeof a === 'string' && typeof b === 'string') return a < b ? -1 : a > b ? 1 : 0;
  if (typeOf(a) !== typeOf(b)) return undefined;
  if (isKind(a, 'date') && isKind(b, 'date')) return a.day - b.day;
  if (isKind(a, 'time') && isKind(b, 'time')) return timeMs(a) - timeMs(b);
  if (isKind(a, 'date-time') && isKind(b, 'date-time')) return epochMsOf(a) - epochMsOf(b);
  if (isKind(a, 'days-duration') && isKind(b, 'days-duration')) return a.ms - b.ms;
  if (isKind(a, 'months-duration') && isKind(b, 'months-duration')) return a.months - b.months;
  return undefined;
}

const timeMs = (time: FeelTime): number => (time.zone === undefined ? time.ms : epochMsOf({ kind: 'date-time', day: 0, ms: time.ms, zone: time.zone }));
const wrapDay = (ms: number): number => ((ms % DAY_MS) + DAY_MS) % DAY_MS;

export function add(a: Value, b: Value): Operated {
  if (isNumber(a) && isNumber(b)) return a.plus(b);
  if (typeof a === 'string' && typeof b === 'string') return a + b;
  return plusTemporal(a, b, 1) ?? (isKind(a, 'days-duration') || isKind(a, 'months-duration') ? plusTemporal(b, a, 1) : undefined);
}

export function subtract(a: Value, b: Value): Operated {
  if (isNumber(a) && isNumber(b)) return a.minus(b);
  if (isKind(a, 'date') && isKind(b, 'date')) return { kind: 'days-duration', ms: (a.day - b.day) * DAY_MS };
  if ((isKind(a, 'time') || isKind(a, 'date-time')) && typeOf(a) === typeOf(b)) return { kind: 'days-duration', ms: compare(a, b)! };
  return plusTemporal(a, b, -1);
}

function plusTemporal(a: Value, b: Value, sign: 1 | -1): Operated {
  if (isKind(b, 'days-duration')) {
    const ms = sign * b.ms;
    if (isKind(a, 'days-duration')) return { kind: 'days-duration', ms: a.ms + ms };
    if (isKind(a, 'date')) return { kind: 'date', day: Math.floor((a.day * DAY_MS + ms) / DAY_MS) };
    if (isKind(a, 'time')) return { ...a, ms: wrapDay(a.ms + ms) };
    if (isKind(a, 'date-time')) return plusMs(a, ms);
  }
  if (isKind(b, 'months-duration')) {
    const months = sign * b.months;
    if (isKind(a, 'months-duration')) return { kind: 'months-duration', months: a.months + months };
    if (isKind(a, 'date') || isKind(a, 'date-time')) return plusMonthsTo(a, months);
  }
  return undefined;
}

export function multiply(a: Value, b: Value): Operated {
  if (isNumber(a) && isNumber(b)) return a.times(b);
  if (isNumber(a)) return isNumber(b) ? undefined : multiply(b, a);
  if (!isNumber(b)) return undefined;
  const by = b.trunc().toNumber();
  if (isKind(a, 'days-duration')) return { kind: 'days-duration', ms: a.ms * by };
  if (isKind(a, 'months-duration')) return { kind: 'months-duration', months: a.months * by };
  return undefined;
}

export function divide(a: Value, b: Value): Operated {
  if (isNumber(b)) {
    if (b.isZero()) return undefined;
    if (isNumber(a)) return a.div(b);
    if (isKind(a, 'days-duration')) return { kind: 'days-duration', ms: Math.trunc(a.ms / b.toNumber()) };
    if (isKind(a, 'months-duration')) return { kind: 'months-duration', months: Math.trunc(a.months / b.toNumber()) };
  }
  if (isKind(a, 'days-duration') && isKind(b, 'days-duration') && b.ms !== 0) return new Num(a.ms).div(b.ms);
  if (isKind(a, 'months-duration') && isKind(b, 'months-duration') && b.months !== 0) return new Num(a.months).div(b.months);
  return undefined;
}

export function power(a: Value, b: Value): Operated {
  if (!isNumber(a) || !isNumber(b)) return undefined;
  const result = a.pow(b);
  return result.isFinite() ? result : undefined;
}
