import { Decimal } from 'decimal.js';

/** As the JVM's DECIMAL128: 34 digits, half-even (rule 40). */
export const Num = Decimal.clone({ precision: 34, rounding: Decimal.ROUND_HALF_EVEN, toExpNeg: -400, toExpPos: 400, minE: -6200, maxE: 6200 });
export type Num = Decimal;

/** Values while FEEL is evaluated. What comes out is JSON: see `json.ts`. */
export type Value =
  | null | boolean | string | Num | Value[] | Context
  | FeelDate | FeelTime | FeelDateTime | DaysDuration | MonthsDuration | FeelRange | FeelFunction;

export type Context = Map<string, Value>;
export interface FeelDate { readonly kind: 'date'; readonly day: number }
/** `ms` of the day. Without a zone it is a local time. Zone: `Z`, `+07:00` or an IANA name. */
export interface FeelTime { readonly kind: 'time'; readonly ms: number; readonly zone?: string }
export interface FeelDateTime { readonly kind: 'date-time'; readonly day: number; readonly ms: number; readonly zone?: string }
export interface DaysDuration { readonly kind: 'days-duration'; readonly ms: number }
export interface MonthsDuration { readonly kind: 'months-duration'; readonly months: number }
export interface FeelRange { readonly kind: 'range'; readonly start: Value; readonly end: Value; readonly startClosed: boolean; readonly endClosed: boolean }
export interface FeelFunction { readonly kind: 'function'; readonly parameters: readonly string[]; readonly invoke: (values: readonly Value[]) => Value }

/** Names of failure types in warnings and results. */
export type TypeName =
  | 'null' | 'boolean' | 'number' | 'string' | 'list' | 'context' | 'date' | 'time' | 'local-time' | 'date-time' | 'local-date-time'
  | 'days-duration' | 'months-duration' | 'range' | 'function';

export function typeOf(value: Value): TypeName {
  if (value === null) return 'null';
  switch (typeof value) {
    case 'boolean': return 'boolean';
    case 'string': return 'string';
  }
  if (value instanceof Decimal) return 'number';
  if (Array.isArray(value)) return 'list';
  if (value instanceof Map) return 'context';
  if (value.kind === 'time') return value.zone === undefined ? 'local-time' : 'time';
  if (value.kind === 'date-time') return value.zone === undefined ? 'local-date-time' : 'date-time';
  return value.kind;
}

export const isNumber = (value: Value): value is Num => value instanceof Decimal;
export const isList = (value: Value): value is Value[] => Array.isArray(value);
export const isContext = (value: Value): value is Context => value instanceof Map;
/** Narrowing to one of the tagged kinds. */
export function isKind<K extends Exclude<Value, null | boolean | string | Num | Value[] | Context>['kind']>(value: Value, kind: K): value is Extract<Value, { kind: K }> {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === kind;
}
