import pg from 'pg';
import { StartRefusal } from './start-refusal.ts';

const OLDEST = 150000;
const CONNECT_WITHIN_MS = 5000;

/**
 * Makes the database when it is missing (embedded server) and gives its address.
 * @throws StartRefusal when the server does not answer.
 */
export async function ensureDatabase(serverUrl: string, name: string): Promise<string> {
  const url = new URL(serverUrl);
  await onDatabase(serverUrl, async (client) => {
    const found = await client.query('select 1 from pg_database where datname = $1', [name]);
    if (found.rowCount === 0) await client.query(`create database ${client.escapeIdentifier(name)}`);
  });
  url.pathname = `/${name}`;
  return url.href;
}

/** @throws StartRefusal when the database does not answer, is too old, or does not let us make our schemas. */
export async function checkDatabase(url: string): Promise<void> {
  await onDatabase(url, async (client) => {
    const answer = await client.query<{ version: number; may: boolean; name: string }>(
      `select current_setting('server_version_num')::int as version, has_database_privilege(current_database(), 'create') as may, current_database() as name`);
    const row = answer.rows[0];
    if (!row || row.version < OLDEST) throw new StartRefusal('DATABASE_URL names a PostgreSQL older than 15: update it, or leave DATABASE_URL out to use the embedded one');
    if (!row.may) throw new StartRefusal(`the user of DATABASE_URL may not make schemas: grant create on database "${row.name}" to it`);
  });
}

async function onDatabase(url: string, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: CONNECT_WITHIN_MS });
  client.on('error', () => undefined);
  try {
    await client.connect();
  } catch (error) {
    const { hostname, port } = new URL(url);
    throw new StartRefusal(`the database at ${hostname}:${port || 5432} does not answer (${(error as NodeJS.ErrnoException).code ?? (error as Error).message}): start it, or correct DATABASE_URL, or leave it out to use the embedded one`);
  }
  try {
    await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}
