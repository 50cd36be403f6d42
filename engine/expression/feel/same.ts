import { step } from './evaluation.ts';
import type { Evaluation } from './evaluation.ts';
import { VariableContext, WrittenContext, isContext, isKind, isList, isNumber, typeOf } from './value.ts';
import type { Value } from './value.ts';

/**
 * What `list contains`, `distinct values` and the like take for the same: not FEEL's `=` but the JVM's. Contexts that an expression has written are the same only as
 * themselves, contexts out of variables never (each time they are read anew); contexts that a function has made are the same by their entries.
 */
export function same(a: Value, b: Value, run: Evaluation): boolean {
  if (typeof a === 'string') step(run, a.length >> 12);
  if (a === b) return !(a instanceof VariableContext);
  if (a === null || b === null || typeOf(a) !== typeOf(b)) return false;
  if (isNumber(a) && isNumber(b)) return a.equals(b);
  if (isList(a) && isList(b)) {
    step(run, 1 + (a.length >> 3));
    return a.length === b.length && a.every((each, index) => same(each, b[index] ?? null, run));
  }
  if (isContext(a) && isContext(b)) step(run, a.size);
  if (isContext(a) && isContext(b)) return !isUnlike(a) && !isUnlike(b) && a.size === b.size && [...a].every(([key, value]) => b.has(key) && same(value, b.get(key) ?? null, run));
  if (isKind(a, 'date') && isKind(b, 'date')) return a.day === b.day;
  if ((isKind(a, 'time') && isKind(b, 'time')) || (isKind(a, 'date-time') && isKind(b, 'date-time'))) return a.ms === b.ms && a.zone === b.zone && (!('day' in a) || !('day' in b) || a.day === b.day);
  if (isKind(a, 'days-duration') && isKind(b, 'days-duration')) return a.ms === b.ms;
  if (isKind(a, 'months-duration') && isKind(b, 'months-duration')) return a.months === b.months;
  if (isKind(a, 'range') && isKind(b, 'range')) return a.startClosed === b.startClosed && a.endClosed === b.endClosed && same(a.start, b.start, run) && same(a.end, b.end, run);
  return isKind(a, 'error') && isKind(b, 'error') && a.message === b.message;
}

const isUnlike = (context: Map<string, Value>): boolean => context instanceof WrittenContext || context instanceof VariableContext;
