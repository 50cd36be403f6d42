import { nameWithSpacesAt } from './function-names.ts';
import { SyntaxFailure, expectSymbol, expectWord, peekWord, skip, takeName, takeNumber, takeString, takeSymbol, takeWord } from './scanner.ts';
import type { Scanner } from './scanner.ts';
import type { Comparison, Iterator, Node } from './tree.ts';

export type ParseResult = { readonly ok: true; readonly tree: Node } | { readonly ok: false; /** 0-based. */ readonly at: number; readonly expected: string };

/** Expressions nested deeper are refused, so that neither parsing nor evaluating them exhausts the stack. */
const DEEPEST = 120;
const RESERVED = new Set(['null', 'true', 'false', 'function', 'in']);
const AFTER_COMPLETE_EXPRESSION = '(binaryComparison | between | instanceOf | in | "and" | "or" | end-of-input)';

export interface Parser extends Scanner { depth: number }

/** The grammar of the FEEL engine that Zeebe 8.5 uses (1.17): names without spaces, one comparison a level, `**` to the left. Never throws. */
export function parseFeel(text: string): ParseResult {
  const parser: Parser = { text, at: 0, depth: 0 };
  try {
    skip(parser);
    const tree = expression(parser);
    if (parser.at < text.length) throw new SyntaxFailure(parser.at, AFTER_COMPLETE_EXPRESSION);
    return { ok: true, tree };
  } catch (failure) {
    if (failure instanceof SyntaxFailure) return { ok: false, at: failure.at, expected: failure.message };
    throw failure;
  }
}

export const expression = (parser: Parser): Node => nested(parser, topLevel);

/** Every recursion of the grammar goes through here. */
function nested(parser: Parser, rule: (parser: Parser) => Node): Node {
  if (++parser.depth > DEEPEST) throw new SyntaxFailure(parser.at, `at most ${DEEPEST} levels of nesting`);
  const node = rule(parser);
  parser.depth--;
  return node;
}

function topLevel(parser: Parser): Node {
  switch (peekWord(parser)) {
    case 'if': {
      takeWord(parser, 'if');
      const condition = expression(parser);
      expectWord(parser, 'then');
      const then = expression(parser);
      expectWord(parser, 'else');
      return { t: 'if', condition, then, otherwise: expression(parser) };
    }
    case 'for': {
      takeWord(parser, 'for');
      const list = iterators(parser);
      expectWord(parser, 'return');
      return { t: 'for', iterators: list, body: expression(parser) };
    }
    case 'some':
    case 'every': {
      const t = takeName(parser) as 'some' | 'every';
      const list = iterators(parser);
      expectWord(parser, 'satisfies');
      return { t, iterators: list, body: expression(parser) };
    }
    default: return disjunction(parser);
  }
}

function iterators(parser: Parser): Iterator[] {
  const list: Iterator[] = [];
  do {
    const name = takeName(parser);
    if (name === undefined) throw new SyntaxFailure(parser.at, 'name');
    expectWord(parser, 'in');
    const first = additive(parser);
    list.push(takeSymbol(parser, '..') ? { name, list: first, to: additive(parser) } : { name, list: first });
  } while (takeSymbol(parser, ','));
  return list;
}

/**
 * An operator whose right side does not parse is not there, as in the engine's own grammar: so the failure points at the operator.
 * Never parses anything twice.
 */
function operand(parser: Parser, before: number, rule: (parser: Parser) => Node): Node | undefined {
  const { depth } = parser;
  try {
    return rule(parser);
  } catch (failure) {
    if (!(failure instanceof SyntaxFailure) || parser.depth > DEEPEST) throw failure;
    parser.at = before;
    parser.depth = depth;
    return undefined;
  }
}

function disjunction(parser: Parser): Node {
  let node = conjunction(parser);
  for (let before = parser.at; takeWord(parser, 'or'); before = parser.at) {
    const right = operand(parser, before, conjunction);
    if (!right) break;
    node = { t: 'or', left: node, right };
  }
  return node;
}

function conjunction(parser: Parser): Node {
  let node = comparison(parser);
  for (let before = parser.at; takeWord(parser, 'and'); before = parser.at) {
    const right = operand(parser, before, comparison);
    if (!right) break;
    node = { t: 'and', left: node, right };
  }
  return node;
}

const UNARY = ['<=', '>=', '<', '>'] as const;
const BINARY: readonly Comparison[] = ['<=', '>=', '<', '>', '!=', '='];

