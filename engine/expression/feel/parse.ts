import { call } from './parse-call.ts';
import { attempt, list, next, NestedTooDeep, remember, startParser, then } from './parser.ts';
import type { Parser } from './parser.ts';
import { quotedTemporal, temporal } from './parse-temporal.ts';
import { simpleTest, tests } from './parse-tests.ts';
import { skip, takeIdentifier, takeName, takeNumber, takeQuoted, takeSymbol, takeWords, unescape } from './scanner.ts';
import type { Comparison, Iterator, Node } from './tree.ts';
import { Num } from './value.ts';

export type Parsed<T> = { readonly ok: true; readonly tree: T } | { readonly ok: false; /** 0-based. */ readonly at: number; readonly expected: string };

const START = '(start-of-input | ifOp | forOp | quantifiedOp | disjunction)';
const AFTER_EXPRESSION = '(binaryComparison | between | instanceOf | in | "and" | "or" | end-of-input)';

/**
 * The grammar of the FEEL engine that Zeebe 8.5 uses (1.17), rule by rule: names without spaces, one comparison a level, `**` to the left, ranges only as arguments and
 * tests, a call only of a name. Never throws.
 */
export const parseFeel = (text: string): Parsed<Node> => parseWhole(text, (parser) => expression(parser), START, AFTER_EXPRESSION);

/** All of the text or nothing. A failure lies where the rule ended, or at the start. */
export function parseWhole<T>(text: string, rule: (parser: Parser) => T | undefined, atStart: string, afterwards: string): Parsed<T> {
  const parser = startParser(text);
  try {
    const tree = next(parser, rule);
    skip(parser);
    if (tree === undefined) return { ok: false, at: 0, expected: atStart };
    return parser.at < text.length ? { ok: false, at: parser.at, expected: afterwards } : { ok: true, tree };
  } catch (failure) {
    if (failure instanceof NestedTooDeep) return { ok: false, at: failure.at, expected: failure.message };
    throw failure;
  }
}

export const expression = remember('expression', (parser) => attempt(parser, condition) ?? attempt(parser, loop) ?? attempt(parser, quantified) ?? disjunction(parser));

function condition(parser: Parser): Node | undefined {
  if (!takeSymbol(parser, 'if')) return undefined;
  const met = next(parser, expression);
  const whole = met && then(parser, 'then') && next(parser, expression);
  const otherwise = whole && then(parser, 'else') && next(parser, expression);
  return met && whole && otherwise ? { t: 'if', condition: met, then: whole, otherwise } : undefined;
}

function loop(parser: Parser): Node | undefined {
  if (!takeSymbol(parser, 'for')) return undefined;
  const iterators = next(parser, (inner) => list(inner, iterator));
  const body = iterators.length > 0 && then(parser, 'return') && next(parser, expression);
  return body ? { t: 'for', iterators, body } : undefined;
}

function quantified(parser: Parser): Node | undefined {
  const t = (['some', 'every'] as const).find((word) => takeSymbol(parser, word));
  const iterators = t ? next(parser, (inner) => list(inner, iterator)) : [];
  const body = iterators.length > 0 && then(parser, 'satisfies') && next(parser, expression);
  return t && body ? { t, iterators, body } : undefined;
}

function iterator(parser: Parser): Iterator | undefined {
  const name = takeName(parser);
  const from = name !== undefined && then(parser, 'in') && next(parser, (inner) => attempt(inner, sequence) ?? value(inner));
  return name !== undefined && from ? { name, list: from } : undefined;
}

function sequence(parser: Parser): Node | undefined {
  const from = additive(parser);
  const to = from && then(parser, '..') && next(parser, additive);
  return from && to ? { t: 'sequence', from, to } : undefined;
}

const disjunction = (parser: Parser): Node | undefined => connected(parser, 'or', conjunction);
const conjunction = (parser: Parser): Node | undefined => connected(parser, 'and', comparison);

function connected(parser: Parser, t: 'and' | 'or', operand: (parser: Parser) => Node | undefined): Node | undefined {
  const [first, ...rest] = list(parser, operand, t);
  return first && rest.reduce((left, right): Node => ({ t, items: [left, right] }), first);
}

