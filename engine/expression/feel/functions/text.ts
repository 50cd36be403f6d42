import { EvaluationBreakdown, TooManySteps, step } from '../evaluation.ts';
import type { Callable, Evaluation } from '../evaluation.ts';
import { matchesOf } from '../regex/match.ts';
import { parsePattern } from '../regex/parse.ts';
import type { Pattern } from '../regex/tree.ts';
import { Num, errorOf } from '../value.ts';
import type { Value } from '../value.ts';
import { define } from './define.ts';

/** The text is read as a pattern, or the failure says that it is none. */
function withPattern(source: string, flags: string, run: (pattern: Pattern) => Value, what = 'pattern'): Value {
  try {
    return run(parsePattern(source, flags));
  } catch (failure) {
    if (failure instanceof EvaluationBreakdown || failure instanceof TooManySteps || failure instanceof RangeError) throw failure;
    return errorOf(`Invalid ${what} '${source}'`);
  }
}

const matches = (text: string, source: string, flags: string, run: Evaluation): Value => withPattern(source, flags, (pattern) => !matchesOf(pattern, text, run).next().done);

/** `$1` and `${name}` stand for groups, a backslash takes the next character as it is (Java's rules). */
const replace = (text: string, source: string, by: string, flags: string, run: Evaluation): Value => withPattern(source, flags, (read) => replaced(text, read, by, run));

function replaced(text: string, read: Pattern, by: string, run: Evaluation): string {
  let result = '';
  let from = 0;
  for (const { start, end, groups } of matchesOf(read, text, run)) {
    const inserted = by.replace(/\\(.)|\$\{([A-Za-z][A-Za-z0-9]*)\}|\$(\d+)/gs, (_all, char?: string, name?: string, digits?: string) => {
      if (char !== undefined) return char;
      if (name !== undefined) return groups[read.names.get(name) ?? -1] ?? '';
      // As many digits as name a group that is there.
      let length = digits?.length ?? 0;
      while (length > 1 && Number(digits?.slice(0, length)) > read.groups) length--;
      const index = Number(digits?.slice(0, length));
      if (index > read.groups) throw new Error(`No group ${index}`);
      return (groups[index] ?? '') + (digits?.slice(length) ?? '');
    });
    result += text.slice(from, start) + inserted;
    from = end;
    step(run, inserted.length >> 4);
  }
  return result + text.slice(from);
}

const split = (text: string, source: string, run: Evaluation): Value => withPattern(source, '', (delimiter) => parted(text, delimiter, run), 'pattern for delimiter');

function parted(text: string, delimiter: Pattern, run: Evaluation): string[] {
  const parts: string[] = [];
  let from = 0;
  for (const { start, end } of matchesOf(delimiter, text, run)) {
    // A delimiter of no width parts nothing at the start, though at the end.
    if (end === start && start === 0) continue;
    parts.push(text.slice(from, start));
    from = end;
  }
  return [...parts, text.slice(from)];
}

/** From 1; negative from the end (rule 43). Beyond the text the evaluation fails, as in Zeebe. */
function substring(text: string, start: Num, length?: Num): string {
  const at = start.toInt();
  const from = at > 0 ? at - 1 : text.length + at;
  const to = length === undefined ? text.length : from + length.toInt();
  if (from >= 0 && from <= to && to <= text.length) return text.slice(from, to);
  throw new EvaluationBreakdown(`java.lang.StringIndexOutOfBoundsException: Range [${from}, ${to}) out of bounds for length ${text.length}`);
}

/** Looking for a long text in a long one of the same letters takes the product of both: seconds, and nothing comes in between. */
function indexIn(text: string, match: string, run: Evaluation): number {
  step(run, Math.ceil((text.length * match.length) / 4_096));
  return text.indexOf(match);
}
/** Far quicker than `startsWith`, which looks at one letter after another. */
function equalTexts(a: string, b: string, run: Evaluation): boolean {
  step(run, b.length >> 12);
  return a === b;
}
const before = (text: string, match: string, run: Evaluation): string => text.slice(0, Math.max(0, indexIn(text, match, run)));
const after = (text: string, match: string, run: Evaluation): string => { const at = indexIn(text, match, run); return at < 0 ? '' : text.slice(at + match.length); };

export const TEXT: Readonly<Record<string, readonly Callable[]>> = {
  substring: [
    define(['string:string', 'start position:number'], (text, start) => substring(text, start)),
    define(['string:string', 'start position:number', 'length:number'], substring),
  ],
  'string length': [define(['string:string'], (text) => Num.of(text.length))],
  'upper case': [define(['string:string'], (text) => text.toUpperCase())],
  'lower case': [define(['string:string'], (text) => text.toLowerCase())],
  'substring before': [define(['string:string', 'match:string'], before)],
  'substring after': [define(['string:string', 'match:string'], after)],
  contains: [define(['string:string', 'match:string'], (text, match, run) => indexIn(text, match, run) >= 0)],
  'starts with': [define(['string:string', 'match:string'], (text, match, run) => text.length >= match.length && equalTexts(text.slice(0, match.length), match, run))],
  'ends with': [define(['string:string', 'match:string'], (text, match, run) => text.length >= match.length && equalTexts(text.slice(text.length - match.length), match, run))],
  matches: [
    define(['input:string', 'pattern:string'], (text, source, run) => matches(text, source, '', run)),
    define(['input:string', 'pattern:string', 'flags:string'], matches),
  ],
  replace: [
    define(['input:string', 'pattern:string', 'replacement:string'], (text, source, by, run) => replace(text, source, by, '', run)),
    define(['input:string', 'pattern:string', 'replacement:string', 'flags:string'], replace),
  ],
  split: [define(['string:string', 'delimiter:string'], split)],
  extract: [define(['input:string', 'pattern:string'], (text, source, run) => withPattern(source, '', (pattern) => Array.from(matchesOf(pattern, text, run), ({ groups }) => groups[0] ?? '')))],
};
