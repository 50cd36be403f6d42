import { doubleText } from '../../protocol/json.ts';

/**
 * Numbers of FEEL as the JVM's BigDecimal under DECIMAL128 (rule 40): 34 digits, half-even, and a scale of their own, which texts show (`1.0`, `1E+2`).
 * Own and not a library: JavaScript's decimal libraries drop the scale. What the JVM answers with an exception throws `ArithmeticFailure`.
 */
export class Num {
  readonly unscaled: bigint;
  /** Digits behind the point; negative for `1E+2`. */
  readonly scale: number;

  private constructor(unscaled: bigint, scale: number) {
    if (scale > MOST_SCALE || scale < -MOST_SCALE) throw new ArithmeticFailure(scale > 0 ? 'Underflow' : 'Overflow');
    this.unscaled = unscaled;
    this.scale = scale;
  }

  static of(whole: number): Num { return new Num(BigInt(whole), 0); }
  static ofBig(whole: bigint): Num { return new Num(whole, 0); }

  /** Undefined where the JVM finds no number. All digits stay. */
  static parse(text: string): Num | undefined {
    const match = /^([-+]?)(\d*)(?:\.(\d*))?(?:[eE]([-+]?\d{1,10}))?$/.exec(text);
    if (!match || `${match[2]}${match[3] ?? ''}` === '') return undefined;
    const [, sign, whole = '', fraction = '', exponent = '0'] = match;
    const scale = fraction.length - Number(exponent);
    if (Math.abs(scale) > MOST_SCALE) return undefined;
    if (whole.length + fraction.length > MOST_DIGITS) return undefined;
    const digits = BigInt(whole + fraction);
    return new Num(sign === '-' ? -digits : digits, scale);
  }

  /** As the JVM makes a decimal of a double: by its shortest text, with a fraction always (`4.0`). Not finite: undefined. */
  static ofDouble(double: number): Num | undefined {
    return Number.isFinite(double) ? Num.parse(doubleText(double)) : undefined;
  }

  get sign(): -1 | 0 | 1 { return this.unscaled > 0n ? 1 : this.unscaled < 0n ? -1 : 0; }
  get precision(): number { return digitsOf(this.unscaled); }

  neg(): Num { return new Num(-this.unscaled, this.scale); }
  abs(): Num { return this.unscaled < 0n ? this.neg() : this; }
  plus(other: Num): Num { return sum(this, other); }
  minus(other: Num): Num { return sum(this, other.neg()); }
  times(other: Num): Num { return new Num(this.unscaled * other.unscaled, this.scale + other.scale).toDigits(DIGITS); }
  div(other: Num): Num { return quotient(this, other, DIGITS); }

  /** With the sign of the dividend, as the JVM's. */
  rem(other: Num): Num {
    if (other.sign === 0) throw new ArithmeticFailure(this.sign === 0 ? 'Division undefined' : 'Division by zero');
    const scale = Math.max(this.scale, other.scale);
    if (this.precision - this.scale - (other.precision - other.scale) > DIGITS) throw new ArithmeticFailure('Division impossible');
    return new Num(widened(this, scale) % widened(other, scale), scale).toDigits(DIGITS);
  }

  /** By squaring, with as many spare digits as the exponent has (ANSI X3.274), so that the last digit is the JVM's. */
  pow(exponent: number): Num {
    if (exponent < -999_999_999 || exponent > 999_999_999) throw new ArithmeticFailure('Invalid operation');
    if (exponent === 0) return ONE;
    const spare = DIGITS + String(Math.abs(exponent)).length + 1;
    let result = ONE;
    for (const bit of Math.abs(exponent).toString(2)) {
      result = new Num(result.unscaled * result.unscaled, result.scale * 2).toDigits(spare);
      if (bit === '1') result = new Num(result.unscaled * this.unscaled, result.scale + this.scale).toDigits(spare);
    }
    return (exponent < 0 ? quotient(ONE, result, spare) : result).toDigits(DIGITS);
  }

