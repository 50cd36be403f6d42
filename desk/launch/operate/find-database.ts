import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { OperateConfig } from '../config.ts';
import { ensureDatabase } from '../database.ts';
import { DATABASE } from '../database-name.ts';
import { findBinaries } from '../postgres/binaries.ts';
import { startEmbeddedPostgres } from '../postgres/embedded.ts';
import { choosePlace } from '../postgres/place.ts';
import { postgresUser } from '../postgres/system-user.ts';

export interface FoundDatabase {
  readonly url: string;
  /** Stops what was started for this. */
  close(): Promise<void>;
}

/** DATABASE_URL, or the embedded PostgreSQL of DATA_DIR: the running one, or started for as long as it is needed. Throws when there is none. */
export async function findDatabase({ databaseUrl, dataDir }: OperateConfig): Promise<FoundDatabase> {
  if (databaseUrl) return { url: databaseUrl, close: async () => undefined };
  if (!existsSync(dataDir) || !hasCluster(dataDir)) throw new Error(`Expected to find the data in ${dataDir}, but there are none: set DATA_DIR or DATABASE_URL as for npm start`);
  return openEmbedded(dataDir);
}

/** The embedded PostgreSQL of this folder, made when there is none. */
export async function openEmbedded(dataDir: string): Promise<FoundDatabase> {
  const postgres = await startEmbeddedPostgres({ dataDir });
  return { url: await ensureDatabase(postgres.url, DATABASE), close: async () => { if (!postgres.adopted) await postgres.stop(); } };
}

export function hasCluster(dataDir: string): boolean {
  const binaries = findBinaries();
  return binaries !== undefined && existsSync(join(choosePlace(binaries, dataDir, postgresUser()).data, 'PG_VERSION'));
}
