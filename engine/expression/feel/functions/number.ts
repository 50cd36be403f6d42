import { Decimal } from 'decimal.js';
import { EvaluationBreakdown, InvocationFailure } from '../evaluation.ts';
import type { Evaluation } from '../evaluation.ts';
import { Num } from '../value.ts';
import type { Value } from '../value.ts';
import { define, oneOf } from './define.ts';
import type { BuiltIn } from './define.ts';

function rounded(value: Num, scale: Num, mode: Decimal.Rounding): Num {
  const places = scale.trunc().toNumber();
  if (places < -6111 || places > 6176) throw new InvocationFailure(`Expected a scale between -6111 and 6176 but found '${scale}'`);
  return places >= 0 ? value.toDecimalPlaces(Math.min(places, 1000), mode) : value.div(new Num(10).pow(-places)).toDecimalPlaces(0, mode).times(new Num(10).pow(-places));
}

const rounding = (mode: Decimal.Rounding): BuiltIn => define(['n:number', 'scale:number'], (n, scale) => rounded(n, scale, mode));
const whole = (mode: Decimal.Rounding): BuiltIn => define(['n:number'], (n) => n.toDecimalPlaces(0, mode));

/** FEEL's modulo has the sign of the divisor: `modulo(-7, 3)` is 2 (rule 40). */
function modulo(dividend: Num, divisor: Num): Value {
  if (divisor.isZero()) throw new EvaluationBreakdown('Division by zero');
  return dividend.minus(divisor.times(dividend.div(divisor).floor()));
}

/** The runtime has no randomness of its own (replaying must give the same): drawn from the instant of the evaluation. */
export function random(run: Evaluation): number {
  let state = (Math.trunc(run.nowMs) ^ (run.steps * 0x9e3779b1)) >>> 0;
  state = Math.imul(state ^ (state >>> 15), state | 1);
  state ^= state + Math.imul(state ^ (state >>> 7), state | 61);
  return ((state ^ (state >>> 14)) >>> 0) / 2 ** 32;
}

export const NUMBER: Readonly<Record<string, readonly BuiltIn[]>> = {
  decimal: [rounding(Decimal.ROUND_HALF_EVEN)],
  floor: [whole(Decimal.ROUND_FLOOR), rounding(Decimal.ROUND_FLOOR)],
  ceiling: [whole(Decimal.ROUND_CEIL), rounding(Decimal.ROUND_CEIL)],
  'round up': [rounding(Decimal.ROUND_UP)],
  'round down': [rounding(Decimal.ROUND_DOWN)],
  'round half up': [rounding(Decimal.ROUND_HALF_UP)],
  'round half down': [rounding(Decimal.ROUND_HALF_DOWN)],
  abs: [oneOf(
    define(['number:number'], (n) => n.abs()),
    define(['n:days-duration'], ({ ms }) => ({ kind: 'days-duration', ms: Math.abs(ms) })),
    define(['n:months-duration'], ({ months }) => ({ kind: 'months-duration', months: Math.abs(months) })),
  )],
  modulo: [define(['dividend:number', 'divisor:number'], modulo)],
  sqrt: [define(['number:number'], (n) => (n.isNegative() && !n.isZero() ? null : n.sqrt()))],
  log: [define(['number:number'], (n) => (n.lte(0) ? null : n.ln()))],
  exp: [define(['number:number'], (n) => { const result = n.exp(); return result.isFinite() ? result : null; })],
  odd: [define(['number:number'], (n) => !n.mod(2).isZero())],
  even: [define(['number:number'], (n) => n.mod(2).isZero())],
  'random number': [{ parameters: [], variadic: false, invoke: (_values, run) => new Num(random(run)) }],
};
