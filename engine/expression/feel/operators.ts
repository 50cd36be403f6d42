import { DAY_MS } from '../../time/civil.ts';
import { order, timeMs } from './compare.ts';
import { ArithmeticFailure } from './decimal.ts';
import { expected } from './evaluate.ts';
import { EvaluationBreakdown, step, warn } from './evaluation.ts';
import type { Evaluation } from './evaluation.ts';
import { print, printedInside } from './print.ts';
import { plusMonthsTo, plusMs } from './temporal.ts';
import type { Node } from './tree.ts';
import { Num, errorOf, isKind, isNumber, typeOf } from './value.ts';
import type { TypeName, Value } from './value.ts';

type Operator = Extract<Node, { t: 'arithmetic' }>['operator'];

/** What does not go together is an error with a warning in the engine's words, which differ by the kind of the left side. */
export const arithmetic = (operator: Operator, a: Value, b: Value, run: Evaluation): Value => OPERATIONS[operator](a, b, run);

const OPERATIONS: Readonly<Record<Operator, (a: Value, b: Value, run: Evaluation) => Value>> = {
  '+': (a, b, run) => plus(a, b, run) ?? (NEEDS[typeOf(a)] ? expected(NEEDS[typeOf(a)]!, b, run) : refused(`Can't add '${print(b)}' to '${printedInside(a)}'`, run)),
  '-': (a, b, run) => minus(a, b) ?? (isNumber(a) || isKind(a, 'months-duration') || isKind(a, 'days-duration') ? expected(KIND_OF[typeOf(a)]!, b, run) : refused(`Can't subtract '${print(b)}' from '${printedInside(a)}'`, run)),
  '*': (a, b, run) => times(a, b) ?? (isKind(a, 'months-duration') || isKind(a, 'days-duration') ? expected('number', b, run) : refused(`Can't multiply '${print(a)}' by '${print(b)}'`, run)),
  '/': (a, b, run) => divided(a, b) ?? (isDuration(b) ? expected(KIND_OF[typeOf(b)]!, a, run) : refused(`Can't divide '${print(a)}' by '${print(b)}'`, run)),
  '**': (a, b, run) => (isNumber(a) ? isNumber(b) ? power(a, b, run) : expected('number', b, run) : expected('number', a, run)),
};

const KIND_OF: Readonly<Partial<Record<TypeName, string>>> = { number: 'number', 'months-duration': 'years-months-duration', 'days-duration': 'days-time-duration' };
/** Kinds to which only one other can be added. */
const NEEDS: Readonly<Partial<Record<TypeName, string>>> = { number: 'number', string: 'string', 'local-time': 'days-time-duration', time: 'days-time-duration' };

function refused(message: string, run: Evaluation): Value {
  warn(run, 'INVALID_TYPE', message);
  return errorOf(message);
}

const wrapDay = (ms: number): number => ((ms % DAY_MS) + DAY_MS) % DAY_MS;
/** Of a length that is something. */
const isDuration = (value: Value): boolean => (isKind(value, 'months-duration') && value.months !== 0) || (isKind(value, 'days-duration') && value.ms !== 0);

function plus(a: Value, b: Value, run: Evaluation): Value | undefined {
  if (isNumber(a) && isNumber(b)) return a.plus(b);
  if (typeof a === 'string' && typeof b === 'string') {
    step(run, (a.length + b.length) >> 4);
    return a + b;
  }
  return plusTemporal(a, b, 1) ?? (isKind(a, 'days-duration') || isKind(a, 'months-duration') ? plusTemporal(b, a, 1) : undefined);
}

function minus(a: Value, b: Value): Value | undefined {
  if (isNumber(a) && isNumber(b)) return a.minus(b);
  if (isKind(a, 'date') && isKind(b, 'date')) return { kind: 'days-duration', ms: (a.day - b.day) * DAY_MS };
  // Between times with an offset the engine takes the distance, whichever is earlier.
  if (isKind(a, 'time') && typeOf(a) === typeOf(b)) return { kind: 'days-duration', ms: a.zone === undefined ? order(a, b) : Math.abs(timeMs(a) - timeMs(b as typeof a)) };
  if (isKind(a, 'date-time') && typeOf(a) === typeOf(b)) return { kind: 'days-duration', ms: order(a, b) };
  return plusTemporal(a, b, -1);
}

function plusTemporal(a: Value, b: Value, sign: 1 | -1): Value | undefined {
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

function times(a: Value, b: Value): Value | undefined {
  if (isNumber(a) && isNumber(b)) return a.times(b);
  if (isNumber(a)) return isNumber(b) ? undefined : times(b, a);
  if (!isNumber(b)) return undefined;
  if (isKind(a, 'days-duration')) return { kind: 'days-duration', ms: a.ms * b.toInt() };
  if (isKind(a, 'months-duration')) return { kind: 'months-duration', months: withinInt(Math.trunc(a.months / 12) * b.toInt()) * 12 + withinInt((a.months % 12) * b.toInt()) };
  return undefined;
}

function withinInt(number: number): number {
  if (Math.abs(number) > 2_147_483_647) throw new ArithmeticFailure('integer overflow');
  return number;
}

function divided(a: Value, b: Value): Value | undefined {
  if (isNumber(b) && b.sign !== 0) {
    if (isNumber(a)) return a.div(b);
    if (isKind(a, 'days-duration')) return { kind: 'days-duration', ms: Num.of(Math.floor(a.ms)).div(b).toInt() };
    if (isKind(a, 'months-duration')) return { kind: 'months-duration', months: Num.of(a.months).div(b).toInt() };
  }
  // In whole ones: `duration("PT3H") / duration("PT2H")` is 1.
  if (isDuration(b) && isKind(a, 'days-duration') && isKind(b, 'days-duration')) return Num.of(Math.trunc(Math.floor(a.ms) / Math.floor(b.ms)));
  if (isDuration(b) && isKind(a, 'months-duration') && isKind(b, 'months-duration')) return Num.of(Math.trunc(a.months / b.months));
  return undefined;
}

/** Squared for each bit of the exponent. */
const STEPS_A_POWER = 60;

/** A power with a fraction is computed in doubles. */
function power(a: Num, b: Num, run: Evaluation): Value {
  step(run, STEPS_A_POWER);
  if (b.isWhole()) return a.pow(b.toInt());
  const result = Num.ofDouble(a.toNumber() ** b.toNumber());
  if (!result) throw new EvaluationBreakdown('java.lang.NumberFormatException: Character N is neither a decimal digit number, decimal point, nor "e" notation exponential mark.');
  return result;
}
