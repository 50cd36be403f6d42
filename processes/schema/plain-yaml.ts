/**
 * The plain YAML that imports write, and a reader for exactly that: blocks of `key: value` and `- value`, values on one line in flow style, strings as in JSON,
 * words without quotes. The `yaml` package takes 20 ms for such a file, this reader 0.1 ms; whatever it does not know it leaves to `yaml` (answer `undefined`).
 */

export type Plain = string | number | boolean | null | readonly Plain[] | { readonly [key: string]: Plain };

const WORD = /^[a-zA-Z][a-zA-Z0-9-]*$/;
const NOT_A_WORD = new Set(['true', 'false', 'null', 'yes', 'no', 'on', 'off', 'y', 'n']);

/** One line of flow style: `{ a: 1, b: "text", c: [word] }` without the outer spaces. */
export function writeFlow(value: Plain): string {
  if (typeof value === 'string') return WORD.test(value) && !NOT_A_WORD.has(value.toLowerCase()) ? value : JSON.stringify(value);
  if (value === null || typeof value !== 'object') return String(value);
  if (isList(value)) return `[${value.map(writeFlow).join(', ')}]`;
  return `{${Object.entries(value).filter(([, part]) => part !== undefined).map(([key, part]) => `${writeFlow(key)}: ${writeFlow(part)}`).join(', ')}}`;
}

const isList = (value: Plain): value is readonly Plain[] => Array.isArray(value);

interface Line { readonly indent: number; readonly text: string }
class NotPlain extends Error {}

/** @returns `undefined` when the text uses more of YAML than this reader knows (or is not YAML at all). */
export function readPlain(text: string): { readonly [key: string]: Plain } | undefined {
  const lines: Line[] = [];
  for (const raw of text.split('\n')) {
    const line = raw.trimStart();
    if (line && !line.startsWith('#')) lines.push({ indent: raw.length - line.length, text: line });
  }
  try {
    const cursor = { at: 0 };
    const value = block(lines, cursor);
    return cursor.at === lines.length && value !== null && typeof value === 'object' && !isList(value) ? value : undefined;
  } catch (error) {
    if (error instanceof NotPlain) return undefined;
    throw error;
  }
}

function block(lines: readonly Line[], cursor: { at: number }): Plain {
  const first = lines[cursor.at];
  if (!first) throw new NotPlain();
  return first.text.startsWith('- ') ? list(lines, cursor, first.indent) : map(lines, cursor, first.indent, first.text);
}

function list(lines: readonly Line[], cursor: { at: number }, indent: number): Plain {
  const items: Plain[] = [];
  for (let line = lines[cursor.at]; line && line.indent === indent && line.text.startsWith('- '); line = lines[cursor.at]) {
    const rest = line.text.slice(2);
    if (KEY.test(rest)) items.push(map(lines, cursor, indent + 2, rest));
    else { items.push(flowOf(rest)); cursor.at++; }
  }
  if ((lines[cursor.at]?.indent ?? -1) > indent) throw new NotPlain();
  return items;
}

const KEY = /^([a-zA-Z][a-zA-Z0-9-]*):(?: (.*))?$/;

/** A block of keys; the first stands in `text` (after the dash, in a list). */
function map(lines: readonly Line[], cursor: { at: number }, indent: number, text: string): Plain {
  const value: { [key: string]: Plain } = {};
  for (let current: string | undefined = text; current !== undefined;) {
    const found = KEY.exec(current);
    const key = found?.[1];
    if (key === undefined || Object.hasOwn(value, key)) throw new NotPlain();
    cursor.at++;
    if (found![2] !== undefined) value[key] = flowOf(found![2]);
    else {
      if ((lines[cursor.at]?.indent ?? -1) <= indent) throw new NotPlain();
      value[key] = block(lines, cursor);
    }
    const next = lines[cursor.at];
    if (next && next.indent > indent) throw new NotPlain();
    current = next && next.indent === indent && !next.text.startsWith('- ') ? next.text : undefined;
  }
  return value;
}

function flowOf(text: string): Plain {
  const cursor = { at: 0 };
  const value = flow(text, cursor);
  if (cursor.at !== text.length) throw new NotPlain();
  return value;
}

const SCALAR = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?=[,\]}]|$)|[a-zA-Z][a-zA-Z0-9-]*(?=[,\]}:]|$)/y;

function flow(text: string, cursor: { at: number }): Plain {
  const opens = text[cursor.at];
  if (opens === '[') {
    const items: Plain[] = [];
    cursor.at++;
    while (text[cursor.at] !== ']') { items.push(flow(text, cursor)); separator(text, cursor, ']'); }
    cursor.at++;
    return items;
  }
  if (opens === '{') {
    const value: { [key: string]: Plain } = {};
    cursor.at++;
    while (text[cursor.at] !== '}') {
      const key = flow(text, cursor);
      if (typeof key !== 'string' || Object.hasOwn(value, key) || text.slice(cursor.at, cursor.at + 2) !== ': ') throw new NotPlain();
      cursor.at += 2;
      value[key] = flow(text, cursor);
      separator(text, cursor, '}');
    }
    cursor.at++;
    return value;
  }
  SCALAR.lastIndex = cursor.at;
  const found = SCALAR.exec(text)?.[0];
  if (found === undefined) throw new NotPlain();
  cursor.at += found.length;
  if (found.startsWith('"')) return JSON.parse(found) as string;
  if (found === 'true' || found === 'false') return found === 'true';
  if (found === 'null') return null;
  if (NOT_A_WORD.has(found.toLowerCase())) throw new NotPlain();
  return /^[a-zA-Z]/.test(found) ? found : Number(found);
}

function separator(text: string, cursor: { at: number }, closing: string): void {
  if (text[cursor.at] === closing) return;
  if (text.slice(cursor.at, cursor.at + 2) !== ', ') throw new NotPlain();
  cursor.at += 2;
}
