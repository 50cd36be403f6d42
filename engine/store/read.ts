import type pg from 'pg';
import { readRecordJson } from '../protocol/json.ts';
import type { Command, LogRecord, UnitId } from '../runtime/port.ts';
import { DatabaseError } from './connection.ts';
import type { PendingCommand } from './group.ts';
import type { Mark, Place } from './line.ts';
import { readLogText } from './log-text.ts';
import { fromStored, toIndexed, toStored } from './stored-text.ts';
import type { StoredEntry } from './unit.ts';

interface StateRow { family: string; key: string; unit: string; value: string; serial: string; queue: string | null; at_ms: string | null }

/** Longer than any honest read takes; after it the connection counts as lost. */
export const QUERY_TIMEOUT_MS = 15_000;

async function query<R extends pg.QueryResultRow>(client: pg.Client, name: string, text: string, values: unknown[]): Promise<R[]> {
  try {
    // @types/pg does not know the time-out of a single query.
    return (await client.query<R>({ name, text, values, query_timeout: QUERY_TIMEOUT_MS } as pg.QueryConfig)).rows;
  } catch (error) {
    throw new DatabaseError(error);
  }
}

/** All entries of the units, a list for each, empty where the database has none. */
export async function readUnits(client: pg.Client, ids: readonly UnitId[]): Promise<Map<UnitId, StoredEntry[]>> {
  const units = new Map<UnitId, StoredEntry[]>(ids.map((id) => [id, []]));
  const rows = await query<StateRow>(client, 'read-units', 
    'select family, coalesce(long_key, key) as key, coalesce(long_unit, unit) as unit, value, serial, coalesce(long_queue, queue) as queue, at_ms from engine.state where unit = any($1::text[]) order by serial', [ids.map(indexedName)]);
  for (const row of rows) {
    const unit = fromStored(row.unit);
    units.get(unit)?.push({
      family: row.family, key: fromStored(row.key), unit, value: readRecordJson(row.value) as object, serial: Number(row.serial),
      ...(row.queue !== null && { queue: { queue: fromStored(row.queue), atMs: Number(row.at_ms) } }),
    });
  }
  return units;
}

const indexedName = (text: string): string => toIndexed(toStored(text));

export interface EntityName { readonly family: string; readonly key: string }

/** The units of the entities that exist, parallel to `names`. */
export async function locateEntities(client: pg.Client, names: readonly EntityName[]): Promise<(UnitId | undefined)[]> {
  const rows = await query<{ n: string; unit: string }>(client, 'locate',
    'select n, coalesce(s.long_unit, s.unit) as unit from unnest($1::text[], $2::text[]) with ordinality as e(family, key, n) join engine.state s on s.family = e.family and s.key = e.key',
    [names.map((name) => name.family), names.map((name) => indexedName(name.key))]);
  const units = new Array<UnitId | undefined>(names.length).fill(undefined);
  for (const row of rows) units[Number(row.n) - 1] = fromStored(row.unit);
  return units;
}

/** The next places of a line after `after`. Fewer than `limit`: that was all. */
export async function readLine(client: pg.Client, queue: string, after: Mark, limit: number): Promise<Place[]> {
  if (after === 'all') return [];
  const from = after === 'nothing' ? { atMs: Number.MIN_SAFE_INTEGER, key: '' } : after;
  const rows = await query<{ family: string; key: string; unit: string; at_ms: string }>(client, 'read-line',
    'select family, key, coalesce(long_unit, unit) as unit, at_ms from engine.state where queue = $1 and (at_ms, length(key), key) > ($2::bigint, length($3::text), $3::text collate "C") order by at_ms, length(key), key limit $4',
    [indexedName(queue), from.atMs, from.key, limit]);
  return rows.map((row) => ({ family: row.family, key: fromStored(row.key), unit: fromStored(row.unit), atMs: Number(row.at_ms) }));
}

export async function readPending(client: pg.Client): Promise<PendingCommand[]> {
  const rows = await query<{ id: string; command: string }>(client, 'read-pending', 'select id, command from engine.pending_command order by id', []);
  return rows.map((row) => ({ id: Number(row.id), command: readRecordJson(row.command) as Command }));
}

export interface LogRow { readonly lastPosition: number; readonly records: readonly LogRecord[]; readonly leftOver: { readonly added: readonly PendingCommand[]; readonly done: readonly number[] } }

/** The first row of the log after a position. */
export async function readLog(client: pg.Client, afterPosition: number): Promise<LogRow | undefined> {
  const [row] = await query<{ last_position: string; first_position: string; value_lines: string; record_lines: string; left_over: string | null }>(client, 'read-log',
    'select last_position, first_position, value_lines, record_lines, left_over from engine.log where last_position > $1 order by last_position limit 1', [afterPosition]);
  if (!row) return undefined;
  return {
    lastPosition: Number(row.last_position), records: readLogText(row.value_lines, row.record_lines, Number(row.first_position)),
    leftOver: row.left_over === null ? { added: [], done: [] } : readRecordJson(row.left_over) as LogRow['leftOver'],
  };
}
