import { doubleText } from '../../protocol/json.ts';
import { formatExactDuration } from '../../time/iso-duration.ts';
import { inEntryOrder } from './entry-order.ts';
import { EvaluationBreakdown } from './evaluation.ts';
import { dateText, dateTimeText, monthsText, timeText } from './temporal.ts';
import { Num, VariableContext, isContext, isList, isNumber } from './value.ts';
import type { Context, Value } from './value.ts';

/**
 * JSON text → value. Own reader, since `JSON.parse` rounds numbers to doubles: here all digits survive (rule 40).
 * The text comes from our own variables, so it is well-formed; anything else throws (a defect).
 */
export function valueOfJson(text: string): Value {
  if (/^\d{19,}$/.test(text) && BigInt(text) > LARGEST) throw new EvaluationBreakdown(UNREADABLE);
  const reader = { text, at: 0 };
  const value = read(reader);
  space(reader);
  if (reader.at < text.length) throw new SyntaxError(`expected the end of the JSON text at ${reader.at}`);
  return value;
}

/** Documents can hold whole numbers up to 2^64-1 (MessagePack), Zeebe's expressions cannot read those beyond 63 bits (asked of the real one; in contexts they were not tried). */
const LARGEST = 2n ** 63n - 1n;
const UNREADABLE = 'io.camunda.zeebe.msgpack.spec.MsgpackReaderException: io.camunda.zeebe.msgpack.spec.MsgpackException: Negative value should not be accepted by size value and unsigned 64bit integer';

interface Reader { readonly text: string; at: number }

const SPACE = /\s*/y;
const NUMBER = /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const WHOLE = /^-?\d+$/;
/** A whole number that is shorter is exact in JavaScript. */
const SAFE_DIGITS = 16;
const STRING = /"(?:[^"\\]|\\.)*"/y;
const WORDS: readonly (readonly [string, null | boolean])[] = [['null', null], ['true', true], ['false', false]];

function space(reader: Reader): void {
  SPACE.lastIndex = reader.at;
  SPACE.test(reader.text);
  reader.at = SPACE.lastIndex;
}

function match(reader: Reader, pattern: RegExp): string | undefined {
  pattern.lastIndex = reader.at;
  const found = pattern.exec(reader.text)?.[0];
  if (found !== undefined) reader.at += found.length;
  return found;
}

function read(reader: Reader): Value {
  space(reader);
  const first = reader.text[reader.at];
  if (first === '"') return string(reader);
  if (first === '[' || first === '{') return first === '[' ? list(reader) : object(reader);
  for (const [word, value] of WORDS) if (reader.text.startsWith(word, reader.at)) { reader.at += word.length; return value; }
  const digits = match(reader, NUMBER);
  if (digits !== undefined && digits.length < SAFE_DIGITS && WHOLE.test(digits)) return Num.of(Number(digits));
  if (digits === undefined) throw new SyntaxError(`expected JSON at ${reader.at}`);
  return (WHOLE.test(digits) ? Num.parse(digits) : Num.ofDouble(Number(digits))) ?? null;
}

function string(reader: Reader): string {
  const quoted = match(reader, STRING);
  if (quoted === undefined) throw new SyntaxError(`expected a JSON string at ${reader.at}`);
  return quoted.includes('\\') ? JSON.parse(quoted) as string : quoted.slice(1, -1);
}

function separator(reader: Reader, close: string): boolean {
  space(reader);
  const symbol = reader.text[reader.at++];
  if (symbol !== ',' && symbol !== close) throw new SyntaxError(`expected "," or "${close}" at ${reader.at - 1}`);
  return symbol === ',';
}

function empty(reader: Reader, close: string): boolean {
  reader.at++;
  space(reader);
  if (reader.text[reader.at] !== close) return false;
  reader.at++;
  return true;
}

function list(reader: Reader): Value[] {
  const items: Value[] = [];
  if (empty(reader, ']')) return items;
  do items.push(read(reader)); while (separator(reader, ']'));
  return items;
}

function object(reader: Reader): VariableContext {
  const entries = new VariableContext();
  if (empty(reader, '}')) return entries;
  do {
    space(reader);
    const key = string(reader);
    space(reader);
    if (reader.text[reader.at++] !== ':') throw new SyntaxError(`expected ":" at ${reader.at - 1}`);
    entries.set(key, read(reader));
  } while (separator(reader, '}'));
  return entries;
}

/**
 * Value → JSON text, as Zeebe stores it: whole numbers with all digits, others as doubles; temporal values as text in shortest form (rule 41);
 * functions and ranges, which JSON cannot say, as null.
 */
export const jsonOfValue = (value: Value): string => write(value, { left: MOST_JSON }, 0);

/** Those of several values: together they may be as large as one. */
export function jsonOfValues(values: readonly Value[]): string[] {
  const room = { left: MOST_JSON };
  return values.map((each) => write(each, room, 0));
}

/** The value cannot be a variable: Zeebe writes no record of more than 4 MB, and nobody could read what is nested deeper. */
export class NoVariable extends Error {}
const MOST_JSON = 4 * 1024 * 1024;
const DEEPEST = 1_000;

/** A value may hold another many times over: a few small lists within each other are more than memory when they are written out. */
function take(room: { left: number }, length: number): void {
  room.left -= length;
  if (room.left < 0) throw new NoVariable(`the result is larger than ${MOST_JSON} bytes`);
}

function write(value: Value, room: { left: number }, depth: number): string {
  if (depth > DEEPEST) throw new NoVariable(`the result is nested deeper than ${DEEPEST} levels`);
  if (isList(value)) {
    take(room, value.length + 1);
    return `[${value.map((each) => write(each, room, depth + 1)).join(',')}]`;
  }
  if (isContext(value)) {
    take(room, 2 * value.size + 1);
    return `{${(value instanceof VariableContext ? [...value] : inEntryOrder([...value])).map(([key, each]) => `${writeText(key, room)}:${write(each, room, depth + 1)}`).join(',')}}`;
  }
  if (typeof value === 'string') return writeText(value, room);
  const text = scalarText(value);
  take(room, text.length);
  return text;
}

function writeText(text: string, room: { left: number }): string {
  take(room, text.length + 2);
  return JSON.stringify(text);
}

function scalarText(value: Exclude<Value, string | Value[] | Context>): string {
  if (value === null) return 'null';
  if (typeof value === 'boolean') return String(value);
  if (isNumber(value)) return numberText(value);
  switch (value.kind) {
    case 'date': return JSON.stringify(dateText(value.day));
    case 'time': return JSON.stringify(timeText(value, value.zone === undefined));
    case 'date-time': return JSON.stringify(dateTimeText(value, true));
    case 'days-duration': return JSON.stringify(formatExactDuration(value.ms));
    case 'months-duration': return JSON.stringify(monthsText(value.months));
    default: return 'null';
  }
}

/** Whole numbers are 64 bits wide and wrap around beyond (asked of the real engine); fractions are the nearest double, in the JVM's form (`1.0E-5`). */
function numberText(value: Num): string {
  if (value.isWhole()) return value.toLong().toString();
  const double = value.toNumber();
  return Number.isFinite(double) ? doubleText(double) : 'null';
}
