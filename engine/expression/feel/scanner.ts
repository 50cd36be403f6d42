/** A text being read. Rules that do not fit leave `at` where it was and answer undefined. */
export interface Scanner {
  readonly text: string;
  at: number;
}

const WHITESPACE = /(?:[ \t\r\n]|\/\/[^\n]*|\/\*[^]*?\*\/)+/y;
// What the JVM takes for an identifier.
const IDENTIFIER = /[\p{L}\p{Nl}\p{Sc}\p{Pc}][\p{L}\p{Nl}\p{Sc}\p{Pc}\p{Mn}\p{Mc}\p{Nd}]*/uy;
const RESERVED = /null|true|false|function|in|return|then|else|satisfies|and|or/y;
const SPACES = / +/y;
const BACKTICK = /`[^`]+`/y;
const NUMBER = /-?(?:\d+(?:\.\d+)?|\.\d+)/y;
const STRING = /"(?:\\[^]|[^"\\])*"/y;

export function skip(scanner: Scanner): void { match(scanner, WHITESPACE); }

function match(scanner: Scanner, pattern: RegExp): string | undefined {
  pattern.lastIndex = scanner.at;
  const found = pattern.exec(scanner.text)?.[0];
  if (found !== undefined) scanner.at += found.length;
  return found;
}

/** As it stands there, keywords as well: they end where their letters end, so `iffy` begins with `if`. */
export function takeSymbol(scanner: Scanner, symbol: string): boolean {
  if (!scanner.text.startsWith(symbol, scanner.at)) return false;
  scanner.at += symbol.length;
  return true;
}

export const takeNumber = (scanner: Scanner): string | undefined => match(scanner, NUMBER);

/** Not a reserved word; one may begin with it when letters follow (`order`, but not `or1`). */
export function takeIdentifier(scanner: Scanner): string | undefined {
  const { at } = scanner;
  match(scanner, RESERVED);
  if (match(scanner, IDENTIFIER) !== undefined) return scanner.text.slice(at, scanner.at);
  scanner.at = at;
  return undefined;
}

/** Two words or more, as they are written. */
export function takeWords(scanner: Scanner): string | undefined {
  const { at } = scanner;
  let count = takeIdentifier(scanner) === undefined ? 0 : 1;
  for (let end = scanner.at; count > 0 && match(scanner, SPACES) !== undefined; end = scanner.at, count++) {
    if (takeIdentifier(scanner) !== undefined) continue;
    scanner.at = end;
    break;
  }
  if (count > 1) return scanner.text.slice(at, scanner.at);
  scanner.at = at;
  return undefined;
}

/** An identifier, or anything between backticks. */
export const takeName = (scanner: Scanner): string | undefined => takeIdentifier(scanner) ?? match(scanner, BACKTICK)?.slice(1, -1);

/** What stands between quotes, escapes as they are written. */
export const takeQuoted = (scanner: Scanner): string | undefined => match(scanner, STRING)?.slice(1, -1);

const ESCAPES: Readonly<Record<string, string>> = { b: '\b', t: '\t', n: '\n', f: '\f', r: '\r', '"': '"', "'": "'", s: ' ' };

/** A backslash that is none of these stays, and so does one that is doubled. */
export const unescape = (text: string): string => (text.includes('\\') ? text.replace(/\\([btnfr"'s])/g, (_whole, one: string) => ESCAPES[one] ?? '') : text);
