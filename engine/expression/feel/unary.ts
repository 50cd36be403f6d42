import { comparison, connective, evaluateNode } from './evaluate.ts';
import { within } from './evaluation.ts';
import type { Evaluation, Scope } from './evaluation.ts';
import { equal } from './operators.ts';
import type { Node, UnaryTests } from './tree.ts';
import { isKind, isList } from './value.ts';
import type { FeelRange, Value } from './value.ts';

/** `x in (test, …)`: true if one of the tests holds for the input. */
export function anyTest(tests: readonly Node[], input: Value, scope: Scope, run: Evaluation): boolean | null {
  const inner = within(new Map([['?', input]]), scope);
  return connective(true, tests.map((test) => () => holds(test, input, inner, run)), run);
}

/** An input entry of a decision table. Null where the input cannot be compared. */
export function evaluateTests({ negated, tests }: UnaryTests, input: Value, scope: Scope, run: Evaluation): boolean | null {
  const result = tests.length === 0 ? true : anyTest(tests, input, scope, run);
  return negated && result !== null ? !result : result;
}

/**
 * As the FEEL engine of Zeebe 8.5: a test that is true by itself, that equals the input or that is a list with the input in it.
 * So an expression that gives null holds for a null input.
 */
function holds(test: Node, input: Value, scope: Scope, run: Evaluation): boolean | null {
  const value = evaluateNode(test, scope, run);
  if (test.t === 'unary') return value as boolean | null;
  if (test.t === 'range' && isKind(value, 'range')) return inRange(input, value, run);
  if (value === true) return true;
  if (isList(value) && value.some((item) => equal(input, item) === true)) return true;
  const same = comparison('=', input, value, run);
  if (same === true) return true;
  return value === false || isList(value) ? false : same;
}

export function inRange(input: Value, range: FeelRange, run: Evaluation): boolean | null {
  const above = comparison(range.startClosed ? '>=' : '>', input, range.start, run);
  const below = comparison(range.endClosed ? '<=' : '<', input, range.end, run);
  return above === null || below === null ? null : above && below;
}
