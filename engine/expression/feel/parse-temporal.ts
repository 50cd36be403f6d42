import { next, then } from './parser.ts';
import type { Parser } from './parser.ts';
import { takeQuoted, takeSymbol } from './scanner.ts';
import { feelDateTime, feelTemporal, feelTime, parseDate, parseDuration } from './temporal.ts';
import type { Node } from './tree.ts';
import type { Num, Value } from './value.ts';

const LITERALS: readonly (readonly [string, (text: string) => Exclude<Value, Num> | undefined])[] = [['duration', parseDuration], ['date and time', feelDateTime], ['date', parseDate], ['time', feelTime]];

/** `date("2024-01-01")` and its like are literals: what cannot be read is null, and nobody is warned. */
export function temporal(parser: Parser): Node | undefined {
  const literal = LITERALS.find(([name]) => takeSymbol(parser, name));
  const text = literal && then(parser, '(') ? next(parser, takeQuoted) : undefined;
  return literal && text !== undefined && then(parser, ')') ? { t: 'constant', value: literal[1](text) ?? null } : undefined;
}

/** `@"2024-01-01"` */
export function quotedTemporal(parser: Parser): Node | undefined {
  const text = takeSymbol(parser, '@') ? next(parser, takeQuoted) : undefined;
  return text === undefined ? undefined : { t: 'constant', value: feelTemporal(text) ?? null };
}
