import { createHash } from 'node:crypto';

/**
 * Ids of units and keys of entries hold names and correlation keys that clients choose. PostgreSQL's text knows no NUL, UTF-8 no lone surrogate,
 * and the store sends columns as lines: those characters are written as \uXXXX, the backslash itself too, so that nothing collides. Nothing is `\e`.
 */
const UNSTORABLE = /[\u0000-\u001f\\\p{Surrogate}]/gu;
const ESCAPED = /\\u([0-9a-f]{4})/g;
const EMPTY = '\\e';

export function toStored(text: string): string {
  return text === '' ? EMPTY : text.replace(UNSTORABLE, (found) => `\\u${found.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

export function fromStored(text: string): string {
  if (!text.includes('\\')) return text;
  return text === EMPTY ? '' : text.replace(ESCAPED, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
}

/** A b-tree refuses rows over a third of a page (2,704 bytes): four bytes a character stay well below. */
const LONGEST_INDEXED_KEY = 500;

/** The key as the index has it: itself, or for a long one its beginning and a hash. */
export function toIndexed(stored: string): string {
  return stored.length <= LONGEST_INDEXED_KEY ? stored : `${[...stored.slice(0, 100)].slice(0, -1).join('')}\\#${createHash('sha256').update(stored).digest('hex')}`;
}
