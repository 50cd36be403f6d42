import pg from 'pg';

/** Reading failed, for whatever reason: the term ends, the cause tells whether the connection did. */
export class DatabaseError extends Error {
  constructor(cause: unknown) { super(cause instanceof Error ? cause.message : String(cause), { cause }); }
}

/** Seconds until a peer that fell silent counts as gone; a standby waits as long for a leader whose machine vanished. */
const KEEPALIVE = '-c tcp_keepalives_idle=5 -c tcp_keepalives_interval=2 -c tcp_keepalives_count=3 -c tcp_user_timeout=15000';
/** Everything here is read by an index. PostgreSQL guesses from old statistics that reading a table whole is cheaper, 60–90 ms of it with 100,000 instances, or compiles a plan. */
const BY_INDEX = '-c enable_seqscan=off -c enable_hashjoin=off -c enable_mergejoin=off -c jit=off';
const CONNECT_TIMEOUT_MS = 5_000;

/** Opens one connection. `onLost` is called once when it ends without `end()`. */
export async function connect(databaseUrl: string, name: string, onLost?: (error: Error) => void): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: databaseUrl, application_name: `mot-cua engine ${name}`, keepAlive: true, connectionTimeoutMillis: CONNECT_TIMEOUT_MS, options: `${KEEPALIVE} ${BY_INDEX}` });
  let lost = false;
  const once = (error: Error): void => { if (!lost) { lost = true; onLost?.(error); } };
  client.on('error', once);
  client.on('end', () => once(new Error('closed')));
  await client.connect();
  return client;
}

/** What the server said when it ran out of something (SQLSTATE class 53: disk, memory, connections): the statement surely did nothing. */
export function shortageOf(error: unknown): string | undefined {
  const cause = error instanceof DatabaseError ? error.cause : error;
  const { code } = cause as { code?: unknown };
  return typeof code === 'string' && /^53[0-9A-Z]{3}$/.test(code) ? (cause as Error).message : undefined;
}

/** True when the statement may be repeated on a new connection; false when the server answered "no" to the statement itself. */
export function isConnectionError(error: unknown): boolean {
  const { code } = (error instanceof DatabaseError ? error.cause : error) as { code?: unknown };
  // SQLSTATE has five characters; 08 connection, 57 operator intervention, 53 resources (disk full, too many connections).
  if (typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code)) return /^(08|57|53|25006)/.test(code);
  return true;
}
