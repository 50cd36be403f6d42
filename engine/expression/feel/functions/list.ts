import { calculated } from '../evaluate.ts';
import { isComparable, order } from '../compare.ts';
import { EvaluationBreakdown, step } from '../evaluation.ts';
import type { Callable, Evaluation } from '../evaluation.ts';
import { print } from '../print.ts';
import { same } from '../same.ts';
import { Num, errorOf, isList, isNumber } from '../value.ts';
import type { FeelError, FeelFunction, Value } from '../value.ts';
import { define, illegal } from './define.ts';

const has = (list: readonly Value[], value: Value, run: Evaluation): boolean => list.some((each) => same(each, value, run));

/** A function over the numbers of a list; `none` is what it gives of an empty one (rule 37). */
const over = (of: (values: readonly Num[]) => Value, none: Value = null): readonly Callable[] => [define(['...list:list'], (list) => {
  const other = list.find((each) => !isNumber(each));
  return other === undefined ? list.length === 0 ? none : of(list as Num[]) : errorOf(`expected number but found '${print(other)}'`);
})];

const sum = (values: readonly Num[]): Num => values.reduce((total, each) => total.plus(each));
const mean = (values: readonly Num[]): Num => sum(values).div(Num.of(values.length));
const ascending = (values: readonly Num[]): Num[] => values.toSorted((a, b) => a.compare(b));

const extreme = (sign: 1 | -1): readonly Callable[] => [define(['...list:list'], (list, run) => {
  if (list.length === 0) return null;
  for (const each of list) if (typeof each === 'string') step(run, each.length >> 12);
  return isComparable(list) ? list.reduce((best, each) => (order(each, best) * sign > 0 ? each : best)) : errorOf(`${print(list)} is not comparable`);
})];

function median(values: readonly Num[]): Num {
  const sorted = ascending(values);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : sorted[middle - 1]!.plus(sorted[middle]!).div(Num.of(2));
}

function mode(values: readonly Num[]): Value[] {
  const counts: { readonly value: Num; count: number }[] = [];
  for (const value of ascending(values)) {
    const last = counts.at(-1);
    if (last?.value.equals(value)) last.count++;
    else counts.push({ value, count: 1 });
  }
  const most = counts.reduce((max, { count }) => Math.max(max, count), 0);
  return counts.filter(({ count }) => count === most).map(({ value }) => value);
}

/** In doubles at the end; of one number it has none, which ends the evaluation. */
function stddev(values: readonly Num[]): Value {
  const average = mean(values);
  const squares = values.reduce((total, each) => total.plus(each.minus(average).pow(2)), Num.of(0));
  return Num.ofDouble(Math.sqrt(squares.div(Num.of(values.length - 1)).toNumber())) ?? null;
}

function distinct(list: readonly Value[], run: Evaluation): Value[] {
  const kept: Value[] = [];
  for (const each of list) { step(run, kept.length); if (!has(kept, each, run)) kept.push(each); }
  return kept;
}

function flatten(list: readonly Value[], run: Evaluation): Value[] {
  step(run, 1 + (list.length >> 2));
  return list.flatMap((each) => (isList(each) ? flatten(each, run) : [each]));
}

/** Every item must be true or false; otherwise three-valued. What is no boolean counts as null. */
const quantified = (until: boolean): readonly Callable[] => [define(['...list:list'], (list) => list.reduce((result: Value, item) => {
  if (result === until) return until;
  if (result === null) return item === until ? until : null;
  return typeof item === 'boolean' ? item : null;
}, !until))];

/** From 0; negative positions count from the end. */
function index(list: readonly Value[], position: Num): number {
  const number = position.toInt();
  return number > 0 ? number - 1 : list.length + number;
}
const slice = (list: readonly Value[], from: number, to: number): Value[] => list.slice(Math.max(0, from), Math.max(0, to));

/** What is no list counts as a list of itself. */
const joined = (lists: readonly Value[]): Value[] => lists.flatMap((each) => (isList(each) ? each : [each]));

const unsortable = (why: string): FeelError => errorOf(`fail to sort list by given precedes function: ${why}`);