function comparison(parser: Parser): Node {
  for (const operator of UNARY) if (takeSymbol(parser, operator)) return { t: 'unary', operator, value: additive(parser) };
  const left = additive(parser);
  for (const operator of BINARY) if (takeSymbol(parser, operator)) return { t: 'compare', operator, left, right: additive(parser) };
  if (takeWord(parser, 'between')) {
    const low = additive(parser);
    expectWord(parser, 'and');
    const high = additive(parser);
    return { t: 'and', left: { t: 'compare', operator: '>=', left, right: low }, right: { t: 'compare', operator: '<=', left, right: high } };
  }
  if (takeWord(parser, 'instance')) {
    expectWord(parser, 'of');
    return { t: 'instance-of', value: left, type: typeName(parser) };
  }
  if (takeWord(parser, 'in')) return { t: 'in', value: left, tests: tests(parser) };
  return left;
}

const TYPES_WITH_SPACES = ['date and time', 'years and months duration', 'year-month-duration', 'days and time duration', 'day-time-duration'];

function typeName(parser: Parser): string {
  for (const name of TYPES_WITH_SPACES) if (takeSymbol(parser, name)) return name;
  const name = takeName(parser);
  if (name === undefined) throw new SyntaxFailure(parser.at, 'typeName');
  return name;
}

/** What stands after `in`: one test, or several in parentheses. */
function tests(parser: Parser): Node[] {
  if (parser.text[parser.at] !== '(') return [nested(parser, comparison)];
  const start = parser.at;
  takeSymbol(parser, '(');
  const list = [expression(parser)];
  if (takeSymbol(parser, '..')) {
    parser.at = start;
    return [additive(parser)];
  }
  while (takeSymbol(parser, ',')) list.push(expression(parser));
  expectSymbol(parser, ')');
  return list;
}

export function additive(parser: Parser): Node {
  let left = multiplicative(parser);
  for (;;) {
    const before = parser.at;
    const operator = takeSymbol(parser, '+') ? '+' : takeSymbol(parser, '-') ? '-' : undefined;
    const right = operator && operand(parser, before, multiplicative);
    if (!operator || !right) return left;
    left = { t: 'arithmetic', operator, left, right };
  }
}

function multiplicative(parser: Parser): Node {
  let left = power(parser);
  for (;;) {
    const before = parser.at;
    const operator = takeSymbol(parser, '*') ? '*' : takeSymbol(parser, '/') ? '/' : undefined;
    const right = operator && operand(parser, before, power);
    if (!operator || !right) return left;
    left = { t: 'arithmetic', operator, left, right };
  }
}

function power(parser: Parser): Node {
  let left = signed(parser);
  while (takeSymbol(parser, '**')) left = { t: 'arithmetic', operator: '**', left, right: signed(parser) };
  return left;
}

function signed(parser: Parser): Node {
  return takeSymbol(parser, '-') ? { t: 'negate', value: chained(parser) } : chained(parser);
}

function chained(parser: Parser): Node {
  let node = terminal(parser);
  for (;;) {
    const before = parser.at;
    if (parser.text[parser.at] === '.' && parser.text[parser.at + 1] !== '.') {
      takeSymbol(parser, '.');
      const key = takeSymbol(parser, 'time offset') ? 'time offset' : takeName(parser);
      if (key === undefined) throw new SyntaxFailure(parser.at, 'name');
      node = takeSymbol(parser, '(') ? { t: 'call', of: node, name: key, ...callArguments(parser) } : { t: 'path', of: node, key };
    } else if (takeSymbol(parser, '[')) {
      // Or the open end of a range: `]1..2[`.
      const filter = operand(parser, before, filterCondition);
      if (!filter) return node;
      node = { t: 'filter', of: node, filter };
    } else return node;
  }
}

function filterCondition(parser: Parser): Node {
  const condition = expression(parser);
  expectSymbol(parser, ']');
  return condition;
}

