import { civilOf, weekdayOf } from '../../time/civil.ts';
import { zoneOffsetMs } from '../../time/zone.ts';
import { epochMsOf } from './temporal.ts';
import { Num, isKind } from './value.ts';
import type { Value } from './value.ts';

type Properties = Readonly<Record<string, (() => Value) | undefined>>;

function propertiesOf(value: Value): Properties {
  if (isKind(value, 'date')) return dateProperties(value.day);
  if (isKind(value, 'time')) return { ...timeProperties(value.ms), ...zoneProperties(value.zone, 0) };
  if (isKind(value, 'date-time')) return { ...dateProperties(value.day), ...timeProperties(value.ms), ...zoneProperties(value.zone, epochMsOf(value)) };
  if (isKind(value, 'days-duration')) {
    const { ms } = value;
    return {
      days: () => new Num(Math.trunc(ms / 86_400_000)), hours: () => new Num(Math.trunc(ms / 3_600_000) % 24),
      minutes: () => new Num(Math.trunc(ms / 60_000) % 60), seconds: () => new Num(Math.trunc(ms / 1000) % 60),
    };
  }
  if (isKind(value, 'months-duration')) return { years: () => new Num(Math.trunc(value.months / 12)), months: () => new Num(value.months % 12) };
  if (isKind(value, 'range')) return { start: () => value.start, end: () => value.end, 'start included': () => value.startClosed, 'end included': () => value.endClosed };
  return {};
}

const dateProperties = (day: number): Properties => ({
  year: () => new Num(civilOf(day).year), month: () => new Num(civilOf(day).month), day: () => new Num(civilOf(day).dayOfMonth), weekday: () => new Num(weekdayOf(day)),
});
const timeProperties = (ms: number): Properties => ({
  hour: () => new Num(Math.trunc(ms / 3_600_000)), minute: () => new Num(Math.trunc(ms / 60_000) % 60), second: () => new Num(Math.trunc(ms / 1000) % 60),
});
const zoneProperties = (zone: string | undefined, atMs: number): Properties => ({
  'time offset': () => (zone === undefined ? null : { kind: 'days-duration', ms: zoneOffsetMs(zone, atMs) ?? 0 }),
  timezone: () => (zone === undefined || /^[Z+-]/.test(zone) ? null : zone),
});

/** A property of a temporal value, duration or range; undefined when there is none of that name. */
export const propertyOf = (value: Value, key: string): Value | undefined => propertiesOf(value)[key]?.();
export const propertyNames = (value: Value): string[] => Object.keys(propertiesOf(value)).toSorted();
