import { connective, evaluateNode, expected } from './evaluate.ts';
import { step, within } from './evaluation.ts';
import type { Evaluation, Scope } from './evaluation.ts';
import type { Iterator, Node } from './tree.ts';
import { Num, isList, isNumber } from './value.ts';
import type { Value } from './value.ts';

/** `for … return`, `some … satisfies`, `every … satisfies`: over the product of the lists, the last varying fastest. All lists are evaluated, then the first that is none fails. */
export function iterate(node: Extract<Node, { t: 'for' | 'some' | 'every' }>, scope: Scope, run: Evaluation): Value {
  const evaluated = node.iterators.map(({ name, list }) => ({ name, value: itemsOf(list, scope, run) }));
  const lists = evaluated.map(({ name, value }) => ({ name, items: isList(value) ? value : expected('list', value, run) }));
  const failed = lists.find(({ items }) => !isList(items));
  if (failed) return failed.items;
  const products = productsOf(lists as readonly { readonly name: string; readonly items: readonly Value[] }[], run);
  if (node.t !== 'for') {
    const conditions = function* (): Generator<() => Value> {
      for (const names of products) yield () => evaluateNode(node.body, within(names, scope), run);
    };
    return connective(node.t === 'some', conditions(), run);
  }
  // What fails stays in the list as an error, and is null outside.
  const results: Value[] = [];
  for (const names of products) results.push(evaluateNode(node.body, withPartial(results, within(names, scope), run), run));
  return results;
}

/** What there is so far goes by the name `partial`: as it is then, so an item may hold those before it, never itself. */
function withPartial(results: readonly Value[], outer: Scope, run: Evaluation): Scope {
  const soFar = (): Value[] => { step(run, results.length >> 5); return results.slice(); };
  return {
    find: (name) => (name === 'partial' ? soFar() : outer.find(name)),
    functions: (name) => outer.functions(name),
    asItIs: (inner) => within(new Map([['partial', soFar()]]), outer.asItIs?.(inner) ?? outer),
  };
}

const itemsOf = (list: Iterator['list'], scope: Scope, run: Evaluation): Value =>
  (list.t === 'sequence' ? sequence(evaluateNode(list.from, scope, run), evaluateNode(list.to, scope, run), run) : evaluateNode(list, scope, run));

/** `from..to`, upward or downward by one. */
function sequence(from: Value, to: Value, run: Evaluation): Value {
  if (!isNumber(from)) return expected('number', from, run);
  return isNumber(to) ? numbersBetween(from, to, run) : expected('number', to, run);
}

function numbersBetween(from: Num, to: Num, run: Evaluation): Value[] {
  const by = Num.of(from.compare(to) < 0 ? 1 : -1);
  const length = Math.abs(to.minus(from).toNumber());
  step(run, Math.min(Number.MAX_SAFE_INTEGER, Math.ceil(length)));
  const items: Value[] = [];
  for (let count = 0; count <= length; count++) items.push(from.plus(by.times(Num.of(count))));
  return items;
}

function* productsOf(lists: readonly { readonly name: string; readonly items: readonly Value[] }[], run: Evaluation, from = 0): Generator<Map<string, Value>> {
  const list = lists[from];
  if (!list) {
    step(run, lists.length >> 2);
    return void (yield new Map());
  }
  for (const item of list.items) {
    step(run);
    for (const rest of productsOf(lists, run, from + 1)) yield rest.set(list.name, item);
  }
}
