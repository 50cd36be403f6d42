/**
 * JSON without loss. Zeebe keeps documents as MessagePack: whole numbers of 64 bits, fractions as doubles, members in the order in which they came. A
 * JavaScript number knows no 9007199254740993 and no 1.0, an object sorts its member "10" before "a". What is lost so is kept as text (`Verbatim`); everything
 * else is what `JSON.parse` gives, so that documents without such a thing cost nothing.
 */

/** A part of a document that only text can hold, in the form that Zeebe gives it: 9007199254740993, 1.0, 1.0E-5, {"b":1,"10":2}. */
export class Verbatim {
  readonly text: string;
  constructor(text: string) { this.text = text; }
  /** For `JSON.stringify`, which cannot write it: the nearest value. `writeJson` writes the text. */
  toJSON(): unknown {
    met = true;
    return JSON.parse(this.text);
  }
}

let met = false;

/** As `JSON.stringify`, but with each Verbatim as it is. */
export function writeJson(value: unknown): string {
  met = false;
  const text = JSON.stringify(value);
  return met ? written(value) : text;
}

function written(value: unknown): string {
  if (value instanceof Verbatim) return value.text;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map((item: unknown) => written(item ?? null)).join(',')}]`;
  return `{${Object.entries(value).filter(([, item]) => item !== undefined).map(([name, item]) => `${JSON.stringify(name)}:${written(item)}`).join(',')}}`;
}

/** No digit that begins any of what `SUSPECT` looks for, nor half a character: most documents are settled by this, which costs a fifth of parsing them. */
const DOUBTFUL = /\d(?:[.eE]|\d{15}|"\s*:)|\\u[dD]/;
/**
 * What may need care, where a value or a name can stand: 16 digits or more, a double that Java writes otherwise than JavaScript (1.0, 12345678.9, 0.0001, any
 * with an exponent or so many digits that it may be rounded to such a one), a name that is an index, half of a surrogate pair. Inside of strings it is found
 * as well: then the exact reader was asked for nothing.
 */
const SUSPECT = /(?:^|[[:,\s])-?(?:\d{16}|\d{8,}\.|\d+\.0*(?!\d)|\d+\.\d{9}|0\.00|\d+(?:\.\d+)?[eE])|"\d{1,10}"\s*:|\\u[dD][89a-fA-F]/;
const isSuspect = (text: string): boolean => DOUBTFUL.test(text) && SUSPECT.test(text);

/** A value. Throws SyntaxError for what is no JSON, RangeError for a number beyond what MessagePack has. */
export const readJson = (text: string): unknown => (isSuspect(text) ? exact({ text, at: 0 }) : JSON.parse(text));

/** A document, if its root is an object; `parsed` is what `JSON.parse` made of the same text. The root is no Verbatim: in which order it has its names only the order of writing shows. */
export const readDocumentJson = (text: string, parsed: unknown): unknown => (isSuspect(text) ? exact({ text, at: 0 }, true) : parsed);

const HAS_DOCUMENT = '"variables":{"';

/** JSON that this engine wrote of a record, a command or a thing of its state: without loss in the documents, which are its members `variables`. */
export function readRecordJson(text: string): unknown {
  return text.includes(HAS_DOCUMENT) && isSuspect(text) ? ordinary({ text, at: 0 }) : JSON.parse(text);
}

/** Text known to be JSON, and how far it has been read. */
interface Reader { readonly text: string; at: number }

const TOKEN = /"(?:[^"\\]|\\.)*"|[^\s,\]}]+/y;

function token(reader: Reader): string {
  TOKEN.lastIndex = reader.at;
  const found = TOKEN.exec(reader.text)?.[0] ?? '';
  reader.at += found.length;
  return found;
}

/** The next character that says something. */
function peek(reader: Reader): string | undefined {
  while (reader.text.charCodeAt(reader.at) <= 0x20) reader.at++;
  return reader.text[reader.at];
}

function list(reader: Reader, read: (reader: Reader) => unknown): unknown[] {
  const items: unknown[] = [];
  for (reader.at++; peek(reader) !== ']';) {
    if (reader.text[reader.at] === ',') reader.at++;
    else items.push(read(reader));
  }
  reader.at++;
  return items;
}

/** Calls `read` where a member's value begins. */
function members(reader: Reader, read: (name: string) => void): void {
  for (reader.at++; peek(reader) !== '}';) {
    if (reader.text[reader.at] === ',') {
      reader.at++;
      continue;
    }
    const name = string(token(reader));
    peek(reader);
    reader.at++;
    read(name);
  }
  reader.at++;
}

/** A name may be `__proto__`, which an assignment would take for something else. */
const setMember = (object: Record<string, unknown>, name: string, value: unknown): void => {
  if (name === '__proto__') Object.defineProperty(object, name, { value, enumerable: true, configurable: true, writable: true });
  else object[name] = value;
};

/** Outside of documents: the engine's own numbers and members, which JavaScript can hold. */
function ordinary(reader: Reader): unknown {
  const first = peek(reader);
  if (first === '[') return list(reader, ordinary);
  if (first !== '{') return JSON.parse(token(reader));
  const object: Record<string, unknown> = {};
  members(reader, (name) => setMember(object, name, name === 'variables' ? exact(reader, true) : ordinary(reader)));
  return object;
}

const INDEX = /^(?:0|[1-9]\d{0,9})$/;

function exact(reader: Reader, isDocument = false): unknown {
  const first = peek(reader);
  if (first === '[') return list(reader, (each) => exact(each));
  if (first !== '{') return scalar(token(reader));
  const object: Record<string, unknown> = {};
  let inOrder: (readonly [string, unknown])[] | undefined;
  members(reader, (name) => {
    const value = exact(reader);
    if (!isDocument && INDEX.test(name)) inOrder ??= Object.entries(object);
    inOrder?.push([name, value]);
    setMember(object, name, value);
  });
  if (!inOrder || inOrder.length < 2) return object;
  return new Verbatim(`{${inOrder.map(([name, value]) => `${JSON.stringify(name)}:${writeJson(value)}`).join(',')}}`);
}

/** Half a character, which UTF-8 cannot say, is a question mark in Zeebe. */
const HALF = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
const string = (quoted: string): string => (quoted.includes('\\') ? (JSON.parse(quoted) as string).replace(HALF, '?') : quoted.slice(1, -1));

const isFraction = (digits: string): boolean => /[.eE]/.test(digits);

function scalar(text: string): unknown {
  const first = text.charCodeAt(0);
  if (first === 0x22) return string(text);
  // t, f, n
  if (first > 0x39) return JSON.parse(text);
  return isFraction(text) ? fraction(Number(text)) : whole(text);
}

const LEAST = -(2n ** 63n);
const MOST = 2n ** 64n - 1n;

/** MessagePack has whole numbers from -2^63 to 2^64-1. Above 2^63-1 they can be kept, but no expression can read them. */
function whole(digits: string): number | Verbatim {
  const number = Number(digits);
  if (Number.isSafeInteger(number)) return number === 0 ? 0 : number;
  const integer = BigInt(digits);
  if (integer < LEAST || integer > MOST) throw new RangeError(`Expected a number between ${LEAST} and ${MOST}, but found ${digits}`);
  return new Verbatim(digits);
}

function fraction(double: number): number | string | Verbatim {
  // Zeebe writes so what JSON has no number for.
  if (!Number.isFinite(double)) return String(double);
  const text = doubleText(double);
  return text === String(double) ? double : new Verbatim(text);
}

/** A finite double as Java writes it, and so Zeebe: 1.0, 0.001, 1.0E-4, 1.234E7. Both languages take the fewest digits that tell it from its neighbours; Java at least two. */
export function doubleText(double: number): string {
  const size = Math.abs(double);
  if (size >= 1e-3 && size < 1e7) return Number.isInteger(double) ? `${double}.0` : String(double);
  if (size === 0) return Object.is(double, -0) ? '-0.0' : '0.0';
  const shortest = double.toExponential();
  // Where one digit would do, Java takes the two that are nearest.
  const two = double.toExponential(1);
  const [digits = '', exponent = ''] = (/^-?\d(?:e)/.test(shortest) && Number(two) === double ? two : shortest).split('e');
  return `${digits.includes('.') ? digits : `${digits}.0`}E${Number(exponent)}`;
}

/** MessagePack's names of types, as Zeebe gives them. */
export function kindOf(value: unknown): 'NIL' | 'BOOLEAN' | 'INTEGER' | 'FLOAT' | 'STRING' | 'ARRAY' | 'MAP' {
  if (value === null || value === undefined) return 'NIL';
  if (Array.isArray(value)) return 'ARRAY';
  switch (typeof value) {
    case 'boolean': return 'BOOLEAN';
    case 'string': return 'STRING';
    case 'number': return Number.isInteger(value) ? 'INTEGER' : 'FLOAT';
  }
  if (!(value instanceof Verbatim) || value.text.startsWith('{')) return 'MAP';
  return isFraction(value.text) ? 'FLOAT' : 'INTEGER';
}
