import type { ImportedLimit, ImportedLimitUnit } from '../schema/imported-facts.ts';
import { isUnclear } from '../schema/imported-facts.ts';

/** The source's units. What is not in here (and 'unknown') is a lost unit: ask, do not guess. */
const UNITS: Readonly<Record<string, ImportedLimitUnit>> = { working_day: 'working-day', calendar_day: 'calendar-day', working_hour: 'working-hour', hour: 'hour', month: 'month', year: 'year', minute: 'minute' };

export function limitOf(time: number | undefined, unit: string | undefined): ImportedLimit {
  if (time === undefined) return { unclear: 'not-stated' };
  if (!(time > 0)) return { unclear: 'not-positive', raw: `${time} ${unit ?? ''}`.trim() };
  const known = unit !== undefined && Object.hasOwn(UNITS, unit) ? UNITS[unit] : undefined;
  return known ? { value: time, unit: known } : { unclear: 'unit-lost', raw: `${time} ${unit ?? ''}`.trim() };
}

/** One limit out of the rows of one channel: the same in all of them, or unclear with everything that they say. */
export function oneLimit(limits: readonly ImportedLimit[]): ImportedLimit {
  const [first, ...others] = [...new Map(limits.map((limit) => [shown(limit), limit])).values()];
  if (!first) return { unclear: 'not-stated' };
  return others.length === 0 ? first : { unclear: 'several', raw: [first, ...others].map(shown).join(' / ') };
}

const shown = (limit: ImportedLimit): string => (isUnclear(limit) ? limit.raw ?? limit.unclear : `${limit.value} ${limit.unit}`);
