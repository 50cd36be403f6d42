import { skip, takeSymbol } from './scanner.ts';
import type { Scanner } from './scanner.ts';
import type { Node } from './tree.ts';

/** Expressions nested deeper are refused, so that neither parsing nor evaluating them exhausts the stack. A pair of parentheses is two: an expression and a value. */
const DEEPEST = 240;

export type RememberedRule = 'expression' | 'comparison' | 'additive' | 'value';

/**
 * The grammar takes the first form that fits and tries others from the same place; each of the rules that nest is tried once a place, so that parsing takes time in
 * proportion to the text.
 */
export interface Parser extends Scanner {
  depth: number;
  readonly remembered: Readonly<Record<RememberedRule, Map<number, { readonly node: Node | undefined; readonly end: number }>>>;
}

export const startParser = (text: string): Parser => ({ text, at: 0, depth: 0, remembered: { expression: new Map(), comparison: new Map(), additive: new Map(), value: new Map() } });

/** Ends parsing as a whole: no other form is tried. */
export class NestedTooDeep extends Error {
  readonly at: number;
  constructor(at: number) { super(`at most ${DEEPEST / 2} levels of nesting`); this.at = at; }
}

export function remember(rule: RememberedRule, parse: (parser: Parser) => Node | undefined): (parser: Parser) => Node | undefined {
  return (parser) => {
    const known = parser.remembered[rule].get(parser.at);
    if (known) {
      parser.at = known.end;
      return known.node;
    }
    const { at } = parser;
    const deeper = rule === 'expression' || rule === 'value' ? 1 : 0;
    parser.depth += deeper;
    if (parser.depth > DEEPEST) throw new NestedTooDeep(at);
    const node = parse(parser);
    parser.depth -= deeper;
    if (!node) parser.at = at;
    parser.remembered[rule].set(at, { node, end: parser.at });
    return node;
  };
}

/** Goes back to where it began when the rule does not fit. */
export function attempt<T>(parser: Parser, rule: (parser: Parser) => T | undefined): T | undefined {
  const { at } = parser;
  const found = rule(parser);
  if (found === undefined) parser.at = at;
  return found;
}

/** White space and comments, then the symbol. */
export function then(parser: Parser, symbol: string): boolean {
  skip(parser);
  return takeSymbol(parser, symbol);
}

/** White space and comments, then the rule. */
export function next<T>(parser: Parser, rule: (parser: Parser) => T): T {
  skip(parser);
  return rule(parser);
}

/** One after another with a separator between; what follows the last separator in vain is not taken, and neither is that separator. */
export function list<T>(parser: Parser, rule: (parser: Parser) => T | undefined, separator = ','): T[] {
  const first = attempt(parser, rule);
  const items = first === undefined ? [] : [first];
  while (items.length > 0) {
    const found = attempt(parser, (inner) => (then(inner, separator) ? next(inner, rule) : undefined));
    if (found === undefined) break;
    items.push(found);
  }
  return items;
}
