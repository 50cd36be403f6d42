import { dateText, dateTimeText, daysText, monthsText, timeText } from './temporal.ts';
import { isContext, isList, isNumber } from './value.ts';
import type { Value } from './value.ts';

/** A value as warnings quote it: `null`, `"bar"`, `10`, `[1, 2]`, `{a:1}`. */
export function print(value: Value): string {
  if (value === null) return 'null';
  if (typeof value === 'string') return `"${value}"`;
  if (typeof value === 'boolean') return String(value);
  if (isNumber(value)) return value.toString();
  if (isList(value)) return `[${value.map(print).join(', ')}]`;
  if (isContext(value)) return `{${[...value].map(([key, each]) => `${key}:${print(each)}`).join(', ')}}`;
  switch (value.kind) {
    case 'date': return dateText(value.day);
    case 'time': return timeText(value, false);
    case 'date-time': return dateTimeText(value, false);
    case 'days-duration': return daysText(value.ms);
    case 'months-duration': return monthsText(value.months);
    case 'range': return `${value.startClosed ? '[' : '('}${print(value.start)}..${print(value.end)}${value.endClosed ? ']' : ')'}`;
    case 'function': return `function(${value.parameters.join(', ')})`;
  }
}
