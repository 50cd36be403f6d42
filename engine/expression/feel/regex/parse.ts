import { charTest } from './char-test.ts';
import type { Pattern, Regex } from './tree.ts';

interface Flags { readonly i: boolean; readonly m: boolean; readonly s: boolean; readonly x: boolean }
interface Reader { readonly text: string; at: number; flags: Flags; groups: number; readonly names: Map<string, number> }

const NOTHING: Regex = { kind: 'sequence', items: [] };
const bad = (reader: Reader): SyntaxError => new SyntaxError(`Invalid pattern '${reader.text}' at ${reader.at}`);

/** Java's syntax of regular expressions, but for rare constructs (`\G`, `\R`, `\X`). Throws a SyntaxError. */
export function parsePattern(text: string, flags: string): Pattern {
  const has = (flag: string): boolean => flags.includes(flag);
  const reader: Reader = { text, at: 0, flags: { i: has('i'), m: has('m'), s: has('s'), x: has('x') }, groups: 0, names: new Map() };
  const root = options(reader);
  if (reader.at < text.length) throw bad(reader);
  return { root, groups: reader.groups, names: reader.names };
}

function take(reader: Reader, word: string): boolean {
  if (!reader.text.startsWith(word, reader.at)) return false;
  reader.at += word.length;
  return true;
}

function match(reader: Reader, pattern: RegExp): RegExpExecArray | null {
  pattern.lastIndex = reader.at;
  const found = pattern.exec(reader.text);
  if (found) reader.at += found[0].length;
  return found;
}

/** Flags that are set inside hold to the end of the group. */
function options(reader: Reader): Regex {
  const { flags } = reader;
  const all = [sequence(reader)];
  while (take(reader, '|')) all.push(sequence(reader));
  reader.flags = flags;
  return all.length === 1 ? (all[0] as Regex) : { kind: 'any-of', options: all };
}

