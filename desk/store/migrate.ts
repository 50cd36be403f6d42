import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Knex } from 'knex';

const FOLDER = fileURLToPath(new URL('./migrations/', import.meta.url));
/** Any constant; two starting processes must not migrate at the same time. */
const LOCK = 730_118_2025;

/** Applies the numbered .sql files that this database has not seen, each in a transaction, under an advisory lock. Answers their names. `only`: as far as a backup had come. */
export async function migrate(db: Knex, at: Date, only?: ReadonlySet<string>): Promise<readonly string[]> {
  const files = (await readdir(FOLDER)).filter((name) => /^\d{6}-.*\.sql$/.test(name)).sort();
  const unknown = [...(only ?? [])].filter((name) => !files.includes(name));
  if (unknown.length > 0) throw new Error(`Expected to use the desk's database, but a newer version has already changed it (${unknown.join(', ')})`);
  return db.transaction(async (trx) => {
    // What engine/operate/restore.ts marks a database with until the last row is there.
    const restoring = (await trx.raw<{ rows: { there: boolean }[] }>("select to_regnamespace('mot_cua_restoring') is not null as there")).rows[0]?.there;
    if (restoring && !only) throw new Error('Expected a whole database, but a restore into it has not come to its end: run mot-cua restore again, with the same variables');
    await trx.raw('select pg_advisory_xact_lock(?)', [LOCK]);
    await trx.raw('create schema if not exists desk');
    await trx.raw('create table if not exists desk.migration (name text primary key, applied_at timestamptz not null)');
    const done = new Set((await trx('desk.migration').select('name')).map((row: { name: string }) => row.name));
    const fresh = files.filter((name) => !done.has(name) && (only?.has(name) ?? true));
    for (const name of fresh) {
      await trx.raw(await readFile(FOLDER + name, 'utf8').then(escapeBindings));
      await trx('desk.migration').insert({ name, applied_at: at });
    }
    return fresh;
  });
}

/** knex reads `?` as a binding. */
const escapeBindings = (sql: string): string => sql.replaceAll('?', '\\?');
