import { formatExactDuration } from '../../time/iso-duration.ts';
import { inEntryOrder } from './entry-order.ts';
import { clockText, dateText, dateTimeText, monthsText, offsetOf, offsetText, printedDays, printedMonths, timeText, zoneIdOf } from './temporal.ts';
import { isContext, isList, isNumber } from './value.ts';
import type { Value } from './value.ts';

/** A value as warnings quote it: `null`, `"bar"`, `10`, `[1, 2]`, `{a:1}`. */
export function print(value: Value): string {
  if (value === null) return 'null';
  if (typeof value === 'string') return `"${value}"`;
  if (typeof value === 'boolean') return String(value);
  if (isNumber(value)) return value.toString();
  if (isList(value)) return `[${value.map(print).join(', ')}]`;
  if (isContext(value)) return `{${inEntryOrder([...value]).map(([key, each]) => `${key}:${print(each)}`).join(', ')}}`;
  switch (value.kind) {
    case 'date': return dateText(value.day);
    case 'time': return timeText(value, false);
    case 'date-time': return dateTimeText(value, false);
    case 'days-duration': return printedDays(value.ms);
    case 'months-duration': return printedMonths(value.months);
    case 'range': return `${value.startClosed ? '[' : '('}${print(value.start)}..${print(value.end)}${value.endClosed ? ']' : ')'}`;
    case 'function': return `function(${value.parameters.join(', ')})`;
    case 'error': return `error("${value.message}")`;
  }
}

/** What stands left of an operator is quoted as the JVM prints what is inside the value. */
export function printedInside(value: Value): string {
  if (value === null || typeof value !== 'object' || !('kind' in value)) return print(value);
  switch (value.kind) {
    case 'time': {
      if (value.zone === undefined) return clockText(value.ms, true);
      const zone = zoneIdOf(value.zone);
      return `ZonedTime(${clockText(value.ms, true)},${offsetText(offsetOf(value.zone))},${zone === undefined ? 'None' : `Some(${zone})`})`;
    }
    case 'date-time': return dateTimeText(value, true);
    case 'days-duration': return formatExactDuration(value.ms);
    case 'months-duration': return monthsText(value.months);
    default: return print(value);
  }
}
