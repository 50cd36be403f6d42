/**
 * Items of a JSON array as text, without reading the others: an output collection of 20,000 items is written once an item. The text must be well-formed JSON without
 * white space between items, as variables are stored.
 */
export interface ItemPlace { readonly start: number; readonly end: number }

/** Where the last item was found: the next is mostly behind it, in the text that came of it. */
let last: { readonly json: string; readonly index: number; readonly start: number } = { json: '', index: 0, start: 1 };

/** The place of an item (from 0), or how many items there are when that is one too many. */
export function findItem(json: string, index: number): ItemPlace | number {
  const known = last.index <= index && last.json === json;
  let start = known ? last.start : 1;
  let at = known ? last.index : 0;
  if (json.startsWith(']', start)) return 0;
  for (;;) {
    const end = endOfValue(json, start);
    if (at === index) {
      last = { json, index, start };
      return { start, end };
    }
    at++;
    if (json[end] !== ',') return at;
    start = end + 1;
  }
}

/** The array with another item in that place. */
export function replaceItem(json: string, index: number, { start, end }: ItemPlace, item: string): string {
  const replaced = json.slice(0, start) + item + json.slice(end);
  last = { json: replaced, index, start };
  return replaced;
}

const [QUOTE, BACKSLASH, COMMA] = ['"', '\\', ','].map((symbol) => symbol.charCodeAt(0));
const OPENING = new Set(['[', '{'].map((symbol) => symbol.charCodeAt(0)));
const CLOSING = new Set([']', '}'].map((symbol) => symbol.charCodeAt(0)));

/** Behind the value that begins there: at the comma or bracket of what is around it. */
function endOfValue(json: string, start: number): number {
  let depth = 0;
  for (let at = start; at < json.length; at++) {
    const code = json.charCodeAt(at);
    if (code === QUOTE) {
      for (at++; json.charCodeAt(at) !== QUOTE; at++) if (json.charCodeAt(at) === BACKSLASH) at++;
    } else if (OPENING.has(code)) depth++;
    else if (depth === 0 && (code === COMMA || CLOSING.has(code))) return at;
    else if (CLOSING.has(code)) depth--;
  }
  return json.length;
}