  compare(other: Num): number {
    if (this.sign !== other.sign || this.sign === 0) return this.sign - other.sign;
    const [a, b] = [this.precision - this.scale, other.precision - other.scale];
    if (a !== b) return (a - b) * this.sign;
    const scale = Math.max(this.scale, other.scale);
    const difference = widened(this, scale) - widened(other, scale);
    return difference > 0n ? 1 : difference < 0n ? -1 : 0;
  }
  equals(other: Num): boolean { return this.compare(other) === 0; }

  withScale(scale: number, mode: Rounding): Num {
    if (scale >= this.scale) {
      if (this.sign !== 0 && scale - this.scale > MOST_DIGITS) throw new ArithmeticFailure('BigInteger would overflow supported range');
      return new Num(this.unscaled === 0n ? 0n : this.unscaled * 10n ** BigInt(scale - this.scale), scale);
    }
    return new Num(cut(this.unscaled, this.scale - scale, mode), scale);
  }

  isWhole(): boolean { return this.scale <= 0 || this.unscaled === 0n || this.stripped().scale <= 0; }

  /** The whole part, as 64 bits: what is beyond wraps around. */
  toLong(): bigint {
    if (this.scale <= -64) return 0n;
    return BigInt.asIntN(64, this.scale <= 0 ? this.unscaled * 10n ** BigInt(-this.scale) : this.scale > this.precision ? 0n : this.unscaled / 10n ** BigInt(this.scale));
  }
  /** The whole part, as 32 bits. */
  toInt(): number { return Number(BigInt.asIntN(32, this.toLong())); }
  toNumber(): number { return Number(this.toString()); }

  toDigits(digits: number): Num {
    // Nearly all are short: counting digits is what costs.
    if (digits >= DIGITS && this.unscaled < SHORT && this.unscaled > -SHORT) return this;
    let result: Num = this;
    for (let over = result.precision - digits; over > 0; over = result.precision - digits) result = new Num(cut(result.unscaled, over, 'HALF_EVEN'), result.scale - over);
    return result;
  }

  /** Without zeros at the end, down to a scale. */
  stripped(lowest = -MOST_SCALE): Num {
    let { unscaled, scale } = this;
    while (scale > lowest && unscaled !== 0n && unscaled % 10n === 0n) { unscaled /= 10n; scale--; }
    return scale === this.scale ? this : new Num(unscaled, scale);
  }

  /** As the JVM prints it: with its scale, and with an exponent where that is shorter. */
  toString(): string {
    const digits = (this.unscaled < 0n ? -this.unscaled : this.unscaled).toString();
    const sign = this.unscaled < 0n ? '-' : '';
    const exponent = digits.length - 1 - this.scale;
    if (this.scale >= 0 && exponent >= -6) {
      if (this.scale === 0) return sign + digits;
      const padded = digits.padStart(this.scale + 1, '0');
      return `${sign}${padded.slice(0, -this.scale)}.${padded.slice(-this.scale)}`;
    }
    return `${sign}${digits[0]}${digits.length > 1 ? `.${digits.slice(1)}` : ''}${exponent === 0 ? '' : `E${exponent > 0 ? '+' : ''}${exponent}`}`;
  }

  static make(unscaled: bigint, scale: number): Num { return new Num(unscaled, scale); }
}

/** An ArithmeticException of the JVM. */
export class ArithmeticFailure extends Error {}

export const ROUNDINGS = ['UP', 'DOWN', 'CEILING', 'FLOOR', 'HALF_UP', 'HALF_DOWN', 'HALF_EVEN', 'UNNECESSARY'] as const;
export type Rounding = (typeof ROUNDINGS)[number];

const DIGITS = 34;
const SHORT = 10n ** 34n;
/** An int in the JVM. */
const MOST_SCALE = 2_147_483_647;
/** Numbers with more digits are refused rather than computed with: the JVM would run out of memory. */
const MOST_DIGITS = 1_000;
const ONE = Num.of(1);

