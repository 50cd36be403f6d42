import { readRecordJson, writeJson } from '../protocol/json.ts';
import type { LogRecord } from '../runtime/port.ts';

/**
 * A group's records as text. A value is shared by up to six records (the stages of an element), so each is written once, by identity: values
 * are frozen. `values` are lines of JSON; `records` are lines of words: number of the value, record type, value type, intent, key, source position,
 * timestamp, units (JSON) if there are any. What has no such form (a rejection, units or a key with blanks) is `<number of the value>{<the other members>}`.
 */
export interface LogText {
  readonly values: string[];
  readonly records: string[];
  /** Of all values. A field, not a getter. */
  characters: number;
  add(record: LogRecord): void;
}

export function createLogText(): LogText {
  const values: string[] = [];
  const records: string[] = [];
  const numbers = new Map<object, number>();
  // Most records of a step name the same unit.
  let unit: string | undefined;
  let unitText = '';
  const log: LogText = {
    values, records, characters: 0,
    add(record) {
      const { value, sourceRecordPosition, key, recordType, valueType, intent, timestamp, units, rejectionType } = record;
      let number = numbers.get(value);
      if (number === undefined) {
        const json = writeJson(value);
        log.characters += json.length;
        numbers.set(value, (number = values.push(json)));
      }
      let unitsText = '';
      if (units?.length === 1) {
        if (units[0] !== unit) unitText = ` ${JSON.stringify([(unit = units[0])])}`;
        unitsText = unitText;
      } else if (units) unitsText = ` ${JSON.stringify(units)}`;
      if (rejectionType !== undefined || unitsText.includes(' ', 1) || !PLAIN.test(key)) records.push(inMembers(record, number));
      else records.push(`${number} ${recordType} ${valueType} ${intent} ${key} ${sourceRecordPosition} ${timestamp}${unitsText}`);
    },
  };
  return log;
}

/** Keys are decimal numbers, unless a client sends something else. */
const PLAIN = /^-?\d+$/;

function inMembers({ value: _, position, ...members }: LogRecord, number: number): string {
  return number + JSON.stringify({ position, ...members });
}

/** The records of a row of the log; the database's view says the same in SQL. Older rows have every record in members, and those of before the log whole records. */
export function readLogText(valueLines: string, recordLines: string, firstPosition: number): LogRecord[] {
  const values = valueLines.split('\n');
  const parsed: (LogRecord['value'] | undefined)[] = [];
  const valueAt = (number: number): LogRecord['value'] => (parsed[number - 1] ??= readRecordJson(values[number - 1] ?? 'null') as LogRecord['value']);
  return recordLines.split('\n').map((line, index) => {
    const [first = '', recordType, valueType, intent, key, source, timestamp, units] = line.split(' ', 8);
    const at = first.indexOf('{');
    if (at === 0) return readRecordJson(line) as LogRecord;
    if (at > 0) return { ...JSON.parse(line.slice(at)) as LogRecord, value: valueAt(Number(line.slice(0, at))) };
    return {
      position: firstPosition + index, sourceRecordPosition: Number(source), key, recordType, valueType, intent, timestamp: Number(timestamp),
      ...(units !== undefined && { units: JSON.parse(units) as string[] }), value: valueAt(Number(first)),
    } as LogRecord;
  });
}
