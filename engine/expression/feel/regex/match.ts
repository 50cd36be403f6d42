import { step } from '../evaluation.ts';
import type { Evaluation } from '../evaluation.ts';
import type { Pattern, Regex } from './tree.ts';

/** `groups[0]` is the whole; a group that took no part is undefined. */
export interface Match { readonly start: number; readonly end: number; readonly groups: readonly (string | undefined)[] }

interface Run { readonly text: string; readonly evaluation: Evaluation; readonly starts: number[]; readonly ends: number[]; depth: number }
type Then = (at: number) => boolean;

/** Deeper than this a stack might end; text that needs it is refused as a failed evaluation. */
const DEEPEST = 2_000;

/** All matches, left to right, none over another. Every step is taken from the evaluation's budget: a pattern that backtracks for ever ends as its failure. */
export function* matchesOf({ root, groups }: Pattern, text: string, evaluation: Evaluation): Generator<Match> {
  for (let from = 0; from <= text.length; ) {
    const run: Run = { text, evaluation, starts: new Array<number>(groups + 1).fill(-1), ends: new Array<number>(groups + 1).fill(-1), depth: 0 };
    let end = -1;
    const found = match(root, from, run, (at) => { end = at; return true; });
    if (!found) {
      from += charAt(text, from).length || 1;
      continue;
    }
    run.starts[0] = from;
    run.ends[0] = end;
    yield { start: from, end, groups: run.starts.map((start, i) => (start < 0 || (run.ends[i] ?? -1) < 0 ? undefined : text.slice(start, run.ends[i]))) };
    from = end > from ? end : end + (charAt(text, end).length || 1);
  }
}

const charAt = (text: string, at: number): string => { const point = text.codePointAt(at); return point === undefined ? '' : String.fromCodePoint(point); };

function match(node: Regex, at: number, run: Run, then: Then): boolean {
  step(run.evaluation);
  if (++run.depth > DEEPEST) throw new RangeError('a regular expression goes too deep');
  const result = tryMatch(node, at, run, then);
  run.depth--;
  return result;
}

function tryMatch(node: Regex, at: number, run: Run, then: Then): boolean {
  switch (node.kind) {
    case 'char': {
      const char = charAt(run.text, at);
      return char !== '' && node.test(char) && then(at + char.length);
    }
    case 'sequence': return inTurn(node.items, 0, at, run, then);
    case 'any-of': return node.options.some((option) => match(option, at, run, then));
    case 'group': return grouped(node.item, node.index, at, run, then);
    case 'atomic': return once(node.item, at, run, then);
    case 'look': return looked(node, at, run) !== node.negative && then(at);
    case 'same-as': return sameAgain(node, at, run, then);
    case 'at': return isAt(node.where, at, run.text) && then(at);
    case 'repeat': return node.item.kind === 'char' ? repeatChar(node, node.item.test, at, run, then) : repeat(node, 0, at, -1, run, then);
  }
}

function inTurn(items: readonly Regex[], index: number, at: number, run: Run, then: Then): boolean {
  const item = items[index];
  return item === undefined ? then(at) : match(item, at, run, (next) => inTurn(items, index + 1, next, run, then));
}

function grouped(item: Regex, index: number, at: number, run: Run, then: Then): boolean {
  const [start = -1, end = -1] = [run.starts[index], run.ends[index]];
  const matched = match(item, at, run, (next) => {
    const [innerStart = -1, innerEnd = -1] = [run.starts[index], run.ends[index]];
    run.starts[index] = at;
    run.ends[index] = next;
    if (then(next)) return true;
    run.starts[index] = innerStart;
    run.ends[index] = innerEnd;
    return false;
  });
  if (!matched) { run.starts[index] = start; run.ends[index] = end; }
  return matched;
}

function once(item: Regex, at: number, run: Run, then: Then): boolean {
  let end = -1;
  return match(item, at, run, (next) => { end = next; return true; }) && then(end);
}

function looked({ item, ahead }: Extract<Regex, { kind: 'look' }>, at: number, run: Run): boolean {
  if (ahead) return match(item, at, run, () => true);
  for (let from = at; from >= 0; from--) if (match(item, from, run, (end) => end === at)) return true;
  return false;
}

function sameAgain({ index, ignoreCase }: Extract<Regex, { kind: 'same-as' }>, at: number, run: Run, then: Then): boolean {
  const [start = -1, end = -1] = [run.starts[index], run.ends[index]];
  if (start < 0 || end < 0) return false;
  step(run.evaluation, (end - start) >> (ignoreCase ? 4 : 10));
  const [wanted, found] = [run.text.slice(start, end), run.text.slice(at, at + end - start)];
  return (ignoreCase ? wanted.toLowerCase() === found.toLowerCase() : wanted === found) && then(at + wanted.length);
}

type Repeat = Extract<Regex, { kind: 'repeat' }>;

/** Without recursion, since `.*` runs over whole texts. */
function repeatChar({ least, most, mode }: Repeat, test: (char: string) => boolean, at: number, run: Run, then: Then): boolean {
  const ends = [at];
  const grow = (): boolean => {
    const from = ends.at(-1) ?? at;
    const char = charAt(run.text, from);
    if (ends.length > most || char === '' || !test(char)) return false;
    step(run.evaluation);
    ends.push(from + char.length);
    return true;
  };
  if (mode === 'lazy') {
    for (;;) {
      if (ends.length > least && then(ends.at(-1) ?? at)) return true;
      if (!grow()) return false;
    }
  }
  while (grow());
  if (mode === 'possessive') return ends.length > least && then(ends.at(-1) ?? at);
  for (let count = ends.length - 1; count >= least; count--) {
    step(run.evaluation);
    if (then(ends[count] ?? at)) return true;
  }
  return false;
}

function repeat(node: Repeat, count: number, at: number, before: number, run: Run, then: Then): boolean {
  // A turn that took nothing would repeat for ever.
  if (at === before && count > node.least) return then(at);
  const more = (): boolean => count < node.most && match(node.item, at, run, (next) => repeat(node, count + 1, next, at, run, then));
  if (count < node.least) return more();
  if (node.mode === 'lazy') return then(at) || more();
  if (node.mode === 'greedy') return more() || then(at);
  let [end, turns] = [at, count];
  for (let next = at; turns < node.most; turns++) {
    if (!match(node.item, end, run, (to) => { next = to; return true; }) || next === end) break;
    end = next;
  }
  return then(end);
}

const LINE_END = /[\n\r\u0085\u2028\u2029]/;
const isWord = (text: string, at: number): boolean => /\w/.test(text[at] ?? '');

function isAt(where: Extract<Regex, { kind: 'at' }>['where'], at: number, text: string): boolean {
  switch (where) {
    case 'start': return at === 0;
    case 'end': return at === text.length;
    case 'last-end': return at === text.length || (at >= text.length - 2 && /^(\r\n|[\n\r\u0085\u2028\u2029])$/.test(text.slice(at)));
    case 'line-start': return at === 0 || (LINE_END.test(text[at - 1] ?? '') && at < text.length);
    case 'line-end': return at === text.length || LINE_END.test(text[at] ?? '');
    case 'word-edge': return isWord(text, at - 1) !== isWord(text, at);
    case 'no-word-edge': return isWord(text, at - 1) === isWord(text, at);
  }
}