function digitsOf(unscaled: bigint): number {
  const text = unscaled.toString();
  return unscaled < 0n ? text.length - 1 : text.length;
}

function widened(number: Num, scale: number): bigint {
  if (scale - number.scale > MOST_DIGITS && number.sign !== 0) throw new ArithmeticFailure('Overflow');
  return number.sign === 0 ? 0n : number.unscaled * 10n ** BigInt(scale - number.scale);
}

/** Without its last digits. */
function cut(unscaled: bigint, places: number, mode: Rounding): bigint {
  if (places > digitsOf(unscaled) + 1) places = digitsOf(unscaled) + 1;
  const unit = 10n ** BigInt(places);
  const [whole, rest] = [unscaled / unit, unscaled % unit];
  if (rest === 0n) return whole;
  const away = unscaled < 0n ? -1n : 1n;
  const twice = (rest < 0n ? -rest : rest) * 2n;
  return ROUND[mode](twice > unit ? 1 : twice === unit ? 0 : -1, unscaled < 0n, whole % 2n !== 0n) ? whole + away : whole;
}

/** Whether to go away from zero, where something is cut off: more than half (1), half (0) or less (-1) of a unit. */
const ROUND: Readonly<Record<Rounding, (half: number, negative: boolean, odd: boolean) => boolean>> = {
  UP: () => true, DOWN: () => false, CEILING: (_half, negative) => !negative, FLOOR: (_half, negative) => negative,
  HALF_UP: (half) => half >= 0, HALF_DOWN: (half) => half > 0, HALF_EVEN: (half, _negative, odd) => half > 0 || (half === 0 && odd),
  UNNECESSARY: () => { throw new ArithmeticFailure('Rounding necessary'); },
};

function sum(a: Num, b: Num): Num {
  const scale = Math.max(a.scale, b.scale);
  if (a.sign === 0 || b.sign === 0) return withZero((a.sign === 0 ? b : a).toDigits(DIGITS), scale);
  const [large, small] = a.precision - a.scale >= b.precision - b.scale ? [a, b] : [b, a];
  // What lies far behind the last digit of the result counts only as a little more or less (JVM: preAlign).
  const lowest = large.scale - large.precision + DIGITS + 3;
  const least = small.scale - small.precision > Math.max(lowest, large.scale + 2) ? Num.make(BigInt(small.sign), Math.max(lowest, large.scale + 2)) : small;
  const to = Math.max(large.scale, least.scale);
  return Num.make(widened(large, to) + widened(least, to), to).toDigits(DIGITS);
}

/** Nothing added: the scale is the larger one, as far as the digits go. */
function withZero(number: Num, scale: number): Num {
  if (number.scale > scale) return number.stripped(scale);
  return number.withScale(Math.min(scale, number.scale + Math.max(0, DIGITS - number.precision)), 'UNNECESSARY');
}

/** An exact quotient has as few digits behind the point as it can, but no fewer than dividend and divisor ask for. */
function quotient(a: Num, b: Num, digits: number): Num {
  const wanted = a.scale - b.scale;
  if (b.sign === 0) throw new ArithmeticFailure(a.sign === 0 ? 'Division undefined' : 'Division by zero');
  if (a.sign === 0) return Num.make(0n, Math.max(-MOST_SCALE, Math.min(MOST_SCALE, wanted)));
  const shift = Math.max(0, digits + 3 - a.precision + b.precision);
  const scaled = a.unscaled * 10n ** BigInt(shift);
  const [whole, rest] = [scaled / b.unscaled, scaled % b.unscaled];
  if (rest === 0n) return Num.make(whole, wanted + shift).toDigits(digits).stripped(wanted);
  // One more digit says that something follows: it decides what would be exactly half.
  const sticky = whole * 10n + ((a.sign === b.sign) ? 1n : -1n);
  return Num.make(sticky, wanted + shift + 1).toDigits(digits);
}
