/** Thrown inside the parser only; `parse.ts` turns it into a value. */
export class SyntaxFailure extends Error {
  readonly at: number;
  constructor(at: number, expected: string) { super(expected); this.at = at; }
}

const WHITESPACE = /(?:\s|\/\/[^\n]*(?:\n|$)|\/\*[^]*?\*\/)+/y;
const IDENTIFIER = /[\p{L}\p{Nl}\p{Sc}\p{Pc}][\p{L}\p{Nl}\p{Sc}\p{Pc}\p{Mn}\p{Mc}\p{Nd}]*/uy;
const NUMBER = /\d+(?:\.\d+)?|\.\d+/y;
const STRING = /"(?:\\[^]|[^"\\])*"/y;
const BACKTICK = /`([^`]+)`/y;

export interface Scanner {
  readonly text: string;
  at: number;
}

export function skip(scanner: Scanner): void {
  WHITESPACE.lastIndex = scanner.at;
  if (WHITESPACE.test(scanner.text)) scanner.at = WHITESPACE.lastIndex;
}

function take(scanner: Scanner, pattern: RegExp): string | undefined {
  pattern.lastIndex = scanner.at;
  const match = pattern.exec(scanner.text);
  if (!match) return undefined;
  scanner.at += match[0].length;
  skip(scanner);
  return match[0];
}

export const takeNumber = (scanner: Scanner): string | undefined => take(scanner, NUMBER);

/** A name: identifier or anything between backticks. */
export function takeName(scanner: Scanner): string | undefined {
  return scanner.text[scanner.at] === '`' ? take(scanner, BACKTICK)?.slice(1, -1) : take(scanner, IDENTIFIER);
}

/** The identifier that stands here, without taking it. */
export function peekWord(scanner: Scanner): string | undefined {
  IDENTIFIER.lastIndex = scanner.at;
  return IDENTIFIER.exec(scanner.text)?.[0];
}

export function takeString(scanner: Scanner): string | undefined {
  const quoted = take(scanner, STRING);
  return quoted === undefined ? undefined : unescape(quoted.slice(1, -1));
}

/** An operator or bracket, if it stands here. */
export function takeSymbol(scanner: Scanner, symbol: string): boolean {
  if (!scanner.text.startsWith(symbol, scanner.at)) return false;
  scanner.at += symbol.length;
  skip(scanner);
  return true;
}

/** A keyword: the whole word, not the beginning of a longer one. */
export function takeWord(scanner: Scanner, word: string): boolean {
  if (peekWord(scanner) !== word) return false;
  scanner.at += word.length;
  skip(scanner);
  return true;
}

export function expectSymbol(scanner: Scanner, symbol: string): void {
  if (!takeSymbol(scanner, symbol)) throw new SyntaxFailure(scanner.at, `"${symbol}"`);
}

export function expectWord(scanner: Scanner, word: string): void {
  if (!takeWord(scanner, word)) throw new SyntaxFailure(scanner.at, `"${word}"`);
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '"': '"', "'": "'", '\\': '\\' };

function unescape(text: string): string {
  return text.includes('\\')
    ? text.replace(/\\([^])/g, (whole, one: string) => ESCAPES[one] ?? whole)
    : text;
}
