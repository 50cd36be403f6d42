import { utf8Length } from '../batch-size.ts';

interface Named { readonly name: string }

/** Zeebe's database has the variables of a scope by the length of their names, then by the names, both in UTF-8: so jobs and results show them. */
export const byStoredName = ({ name: a }: Named, { name: b }: Named): number => utf8Length(a) - utf8Length(b) || compareCodePoints(a, b);

/** As UTF-8 compares; JavaScript's own comparison puts characters beyond U+FFFF before U+E000. */
export function compareCodePoints(a: string, b: string): number {
  for (let at = 0; at < a.length && at < b.length; at++) {
    const difference = rank(a.charCodeAt(at)) - rank(b.charCodeAt(at));
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

const rank = (unit: number): number => (unit < 0xd800 ? unit : unit < 0xe000 ? unit + 0x2000 : unit - 0x800);
