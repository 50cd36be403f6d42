/** How far a zone is ahead of UTC at an instant, in ms. `zone` is `Z`, `UTC`, `+07:00` or an IANA name. Undefined: no such zone. */
export function zoneOffsetMs(zone: string, instantMs: number): number | undefined {
  const fixed = fixedOffsetMs(zone);
  if (fixed !== undefined) return fixed;
  const format = formatOf(zone);
  if (!format) return undefined;
  const parts: Record<string, number> = {};
  for (const { type, value } of format.formatToParts(instantMs)) parts[type] = Number(value);
  const local = Date.UTC(parts['year']!, parts['month']! - 1, parts['day'], parts['hour']! % 24, parts['minute'], parts['second']);
  return local - Math.floor(instantMs / 1000) * 1000;
}

/** The instant at which clocks of the zone show that local time; of two the earlier, and over a gap the time moves on. */
export function instantOf(localMs: number, zone: string): number | undefined {
  const first = zoneOffsetMs(zone, localMs);
  if (first === undefined) return undefined;
  const before = zoneOffsetMs(zone, localMs - DAY)!;
  for (const offset of [before, first]) if (zoneOffsetMs(zone, localMs - offset) === offset) return localMs - offset;
  return localMs - before;
}

const DAY = 86_400_000;

export function fixedOffsetMs(zone: string): number | undefined {
  if (zone === 'Z' || zone === 'UTC' || zone === 'GMT') return 0;
  const match = /^([+-])(\d\d):?(\d\d)(?::?(\d\d))?$/.exec(zone);
  if (!match) return undefined;
  const [, sign, hours, minutes, seconds] = match;
  if (Number(hours) > 18 || Number(minutes) > 59) return undefined;
  return (sign === '-' ? -1 : 1) * ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds ?? 0)) * 1000;
}

const formats = new Map<string, Intl.DateTimeFormat | undefined>();
function formatOf(zone: string): Intl.DateTimeFormat | undefined {
  if (!formats.has(zone)) {
    let format: Intl.DateTimeFormat | undefined;
    try {
      format = new Intl.DateTimeFormat('en-US', { timeZone: zone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric' });
    } catch { /* no such zone */ }
    formats.set(zone, format);
  }
  return formats.get(zone);
}
