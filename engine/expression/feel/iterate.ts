import { connective, evaluateNode, tolerant } from './evaluate.ts';
import { EvaluationFailure, step, within } from './evaluation.ts';
import type { Evaluation, Scope } from './evaluation.ts';
import { print } from './print.ts';
import type { Iterator, Node } from './tree.ts';
import { isKind, isList, isNumber } from './value.ts';
import type { Num, Value } from './value.ts';

/** `for … return`, `some … satisfies`, `every … satisfies`: over the product of the lists, the last varying fastest. */
export function iterate(node: Extract<Node, { t: 'for' | 'some' | 'every' }>, scope: Scope, run: Evaluation): Value {
  const lists = node.iterators.map((iterator) => ({ name: iterator.name, items: itemsOf(iterator, scope, run) }));
  if (node.t !== 'for') {
    const conditions = function* (): Generator<() => Value> {
      for (const names of products(lists, run)) yield () => tolerant(node.body, within(names, scope), run);
    };
    return connective(node.t === 'some', conditions(), run);
  }
  const results: Value[] = [];
  for (const names of products(lists, run)) results.push(tolerant(node.body, within(names.set('partial', results), scope), run));
  return results;
}

function itemsOf(iterator: Iterator, scope: Scope, run: Evaluation): readonly Value[] {
  const list = evaluateNode(iterator.list, scope, run);
  if (!iterator.to) {
    if (isList(list)) return list;
    if (isKind(list, 'range') && isNumber(list.start) && isNumber(list.end)) return sequence(list.start, list.end, run);
    throw new EvaluationFailure(`Expected list but found '${print(list)}'`, false);
  }
  const end = evaluateNode(iterator.to, scope, run);
  if (!isNumber(list) || !isNumber(end)) throw new EvaluationFailure(`Expected number but found '${print(isNumber(list) ? end : list)}'`, false);
  return sequence(list, end, run);
}

function sequence(from: Num, to: Num, run: Evaluation): Value[] {
  const down = to.lt(from);
  step(run, Math.min(Number.MAX_SAFE_INTEGER, to.minus(from).abs().toNumber()));
  const items: Value[] = [];
  for (let each = from; down ? each.gte(to) : each.lte(to); each = down ? each.minus(1) : each.plus(1)) items.push(each);
  return items;
}

function* products(lists: readonly { readonly name: string; readonly items: readonly Value[] }[], run: Evaluation, from = 0): Generator<Map<string, Value>> {
  const list = lists[from];
  if (!list) return void (yield new Map());
  for (const item of list.items) {
    step(run);
    for (const rest of products(lists, run, from + 1)) yield rest.set(list.name, item);
  }
}
