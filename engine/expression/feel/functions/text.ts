import { EvaluationBreakdown, InvocationFailure, step } from '../evaluation.ts';
import type { Evaluation } from '../evaluation.ts';
import { matchesOf } from '../regex/match.ts';
import { parsePattern } from '../regex/parse.ts';
import type { Pattern } from '../regex/tree.ts';
import { Num } from '../value.ts';
import { define } from './define.ts';
import type { BuiltIn } from './define.ts';

function pattern(source: string, flags = ''): Pattern {
  try { return parsePattern(source, flags); } catch { throw new InvocationFailure(`Invalid pattern '${source}'`); }
}

const matches = (text: string, source: string, flags: string, run: Evaluation): boolean => !matchesOf(pattern(source, flags), text, run).next().done;

/** `$1` and `${name}` stand for groups, a backslash takes the next character as it is (Java's rules). */
function replace(text: string, source: string, by: string, flags: string, run: Evaluation): string {
  const read = pattern(source, flags);
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
      if (index > read.groups) throw new InvocationFailure(`No group ${index}`);
      return (groups[index] ?? '') + (digits?.slice(length) ?? '');
    });
    result += text.slice(from, start) + inserted;
    from = end;
    step(run, inserted.length >> 4);
  }
  return result + text.slice(from);
}

function split(text: string, source: string, run: Evaluation): string[] {
  const parts: string[] = [];
  let from = 0;
  for (const { start, end } of matchesOf(pattern(source), text, run)) {
    // A delimiter of no width parts characters, not the text's ends.
    if (end === start && (start === 0 || start === text.length)) continue;
    parts.push(text.slice(from, start));
    from = end;
  }
  return [...parts, text.slice(from)];
}

/** From 1; negative from the end (rule 43). Beyond the text the evaluation fails, as in Zeebe. */
function substring(text: string, start: Num, length?: Num): string {
  const at = Math.trunc(start.toNumber());
  const from = at > 0 ? at - 1 : text.length + at;
  const to = length === undefined ? text.length : from + Math.trunc(length.toNumber());
  if (from < 0 || to < from || to > text.length) throw new EvaluationBreakdown(`Range [${from}, ${to}) out of bounds for length ${text.length}`);
  return text.slice(from, to);
}

const before = (text: string, match: string): string => { const at = text.indexOf(match); return at < 0 ? '' : text.slice(0, at); };
const after = (text: string, match: string): string => { const at = text.indexOf(match); return at < 0 ? '' : text.slice(at + match.length); };

export const TEXT: Readonly<Record<string, readonly BuiltIn[]>> = {
  substring: [
    define(['string:string', 'start position:number'], (text, start) => substring(text, start)),
    define(['string:string', 'start position:number', 'length:number'], substring),
  ],
  'string length': [define(['string:string'], (text) => new Num(text.length))],
  'upper case': [define(['string:string'], (text) => text.toUpperCase())],
  'lower case': [define(['string:string'], (text) => text.toLowerCase())],
  'substring before': [define(['string:string', 'match:string'], before)],
  'substring after': [define(['string:string', 'match:string'], after)],
  contains: [define(['string:string', 'match:string'], (text, match) => text.includes(match))],
  'starts with': [define(['string:string', 'match:string'], (text, match) => text.startsWith(match))],
  'ends with': [define(['string:string', 'match:string'], (text, match) => text.endsWith(match))],
  matches: [
    define(['input:string', 'pattern:string'], (text, source, run) => matches(text, source, '', run)),
    define(['input:string', 'pattern:string', 'flags:string'], matches),
  ],
  replace: [
    define(['input:string', 'pattern:string', 'replacement:string'], (text, source, by, run) => replace(text, source, by, '', run)),
    define(['input:string', 'pattern:string', 'replacement:string', 'flags:string'], replace),
  ],
  split: [define(['string:string', 'delimiter:string'], split)],
  extract: [define(['input:string', 'pattern:string'], (text, source, run) => Array.from(matchesOf(pattern(source), text, run), ({ groups }) => groups[0] ?? ''))],
};
