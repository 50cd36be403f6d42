import type { LogRecord } from '../runtime/port.ts';

/**
 * A group's records as text. A value is shared by up to six records (the stages of an element), so each is written once, by identity: values
 * are frozen. `values` are lines of JSON; `records` are lines `<number of the value>{<the other members>}`.
 */
export interface LogText {
  readonly values: string[];
  readonly records: string[];
  add(record: LogRecord): void;
}

export function createLogText(): LogText {
  const values: string[] = [];
  const records: string[] = [];
  const numbers = new Map<object, number>();
  return {
    values, records,
    add(record) {
      const { value, position, sourceRecordPosition, key, recordType, valueType, intent, timestamp, units, rejectionType, rejectionReason } = record;
      let number = numbers.get(value);
      if (number === undefined) numbers.set(value, (number = values.push(JSON.stringify(value))));
      const more = `${units ? `,"units":${JSON.stringify(units)}` : ''}${rejectionType ? `,"rejectionType":"${rejectionType}","rejectionReason":${JSON.stringify(rejectionReason ?? '')}` : ''}`;
      records.push(`${number}{"position":${position},"sourceRecordPosition":${sourceRecordPosition},"key":${quoted(key)},"recordType":"${recordType}","valueType":"${valueType}","intent":"${intent}","timestamp":${timestamp}${more}}`);
    },
  };
}

/** Keys are decimal numbers, unless a client sends something else. */
const PLAIN = /^-?\d+$/;
const quoted = (key: string): string => (PLAIN.test(key) ? `"${key}"` : JSON.stringify(key));

/** The records of a row of the log; the database's view says the same in SQL. */
export function readLogText(valueLines: string, recordLines: string): LogRecord[] {
  const values = valueLines.split('\n');
  const parsed: (LogRecord['value'] | undefined)[] = [];
  return recordLines.split('\n').map((line) => {
    const at = line.indexOf('{');
    const record = JSON.parse(line.slice(at)) as LogRecord;
    if (at === 0) return record;
    const number = Number(line.slice(0, at)) - 1;
    const value = (parsed[number] ??= JSON.parse(values[number] ?? 'null') as LogRecord['value']);
    return { ...record, value };
  });
}
