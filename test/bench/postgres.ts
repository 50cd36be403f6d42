import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startEmbeddedPostgres } from '../../desk/launch/postgres/embedded.ts';

/** A PostgreSQL that really stores (fsync and synchronous_commit on, unlike the tests'), and a fresh database on it for each measurement. */
export interface BenchPostgres {
  /** Of the postmaster; undefined for a server that BENCH_DATABASE_SERVER names. */
  readonly pid: number | undefined;
  createDatabase(): Promise<string>;
  query<R extends pg.QueryResultRow>(databaseUrl: string, sql: string): Promise<R[]>;
  stop(): Promise<void>;
}

export async function startBenchPostgres(given: string | undefined): Promise<BenchPostgres> {
  const folder = mkdtempSync(join(tmpdir(), 'mot-cua-bench-'));
  const server = given ? undefined : await startEmbeddedPostgres({ dataDir: folder });
  const url = given ?? server?.url ?? '';
  const query = async <R extends pg.QueryResultRow>(databaseUrl: string, sql: string): Promise<R[]> => {
    const client = new pg.Client({ connectionString: databaseUrl });
    await client.connect();
    try { return (await client.query<R>(sql)).rows; } finally { await client.end(); }
  };
  return {
    pid: server && Number(readFileSync(join(server.folder, 'postmaster.pid'), 'utf8').split('\n')[0]),
    query,
    async createDatabase() {
      const name = `bench_${randomBytes(6).toString('hex')}`;
      await query(url, `create database ${name}`);
      const database = new URL(url);
      database.pathname = `/${name}`;
      return database.href;
    },
    async stop() {
      await server?.stop();
      if (server) for (const left of [server.folder, `${server.folder}.password`]) rmSync(left, { recursive: true, force: true });
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
