import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Each web room, where its pages go, and what else they are made of. */
const PAGES = [
  { room: 'desk/web', out: '.web/desk', also: ['desk/api/contract.ts', 'processes/schema'] },
  { room: 'designer/web', out: '.web/designer', also: ['desk/web', 'desk/api/contract.ts', 'designer/compare', 'designer/lint', 'processes'] },
] as const;

/** `npm ci` builds (prepare); `npm start` builds again only what is older than its sources. */
const onlyIfStale = process.argv.includes('--if-stale');
for (const { room, out, also } of PAGES) {
  const configFile = join(ROOT, room, 'vite.config.ts');
  if (!existsSync(configFile)) continue;
  if (onlyIfStale && !isStale(join(ROOT, out), [room, ...also, 'package-lock.json'])) continue;
  console.log(`building the pages of ${room} …`);
  const { build } = await import('vite');
  try {
    await build({ configFile, logLevel: 'warn' });
  } catch (error) {
    console.error(`the pages of ${room} cannot be built: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 1;
  }
}

function isStale(out: string, sources: readonly string[]): boolean {
  const built = join(out, 'index.html');
  if (!existsSync(built) || !readFileSync(built, 'utf8').trim()) return true;
  const builtAt = statSync(built).mtimeMs;
  return sources.some((source) => newest(join(ROOT, source)) > builtAt);
}

function newest(path: string): number {
  if (!existsSync(path)) return 0;
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  // A folder's own time tells of files that went away.
  return readdirSync(path).reduce((latest, name) => Math.max(latest, newest(join(path, name))), stat.mtimeMs);
}
