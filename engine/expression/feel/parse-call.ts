import { expression, parameterName, qualifiedName } from './parse.ts';
import { attempt, list, next, then } from './parser.ts';
import type { Parser } from './parser.ts';
import { range } from './parse-tests.ts';
import { takeSymbol, takeWords } from './scanner.ts';
import type { Arguments, Node } from './tree.ts';

/** Names that begin with a reserved word or have one inside. */
const NAMES_WITH_RESERVED_WORDS = ['and', 'or', 'date and time', 'years and months duration', 'get or else'];

/** Any words may be a function's name, so `x between (1) and (2)` calls `x between`. */
export function call(parser: Parser): Node | undefined {
  const words = takeWords(parser) ?? NAMES_WITH_RESERVED_WORDS.find((name) => takeSymbol(parser, name));
  const names = words === undefined ? qualifiedName(parser) : [words] as const;
  if (!names || !then(parser, '(')) return undefined;
  const args = next(parser, (inner) => attempt(inner, named) ?? attempt(inner, positional)) ?? { positional: [] };
  if (!then(parser, ')')) return undefined;
  const name = names.at(-1) ?? '';
  return names.length === 1 ? { t: 'call', name, args } : { t: 'call', of: { t: 'name', name: names[0], path: names.slice(1, -1) }, name, args };
}

const argument = (parser: Parser): Node | undefined => attempt(parser, range) ?? expression(parser);

function positional(parser: Parser): Arguments | undefined {
  const found = list(parser, argument);
  return found.length > 0 ? { positional: found } : undefined;
}

function named(parser: Parser): Arguments | undefined {
  const found = list(parser, (inner): readonly [string, Node] | undefined => {
    const name = parameterName(inner);
    const value = name !== undefined && then(inner, ':') ? next(inner, argument) : undefined;
    return name === undefined || !value ? undefined : [name, value];
  });
  return found.length > 0 ? { named: new Map(found) } : undefined;
}
