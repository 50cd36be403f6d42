import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Client } from 'pg';

const ROOM = dirname(fileURLToPath(import.meta.url));
const FOLDER = join(ROOM, 'migrations');
/** Any number that nobody else on this database locks: 'engi' in ASCII. */
const MIGRATION_LOCK = 0x656e6769;

/** A schema that is there from the beginning of a restore to its end. */
export const RESTORING = 'mot_cua_restoring';

export async function isBeingRestored(client: Client): Promise<boolean> {
  return (await client.query<{ there: boolean }>('select to_regnamespace($1) is not null as there', [RESTORING])).rows[0]?.there ?? false;
}

/**
 * Brings schema `engine` up to date: each numbered file once, in order, in a transaction of its own; then the operators' view. Safe when several
 * processes start at once. `only`: as far as a backup had come.
 */
export async function migrate(client: Client, only?: ReadonlySet<string>): Promise<void> {
  await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
  try {
    if (!only && await isBeingRestored(client)) throw new Error('Expected a whole database, but a restore into it has not come to its end: run mot-cua restore again, with the same variables');
    await client.query('create schema if not exists engine');
    await client.query('create table if not exists engine.migration (name text primary key)');
    const done = new Set((await client.query<{ name: string }>('select name from engine.migration')).rows.map((row) => row.name));
    const files = readdirSync(FOLDER).filter((name) => name.endsWith('.sql')).sort();
    const unknown = [...new Set([...done, ...(only ?? [])])].filter((name) => !files.includes(name));
    if (unknown.length > 0) throw new Error(`Expected to use the engine's database, but a newer version has already changed it (${unknown.join(', ')})`);
    const fresh = files.filter((name) => !done.has(name) && (only?.has(name) ?? true));
    // The views stand on the tables: they give way to a change and are made again.
    if (fresh.length > 0) await client.query('drop schema if exists operate_v1 cascade');
    for (const name of fresh) await apply(client, name);
    if (!only) await installView(client);
  } finally {
    await client.query('select pg_advisory_unlock($1)', [MIGRATION_LOCK]);
  }
}

async function apply(client: Client, name: string): Promise<void> {
  await client.query('begin');
  try {
    await client.query(readFileSync(join(FOLDER, name), 'utf8'));
    await client.query('insert into engine.migration (name) values ($1)', [name]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}

/** Made only when its text has changed: replacing a view waits for everybody who reads it. */
async function installView(client: Client): Promise<void> {
  const sql = readFileSync(join(ROOM, 'operate-v1.sql'), 'utf8');
  const mark = `made from operate-v1.sql ${createHash('sha256').update(sql).digest('hex').slice(0, 16)}`;
  const found = await client.query<{ mark: string | null }>("select obj_description(to_regnamespace('operate_v1'), 'pg_namespace') as mark");
  if (found.rows[0]?.mark === mark) return;
  await client.query(`begin; ${sql} comment on schema operate_v1 is '${mark}'; commit`);
}
