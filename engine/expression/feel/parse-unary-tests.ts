import { additive, expression, rangeFrom } from './parse.ts';
import type { Parser } from './parse.ts';
import { SyntaxFailure, expectSymbol, skip, takeSymbol, takeWord } from './scanner.ts';
import type { Node, UnaryTests } from './tree.ts';

export type TestsResult = { readonly ok: true; readonly tests: UnaryTests } | { readonly ok: false; /** 0-based. */ readonly at: number; readonly expected: string };

const START = '(start-of-input | negation | positiveUnaryTests | anyInput)';
const AFTER_EXPRESSION = '(binaryComparison | between | instanceOf | in | "and" | "or" | "," | end-of-input)';

/**
 * The grammar of input entries in the FEEL engine of Zeebe 8.5 (1.17): the first form that fits is taken, so nothing may follow a comparison or a range
 * (`< 5 or > 10` does not parse), and a boolean literal is compared with the input only where the entry ends with it. Never throws.
 */
export function parseUnaryTests(text: string): TestsResult {
  const parser: Parser = { text, at: 0, depth: 0 };
  try {
    skip(parser);
    const tests = attempt(parser, negation) ?? attempt(parser, (inner) => ({ negated: false, tests: positiveTests(inner) })) ?? anyInput(parser);
    if (parser.at < text.length) throw new SyntaxFailure(parser.at, AFTER_EXPRESSION);
    return { ok: true, tests };
  } catch (failure) {
    if (failure instanceof SyntaxFailure) return { ok: false, at: failure.at, expected: failure.message };
    throw failure;
  }
}

function attempt<T>(parser: Parser, rule: (parser: Parser) => T): T | undefined {
  const { at, depth } = parser;
  try {
    return rule(parser);
  } catch (failure) {
    if (!(failure instanceof SyntaxFailure)) throw failure;
    parser.at = at;
    parser.depth = depth;
    return undefined;
  }
}

function negation(parser: Parser): UnaryTests {
  if (!takeWord(parser, 'not')) throw new SyntaxFailure(parser.at, '"not"');
  expectSymbol(parser, '(');
  const tests = positiveTests(parser);
  expectSymbol(parser, ')');
  return { negated: true, tests };
}

function anyInput(parser: Parser): UnaryTests {
  if (takeSymbol(parser, '-')) return { negated: false, tests: [] };
  throw new SyntaxFailure(parser.at, START);
}

function positiveTests(parser: Parser): Node[] {
  const tests = [positiveTest(parser)];
  for (let before = parser.at; takeSymbol(parser, ','); before = parser.at) {
    const next = attempt(parser, positiveTest);
    if (!next) {
      parser.at = before;
      break;
    }
    tests.push(next);
  }
  return tests;
}

const COMPARISONS = ['<=', '>=', '<', '>'] as const;

function positiveTest(parser: Parser): Node {
  const literal = attempt(parser, booleanAtEnd);
  if (literal) return literal;
  for (const operator of COMPARISONS) if (takeSymbol(parser, operator)) return { t: 'unary', operator, value: additive(parser) };
  return attempt(parser, range) ?? expression(parser);
}

function booleanAtEnd(parser: Parser): Node {
  const value = takeWord(parser, 'true') ? true : takeWord(parser, 'false') ? false : undefined;
  if (value === undefined || parser.at < parser.text.length) throw new SyntaxFailure(parser.at, 'boolean');
  return { t: 'unary', operator: '=', value: { t: 'boolean', value } };
}

function range(parser: Parser): Node {
  const bracket = ['(', ']', '['].find((symbol) => takeSymbol(parser, symbol));
  if (bracket === undefined) throw new SyntaxFailure(parser.at, 'range');
  return rangeFrom(parser, additive(parser), bracket === '[');
}