function sequence(reader: Reader): Regex {
  const items: Regex[] = [];
  for (;;) {
    if (reader.flags.x) match(reader, /(?:\s|#[^\n]*)+/y);
    const next = reader.text[reader.at];
    if (next === undefined || next === '|' || next === ')') return items.length === 1 ? (items[0] as Regex) : { kind: 'sequence', items };
    if (take(reader, '\\Q')) {
      const end = reader.text.indexOf('\\E', reader.at);
      for (const char of reader.text.slice(reader.at, end < 0 ? undefined : end)) items.push(literal(char, reader));
      reader.at = end < 0 ? reader.text.length : end + 2;
    } else items.push(repeated(atom(reader), reader));
  }
}

function repeated(item: Regex, reader: Reader): Regex {
  const found = match(reader, /([*+?]|\{(\d{1,6})(,(\d{1,6})?)?\})([?+]?)/y);
  if (!found) return item;
  const [, sign = '', least, comma, most, suffix] = found;
  const range: readonly [number, number] = sign === '*' ? [0, Infinity] : sign === '+' ? [1, Infinity] : sign === '?' ? [0, 1] : [Number(least), comma === undefined ? Number(least) : most === undefined ? Infinity : Number(most)];
  if (range[1] < range[0]) throw bad(reader);
  return repeated({ kind: 'repeat', item, least: range[0], most: range[1], mode: suffix === '?' ? 'lazy' : suffix === '+' ? 'possessive' : 'greedy' }, reader);
}

const escaped = (char: string): string => (/[\w\s]/.test(char) ? char : char.replace(/[\\^$.*+?()[\]{}|/\-]/, '\\$&'));
const literal = (char: string, { flags }: Reader): Regex =>
  (flags.i ? { kind: 'char', test: charTest(escaped(char), true) } : { kind: 'char', test: (each) => each === char });

function atom(reader: Reader): Regex {
  const { flags } = reader;
  if (take(reader, '(')) return group(reader);
  if (take(reader, '.')) return { kind: 'char', test: flags.s ? () => true : (char) => !/[\n\r\u0085\u2028\u2029]/.test(char) };
  if (take(reader, '^')) return { kind: 'at', where: flags.m ? 'line-start' : 'start' };
  if (take(reader, '$')) return { kind: 'at', where: flags.m ? 'line-end' : 'last-end' };
  if (reader.text[reader.at] === '[') return { kind: 'char', test: charTest(bracketed(reader), flags.i) };
  if (take(reader, '\\')) return escape(reader);
  if (/[*+?{]/.test(reader.text[reader.at] ?? '')) throw bad(reader);
  const char = String.fromCodePoint(reader.text.codePointAt(reader.at) ?? 0);
  reader.at += char.length;
  return literal(char, reader);
}

/** The text of a class, brackets inside it counted. */
function bracketed(reader: Reader): string {
  const from = reader.at;
  let depth = 0;
  do {
    const char = reader.text[reader.at++];
    if (char === undefined) throw bad(reader);
    if (char === '\\') reader.at++;
    else if (char === '[') {
      depth++;
      take(reader, '^');
      // Java takes a first `]` for itself, JavaScript for the end.
      if (reader.text[reader.at] === ']') throw bad(reader);
    } else if (char === ']') depth--;
  } while (depth > 0);
  return reader.text.slice(from, reader.at);
}

const PLACES: Readonly<Record<string, Extract<Regex, { kind: 'at' }>['where']>> = { b: 'word-edge', B: 'no-word-edge', A: 'start', z: 'end', Z: 'last-end' };

function escape(reader: Reader): Regex {
  const place = match(reader, /[bBAzZ]/y);
  if (place) return { kind: 'at', where: PLACES[place[0]] ?? 'start' };
  const reference = match(reader, /([1-9])|k<([A-Za-z][A-Za-z0-9]*)>/y);
  if (reference) {
    const index = reference[1] === undefined ? reader.names.get(reference[2] ?? '') : Number(reference[1]);
    if (index === undefined || index > reader.groups) throw bad(reader);
    return { kind: 'same-as', index, ignoreCase: reader.flags.i };
  }
  const known = match(reader, /[dDwWsShtnrfvea]|[pP](?:\{[^}]+\}|[A-Z])|x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|x\{[0-9a-fA-F]+\}/y);
  if (known) return { kind: 'char', test: charTest(`\\${known[0].replace(/^([pP])([A-Z])$/, '$1{$2}').replace(/^x\{/, 'u{')}`, reader.flags.i) };
  const char = reader.text.codePointAt(reader.at);
  if (char === undefined || /[A-Za-z0-9]/.test(String.fromCodePoint(char))) throw bad(reader);
  reader.at += String.fromCodePoint(char).length;
  return literal(String.fromCodePoint(char), reader);
}

function group(reader: Reader): Regex {
  const inside = (make: (item: Regex) => Regex): Regex => {
    const item = options(reader);
    if (!take(reader, ')')) throw bad(reader);
    return make(item);
  };
  if (!take(reader, '?')) return numbered(reader, inside);
  const look = match(reader, /(<?)([=!])/y);
  if (look) return inside((item) => ({ kind: 'look', item, ahead: look[1] === '', negative: look[2] === '!' }));
  if (take(reader, '>')) return inside((item) => ({ kind: 'atomic', item }));
  const name = match(reader, /<([A-Za-z][A-Za-z0-9]*)>/y);
  if (name) {
    reader.names.set(name[1] ?? '', reader.groups + 1);
    return numbered(reader, inside);
  }
  const flags = match(reader, /([a-zA-Z]*)(?:-([a-zA-Z]+))?([:)])/y);
  if (!flags) throw bad(reader);
  const before = reader.flags;
  const on = (flag: 'i' | 'm' | 's' | 'x'): boolean => (before[flag] || (flags[1] ?? '').includes(flag)) && !(flags[2] ?? '').includes(flag);
  reader.flags = { i: on('i'), m: on('m'), s: on('s'), x: on('x') };
  if (flags[3] === ')') return NOTHING;
  const item = inside((each) => each);
  reader.flags = before;
  return item;
}

function numbered(reader: Reader, inside: (make: (item: Regex) => Regex) => Regex): Regex {
  const index = ++reader.groups;
  return inside((item) => ({ kind: 'group', item, index }));
}
