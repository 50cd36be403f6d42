import { isContext, isList } from '../value.ts';
import type { Context, Value } from '../value.ts';
import { define, illegal, oneOf } from './define.ts';
import type { BuiltIn } from './define.ts';

function put(context: Context, path: readonly Value[], value: Value): Context {
  const [key, ...rest] = path;
  if (typeof key !== 'string') throw illegal([context, [...path], value]);
  const inner = context.get(key) ?? null;
  return new Map(context).set(key, rest.length === 0 ? value : put(isContext(inner) ? inner : new Map(), rest, value));
}

function get(context: Context, path: readonly Value[]): Value {
  let value: Value = context;
  for (const key of path) value = isContext(value) && typeof key === 'string' ? value.get(key) ?? null : null;
  return value;
}

function merge(contexts: readonly Value[]): Context {
  const merged: Context = new Map();
  for (const each of contexts) {
    if (!isContext(each)) throw illegal([[...contexts]]);
    for (const [key, value] of each) merged.set(key, value);
  }
  return merged;
}

const PUT = oneOf(
  define(['context:context', 'key:string', 'value'], (context, key, value) => put(context, [key], value)),
  define(['context:context', 'keys:list', 'value'], put),
);
const MERGE = define(['...contexts:list'], (contexts) => merge(contexts.length === 1 && isList(contexts[0]!) ? contexts[0] : contexts));

export const CONTEXT: Readonly<Record<string, readonly BuiltIn[]>> = {
  'get value': [oneOf(
    define(['context:context', 'key:string'], (context, key) => get(context, [key])),
    define(['context:context', 'keys:list'], get),
  )],
  'get entries': [define(['context:context'], (context) => [...context].map(([key, value]) => new Map<string, Value>([['key', key], ['value', value]])))],
  put: [PUT],
  'context put': [PUT],
  'put all': [MERGE],
  'context merge': [MERGE],
};
