import pg from 'pg';
import type { LogRecord } from '../../../engine/protocol/record.ts';
import { createRuntime } from '../../../engine/runtime/create-runtime.ts';
import { replay } from './replay-state.ts';

/** State, and the log as far as the checkpoint has brought the state, both as of one instant: the server may still be storing what a killed engine has sent. */
export const storedSnapshot = (databaseUrl: string): Promise<{ readonly records: LogRecord[]; readonly state: Map<string, object> }> =>
  snapshot(databaseUrl, async (client) => ({ records: await recordsOf(client, 'where position <= (select min(position) from engine.checkpoint)'), state: await stateOf(client) }));

export const storedRecords = (databaseUrl: string): Promise<LogRecord[]> => snapshot(databaseUrl, (client) => recordsOf(client));

/** What the tables say holds as of the last checkpoint, by `family key`. */
export const storedState = (databaseUrl: string): Promise<Map<string, object>> => snapshot(databaseUrl, stateOf);

/** What replaying the log says holds now, in the same form. */
export function replayedState(records: readonly LogRecord[]): Map<string, object> {
  return new Map([...replay(createRuntime(), records)].map(([id, { unit, value, queue }]) => [id, { unit, value, ...(queue && { queue }) }]));
}

/** What one has and the other has not, or has otherwise; empty when they are the same. */
export function stateDifferences(stored: ReadonlyMap<string, object>, replayed: ReadonlyMap<string, object>): string[] {
  const text = (entry: object | undefined): string => JSON.stringify(entry, (_, value: unknown) => (value && typeof value === 'object' && !Array.isArray(value) ? Object.fromEntries(Object.entries(value).sort()) : value));
  return [...new Set([...stored.keys(), ...replayed.keys()])].flatMap((id) => {
    const [a, b] = [text(stored.get(id)), text(replayed.get(id))];
    return a === b ? [] : [`${id}: stored ${a}, replayed ${b}`];
  });
}

async function recordsOf(client: pg.Client, where = ''): Promise<LogRecord[]> {
  return (await client.query<{ record: LogRecord }>(`select record from engine.record ${where} order by position`)).rows.map(({ record }) => record);
}

async function stateOf(client: pg.Client): Promise<Map<string, object>> {
  const { rows } = await client.query<{ family: string; key: string; unit: string; value: string; queue: string | null; at_ms: string | null }>('select family, key, coalesce(long_unit, unit) as unit, value, coalesce(long_queue, queue) as queue, at_ms from engine.state');
  return new Map(rows.map(({ family, key, unit, value, queue, at_ms }) => [`${family} ${key}`, { unit, value: JSON.parse(value) as object, ...(queue !== null && { queue: { queue, atMs: Number(at_ms) } }) }]));
}

async function snapshot<T>(databaseUrl: string, read: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query('begin isolation level repeatable read read only');
    return await read(client);
  } finally {
    await client.end();
  }
}
