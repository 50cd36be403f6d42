import type pg from 'pg';
import { writeJson } from '../protocol/json.ts';
import { LeadershipLost } from './commit.ts';
import type { GroupChange } from './group.ts';
import type { Layer } from './layer.ts';
import { QUERY_TIMEOUT_MS } from './read.ts';
import { toIndexed, toStored } from './stored-text.ts';

/**
 * Columns travel as lines of text, which PostgreSQL splits faster than `pg` writes arrays: JSON has no raw line break, other texts are escaped
 * (`stored-text.ts`). An empty line is null.
 */
const lines = (...parameters: readonly number[]): string => parameters.map((n) => `string_to_array($${n}, E'\\n', '')`).join(', ');
const MARK = 'update engine.checkpoint set position = $3 where partition = $1 and epoch = $2';
const PUT = `
insert into engine.state (family, key, long_key, unit, long_unit, value, serial, queue, long_queue, at_ms)
select family, key, long_key, unit, long_unit, value, serial::bigint, queue, long_queue, at_ms::bigint
from unnest(${lines(1, 2, 3, 4, 5, 6, 7, 8, 9, 10)}) as t (family, key, long_key, unit, long_unit, value, serial, queue, long_queue, at_ms)
on conflict (family, key) do update set
  unit = excluded.unit, long_unit = excluded.long_unit, value = excluded.value, serial = excluded.serial, queue = excluded.queue, long_queue = excluded.long_queue, at_ms = excluded.at_ms`;
const REMOVE = `delete from engine.state s using unnest(${lines(1, 2)}) as t (family, key) where s.family = t.family and s.key = t.key`;
const QUEUE = `insert into engine.pending_command (id, command) select id::bigint, command from unnest(${lines(1, 2)}) as t (id, command)`;
const DONE = `delete from engine.pending_command p using unnest(${lines(1)}) as t (id) where p.id = t.id::bigint`;

/** Characters of one statement: far below what PostgreSQL takes (1 GB), few enough to be split in passing. */
const LARGEST_STATEMENT = 8_000_000;
const MOST_ROWS = 5_000;

export interface CheckpointMarks { readonly partition: number; readonly epoch: string }

/** Brings the state's tables up to the layer's last position, in one transaction. Throws LeadershipLost, or the database's error. */
export async function writeCheckpoint(client: pg.Client, layer: Layer, { partition, epoch }: CheckpointMarks): Promise<void> {
  const run = (name: string, text: string, values: unknown[]): Promise<pg.QueryResult> =>
    client.query({ name: `checkpoint-${name}`, text, values, query_timeout: QUERY_TIMEOUT_MS } as pg.QueryConfig<unknown[]>);
  await client.query('begin');
  try {
    if ((await run('mark', MARK, [partition, epoch, layer.lastPosition])).rowCount !== 1) throw new LeadershipLost();
    for (const columns of inPortions(layer.changes.values())) await run('put', PUT, [...columns]);
    const removed = [...layer.changes.values()].filter(({ change }) => change.value === null);
    if (removed.length > 0) await run('remove', REMOVE, [removed.map(({ change }) => change.family).join('\n'), removed.map(({ change }) => toIndexed(toStored(change.key))).join('\n')]);
    if (layer.pendingAdded.size > 0) await run('queue', QUEUE, [[...layer.pendingAdded.keys()].join('\n'), [...layer.pendingAdded.values()].map((command) => writeJson(command)).join('\n')]);
    if (layer.pendingDone.size > 0) await run('done', DONE, [[...layer.pendingDone].join('\n')]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  }
}

/** The columns of PUT, in portions. */
function* inPortions(changes: Iterable<GroupChange>): Generator<readonly string[]> {
  let columns: string[][] = Array.from({ length: 10 }, () => []);
  let size = 0;
  for (const { change, serial } of changes) {
    if (change.value === null) continue;
    const row = rowOf(change, change.value, serial);
    row.forEach((text, column) => columns[column]?.push(text));
    size += (row[5] ?? '').length + 300;
    if (size < LARGEST_STATEMENT && (columns[0] ?? []).length < MOST_ROWS) continue;
    yield columns.map((column) => column.join('\n'));
    columns = Array.from({ length: 10 }, () => []);
    size = 0;
  }
  if (size > 0) yield columns.map((column) => column.join('\n'));
}

function rowOf({ family, key, unit, queue }: GroupChange['change'], value: object, serial: number): readonly string[] {
  return [family, ...indexed(key), ...indexed(unit), writeJson(value), String(serial), ...(queue ? indexed(queue.queue) : ['', '']), queue ? String(queue.atMs) : ''];
}

/** As the index has it, and the whole if that is more. */
function indexed(text: string): readonly [string, string] {
  const stored = toStored(text);
  const short = toIndexed(stored);
  return [short, short === stored ? '' : stored];
}
