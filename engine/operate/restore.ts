import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { RESTORING, isBeingRestored } from '../store/migrate.ts';
import { hashOf } from './backup.ts';
import { MANIFEST } from './backup-manifest.ts';
import type { BackupManifest } from './backup-manifest.ts';

/** Throws when the folder holds no whole backup, or a file of it has changed. */
export async function readBackup(folder: string): Promise<BackupManifest> {
  const path = join(folder, MANIFEST);
  if (!existsSync(path)) throw new Error(`Expected ${folder} to hold a backup, but it has no ${MANIFEST}: it was not finished, or it is another folder`);
  const manifest = JSON.parse(readFileSync(path, 'utf8')) as BackupManifest;
  if (manifest.format !== 1) throw new Error(`Expected a backup of format 1, but ${path} says ${String(manifest.format)}: restore it with a newer version`);
  for (const { file, sha256 } of manifest.tables) {
    const damaged = !existsSync(join(folder, file)) ? 'is not there' : (await hashOf(join(folder, file))) !== sha256 ? 'is not what was written' : undefined;
    if (damaged) throw new Error(`Expected to find ${file} in the backup, but it ${damaged}`);
  }
  return manifest;
}

/**
 * Marks the database as one that is being restored, which is taken off with the last row: no engine starts on it in between (engine/store/migrate.ts). What a restore that was
 * interrupted has left is taken away first. Throws when one of the schemas of the backup is already in the database.
 */
export async function beginRestore(databaseUrl: string, { schemas }: BackupManifest): Promise<void> {
  await withClient(databaseUrl, async (client) => {
    if (await isBeingRestored(client)) {
      for (const schema of Object.keys(schemas)) await client.query(`drop schema if exists ${client.escapeIdentifier(schema)} cascade`);
      return;
    }
    const { rows } = await client.query<{ name: string }>('select nspname as name from pg_namespace where nspname = any($1)', [Object.keys(schemas)]);
    if (rows.length > 0) throw new Error(`Expected to restore into an empty database, but it already has schema ${rows.map(({ name }) => `'${name}'`).join(' and ')}`);
    await client.query(`create schema ${RESTORING}`);
  });
}

/** A restore into this database was begun and has not come to its end. */
export const wasInterrupted = (databaseUrl: string): Promise<boolean> => withClient(databaseUrl, isBeingRestored);

const FOREIGN_KEYS = `
select format('%I.%I', n.nspname, c.relname) as table, quote_ident(k.conname) as name, pg_get_constraintdef(k.oid) as definition
from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace where k.contype = 'f' and n.nspname = any($1)`;

/**
 * Fills tables that the migrations named in the manifest have just made: all or nothing. Foreign keys are taken off and put back, which checks every
 * row; triggers are for changes of people, not for this.
 */
export async function fillFromBackup(databaseUrl: string, folder: string, manifest: BackupManifest, say: (line: string) => void): Promise<void> {
  await withClient(databaseUrl, async (client) => {
    await client.query('begin');
    const keys = (await client.query<{ table: string; name: string; definition: string }>(FOREIGN_KEYS, [Object.keys(manifest.schemas)])).rows;
    for (const { table, name } of keys) await client.query(`alter table ${table} drop constraint ${name}`);
    const names = manifest.tables.map(({ name }) => name);
    if (names.length > 0) await client.query(`truncate ${names.join(', ')}`);
    for (const { name, columns, rows, file } of manifest.tables) {
      await client.query(`alter table ${name} disable trigger user`);
      const target = client.query(copyFrom(`copy ${name} (${columns.join(', ')}) from stdin`)) as ReturnType<typeof copyFrom> & { readonly rowCount: number };
      await pipeline(createReadStream(join(folder, file)), createGunzip(), target);
      await client.query(`alter table ${name} enable trigger user`);
      if (target.rowCount !== rows) throw new Error(`Expected to restore ${rows} rows of ${name}, but there were ${target.rowCount}`);
      say(`${name}: ${rows} rows`);
    }
    for (const { table, name, definition } of keys) await client.query(`alter table ${table} add constraint ${name} ${definition}`);
    for (const { name, lastValue, isCalled } of manifest.sequences) await client.query('select setval($1::regclass, $2::bigint, $3)', [name, lastValue, isCalled]);
    await client.query(`drop schema ${RESTORING}`);
    await client.query('commit');
    await client.query('analyze');
  });
}

async function withClient<T>(databaseUrl: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: databaseUrl, application_name: 'mot-cua restore', connectionTimeoutMillis: 5_000 });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
