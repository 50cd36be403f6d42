import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '../../desk/launch/postgres/embedded.ts';

let server: EmbeddedPostgres | undefined;
let folder: string | undefined;

/** One real PostgreSQL for the whole run: the product's own embedded one, in a folder of its own. */
export async function mochaGlobalSetup(): Promise<void> {
  if (process.env['TEST_DATABASE_SERVER']) return;
  folder = mkdtempSync(join(tmpdir(), 'mot-cua-test-'));
  server = await startEmbeddedPostgres({ dataDir: folder, throwaway: true });
  process.env['TEST_DATABASE_SERVER'] = server.url;
}

export async function mochaGlobalTeardown(): Promise<void> {
  await server?.stop();
  if (server) for (const left of [server.folder, `${server.folder}.password`]) rmSync(left, { recursive: true, force: true });
  if (folder) rmSync(folder, { recursive: true, force: true });
}
