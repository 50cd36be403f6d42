import { civilOf, weekdayOf } from '../../time/civil.ts';
import { zoneOffsetMs } from '../../time/zone.ts';
import { inEntryOrder } from './entry-order.ts';
import { step, warn } from './evaluation.ts';
import type { Evaluation } from './evaluation.ts';
import { print } from './print.ts';
import { epochMsOf, offsetOf, zoneIdOf } from './temporal.ts';
import { Num, WrittenContext, isContext, isKind, isList } from './value.ts';
import type { Value } from './value.ts';

type Properties = Readonly<Record<string, (() => Value) | undefined>>;

function propertiesOf(value: Value): Properties {
  if (isKind(value, 'date')) return dateProperties(value.day);
  if (isKind(value, 'time')) return { ...timeProperties(value.ms), ...zoneProperties(value.zone, value.zone === undefined ? 0 : offsetOf(value.zone)) };
  if (isKind(value, 'date-time')) return { ...dateProperties(value.day), ...timeProperties(value.ms), ...zoneProperties(value.zone, value.zone === undefined ? 0 : zoneOffsetMs(value.zone, epochMsOf(value)) ?? 0) };
  if (isKind(value, 'days-duration')) {
    const seconds = Math.floor(value.ms / 1000);
    return {
      days: () => Num.of(Math.trunc(seconds / 86_400)), hours: () => Num.of(Math.trunc(seconds / 3_600) % 24),
      minutes: () => Num.of(Math.trunc(seconds / 60) % 60), seconds: () => Num.of(seconds % 60),
    };
  }
  if (isKind(value, 'months-duration')) return { years: () => Num.of(Math.trunc(value.months / 12)), months: () => Num.of(value.months % 12) };
  return {};
}

const dateProperties = (day: number): Properties => ({
  year: () => Num.of(civilOf(day).year), month: () => Num.of(civilOf(day).month), day: () => Num.of(civilOf(day).dayOfMonth), weekday: () => Num.of(weekdayOf(day)),
});
const timeProperties = (ms: number): Properties => ({
  hour: () => Num.of(Math.trunc(ms / 3_600_000)), minute: () => Num.of(Math.trunc(ms / 60_000) % 60), second: () => Num.of(Math.trunc(ms / 1000) % 60),
});
const zoneProperties = (zone: string | undefined, offsetMs: number): Properties => ({
  'time offset': () => (zone === undefined ? null : { kind: 'days-duration', ms: offsetMs }),
  timezone: () => (zone === undefined ? null : zoneIdOf(zone) ?? null),
});

/** A property of a temporal value or a duration, an entry of a context, or that of each item of a list; what is not there gives null and a warning that names what is. */
export function pathOf(value: Value, key: string, run: Evaluation): Value {
  if (isContext(value)) {
    const entry = value.get(key);
    if (entry !== undefined) return entry;
    step(run, value.size);
    const there = value instanceof WrittenContext && value.size === 0 ? 'The context is empty' : `Available keys: ${value instanceof WrittenContext ? [...value.keys()].map((each) => `'${each}'`).join(', ') : quoted([...value.keys()])}`;
    return warn(run, 'NO_CONTEXT_ENTRY_FOUND', `No context entry found with key '${key}'. ${there}`);
  }
  if (isList(value)) step(run, 1 + (value.length >> 2));
  if (isList(value)) return value.map((item) => pathOf(item, key, run));
  if (value === null) return warn(run, 'NO_CONTEXT_ENTRY_FOUND', `No context entry found with key '${key}'. The context is null`);
  const properties = propertiesOf(value);
  const property = Object.hasOwn(properties, key) ? properties[key] : undefined;
  if (property) return property();
  return warn(run, 'NO_PROPERTY_FOUND', `No property found with name '${key}' of value '${print(value)}'. Available properties: ${quoted(Object.keys(properties))}`);
}

/** The engine quotes before it lists: it is the quoted names whose order shows. */
const quoted = (names: readonly string[]): string => inEntryOrder(names.map((each) => [`'${each}'`, null] as const)).map(([each]) => each).join(', ');
