import { equality, isComparable, order } from './compare.ts';
import { evaluateNode, passing } from './evaluate.ts';
import { warn } from './evaluation.ts';
import type { Evaluation, Scope } from './evaluation.ts';
import { print } from './print.ts';
import { same } from './same.ts';
import type { RangeNode } from './tree.ts';
import { isList, typeOf } from './value.ts';
import type { Value } from './value.ts';

/** Null where the input and the ends are not all of one kind that has an order. */
export function inputInRange(range: RangeNode, inputOf: () => Value, scope: Scope, run: Evaluation): Value {
  const [start, end] = [evaluateNode(range.start, scope, run), evaluateNode(range.end, scope, run)];
  return passing(inputOf(), (input) => {
    const comparable = [input, start, end].every((each) => isComparable(each) && typeOf(each) === typeOf(input));
    // The engine asks for the input once more, and warns once more where there is none.
    if (!comparable) return warn(run, 'NOT_COMPARABLE', `Can't compare '${print(inputOf())}' with '${print(start)}' and '${print(end)}'`);
    const [above, below] = [order(input, start), order(input, end)];
    return (range.startClosed ? above >= 0 : above > 0) && (range.endClosed ? below <= 0 : below < 0);
  });
}

/** An expression as a test: it is true by itself, equals the input, or lists it. So one that gives null holds for a null input. */
export function inputTest(input: Value, value: Value, run: Evaluation): boolean | null {
  if (value === true || (isList(value) && value.some((item) => same(item, input, run)))) return true;
  const equal = equality(input, value, run);
  return equal !== true && (value === false || isList(value)) ? false : equal;
}
