import { nextCronMs, parseCron } from './cron.ts';
import type { Cron } from './cron.ts';
import { parseZonedDateTime } from './iso-date-time.ts';
import { parseIsoDuration, plusDuration } from './iso-duration.ts';
import type { IsoDuration } from './iso-duration.ts';

/** A timer that fires again and again (rules 72–75). `repetitions` −1: for ever. */
export type Cycle =
  | { readonly kind: 'interval'; readonly repetitions: number; readonly interval: IsoDuration; readonly startMs?: number }
  | { readonly kind: 'cron'; readonly repetitions: -1; readonly cron: Cron };

export type CycleResult = { readonly ok: true; readonly cycle: Cycle } | { readonly ok: false; readonly failure: string };

/** `R3/PT10S`, `R/P1D`, `R/2030-01-01T00:00:00Z/P1D`, or a cron schedule. */
export function parseCycle(text: string): CycleResult {
  if (!text.startsWith('R')) {
    const parsed = parseCron(text);
    return parsed.ok ? { ok: true, cycle: { kind: 'cron', repetitions: -1, cron: parsed.cron } } : parsed;
  }
  const slash = text.indexOf('/');
  if (slash < 0) return { ok: false, failure: 'No interval given' };
  const count = text.slice(1, slash);
  const repetitions = count === '' ? -1 : Number(count);
  if (count !== '' && !(/^[+-]?\d+$/.test(count) && Math.abs(repetitions + 0.5) < 2 ** 31)) return { ok: false, failure: 'Cannot parse repetitions count' };
  // A start may name its zone, and that contains a slash: `R/2030-01-01T00:00Z[Etc/UTC]/P1D`.
  const rest = text.slice(slash + 1);
  const last = rest.lastIndexOf('/');
  const startMs = last > 0 ? parseZonedDateTime(rest.slice(0, last)) : undefined;
  if (last > 0 && startMs === undefined) return { ok: false, failure: `Text '${rest.slice(0, last)}' could not be parsed` };
  const interval = parseIsoDuration(rest.slice(last + 1));
  if (!interval) return { ok: false, failure: `Text cannot be parsed to a ${isTimeThatFails(rest.slice(last + 1)) ? 'Duration' : 'Period'}` };
  return { ok: true, cycle: { kind: 'interval', repetitions, interval, ...(startMs === undefined ? {} : { startMs }) } };
}

/** Java reads years to days first and hours to seconds on their own: which of them is it that fails? */
function isTimeThatFails(text: string): boolean {
  const at = text.indexOf('T');
  return at >= 0 && (/^[-+]?P$/i.test(text.slice(0, at)) || parseIsoDuration(text.slice(0, at)) !== undefined);
}

/** When it fires next, counted from an instant; undefined when never (a cron schedule that matches no day). */
export function dueAfter(cycle: Cycle, fromMs: number, zone?: string): number | undefined {
  if (cycle.kind === 'cron') return nextCronMs(cycle.cron, fromMs, zone);
  if (cycle.startMs !== undefined && cycle.startMs > fromMs) return cycle.startMs;
  return plusDuration(fromMs, cycle.interval, zone);
}

/** Rule 74: from the previous due date, so that time does not shift; when that has passed already, from now: what was missed is skipped. */
export function nextDueMs(cycle: Cycle, previousDueMs: number, nowMs: number, zone?: string): number | undefined {
  const next = dueAfter(cycle, previousDueMs, zone);
  return next !== undefined && next < nowMs ? dueAfter(cycle, nowMs, zone) : next;
}