const comparison = remember('comparison', (parser) => {
  const left = additive(parser);
  if (!left) return simpleTest(parser);
  return next(parser, (inner) => attempt(inner, (rule) => compared(rule, left) ?? undefined)) ?? left;
});

const OPERATORS: readonly (Comparison | '!=')[] = ['<=', '>=', '<', '>', '!=', '='];

/** What may stand behind a value. */
const compared = (parser: Parser, left: Node): Node | undefined =>
  attempt(parser, (inner) => binary(inner, left)) ?? attempt(parser, (inner) => between(inner, left)) ?? attempt(parser, (inner) => instanceOf(inner, left)) ?? attempt(parser, (inner) => inTests(inner, left));

function binary(parser: Parser, left: Node): Node | undefined {
  const operator = OPERATORS.find((symbol) => takeSymbol(parser, symbol));
  const right = operator && next(parser, additive);
  if (!operator || !right) return undefined;
  return operator === '!=' ? { t: 'not', value: { t: 'compare', operator: '=', left, right } } : { t: 'compare', operator, left, right };
}

function between(parser: Parser, left: Node): Node | undefined {
  const low = takeSymbol(parser, 'between') && next(parser, additive);
  const high = low && then(parser, 'and') && next(parser, additive);
  return low && high ? { t: 'and', items: [{ t: 'compare', operator: '>=', left, right: low }, { t: 'compare', operator: '<=', left, right: high }] } : undefined;
}

const TYPES_WITH_SPACES = ['years and months duration', 'days and time duration', 'date and time', 'function'];

function instanceOf(parser: Parser, left: Node): Node | undefined {
  if (!takeSymbol(parser, 'instance') || !then(parser, 'of')) return undefined;
  skip(parser);
  const type = TYPES_WITH_SPACES.find((name) => takeSymbol(parser, name)) ?? qualifiedName(parser)?.join('.');
  return type === undefined ? undefined : { t: 'instance-of', value: left, type };
}

function inTests(parser: Parser, left: Node): Node | undefined {
  if (!takeSymbol(parser, 'in')) return undefined;
  const several = next(parser, (inner) => attempt(inner, (rule) => {
    const found = takeSymbol(rule, '(') ? next(rule, tests) : undefined;
    return found && then(rule, ')') ? found : undefined;
  }));
  const test = several ?? tests(parser, 1);
  return test && { t: 'in', value: left, test };
}

export const additive = remember('additive', (parser) => operations(parser, ['+', '-'], multiplicative));
const multiplicative = (parser: Parser): Node | undefined => operations(parser, ['*', '/'], power);
const power = (parser: Parser): Node | undefined => operations(parser, ['**'], signed);

function operations(parser: Parser, operators: readonly ('+' | '-' | '*' | '/' | '**')[], operand: (parser: Parser) => Node | undefined): Node | undefined {
  let left = operand(parser);
  for (let going = left !== undefined; going && left;) {
    const before = left;
    const found = attempt(parser, (inner): Node | undefined => {
      skip(inner);
      const operator = operators.find((symbol) => takeSymbol(inner, symbol));
      const right = operator && next(inner, operand);
      return operator && right ? { t: 'arithmetic', operator, left: before, right } : undefined;
    });
    going = found !== undefined;
    left = found ?? left;
  }
  return left;
}

function signed(parser: Parser): Node | undefined {
  if (!takeSymbol(parser, '-')) return value(parser);
  const negated = next(parser, value);
  return negated && { t: 'negate', value: negated };
}

/** With all that is chained to it: `.name` and `[filter]`. */
export const value = remember('value', (parser) => {
  let node = terminal(parser);
  for (let going = node !== undefined; going && node;) {
    const before = node;
    const found = attempt(parser, (inner) => next(inner, (rule) => attempt(rule, (path) => pathOf(path, before)) ?? filterOf(rule, before)));
    going = found !== undefined;
    node = found ?? node;
  }
  return node;
});

function pathOf(parser: Parser, of: Node): Node | undefined {
  const key = takeSymbol(parser, '.') ? next(parser, propertyName) : undefined;
  return key === undefined ? undefined : { t: 'path', of, key };
}

