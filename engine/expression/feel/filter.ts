import { evaluateNode } from './evaluate.ts';
import { EvaluationFailure, step, within } from './evaluation.ts';
import type { Evaluation, Scope } from './evaluation.ts';
import { print } from './print.ts';
import type { Node } from './tree.ts';
import { isContext, isList, isNumber } from './value.ts';
import type { Num, Value } from './value.ts';

/** `list[index]` or `list[condition]`. Rule 38: on what is no list the evaluation fails; out of bounds gives null. */
export function filter(list: Value, condition: Node, scope: Scope, run: Evaluation): Value {
  if (!isList(list)) {
    throw new EvaluationFailure(`Expected list but found '${print(list)}'`, false);
  }
  if (condition.t === 'number' || (condition.t === 'negate' && condition.value.t === 'number')) return at(list, evaluateNode(condition, scope, run) as Num);
  const kept: Value[] = [];
  for (const [index, item] of list.entries()) {
    step(run);
    const names = new Map<string, Value>([['item', item]]);
    const inner = isContext(item) ? within(item, within(names, scope)) : within(names, scope);
    const result = evaluateNode(condition, inner, run);
    if (index === 0 && isNumber(result)) return at(list, result);
    if (result === true) kept.push(item);
  }
  return kept;
}

/** From 1; negative from the end. */
function at(list: readonly Value[], position: Num): Value {
  const number = position.toNumber();
  return list[Math.trunc(number > 0 ? number - 1 : list.length + number)] ?? null;
}
