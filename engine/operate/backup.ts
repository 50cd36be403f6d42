import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, existsSync, mkdirSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { MANIFEST } from './backup-manifest.ts';
import type { BackupManifest, BackupTable } from './backup-manifest.ts';

const TABLES = `
select format('%I.%I', n.nspname, c.relname) as name, n.nspname || '.' || c.relname as file,
  to_json(array_agg(quote_ident(a.attname) order by a.attnum)) as columns
from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
where n.nspname = any($1) and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
group by n.nspname, c.relname order by 1`;
const SEQUENCES = "select format('%I.%I', schemaname, sequencename) as name from pg_sequences where schemaname = any($1) order by 1";

/**
 * Writes all tables of these schemas into a new folder, as of one instant, while everybody goes on working: one transaction sees one snapshot.
 * The manifest comes last: a folder without it is no backup. Throws when the folder is not empty.
 */
export async function backUp(databaseUrl: string, folder: string, schemas: readonly string[], at: Date, say: (line: string) => void): Promise<BackupManifest> {
  if (existsSync(folder) && readdirSync(folder).length > 0) throw new Error(`Expected to write the backup into a new folder, but ${folder} is not empty`);
  // Names of citizens are in it.
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const client = new pg.Client({ connectionString: databaseUrl, application_name: 'mot-cua backup', connectionTimeoutMillis: 5_000 });
  await client.connect();
  try {
    await client.query('begin isolation level repeatable read read only');
    const version = await client.query<{ server_version: string }>('show server_version');
    const tables: BackupTable[] = [];
    for (const { name, file, columns } of (await client.query<{ name: string; file: string; columns: string[] }>(TABLES, [schemas])).rows) {
      const table = await copyTable(client, name, columns, folder, `${file}.copy.gz`);
      tables.push(table);
      say(`${name}: ${table.rows} rows`);
    }
    const sequences = [];
    for (const { name } of (await client.query<{ name: string }>(SEQUENCES, [schemas])).rows) {
      const row = (await client.query<{ last_value: string; is_called: boolean }>(`select last_value, is_called from ${name}`)).rows[0];
      if (row) sequences.push({ name, lastValue: row.last_value, isCalled: row.is_called });
    }
    const manifest: BackupManifest = { format: 1, madeAt: at.toISOString(), postgres: version.rows[0]?.server_version ?? '', schemas: await migrationsOf(client, schemas), tables, sequences };
    writeFileSync(join(folder, `${MANIFEST}.part`), `${JSON.stringify(manifest, null, 2)}\n`);
    renameSync(join(folder, `${MANIFEST}.part`), join(folder, MANIFEST));
    return manifest;
  } finally {
    await client.end();
  }
}

async function copyTable(client: pg.Client, name: string, columns: readonly string[], folder: string, file: string): Promise<BackupTable> {
  const rows = client.query(copyTo(`copy ${name} (${columns.join(', ')}) to stdout`)) as ReturnType<typeof copyTo> & { readonly rowCount: number };
  const path = join(folder, file);
  await pipeline(rows, createGzip({ level: 1 }), createWriteStream(path, { mode: 0o600, flush: true }));
  return { name, columns, rows: rows.rowCount, file, sha256: await hashOf(path) };
}

export async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

async function migrationsOf(client: pg.Client, schemas: readonly string[]): Promise<BackupManifest['schemas']> {
  const found: Record<string, readonly string[] | null> = {};
  for (const schema of schemas) {
    const there = await client.query<{ schema: boolean; table: boolean }>("select to_regnamespace($1) is not null as schema, to_regclass($1 || '.migration') is not null as table", [schema]);
    if (there.rows[0]?.table) found[schema] = (await client.query<{ name: string }>(`select name from ${client.escapeIdentifier(schema)}.migration order by name`)).rows.map(({ name }) => name);
    else if (there.rows[0]?.schema) found[schema] = null;
  }
  return found;
}
