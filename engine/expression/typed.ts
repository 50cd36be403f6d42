import { parseIsoDuration } from '../time/iso-duration.ts';
import type { IsoDuration } from '../time/iso-duration.ts';
import { parseZonedDateTime } from '../time/iso-date-time.ts';
import { evaluate, withWarnings } from './evaluate.ts';
import type { Evaluated, EvaluationOptions, ResultType } from './evaluate.ts';
import type { Expression } from './expression.ts';
import { NoVariable, jsonOfValue, jsonOfValues } from './feel/json.ts';
import { dateTimeText, epochMsOf, parseDateTime } from './feel/temporal.ts';
import { isContext, isKind, isList, isNumber } from './feel/value.ts';
import type { Value } from './feel/value.ts';
import type { VariableLookup } from './variables.ts';

/** A failure's text is the message of the incident (EXTRACT_VALUE_ERROR, for mappings IO_MAPPING_ERROR). */
export type Typed<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: string };

type Success = Extract<Evaluated, { ok: true }>;

/** Evaluates, checks the type, reads the value. `read` gives undefined when the value is of an allowed type but unreadable: then `unreadable` words it. */
function typed<T>(
  expression: Expression, variables: VariableLookup, options: EvaluationOptions,
  allowed: readonly ResultType[], read: (value: Value) => T | undefined, unreadable: (result: Success) => string = () => '',
): Typed<T> {
  const result = evaluate(expression, variables, options);
  if (!result.ok) return result;
  if (!allowed.includes(result.type)) {
    const wanted = allowed.length === 1 ? `'${allowed[0]}'` : `one of '[${allowed.join(', ')}]'`;
    return { ok: false, failure: withWarnings(`Expected result of the expression '${expression.text}' to be ${wanted}, but was '${result.type}'.`, result.warnings) };
  }
  const value = written(expression, () => read(result.value));
  if (isRefused(value)) return value;
  return value === undefined ? { ok: false, failure: unreadable(result) } : { ok: true, value };
}

interface Refused { readonly ok: false; readonly failure: string }
/** A value that is too large to be a variable fails like the expression that made it. */
function written<T>(expression: Expression, write: () => T): T | Refused {
  try {
    return write();
  } catch (failure) {
    if (failure instanceof NoVariable) return { ok: false, failure: `failed to evaluate expression '${expression.text}': ${failure.message}` };
    throw failure;
  }
}
const isRefused = (value: unknown): value is Refused => typeof value === 'object' && value !== null && 'ok' in value && value.ok === false;

export const evaluateString = (expression: Expression, variables: VariableLookup, options: EvaluationOptions): Typed<string> =>
  typed(expression, variables, options, ['STRING'], (value) => value as string);

/** Rule 15: null is not false. */
export const evaluateBoolean = (expression: Expression, variables: VariableLookup, options: EvaluationOptions): Typed<boolean> =>
  typed(expression, variables, options, ['BOOLEAN'], (value) => value as boolean);

/** A number without its fraction (rule 50: retries 2.9 are 2). */
export const evaluateInteger = (expression: Expression, variables: VariableLookup, options: EvaluationOptions): Typed<number> =>
  typed(expression, variables, options, ['NUMBER'], (value) => (isNumber(value) ? value.toInt() : undefined));

/** The items' JSON texts. */
export const evaluateList = (expression: Expression, variables: VariableLookup, options: EvaluationOptions): Typed<readonly string[]> =>
  typed(expression, variables, options, ['ARRAY'], (value) => (isList(value) ? itemsOf(value) : undefined));

/** By the list itself: a long variable keeps its value from one evaluation to the next. */
const items = new WeakMap<readonly Value[], readonly string[]>();
function itemsOf(list: readonly Value[]): readonly string[] {
  const known = items.get(list);
  if (known) return known;
  const texts = jsonOfValues(list);
  items.set(list, texts);
  return texts;
}

export const evaluateStrings = (expression: Expression, variables: VariableLookup, options: EvaluationOptions): Typed<readonly string[]> =>
  typed(expression, variables, options, ['ARRAY'], (value) => (isList(value) && value.every((item) => typeof item === 'string') ? value : undefined),
    () => `Expected result of the expression '${expression.text}' to be 'ARRAY' containing 'STRING' items, but was 'ARRAY' containing at least one non-'STRING' item.`);

/** Any value as JSON text (script results, multi-instance output, …). */
export function evaluateJson(expression: Expression, variables: VariableLookup, options: EvaluationOptions): Typed<string> {
  const result = evaluate(expression, variables, options);
  if (!result.ok) return result;
  const value = written(expression, () => jsonOfValue(result.value));
  return isRefused(value) ? value : { ok: true, value };
}

/** A mapping's context: name → JSON text, in order. */
export const evaluateEntries = (expression: Expression, variables: VariableLookup, options: EvaluationOptions): Typed<ReadonlyMap<string, string>> =>
  typed(expression, variables, options, ['OBJECT'], (value) => {
    if (!isContext(value)) return undefined;
    const texts = jsonOfValues([...value.values()]);
    return new Map([...value.keys()].map((name, index) => [name, texts[index] ?? 'null']));
  });

/** Rule 67: a string, or a number cut to a whole one. */
export function evaluateCorrelationKey(expression: Expression, variables: VariableLookup, options: EvaluationOptions): Typed<string> {
  const result = evaluate(expression, variables, options);
  if (!result.ok) return result;
  if (typeof result.value === 'string') return { ok: true, value: result.value };
  if (isNumber(result.value)) return { ok: true, value: result.value.toLong().toString() };
  const failure = `Failed to extract the correlation key for '${expression.text}': The value must be either a string or a number, but was '${result.type}'.`;
  return { ok: false, failure: withWarnings(failure, result.warnings) };
}

/** Rule 71: a duration, or its ISO 8601 text. */
export const evaluateInterval = (expression: Expression, variables: VariableLookup, options: EvaluationOptions): Typed<IsoDuration> =>
  typed(expression, variables, options, ['DURATION', 'PERIOD', 'STRING'], (value) => {
    if (isKind(value, 'days-duration')) return { months: 0, days: 0, ms: value.ms };
    if (isKind(value, 'months-duration')) return { months: value.months, days: 0, ms: 0 };
    return parseIsoDuration(value as string);
  }, (result) => `Invalid duration format '${String(result.value)}' for expression '${expression.text}'.`);

/** Rule 71: a date-time, or its ISO text with zone. Epoch ms. */
export const evaluateDateTime = (expression: Expression, variables: VariableLookup, options: EvaluationOptions): Typed<number> =>
  typed(expression, variables, options, ['DATE_TIME', 'STRING'], (value) => (isKind(value, 'date-time') ? epochMsOf(value) : parseZonedDateTime(value as string)),
    (result) => `Invalid date-time format '${String(result.value)}' for expression '${expression.text}'.`);

/** For due and follow-up dates of user tasks (rule 118): printed again in shortest form; null and empty text give null. */
export const evaluateDateTimeText = (expression: Expression, variables: VariableLookup, options: EvaluationOptions): Typed<string | null> =>
  typed(expression, variables, options, ['NULL', 'DATE_TIME', 'STRING'], (value) => {
    if (value === null || value === '') return null;
    if (isKind(value, 'date-time')) return dateTimeText(value.zone === undefined ? { ...value, zone: 'Z' } : value, true);
    const text = value as string;
    const parsed = parseZonedDateTime(text) === undefined ? undefined : parseDateTime(text);
    return parsed && dateTimeText(parsed, true);
  }, (result) => `Invalid date-time format '${String(result.value)}' for expression '${expression.text}'.`);

