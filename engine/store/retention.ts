import { setTimeout as delay } from 'node:timers/promises';
import type { Clock } from '../time/clock.ts';
import { connect } from './connection.ts';
import type { StoreLog } from './port.ts';

/** Rows of the log, a commit group each, that one statement takes away: some tens of thousands of records, some tens of milliseconds. */
const PORTION = 50;
const LOOK_EVERY_MS = 600_000;
const PAUSE_MS = 50;

/**
 * Oldest first, so that it stops at the first row that stays; never what a start would replay, nor what an exporter does not have yet. $3: where nobody exports, nothing goes.
 */
const FORGET = `
with oldest as (
  select last_position, written_at_ms from engine.log
  where last_position <= (select min(position) from engine.checkpoint) and last_position <= (select coalesce(min(position), case when $3 then 0 else 9223372036854775807 end) from engine.exported)
  order by last_position limit $2
)
delete from engine.log l using oldest o where l.last_position = o.last_position and o.written_at_ms < $1`;

/** When records may go: both must hold. Whoever exports (`exported.ts`) is waited for in any case. */
export interface Retention {
  /** So long after they were written; absent: at once. */
  readonly keepMs?: number;
  /** Not while nobody has exported them. */
  readonly untilExported?: boolean;
}

/**
 * Takes records away, in portions on a connection of its own: commits go on beside it. Recovery reads only what follows the
 * checkpoint, so nothing but history is lost. Runs until aborted; a failure is logged and tried again at the next look.
 */
export async function forgetOldRecords(databaseUrl: string, { keepMs = 0, untilExported = false }: Retention, clock: Clock, log: StoreLog, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      // A millisecond later than now: what has just been written counts as written before.
      const forgotten = await forgetNow(databaseUrl, clock.now() - keepMs + (keepMs === 0 ? 1 : 0), untilExported, signal);
      if (forgotten > 0) log.info(`took ${forgotten} commit groups out of the log that are ${keepMs > 0 ? `older than ${keepMs / 86_400_000} days` : 'exported'}`);
    } catch (error) {
      log.error('old records stay in the log for now', error);
    }
    await delay(LOOK_EVERY_MS, undefined, { signal, ref: false }).catch(() => undefined);
  }
}

/** Answers how many rows of the log it took away. */
export async function forgetNow(databaseUrl: string, beforeMs: number, untilExported: boolean, signal: AbortSignal): Promise<number> {
  const client = await connect(databaseUrl, 'retention');
  try {
    let forgotten = 0;
    while (!signal.aborted) {
      const { rowCount } = await client.query(FORGET, [Math.trunc(beforeMs), PORTION, untilExported]);
      forgotten += rowCount ?? 0;
      if ((rowCount ?? 0) < PORTION) break;
      await delay(PAUSE_MS, undefined, { signal }).catch(() => undefined);
    }
    return forgotten;
  } finally {
    await client.end().catch(() => undefined);
  }
}
