import pg from 'pg';
import { backUp } from '../../../engine/operate/backup.ts';
import { beginRestore, fillFromBackup, readBackup } from '../../../engine/operate/restore.ts';
import type { BackupManifest } from '../../../engine/operate/backup-manifest.ts';
import { migrate as migrateEngine } from '../../../engine/store/migrate.ts';
import { migrate as migrateDesk } from '../../store/migrate.ts';
import { openDatabase } from '../../store/open-database.ts';

/** All that the product keeps: tokens, dossiers, drafts. Files are rows too. */
const SCHEMAS = ['engine', 'desk', 'designer'] as const;

export const backUpProduct = (databaseUrl: string, folder: string, at: Date, say: (line: string) => void): Promise<BackupManifest> => backUp(databaseUrl, folder, SCHEMAS, at, say);

/** Into an empty database, or one in which a restore was interrupted: the tables as they were made when the backup was taken; the next start brings them up to date. */
export async function restoreProduct(databaseUrl: string, folder: string, at: Date, say: (line: string) => void): Promise<void> {
  const manifest = await readBackup(folder);
  await beginRestore(databaseUrl, manifest);
  if (manifest.schemas['engine']) await makeEngine(databaseUrl, new Set(manifest.schemas['engine']));
  if (manifest.schemas['desk']) await makeDesk(databaseUrl, new Set(manifest.schemas['desk']), at);
  await fillFromBackup(databaseUrl, folder, manifest, say);
}

async function makeEngine(databaseUrl: string, migrations: ReadonlySet<string>): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await migrateEngine(client, migrations);
  } finally {
    await client.end();
  }
}

async function makeDesk(databaseUrl: string, migrations: ReadonlySet<string>, at: Date): Promise<void> {
  const db = openDatabase(databaseUrl);
  try {
    await migrateDesk(db, at, migrations);
  } finally {
    await db.destroy();
  }
}