function filterOf(parser: Parser, of: Node): Node | undefined {
  const filter = takeSymbol(parser, '[') ? next(parser, expression) : undefined;
  return filter && then(parser, ']') ? { t: 'filter', of, filter } : undefined;
}

export const propertyName = (parser: Parser): string | undefined => (takeSymbol(parser, 'time offset') ? 'time offset' : takeName(parser));

export function qualifiedName(parser: Parser): readonly [string, ...string[]] | undefined {
  const [first, ...rest] = list(parser, propertyName, '.');
  return first === undefined ? undefined : [first, ...rest];
}

/** The first form that fits; a name with a parenthesis behind it is a call, whatever the name. */
const FORMS: readonly ((parser: Parser) => Node | undefined)[] = [
  temporal, call, variable, nothing, boolean, text, number, quotedTemporal, listLiteral, context, input, functionDefinition, parenthesised,
];

function terminal(parser: Parser): Node | undefined {
  for (const form of FORMS) {
    const node = attempt(parser, form);
    if (node) return node;
  }
  return undefined;
}

function variable(parser: Parser): Node | undefined {
  const found = qualifiedName(parser);
  return found && { t: 'name', name: found[0], path: found.slice(1) };
}

function nothing(parser: Parser): Node | undefined { return takeSymbol(parser, 'null') ? { t: 'constant', value: null } : undefined; }
export function boolean(parser: Parser): Node | undefined {
  if (takeSymbol(parser, 'true')) return { t: 'constant', value: true };
  return takeSymbol(parser, 'false') ? { t: 'constant', value: false } : undefined;
}

function text(parser: Parser): Node | undefined {
  const quoted = takeQuoted(parser);
  return quoted === undefined ? undefined : { t: 'constant', value: unescape(quoted) };
}

function number(parser: Parser): Node | undefined {
  const found = Num.parse(takeNumber(parser) ?? '');
  return found && { t: 'number', value: found };
}

function listLiteral(parser: Parser): Node | undefined {
  const items = takeSymbol(parser, '[') ? next(parser, (inner) => list(inner, expression)) : undefined;
  return items && then(parser, ']') ? { t: 'list', items } : undefined;
}

function input(parser: Parser): Node | undefined { return takeSymbol(parser, '?') ? { t: 'input' } : undefined; }

function parenthesised(parser: Parser): Node | undefined {
  const node = takeSymbol(parser, '(') ? next(parser, expression) : undefined;
  return node && then(parser, ')') ? node : undefined;
}

function functionDefinition(parser: Parser): Node | undefined {
  const parameters = takeSymbol(parser, 'function') && then(parser, '(') ? next(parser, (inner) => list(inner, parameterName)) : undefined;
  const body = parameters && then(parser, ')') ? next(parser, expression) : undefined;
  return parameters && body && { t: 'function', parameters, body };
}

export const parameterName = (parser: Parser): string | undefined => takeWords(parser) ?? takeName(parser);

function context(parser: Parser): Node | undefined {
  const entries = takeSymbol(parser, '{') ? next(parser, (inner) => list(inner, contextEntry)) : undefined;
  return entries && then(parser, '}') ? { t: 'context', entries } : undefined;
}

function contextEntry(parser: Parser): { key: string; value: Node } | undefined {
  const key = looseKey(parser) ?? takeIdentifier(parser) ?? takeName(parser) ?? takeQuoted(parser);
  const entry = key !== undefined && then(parser, ':') ? next(parser, expression) : undefined;
  return key === undefined || !entry ? undefined : { key, value: entry };
}

const NO_KEY = /["{}:,[\]`]/;

/** A key may be anything but brackets, quotes and separators: `{a+b (1): 2}`. */
function looseKey(parser: Parser): string | undefined {
  const { at } = parser;
  let end = at;
  while (end < parser.text.length && !NO_KEY.test(parser.text[end] ?? '')) {
    parser.at = end + 1;
    skip(parser);
    if (parser.at >= parser.text.length || NO_KEY.test(parser.text[parser.at] ?? '')) {
      parser.at = end + 1;
      return parser.text.slice(at, parser.at);
    }
    end = parser.at;
  }
  parser.at = at;
  return undefined;
}
