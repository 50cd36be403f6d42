import type { Expression } from './expression.ts';
import { parseFeel } from './feel/parse.ts';

/** Models repeat themselves (7,000 of ours share their fragments), and a recovered graph parses its expressions again. */
const CACHE_SIZE = 20_000;
const cache = new Map<string, Expression>();

/** A model's text → expression (rule 36). Pure; cached. Never throws: text that does not parse is `kind: 'invalid'`. */
export function parseExpression(text: string): Expression {
  const known = cache.get(text);
  if (known) return known;
  const expression = Object.freeze(parse(text));
  if (cache.size >= CACHE_SIZE) cache.clear();
  cache.set(text, expression);
  return expression;
}

function parse(text: string): Expression {
  if (text.length < 2 || !text.startsWith('=')) return { kind: 'static', text };
  const feel = text.slice(1);
  const parsed = parseFeel(feel);
  return parsed.ok ? { kind: 'feel', text: feel, tree: parsed.tree } : { kind: 'invalid', text: feel, failure: parseFailureText(feel, parsed.at, parsed.expected) };
}

/** As fastparse words it: what was expected, line:column, and the next ten characters. */
export function parseFailureText(text: string, at: number, expected: string): string {
  const lines = text.slice(0, at).split('\n');
  const found = text.slice(at, at + 10);
  return `failed to parse expression '${text}': Expected ${expected}:${lines.length}:${lines.at(-1)!.length + 1}, found ${JSON.stringify(found)}`;
}
