import { evaluateNode, expected, passing } from './evaluate.ts';
import { step, withFunctions, withValue, within } from './evaluation.ts';
import type { Evaluation, Scope } from './evaluation.ts';
import type { Node } from './tree.ts';
import { Num, WrittenContext, isContext, isError, isList, isNumber } from './value.ts';
import type { Value } from './value.ts';

/** `list[index]` or `list[condition]`. Rule 38: on what is no list it fails; out of bounds gives null. */
export function filter(list: Value, condition: Node, scope: Scope, run: Evaluation): Value {
  if (!isList(list)) return expected('list', list, run);
  if (condition.t === 'number') return at(list, condition.value);
  if (condition.t === 'negate' && condition.value.t === 'number') return at(list, condition.value.value.neg());
  const conditionOf = (item: Value): Value => { step(run); return evaluateNode(condition, itemScope(item, scope), run); };
  if (condition.t === 'compare' || condition.t === 'call') return filtered(list, conditionOf);
  // Anything else may be an index that has nothing to do with the items: the engine tries that first, and it shows in warnings.
  const index = evaluateNode(condition, scope, run);
  return isNumber(index) ? at(list, index) : filtered(list, conditionOf);
}

function itemScope(item: Value, scope: Scope): Scope {
  const named = withValue('item', item, scope);
  if (!isContext(item)) return named;
  return within(item, item instanceof WrittenContext ? withFunctions(item.functions, named) : named);
}

/** The first item decides whether the filter is an index. */
function filtered(list: readonly Value[], conditionOf: (item: Value) => Value): Value {
  const [head] = list;
  if (head === undefined) return [];
  return passing(conditionOf(head), (first) => {
    if (isNumber(first)) return at(list, first);
    const kept: Value[] = first === true ? [head] : [];
    for (const item of list.slice(1)) {
      const met = conditionOf(item);
      if (isError(met)) return met;
      // The engine marks what it leaves out with this text, and so loses it where it is an item.
      if (met !== true || item === '_') continue;
      if (isError(item)) return item;
      kept.push(item);
    }
    return kept;
  });
}

/** From 1; negative from the end. */
function at(list: readonly Value[], position: Num): Value {
  const index = position.sign > 0 ? position.minus(Num.of(1)) : position.plus(Num.of(list.length));
  return index.sign < 0 || index.compare(Num.of(list.length)) >= 0 ? null : list[index.toInt()] ?? null;
}
