import { EvaluationBreakdown } from '../evaluation.ts';
import type { Callable, Evaluation } from '../evaluation.ts';
import { ArithmeticFailure, ROUNDINGS } from '../decimal.ts';
import type { Rounding } from '../decimal.ts';
import { Num, errorOf, isKind, isNumber } from '../value.ts';
import type { Value } from '../value.ts';
import { alsoNamed, define } from './define.ts';

function rounded(value: Num, scale: Num, mode: Rounding): Value {
  try {
    return value.withScale(scale.toInt(), mode);
  } catch (failure) {
    if (failure instanceof ArithmeticFailure) return errorOf(`Failed to apply rounding mode '${mode}': ${failure.message}`);
    throw failure;
  }
}

const rounding = (mode: Rounding, scaleName = 'scale'): Callable => alsoNamed(define(['n:number', 'scale:number'], (n, scale) => rounded(n, scale, mode)), 'n', scaleName);
const whole = (mode: Rounding): Callable => define(['n:number'], (n) => rounded(n, Num.of(0), mode));

const absolute = define(['n:number|months-duration|days-duration'], (n) => {
  if (isNumber(n)) return n.abs();
  return isKind(n, 'days-duration') ? { kind: 'days-duration', ms: Math.abs(n.ms) } : { kind: 'months-duration', months: Math.abs(n.months) };
});

/** Computed in doubles, as the JVM does; what is no number there ends the evaluation. */
function ofDouble(double: number): Num {
  const result = Num.ofDouble(double);
  if (!result) throw new EvaluationBreakdown(`java.lang.NumberFormatException: Character ${Number.isNaN(double) ? 'N' : 'I'} is neither a decimal digit number, decimal point, nor "e" notation exponential mark.`);
  return result;
}

const TWO = Num.of(2);

/** The runtime has no randomness of its own (replaying must give the same): drawn from the instant of the evaluation. */
export function random(run: Evaluation): number {
  let state = (Math.trunc(run.nowMs) ^ (run.steps * 0x9e3779b1)) >>> 0;
  state = Math.imul(state ^ (state >>> 15), state | 1);
  state ^= state + Math.imul(state ^ (state >>> 7), state | 61);
  return ((state ^ (state >>> 14)) >>> 0) / 2 ** 32;
}

export const NUMBER: Readonly<Record<string, readonly Callable[]>> = {
  decimal: [
    rounding('HALF_EVEN'),
    define(['n:number', 'scale:number', 'mode:string'], (n, scale, mode) => {
      const found = ROUNDINGS.find((each) => each === mode.toUpperCase());
      return found ? rounded(n, scale, found) : errorOf(`Illegal argument '${mode}' for rounding mode. Must be one of: UP, DOWN, CEILING, FLOOR, HALF_UP, HALF_DOWN, HALF_EVEN, UNNECESSARY`);
    }),
  ],
  floor: [whole('FLOOR'), rounding('FLOOR', 'scala')],
  ceiling: [whole('CEILING'), rounding('CEILING')],
  'round up': [rounding('UP')],
  'round down': [rounding('DOWN')],
  'round half up': [rounding('HALF_UP')],
  'round half down': [rounding('HALF_DOWN', 'scala')],
  abs: [alsoNamed(absolute, 'number'), absolute],
  // With the sign of the divisor: `modulo(-7, 3)` is 2 (rule 40).
  modulo: [define(['dividend:number', 'divisor:number'], (dividend, divisor) => dividend.rem(divisor).plus(divisor).rem(divisor))],
  sqrt: [define(['number:number'], (n) => (n.sign < 0 ? null : ofDouble(Math.sqrt(n.toNumber()))))],
  log: [define(['number:number'], (n) => ofDouble(Math.log(n.toNumber())))],
  exp: [define(['number:number'], (n) => ofDouble(Math.exp(n.toNumber())))],
  odd: [define(['number:number'], (n) => n.abs().rem(TWO).equals(Num.of(1)))],
  even: [define(['number:number'], (n) => n.rem(TWO).sign === 0)],
  'random number': [define([], (run) => ofDouble(random(run)))],
};
