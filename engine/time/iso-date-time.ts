import { DAY_MS, dayOf, daysInMonth } from './civil.ts';
import { fixedOffsetMs, zoneOffsetMs } from './zone.ts';

const DATE_TIME = /^(\d{4}|-\d{4,9}|\+\d{5,9})-(\d\d)-(\d\d)T(\d\d):(\d\d)(?::(\d\d)(?:\.(\d{0,9}))?)?(Z|[+-]\d\d(?::\d\d(?::\d\d)?)?)(?:\[([^\]]+)\])?$/i;
const FIXED_ZONE = /^(?:Z|(?:UTC|GMT|UT)(?:[+-]\d\d:\d\d)?|[+-]\d\d:\d\d(?::\d\d)?)$/;
/** Names of an offset, which JavaScript takes for zones and Java does not. */
const NO_ZONES = new Set(['EST', 'MST', 'HST']);

/** An ISO date-time *with* zone (rule 71: without one it is no date): `2030-01-01T00:00:00Z`, `…+07:00`, `…+01:00[Europe/Berlin]`: of offset and zone the offset counts. Epoch ms; undefined: not one. */
export function parseZonedDateTime(text: string): number | undefined {
  const match = DATE_TIME.exec(text);
  if (!match) return undefined;
  const [, year, month, dayOfMonth, hours, minutes, seconds, fraction, offset, region] = match;
  const [y, m, d] = [Number(year), Number(month), Number(dayOfMonth)];
  if (m < 1 || m > 12 || d < 1 || d > daysInMonth(y, m) || Number(hours) > 23 || Number(minutes) > 59 || Number(seconds ?? 0) > 59) return undefined;
  const localMs = dayOf(y, m, d) * DAY_MS + ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds ?? 0)) * 1000 + (fraction ? Math.floor(Number(`0.${fraction}`) * 1000) : 0);
  const offsetMs = fixedOffsetMs(offset!.length === 3 ? `${offset}:00` : offset!.toUpperCase());
  return offsetMs === undefined || (region !== undefined && !isZone(region)) ? undefined : localMs - offsetMs;
}

/** As Java names them: in their own case. */
const isZone = (name: string): boolean => FIXED_ZONE.test(name) || (/^[A-Z]/.test(name) && !NO_ZONES.has(name) && zoneOffsetMs(name, 0) !== undefined);

