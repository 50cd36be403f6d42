import { DAY_MS, civilOf, dayOf, daysInMonth, plusMonths } from '../../time/civil.ts';
import { parseIsoDuration } from '../../time/iso-duration.ts';
import { fixedOffsetMs, instantOf, zoneOffsetMs } from '../../time/zone.ts';
import type { DaysDuration, FeelDate, FeelDateTime, FeelTime, MonthsDuration } from './value.ts';

const DATE = /^(-?(?:[1-9]\d{0,4})?\d{4})-(\d\d)-(\d\d)$/;
const TIME = /^T?(\d\d):(\d\d)(?::(\d\d))?(?:\.(\d{1,9}))?(Z|[+-]\d\d(?::?\d\d)?|@.+)?$/;
/** With an offset or a zone, seconds must be there. */
const OFFSET_TIME = /^T?\d{2}:\d{2}:\d{2}(\.\d{1,9})?([+-]\d{2}:\d{2}|Z|@.*)$/;
const DATE_TIME = /^.*T[0-2]\d:[0-5]\d(:[0-5]\d)?(\.\d{1,9})?([+-][01]\d:[0-5]\d|Z|@.*)?$/;

/** `date("2024-02-30")` is the last of February (rule 41); a month or a day that exists nowhere is none. */
export function parseDate(text: string): FeelDate | undefined {
  const match = DATE.exec(text);
  if (!match) return undefined;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (month < 1 || month > 12 || day < 1 || day > 31) return undefined;
  return { kind: 'date', day: dayOf(year, month, Math.min(day, daysInMonth(year, month))) };
}

/** What FEEL takes for a time: `parseTime` is wider. */
export const feelTime = (text: string): FeelTime | undefined => {
  const time = parseTime(text);
  return time && (time.zone === undefined || OFFSET_TIME.test(text)) ? time : undefined;
};

/** What FEEL takes for a date and time: a date alone is its midnight. */
export function feelDateTime(text: string): FeelDateTime | undefined {
  if (DATE.test(text)) return parseDateTime(text);
  return DATE_TIME.test(text) && !text.includes('[') ? parseDateTime(text) : undefined;
}

/** `@"…"`: which kind it is shows. */
export const feelTemporal = (text: string): FeelDate | FeelTime | FeelDateTime | DaysDuration | MonthsDuration | undefined =>
  (DATE.test(text) ? parseDate(text) : OFFSET_TIME.test(text) ? parseTime(text) : feelDateTime(text) ?? parseDuration(text) ?? feelTime(text));

export function parseTime(text: string): FeelTime | undefined {
  const match = TIME.exec(text);
  if (!match) return undefined;
  const [, hours, minutes, seconds, fraction, suffix] = match;
  if (Number(hours) > 23 || Number(minutes) > 59 || Number(seconds ?? 0) > 59) return undefined;
  const ms = ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds ?? 0)) * 1000 + (fraction ? Number(`0.${fraction}`) * 1000 : 0);
  if (suffix === undefined) return { kind: 'time', ms };
  const zone = normalZone(suffix);
  return zone === undefined ? undefined : { kind: 'time', ms, zone };
}

export function parseDateTime(text: string): FeelDateTime | undefined {
  const split = text.indexOf('T');
  const date = parseDate(split < 0 ? text : text.slice(0, split));
  if (!date) return undefined;
  if (split < 0) return { kind: 'date-time', day: date.day, ms: 0 };
  const bracket = /^(.*)\[(.+)\]$/.exec(text.slice(split + 1));
  const time = parseTime(bracket ? bracket[1]! : text.slice(split + 1));
  if (!time) return undefined;
  const zone = bracket ? normalZone(`@${bracket[2]}`) : time.zone;
  if (zone === undefined) return { kind: 'date-time', day: date.day, ms: time.ms };
  // Of offset and zone the offset says which instant it is, the zone how it is shown.
  const given = time.zone === undefined ? undefined : fixedOffsetMs(time.zone);
  const localMs = given === undefined ? time.ms : time.ms - given + (zoneOffsetMs(zone, date.day * DAY_MS + time.ms - given) ?? 0);
  const days = Math.floor(localMs / DAY_MS);
  return { kind: 'date-time', day: date.day + days, ms: localMs - days * DAY_MS, zone };
}

function normalZone(suffix: string): string | undefined {
  if (suffix.startsWith('@')) return zoneOffsetMs(suffix.slice(1), 0) === undefined ? undefined : suffix.slice(1);
  const offset = fixedOffsetMs(/^[+-]\d\d$/.test(suffix) ? `${suffix}:00` : suffix);
  return offset === undefined ? undefined : offsetText(offset);
}

/** FEEL knows two kinds of duration and no mixture of them. */
export function parseDuration(text: string): DaysDuration | MonthsDuration | undefined {
  const parsed = parseIsoDuration(text);
  if (!parsed) return undefined;
  if (/^-?P-?(?:\d+Y)?-?(?:\d+M)?$/.test(text)) return { kind: 'months-duration', months: parsed.months };
  if (!/^-?P-?(?:\d+D)?(?:T-?(?:\d+H)?-?(?:\d+M)?-?(?:\d+(?:.\d*)?S)?)?$/.test(text)) return undefined;
  return { kind: 'days-duration', ms: parsed.days * DAY_MS + parsed.ms };
}

