import { inEntryOrder } from '../entry-order.ts';
import { step } from '../evaluation.ts';
import type { Callable, Evaluation } from '../evaluation.ts';
import { VariableContext, isContext, isError, isList } from '../value.ts';
import type { Context, Value } from '../value.ts';
import { alsoNamed, define, illegal } from './define.ts';

const isText = (value: Value): value is string => typeof value === 'string';

/** Entries as functions see them, from five on in the engine's order. */
function entriesOf(context: Context, run: Evaluation): readonly (readonly [string, Value])[] {
  step(run, context.size);
  return inEntryOrder([...context]);
}

const putOne = (context: Context, key: string, value: Value, run: Evaluation): Context => new Map([...entriesOf(context, run), [key, value]]);

/**
 * Along several keys. Two things of the engine show: a context within one that came from a variable is not seen (a new one takes its place), and of three keys or more
 * only the contexts of the last two come out.
 */
function putAlong(context: Context, [key = '', ...rest]: readonly string[], value: Value, run: Evaluation): Context {
  if (rest.length === 0) return putOne(context, key, value, run);
  const there = context instanceof VariableContext ? null : context.get(key) ?? null;
  const inner = isContext(there) ? there : new Map<string, Value>();
  return rest.length === 1 ? putOne(context, key, putAlong(inner, rest, value, run), run) : putAlong(inner, rest, value, run);
}

const putAt = define(['context:context', 'key:string|list', 'value'], (context, key, value, run) => {
  if (isText(key)) return isError(value) ? null : putOne(context, key, value, run);
  if (isError(value) || key.length === 0) return null;
  return key.every(isText) ? putAlong(context, key, value, run) : illegal([context, key, value]);
});
const PUT: readonly Callable[] = [putAt, alsoNamed(putAt, 'context', 'keys', 'value')];

const get = define(['m:context', 'key:string|list'], (context, key) => {
  if (isText(key)) return context.get(key) ?? null;
  return key.length > 0 && key.every(isText) ? key.reduce((value: Value, each) => (isContext(value) ? value.get(each) ?? null : null), context) : null;
});

const merge: Callable = define(['...contexts:list'], (contexts, run) => (contexts.every(isContext) ? new Map(contexts.flatMap((each) => [...entriesOf(each, run)])) : null));
const getEntries = define(['context:context'], (context, run) => entriesOf(context, run).map(([key, value]) => new Map<string, Value>([['key', key], ['value', value]])));

/** Entries out of variables are none: there the key is not seen as text. */
const isEntry = (value: Value): value is Context => isContext(value) && !(value instanceof VariableContext) && value.has('value') && isText(value.get('key') ?? null);
const context = define(['entries'], (entries) => (isList(entries) && entries.every(isEntry) ? new Map(entries.map((each) => [String(each.get('key')), each.get('value') ?? null])) : null));

export const CONTEXT: Readonly<Record<string, readonly Callable[]>> = {
  'get value': [get, alsoNamed(get, 'context', 'key'), alsoNamed(get, 'context', 'keys')],
  'get entries': [getEntries, alsoNamed(getEntries, 'm')],
  put: [putAt],
  'context put': PUT,
  'put all': [merge],
  'context merge': [merge],
  context: [context],
};
