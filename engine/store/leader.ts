import type { Client } from 'pg';
import { connect } from './connection.ts';
import { migrate } from './migrate.ts';

/** Of a term as leader: the connection that holds the lock and commits, and where keys and positions go on. */
export interface Leadership {
  readonly client: Client;
  readonly partition: number;
  readonly epoch: string;
  readonly nextCounter: bigint;
  readonly nextPosition: number;
  /** How far the state has followed the log. */
  readonly checkpointPosition: number;
  /** Gives the lock back. */
  resign(): Promise<void>;
}

/** First half of the two-part advisory lock key: 'lead' in ASCII; the second half is the partition. */
const LEADER_LOCK = 0x6c656164;
const OLDEST_SERVER = 150_000;

/**
 * Both rows that a leader's transactions write: one still under way is waited for, a later one does nothing. In one statement, hence a snapshot from
 * before the waiting; what is returned is what was updated.
 */
const NEW_EPOCH = `
with leader as (update engine.leader set epoch = epoch + 1 where partition = $1 returning partition, epoch, next_counter, next_position)
update engine.checkpoint c set epoch = l.epoch from leader l where c.partition = l.partition returning l.epoch, l.next_counter, l.next_position, c.position`;
interface Row { readonly epoch: string; readonly next_counter: string; readonly next_position: string; readonly position: string }

/** `number` as of server_version_num: 150004 is 15.4. Throws when it is older than what is tested. */
export function refuseOlder(number: number, name: string): void {
  if (number < OLDEST_SERVER) throw new Error(`Expected PostgreSQL 15 or newer, but it is ${name}: update it, or name another with DATABASE_URL`);
}

/**
 * Waits until this process is the only writer of the partition. The lock dies with its connection and the process may not notice:
 * hence the epoch, which every commit checks. `onLost` is called once, when the connection ends before `resign`.
 */
export async function becomeLeader(databaseUrl: string, partition: number, events: { readonly onWaiting: () => void; readonly onLost: (error: Error) => void; readonly signal: AbortSignal }): Promise<Leadership> {
  let resigned = false;
  const client = await connect(databaseUrl, `leader ${partition}`, (error) => { if (!resigned) events.onLost(error); });
  const abandon = (): void => { resigned = true; void client.end().catch(() => undefined); };
  events.signal.addEventListener('abort', abandon);
  // Told while the connection was being made.
  if (events.signal.aborted) abandon();
  try {
    const server = await client.query<{ number: string; name: string }>("select current_setting('server_version_num') as number, current_setting('server_version') as name");
    refuseOlder(Number(server.rows[0]?.number), server.rows[0]?.name ?? '');
    const tried = await client.query<{ locked: boolean }>('select pg_try_advisory_lock($1, $2) as locked', [LEADER_LOCK, partition]);
    if (!tried.rows[0]?.locked) {
      events.onWaiting();
      await client.query('select pg_advisory_lock($1, $2)', [LEADER_LOCK, partition]);
    }
    await migrate(client);
    // The guarantee that "acknowledged means durable" does not depend on how the server is configured.
    await client.query('set synchronous_commit = on');
    const row = (await client.query<Row>(NEW_EPOCH, [partition])).rows[0];
    if (!row) throw new Error(`Expected to lead partition ${partition}, but the database has no such partition`);
    return {
      client, partition, epoch: row.epoch, nextCounter: BigInt(row.next_counter), nextPosition: Number(row.next_position), checkpointPosition: Number(row.position),
      async resign() { resigned = true; await client.end(); },
    };
  } catch (error) {
    abandon();
    throw error;
  } finally {
    events.signal.removeEventListener('abort', abandon);
  }
}
