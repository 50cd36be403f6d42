import pg from 'pg';
import type { Clock } from '../time/clock.ts';
import type { Metrics } from './metrics.ts';

/** A count over a million rows of an index takes a quarter of a second: not at every scrape. */
const AT_MOST_EVERY_MS = 15_000;
const PATIENCE_MS = 5_000;

/** Not those of signals: there may be as many names as instances. */
const LINES = "select queue as line, count(*)::int as size, min(at_ms) as first_at_ms from engine.state where queue is not null and queue not like 'signal/%' group by queue";
/** Of an index alone: no job is read. */
export const JOBS = 'select tally, count(*)::int as size from engine.state where tally is not null group by tally';
const FAMILIES = "select family, count(*)::int as size from engine.state where family in ('incident', 'element-instance') group by family";

export interface LineCounts {
  /** Looks again, unless it has a moment ago. A look that fails leaves what it has not come to as it was. */
  refresh(): Promise<void>;
  /** Another process leads and counts: nothing is said, not even zero. */
  forget(): void;
}

/** Keeps the gauges of what is in the database, on a connection that is opened for each look. */
export function createLineCounts(databaseUrl: string, clock: Clock, metrics: Metrics): LineCounts {
  let lookedAtMs = Number.NEGATIVE_INFINITY;
  return {
    forget() {
      lookedAtMs = Number.NEGATIVE_INFINITY;
      for (const gauge of [metrics.waiting, metrics.jobs]) gauge.reset();
      for (const gauge of [metrics.openIncidents, metrics.openInstances, metrics.timerOverdueSeconds]) gauge.remove();
    },
    async refresh() {
      if (performance.now() - lookedAtMs < AT_MOST_EVERY_MS) return;
      lookedAtMs = performance.now();
      const client = new pg.Client({ connectionString: databaseUrl, application_name: 'mot-cua engine metrics', connectionTimeoutMillis: PATIENCE_MS, statement_timeout: PATIENCE_MS });
      client.on('error', () => undefined);
      try {
        await client.connect();
        const lines = await client.query<{ line: string; size: number; first_at_ms: string }>(LINES);
        const families = new Map((await client.query<{ family: string; size: number }>(FAMILIES)).rows.map(({ family, size }) => [family, size]));
        metrics.waiting.reset();
        for (const { line, size } of lines.rows) metrics.waiting.inc({ line: line.startsWith(ACTIVATABLE) ? `${ACTIVATABLE}${metrics.jobType(line.slice(ACTIVATABLE.length))}` : line }, size);
        const firstTimerAtMs = lines.rows.find(({ line }) => line === 'timer')?.first_at_ms;
        metrics.timerOverdueSeconds.set(firstTimerAtMs === undefined ? 0 : Math.max(0, clock.now() - Number(firstTimerAtMs)) / 1_000);
        metrics.openIncidents.set(families.get('incident') ?? 0);
        metrics.openInstances.set(families.get('element-instance') ?? 0);
        const jobs = (await client.query<{ tally: string; size: number }>(JOBS)).rows;
        metrics.jobs.reset();
        for (const { tally, size } of jobs) {
          const { type, state } = jobLabels(tally);
          metrics.jobs.inc({ type: metrics.jobType(type), state }, size);
        }
      } catch {
        // An outage of the database shows in `leading`; the scrape must answer all the same.
      } finally {
        await client.end().catch(() => undefined);
      }
    },
  };
}

const ACTIVATABLE = 'activatable/';

/** Types that are longer are cut off, maybe in the middle of an escaped character. */
const LONG_TYPE = 350;

/** `FAILED","job":{"type":"<type as JSON has it>` (migration 000004) */
function jobLabels(tally: string): { readonly type: string; readonly state: string } {
  const [state = '', raw = ''] = tally.split('","job":{"type":"');
  return { type: raw.length < LONG_TYPE ? JSON.parse(`"${raw}"`) as string : `${raw}…`, state: state.toLowerCase() };
}
