import { additive, boolean, expression, parseWhole } from './parse.ts';
import type { Parsed } from './parse.ts';
import { attempt, list, next, then } from './parser.ts';
import type { Parser } from './parser.ts';
import { skip, takeSymbol } from './scanner.ts';
import type { Comparison, Node, RangeNode } from './tree.ts';

const START = '(start-of-input | negation | positiveUnaryTests | anyInput)';
const AFTERWARDS = '(binaryComparison | between | instanceOf | in | "and" | "or" | "," | end-of-input)';

/**
 * An input entry of a decision table, as the FEEL engine of Zeebe 8.5 reads it: the first form that fits is taken, so nothing may follow a comparison or a range
 * (`< 5 or > 10` does not parse), and a boolean literal is compared with the input only where the entry ends with it. Never throws.
 */
export const parseUnaryTests = (text: string): Parsed<Node> => parseWhole(text, (parser) => attempt(parser, negation) ?? tests(parser) ?? anyInput(parser), START, AFTERWARDS);

function negation(parser: Parser): Node | undefined {
  const value = takeSymbol(parser, 'not') && then(parser, '(') ? next(parser, tests) : undefined;
  return value && then(parser, ')') ? { t: 'not', value } : undefined;
}

function anyInput(parser: Parser): Node | undefined { return takeSymbol(parser, '-') ? { t: 'constant', value: true } : undefined; }

/** One test, or several of which one must hold. @param most how many may stand there */
export function tests(parser: Parser, most = Infinity): Node | undefined {
  const found = most === 1 ? [attempt(parser, test)] : list(parser, test);
  return found.length > 1 ? { t: 'or', items: found as Node[] } : found[0];
}

const test = (parser: Parser): Node | undefined => attempt(parser, booleanAtEnd) ?? simpleTest(parser) ?? expressionTest(parser);

function booleanAtEnd(parser: Parser): Node | undefined {
  const value = boolean(parser);
  skip(parser);
  return value && parser.at >= parser.text.length ? { t: 'input-compare', operator: '=', value } : undefined;
}

function expressionTest(parser: Parser): Node | undefined {
  const found = expression(parser);
  return found && { t: 'input-test', test: found };
}

const COMPARISONS: readonly Comparison[] = ['<=', '>=', '<', '>'];

export const simpleTest = (parser: Parser): Node | undefined => attempt(parser, unaryComparison) ?? attempt(parser, (inner) => {
  const found = range(inner);
  return found && { t: 'input-in-range', range: found };
});

function unaryComparison(parser: Parser): Node | undefined {
  const operator = COMPARISONS.find((symbol) => takeSymbol(parser, symbol));
  const value = operator && next(parser, additive);
  return operator && value ? { t: 'input-compare', operator, value } : undefined;
}

export function range(parser: Parser): RangeNode | undefined {
  const open = ['(', ']', '['].find((symbol) => takeSymbol(parser, symbol));
  const start = open === undefined ? undefined : next(parser, additive);
  const end = start && then(parser, '..') ? next(parser, additive) : undefined;
  skip(parser);
  const close = end && [')', '[', ']'].find((symbol) => takeSymbol(parser, symbol));
  return start && end && close !== undefined ? { t: 'range', start, end, startClosed: open === '[', endClosed: close === ']' } : undefined;
}