/** Undefined for a plain offset. */
export const zoneIdOf = (zone: string): string | undefined => (fixedOffsetMs(zone) === undefined ? zone : undefined);

/** Of a zone as such: without summer time, as it is in these years. */
export const offsetOf = (zone: string): number => fixedOffsetMs(zone) ?? Math.min(...STANDARD_INSTANTS.map((instant) => zoneOffsetMs(zone, instant) ?? 0));
const STANDARD_INSTANTS = [Date.UTC(2024, 0, 1), Date.UTC(2024, 6, 1)];

/** Epoch ms; a date-time without a zone counts as UTC. */
export function epochMsOf(value: FeelDateTime): number {
  const localMs = value.day * DAY_MS + value.ms;
  return value.zone === undefined ? localMs : instantOf(localMs, value.zone) ?? localMs;
}

export function dateTimeAt(epochMs: number, zone: string): FeelDateTime {
  const localMs = epochMs + (zoneOffsetMs(zone, epochMs) ?? 0);
  const day = Math.floor(localMs / DAY_MS);
  return { kind: 'date-time', day, ms: localMs - day * DAY_MS, zone };
}

export function plusMs(value: FeelDateTime, ms: number): FeelDateTime {
  if (value.zone !== undefined && fixedOffsetMs(value.zone) === undefined) return dateTimeAt(epochMsOf(value) + ms, value.zone);
  const total = value.day * DAY_MS + value.ms + ms;
  const day = Math.floor(total / DAY_MS);
  return { ...value, day, ms: total - day * DAY_MS };
}

export const plusMonthsTo = <T extends FeelDate | FeelDateTime>(value: T, months: number): T => ({ ...value, day: plusMonths(value.day, months) });

// ---------------------------------------------------------------- text

const two = (number: number): string => String(number).padStart(2, '0');

export function dateText(day: number): string {
  const { year, month, dayOfMonth } = civilOf(day);
  const text = String(Math.abs(year)).padStart(4, '0');
  return `${year < 0 ? '-' : year > 9999 ? '+' : ''}${text}-${two(month)}-${two(dayOfMonth)}`;
}

/** `shortest`: seconds only when there are some, as variables show it (rule 41). */
export function clockText(ms: number, shortest: boolean): string {
  const seconds = Math.floor(ms / 1000) % 60;
  const fraction = ms % 1000;
  const base = `${two(Math.floor(ms / 3_600_000))}:${two(Math.floor(ms / 60_000) % 60)}`;
  if (shortest && seconds === 0 && fraction === 0) return base;
  if (fraction === 0) return `${base}:${two(seconds)}`;
  const digits = (fraction / 1000).toFixed(9).slice(2);
  return `${base}:${two(seconds)}.${digits.replace(shortest ? /(000)+$/ : /0+$/, '')}`;
}

export const timeText = (value: FeelTime, shortest: boolean): string => `${clockText(value.ms, shortest && (value.zone === undefined || fixedOffsetMs(value.zone) !== undefined))}${value.zone === undefined ? '' : zoneText(value.zone)}`;
export const dateTimeText = (value: FeelDateTime, shortest: boolean): string => {
  const base = `${dateText(value.day)}T${clockText(value.ms, shortest)}`;
  if (value.zone === undefined) return base;
  if (!shortest || fixedOffsetMs(value.zone) !== undefined) return `${base}${zoneText(value.zone)}`;
  return `${base}${offsetText(zoneOffsetMs(value.zone, epochMsOf(value))!)}[${value.zone}]`;
};

const zoneText = (zone: string): string => (zone === 'Z' || /^[+-]/.test(zone) ? zone : `@${zone}`);

export function offsetText(offsetMs: number): string {
  if (offsetMs === 0) return 'Z';
  const minutes = Math.abs(offsetMs) / 60_000;
  return `${offsetMs < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(Math.floor(minutes % 60))}`;
}

export function monthsText(months: number): string {
  if (months === 0) return 'P0D';
  const years = Math.trunc(months / 12);
  return `P${years === 0 ? '' : `${years}Y`}${months % 12 === 0 ? '' : `${months % 12}M`}`;
}

/** As FEEL prints a duration: days, no fractions of a second, one sign in front. As Zeebe stores it: `formatExactDuration`, `monthsText`. */
export function printedDays(ms: number): string {
  // The JVM keeps whole seconds and a fraction that is never negative.
  const seconds = Math.abs(Math.floor(ms / 1000));
  const [days, hours, minutes] = [86_400, 3_600, 60].map((unit) => Math.trunc(seconds / unit)) as [number, number, number];
  const clock = part(hours % 24, 'H') + part(minutes % 60, 'M') + part(seconds % 60, 'S');
  return seconds === 0 ? 'P0D' : `${ms < 0 ? '-' : ''}P${part(days, 'D')}${clock === '' ? '' : `T${clock}`}`;
}

export const printedMonths = (months: number): string =>
  (months === 0 ? 'P0Y' : `${months < 0 ? '-' : ''}P${part(Math.trunc(Math.abs(months) / 12), 'Y')}${part(Math.abs(months) % 12, 'M')}`);

const part = (count: number, unit: string): string => (count === 0 ? '' : `${count}${unit}`);
