import { DAY_MS, plusMonths } from './civil.ts';
import { instantOf, zoneOffsetMs } from './zone.ts';

/** An ISO 8601 duration. Months and days are calendar-based, the rest is exact (rule 75: P1M is not 30 days). Parts may be negative. */
export interface IsoDuration { readonly months: number; readonly days: number; readonly ms: number }

const PATTERN = /^([-+]?)P(?:([-+]?\d+)Y)?(?:([-+]?\d+)M)?(?:([-+]?\d+)W)?(?:([-+]?\d+)D)?(?:T(?:([-+]?\d+)H)?(?:([-+]?\d+)M)?(?:([-+]?\d+)(?:[.,](\d{0,9}))?S)?)?$/i;

/** `P1Y2M3DT4H5M6.7S`, `-PT5M`, `PT-5M`; letters in any case but the `T`. Undefined: no duration. */
export function parseIsoDuration(text: string): IsoDuration | undefined {
  const match = PATTERN.exec(text);
  if (!match || /[PT]$/i.test(text) || text.includes('t')) return undefined;
  const [, sign, years, months, weeks, days, hours, minutes, seconds, fraction] = match;
  const by = sign === '-' ? -1 : 1;
  const number = (part: string | undefined): number => (part === undefined ? 0 : Number(part));
  const fractionMs = fraction ? Number(`0.${fraction}`) * 1000 * (seconds!.startsWith('-') ? -1 : 1) : 0;
  const ms = ((number(hours) * 60 + number(minutes)) * 60 + number(seconds)) * 1000 + fractionMs;
  return { months: by * (number(years) * 12 + number(months)) || 0, days: by * (number(weeks) * 7 + number(days)) || 0, ms: by * ms || 0 };
}

/** The instant that lies that far after another, by the calendar of the zone (the server's own, UTC by default). */
export function plusDuration(instantMs: number, duration: IsoDuration, zone = 'UTC'): number {
  if (duration.months === 0 && duration.days === 0) return instantMs + duration.ms;
  const localMs = instantMs + (zoneOffsetMs(zone, instantMs) ?? 0);
  const day = Math.floor(localMs / DAY_MS);
  const moved = (duration.months === 0 ? day : plusMonths(day, duration.months)) + duration.days;
  return (instantOf(moved * DAY_MS + (localMs - day * DAY_MS), zone) ?? instantMs) + duration.ms;
}

/** Exact part as `PT1H30M`, zero as `PT0S`; days become hours, as in Java's Duration. */
export function formatExactDuration(totalMs: number): string {
  if (totalMs === 0) return 'PT0S';
  const hours = Math.trunc(totalMs / 3_600_000);
  const minutes = Math.trunc((totalMs % 3_600_000) / 60_000);
  const seconds = Number(((totalMs % 60_000) / 1000).toFixed(9));
  return `PT${hours === 0 ? '' : `${hours}H`}${minutes === 0 ? '' : `${minutes}M`}${seconds === 0 ? '' : `${seconds}S`}`;
}
