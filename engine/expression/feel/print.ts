import { formatExactDuration } from '../../time/iso-duration.ts';
import { inEntryOrder } from './entry-order.ts';
import { clockText, dateText, dateTimeText, monthsText, offsetOf, offsetText, printedDays, printedMonths, timeText, zoneIdOf } from './temporal.ts';
import { isContext, isList, isNumber } from './value.ts';
import type { Context, Value } from './value.ts';

/** A text that quotes more ends here: a value may hold another many times over. */
const MOST_QUOTED = 10_000;

/** A value as warnings quote it: `null`, `"bar"`, `10`, `[1, 2]`, `{a:1}`. */
export const print = (value: Value): string => printed(value, { left: MOST_QUOTED }, 0);

/** The whole of it; undefined when that is longer. */
export function printedWithin(value: Value, most: number): string | undefined {
  const room = { left: most };
  const text = printed(value, room, 0);
  return room.left < 0 ? undefined : text;
}

const DEEPEST = 1_000;
const CUT = '…';

function printed(value: Value, room: { left: number }, depth: number): string {
  if (room.left < 0) return CUT;
  if (depth > DEEPEST) { room.left = -1; return CUT; }
  if (isList(value)) return `[${several(value, room, (each) => printed(each, room, depth + 1))}]`;
  if (isContext(value)) return `{${several(inEntryOrder([...value]), room, ([key, each]) => `${key}:${printed(each, room, depth + 1)}`)}}`;
  const text = typeof value === 'string' && value.length > room.left ? `"${value.slice(0, room.left)}${CUT}` : scalarText(value, room, depth);
  room.left -= typeof value === 'string' ? value.length + 2 : text.length;
  return text;
}

function several<T>(items: readonly T[], room: { left: number }, print: (item: T) => string): string {
  const texts: string[] = [];
  for (const item of items) {
    texts.push(print(item));
    room.left -= 2;
    if (room.left < 0) break;
  }
  return texts.join(', ');
}

function scalarText(value: Exclude<Value, Value[] | Context>, room: { left: number }, depth: number): string {
  if (value === null) return 'null';
  if (typeof value === 'string') return `"${value}"`;
  if (typeof value === 'boolean') return String(value);
  if (isNumber(value)) return value.toString();
  switch (value.kind) {
    case 'date': return dateText(value.day);
    case 'time': return timeText(value, false);
    case 'date-time': return dateTimeText(value, false);
    case 'days-duration': return printedDays(value.ms);
    case 'months-duration': return printedMonths(value.months);
    case 'range': return `${value.startClosed ? '[' : '('}${printed(value.start, room, depth + 1)}..${printed(value.end, room, depth + 1)}${value.endClosed ? ']' : ')'}`;
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
