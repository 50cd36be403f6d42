import { Num } from './decimal.ts';
export { Num };

/** Values while FEEL is evaluated. What comes out is JSON: see `json.ts`. */
export type Value =
  | null | boolean | string | Num | Value[] | Context
  | FeelDate | FeelTime | FeelDateTime | DaysDuration | MonthsDuration | FeelRange | FeelFunction | FeelError;

/** Entries in the order in which they came; functions of a context that an expression has written are none of its entries. */
export type Context = Map<string, Value>;
/** A context literal. Two of them are never the same thing for `list contains` and its like, though `=` compares their entries. */
export class WrittenContext extends Map<string, Value> {
  readonly functions = new Map<string, FeelFunction[]>();
}
/** Out of a variable: its entries are JSON until they are asked for, which some functions show. */
export class VariableContext extends Map<string, Value> {}

export interface FeelDate { readonly kind: 'date'; readonly day: number }
/** `ms` of the day. Without a zone it is a local time. Zone: `Z`, `+07:00` or an IANA name. */
export interface FeelTime { readonly kind: 'time'; readonly ms: number; readonly zone?: string }
export interface FeelDateTime { readonly kind: 'date-time'; readonly day: number; readonly ms: number; readonly zone?: string }
export interface DaysDuration { readonly kind: 'days-duration'; readonly ms: number }
export interface MonthsDuration { readonly kind: 'months-duration'; readonly months: number }
export interface FeelRange { readonly kind: 'range'; readonly start: Value; readonly end: Value; readonly startClosed: boolean; readonly endClosed: boolean }
export interface FeelFunction {
  readonly kind: 'function';
  readonly parameters: readonly string[];
  /** The last parameter takes all remaining arguments as a list. */
  readonly variadic?: boolean;
  readonly invoke: (values: readonly Value[]) => Value;
}
/** What failed. It goes through most operations; some make null of it. */
export interface FeelError { readonly kind: 'error'; readonly message: string }

/** Names of failure types in warnings and results. */
export type TypeName =
  | 'null' | 'boolean' | 'number' | 'string' | 'list' | 'context' | 'date' | 'time' | 'local-time' | 'date-time' | 'local-date-time'
  | 'days-duration' | 'months-duration' | 'range' | 'function' | 'error';

export function typeOf(value: Value): TypeName {
  if (value === null) return 'null';
  switch (typeof value) {
    case 'boolean': return 'boolean';
    case 'string': return 'string';
  }
  if (value instanceof Num) return 'number';
  if (Array.isArray(value)) return 'list';
  if (value instanceof Map) return 'context';
  if (value.kind === 'time') return value.zone === undefined ? 'local-time' : 'time';
  if (value.kind === 'date-time') return value.zone === undefined ? 'local-date-time' : 'date-time';
  return value.kind;
}

export const isNumber = (value: Value): value is Num => value instanceof Num;
export const isList = (value: Value): value is Value[] => Array.isArray(value);
export const isContext = (value: Value): value is Context => value instanceof Map;
export const isError = (value: Value): value is FeelError => isKind(value, 'error');
export const errorOf = (message: string): FeelError => ({ kind: 'error', message });
/** Narrowing to one of the tagged kinds. */
export function isKind<K extends Exclude<Value, null | boolean | string | Num | Value[] | Context>['kind']>(value: Value, kind: K): value is Extract<Value, { kind: K }> {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === kind;
}
