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
  // A start may name its zone, and that contains a slash: `R/2030-01-01T00:00Z[Etc/UTC]/P1D`.
  const [head, ...rest] = text.split(/\/(?![^[]*\])/);
  if (rest.length === 0) return { ok: false, failure: 'No interval given' };
  if (!/^R\d{0,9}$/.test(head!)) return { ok: false, failure: 'Failed to parse repetitions' };
  const repetitions = head === 'R' ? -1 : Number(head!.slice(1));
  const startMs = rest.length === 2 ? parseZonedDateTime(rest[0]!) : undefined;
  const interval = parseIsoDuration(rest.at(-1)!);
  if (rest.length > 2 || !interval || (rest.length === 2 && startMs === undefined)) return { ok: false, failure: 'Text cannot be parsed to a Period' };
  return { ok: true, cycle: { kind: 'interval', repetitions, interval, ...(startMs === undefined ? {} : { startMs }) } };
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