function sorted(list: readonly Value[], precedes: FeelFunction, run: Evaluation): Value {
  if (precedes.parameters.length !== 2) return errorOf(`expect boolean function with 2 arguments, but found '${precedes.parameters.length}'`);
  let failed: FeelError | null = null;
  const before = (a: Value, b: Value): boolean => {
    step(run);
    if (failed !== null) return false;
    try {
      const result = calculated(() => precedes.invoke([a, b]));
      if (typeof result !== 'boolean') failed = unsortable(`expected boolean but found '${print(result)}'`);
      return result === true;
    } catch (failure) {
      if (!(failure instanceof EvaluationBreakdown)) throw failure;
      failed = unsortable(failure.message.replace(/^[\w.]+: /, ''));
      return false;
    }
  };
  const result = list.toSorted((a, b) => (before(a, b) ? -1 : before(b, a) ? 1 : 0));
  return failed ?? result;
}

function join(list: readonly Value[], delimiter: string | null = '', prefix: string | null = '', suffix: string | null = ''): Value {
  const other = list.find((each) => each !== null && typeof each !== 'string');
  if (other !== undefined) return errorOf(`expected a list of strings but found 'List(${print([...list]).slice(1, -1)})'`);
  return `${prefix ?? ''}${list.filter((each) => each !== null).join(delimiter ?? '')}${suffix ?? ''}`;
}

export const LIST: Readonly<Record<string, readonly Callable[]>> = {
  'list contains': [define(['list:list', 'element'], has)],
  count: [define(['list:list'], (list) => Num.of(list.length))],
  min: extreme(-1),
  max: extreme(1),
  sum: over(sum),
  product: over((values) => values.reduce((total, each) => total.times(each))),
  mean: over(mean),
  median: over(median),
  stddev: over(stddev),
  mode: over(mode, []),
  all: quantified(false),
  and: quantified(false),
  any: quantified(true),
  or: quantified(true),
  sublist: [
    define(['list:list', 'start:number'], (list, start) => slice(list, index(list, start), list.length)),
    define(['list:list', 'start:number', 'length:number'], (list, start, length) => slice(list, index(list, start), index(list, start) + length.toInt())),
  ],
  append: [define(['list:list', '...items:list'], (list, items) => [...list, ...items])],
  concatenate: [define(['...lists:list'], joined)],
  union: [define(['...lists:list'], (all, run) => distinct(joined(all), run))],
  'insert before': [define(['list:list', 'position:number', 'newItem'], (list, position, item) => {
    const at = Math.max(0, index(list, position));
    return [...list.slice(0, at), item, ...list.slice(at)];
  })],
  // The place behind the removed one is counted like any other: `remove(list, -1)` looks for place 0, which is behind the last.
  remove: [define(['list:list', 'position:number'], (list, position) => [...slice(list, 0, index(list, position)), ...list.slice(Math.max(0, index(list, position.plus(Num.of(1)))))])],
  reverse: [define(['list:list'], (list) => list.toReversed())],
  'index of': [define(['list:list', 'match'], (list, match, run) => list.flatMap((each, at) => (same(each, match, run) ? [Num.of(at + 1)] : [])))],
  'distinct values': [define(['list:list'], distinct)],
  'duplicate values': [define(['list:list'], (list, run) => distinct(list, run).filter((each) => {
    step(run, list.length >> 3);
    return list.filter((other) => same(other, each, run)).length > 1;
  }))],
  flatten: [define(['list:list'], flatten)],
  sort: [define(['list:list', 'precedes:function'], sorted)],
  'string join': [
    define(['list:list'], (list) => join(list)),
    define(['list:list', 'delimiter:string|null'], (list, delimiter) => join(list, delimiter)),
    define(['list:list', 'delimiter:string|null', 'prefix:string|null', 'suffix:string|null'], (list, delimiter, prefix, suffix) =>
      ((prefix === null) === (suffix === null) ? join(list, delimiter, prefix, suffix) : illegal([list, delimiter, prefix, suffix]))),
  ],
};
