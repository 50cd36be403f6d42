import { EvaluationFailure, InvocationFailure, step } from '../evaluation.ts';
import type { Evaluation } from '../evaluation.ts';
import { compare, equal } from '../operators.ts';
import { print } from '../print.ts';
import { Num, isList, isNumber } from '../value.ts';
import type { Value } from '../value.ts';
import { define, oneOf } from './define.ts';
import type { BuiltIn } from './define.ts';

const same = (a: Value, b: Value): boolean => equal(a, b) === true;
const has = (list: readonly Value[], value: Value): boolean => list.some((each) => same(each, value));

function numbers(list: readonly Value[]): Num[] {
  return list.map((each) => {
    if (!isNumber(each)) throw new InvocationFailure(`Expected number but found '${print(each)}'`);
    return each;
  });
}

/** A function over the numbers of a list; of an empty list null (rule 37). */
const over = (of: (values: Num[]) => Value): BuiltIn[] => [define(['...list:list'], (list) => (list.length === 0 ? null : of(numbers(list))))];
const sum = (values: readonly Num[]): Num => values.reduce((total, each) => total.plus(each), new Num(0));
const mean = (values: readonly Num[]): Num => sum(values).div(values.length);

function extreme(list: readonly Value[], sign: 1 | -1): Value {
  let best: Value | undefined;
  for (const each of list) {
    const order = best === undefined ? 1 : compare(each, best);
    if (order === undefined) throw new InvocationFailure(`Can't compare '${print(each)}' with '${print(best!)}'`);
    if (best === undefined || order * sign > 0) best = each;
  }
  return best ?? null;
}

function median(values: readonly Num[]): Num {
  const sorted = values.toSorted((a, b) => a.comparedTo(b));
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : sorted[middle - 1]!.plus(sorted[middle]!).div(2);
}

function mode(values: readonly Num[]): Value[] {
  const counts = new Map<string, { value: Num; count: number }>();
  for (const value of values) {
    const entry = counts.get(value.toString());
    if (entry) entry.count++;
    else counts.set(value.toString(), { value, count: 1 });
  }
  const most = Math.max(...[...counts.values()].map(({ count }) => count));
  return [...counts.values()].filter(({ count }) => count === most).map(({ value }) => value).toSorted((a, b) => a.comparedTo(b));
}

function stddev(values: readonly Num[]): Value {
  if (values.length < 2) return null;
  const average = mean(values);
  return sum(values.map((each) => each.minus(average).pow(2))).div(values.length - 1).sqrt();
}

function distinct(list: readonly Value[], run: Evaluation): Value[] {
  const kept: Value[] = [];
  for (const each of list) { step(run, kept.length); if (!has(kept, each)) kept.push(each); }
  return kept;
}

const flatten = (list: readonly Value[]): Value[] => list.flatMap((each) => (isList(each) ? flatten(each) : [each]));

/** Every item must be true or false; otherwise three-valued. */
function quantified(list: readonly Value[], until: boolean): Value {
  if (list.includes(until)) return until;
  return list.every((each) => typeof each === 'boolean') ? !until : null;
}

function index(list: readonly Value[], position: Num): number {
  const number = position.toNumber();
  return number > 0 ? number - 1 : list.length + number;
}

function sublist(list: readonly Value[], start: Num, length?: Num): Value {
  const from = index(list, start);
  return list.slice(from, length === undefined ? undefined : from + length.toNumber());
}

function strings(list: readonly Value[]): string[] {
  return list.filter((each) => each !== null).map((each) => {
    if (typeof each !== 'string') throw new InvocationFailure(`Expected string but found '${print(each)}'`);
    return each;
  });
}

/** What is no list counts as a list of itself. */
const lists = (values: readonly Value[]): Value[][] => values.map((each) => (isList(each) ? each : [each]));

export const LIST: Readonly<Record<string, readonly BuiltIn[]>> = {
  'list contains': [define(['list:list', 'element'], has)],
  count: [define(['list:list'], (list) => new Num(list.length))],
  min: [define(['...list:list'], (list) => extreme(list, -1))],
  max: [define(['...list:list'], (list) => extreme(list, 1))],
  sum: over(sum),
  product: over((values) => values.reduce((total, each) => total.times(each), new Num(1))),
  mean: over(mean),
  median: over(median),
  stddev: over(stddev),
  mode: [define(['...list:list'], (list) => (list.length === 0 ? [] : mode(numbers(list))))],
  all: [define(['...list:list'], (list) => quantified(list, false))],
  any: [define(['...list:list'], (list) => quantified(list, true))],
  and: [define(['...list:list'], (list) => quantified(list, false))],
  or: [define(['...list:list'], (list) => quantified(list, true))],
  sublist: [
    define(['list:list', 'start position:number'], (list, start) => sublist(list, start)),
    define(['list:list', 'start position:number', 'length:number'], sublist),
  ],
  append: [define(['list:list', '...items:list'], (list, items) => [...list, ...items])],
  concatenate: [define(['...lists:list'], (all) => lists(all).flat(1))],
  union: [define(['...lists:list'], (all, run) => distinct(lists(all).flat(1), run))],
  'insert before': [define(['list:list', 'position:number', 'newItem'], (list, position, item) => list.toSpliced(index(list, position), 0, item))],
  remove: [define(['list:list', 'position:number'], (list, position) => list.toSpliced(index(list, position), 1))],
  reverse: [define(['list:list'], (list) => list.toReversed())],
  'index of': [define(['list:list', 'match'], (list, match) => list.flatMap((each, at) => (same(each, match) ? [new Num(at + 1)] : [])))],
  'distinct values': [define(['list:list'], distinct)],
  'duplicate values': [define(['list:list'], (list, run) => distinct(list.filter((each, at) => list.some((other, there) => there !== at && same(each, other))), run))],
  flatten: [define(['list:list'], flatten)],
  sort: [define(['list:list', 'precedes:function'], (list, precedes, run) => list.toSorted((a, b) => {
    step(run);
    if (precedes.parameters.length !== 2) throw new EvaluationFailure(`expected a function with two parameters but found '${print(precedes)}'`, false);
    return precedes.invoke([a, b]) === true ? -1 : precedes.invoke([b, a]) === true ? 1 : 0;
  }))],
  'string join': [
    define(['list:list'], (list) => strings(list).join('')),
    oneOf(define(['list:list', 'delimiter:string'], (list, delimiter) => strings(list).join(delimiter)), define(['list:list', 'delimiter'], (list) => strings(list).join(''))),
    define(['list:list', 'delimiter:string', 'prefix:string', 'suffix:string'], (list, delimiter, prefix, suffix) => `${prefix}${strings(list).join(delimiter)}${suffix}`),
  ],
};