function terminal(parser: Parser): Node {
  const { text, at } = parser;
  const symbol = text[at];
  switch (symbol) {
    case '"': {
      const value = takeString(parser);
      if (value !== undefined) return { t: 'string', value };
      break;
    }
    case '@': {
      takeSymbol(parser, '@');
      const value = takeString(parser);
      if (value !== undefined) return { t: 'temporal', text: value };
      break;
    }
    case '?': takeSymbol(parser, '?'); return { t: 'input' };
    case '[': takeSymbol(parser, '['); return listOrRange(parser, true);
    case ']': takeSymbol(parser, ']'); return rangeFrom(parser, expression(parser), false);
    case '(': {
      takeSymbol(parser, '(');
      const node = expression(parser);
      if (text.startsWith('..', parser.at)) return rangeFrom(parser, node, false);
      expectSymbol(parser, ')');
      return node;
    }
    case '{': return context(parser);
  }
  const digits = takeNumber(parser);
  if (digits !== undefined) return { t: 'number', text: digits };
  return named(parser);
}

function named(parser: Parser): Node {
  const at = parser.at;
  const word = peekWord(parser);
  if (word !== undefined) {
    const spaced = nameWithSpacesAt(parser.text, at, word);
    if (spaced !== undefined) {
      takeSymbol(parser, spaced);
      takeSymbol(parser, '(');
      return { t: 'call', name: spaced, ...callArguments(parser) };
    }
    if (RESERVED.has(word)) return reserved(parser, word);
  }
  const name = takeName(parser);
  if (name === undefined) throw new SyntaxFailure(at, 'expression');
  return takeSymbol(parser, '(') ? { t: 'call', name, ...callArguments(parser) } : { t: 'name', name };
}

function reserved(parser: Parser, word: string): Node {
  if (word === 'in') throw new SyntaxFailure(parser.at, 'expression');
  takeWord(parser, word);
  if (word === 'null') return { t: 'null' };
  if (word !== 'function') return { t: 'boolean', value: word === 'true' };
  expectSymbol(parser, '(');
  const parameters: string[] = [];
  while (!takeSymbol(parser, ')')) {
    const name = takeName(parser);
    if (name === undefined) throw new SyntaxFailure(parser.at, 'parameter');
    parameters.push(name);
    if (parser.text[parser.at] !== ')') expectSymbol(parser, ',');
  }
  return { t: 'function', parameters, body: expression(parser) };
}

function listOrRange(parser: Parser, startClosed: boolean): Node {
  const items: Node[] = [];
  if (takeSymbol(parser, ']')) return { t: 'list', items };
  items.push(expression(parser));
  if (parser.text.startsWith('..', parser.at)) return rangeFrom(parser, items[0]!, startClosed);
  while (takeSymbol(parser, ',')) items.push(expression(parser));
  expectSymbol(parser, ']');
  return { t: 'list', items };
}

export function rangeFrom(parser: Parser, start: Node, startClosed: boolean): Node {
  expectSymbol(parser, '..');
  const end = expression(parser);
  if (takeSymbol(parser, ']')) return { t: 'range', start, end, startClosed, endClosed: true };
  if (takeSymbol(parser, ')') || takeSymbol(parser, '[')) return { t: 'range', start, end, startClosed, endClosed: false };
  throw new SyntaxFailure(parser.at, '("]" | ")" | "[")');
}

function context(parser: Parser): Node {
  takeSymbol(parser, '{');
  const entries: { key: string; value: Node }[] = [];
  if (takeSymbol(parser, '}')) return { t: 'context', entries };
  do {
    const key = takeName(parser) ?? takeString(parser);
    if (key === undefined) throw new SyntaxFailure(parser.at, '(name | stringWithQuotes)');
    expectSymbol(parser, ':');
    entries.push({ key, value: expression(parser) });
  } while (takeSymbol(parser, ','));
  expectSymbol(parser, '}');
  return { t: 'context', entries };
}

const PARAMETER_NAME = /[\p{L}_][\p{L}\p{N}_]*(?: [\p{L}_][\p{L}\p{N}_]*)*(?=\s*:)/uy;

function callArguments(parser: Parser): Pick<Extract<Node, { t: 'call' }>, 'positional' | 'named'> {
  if (takeSymbol(parser, ')')) return { positional: [] };
  const positional: Node[] = [];
  const byName: { key: string; value: Node }[] = [];
  do {
    PARAMETER_NAME.lastIndex = parser.at;
    const key = PARAMETER_NAME.exec(parser.text)?.[0];
    if (key !== undefined && positional.length === 0) {
      takeSymbol(parser, key);
      expectSymbol(parser, ':');
      byName.push({ key, value: expression(parser) });
    } else positional.push(expression(parser));
  } while (takeSymbol(parser, ','));
  expectSymbol(parser, ')');
  return byName.length > 0 ? { named: byName } : { positional };
}
