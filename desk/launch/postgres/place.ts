import { createHash } from 'node:crypto';
import { chmodSync, chownSync, cpSync, existsSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { mayEnter, type SystemUser } from './system-user.ts';

/** Used when user `postgres` may not enter the checkout (a clone in a 0700 folder). */
const OUTSIDE = '/var/lib/mot-cua';

export interface Place {
  /** Programs. */
  readonly root: string;
  /** The cluster's folder. */
  readonly data: string;
  /** What the start should say about it. */
  readonly note?: string;
}

/** Decides where programs and data live, and makes the folders with the right owner. */
export function choosePlace(binaries: string, dataDir: string, user: SystemUser | undefined): Place {
  mkdirSync(dataDir, { recursive: true });
  if (!user) return { root: binaries, data: join(dataDir, 'postgres') };
  if (mayEnter(user, join(binaries, 'bin')) && mayEnter(user, dataDir)) {
    return { root: binaries, data: ownedFolder(join(dataDir, 'postgres'), user) };
  }
  const id = createHash('sha256').update(dataDir).digest('hex').slice(0, 12);
  mkdirSync(OUTSIDE, { recursive: true });
  chmodSync(OUTSIDE, 0o755);
  const root = join(OUTSIDE, 'postgresql-' + createHash('sha256').update(binaries).digest('hex').slice(0, 8));
  if (!existsSync(join(root, 'bin', 'postgres'))) cpSync(binaries, root, { recursive: true, verbatimSymlinks: true });
  const data = ownedFolder(join(OUTSIDE, id), user);
  return { root, data, note: `user '${user.name}' may not enter ${dirname(dataDir)}: PostgreSQL keeps its data in ${data}` };
}

function ownedFolder(folder: string, user: SystemUser): string {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  chownSync(folder, user.uid, user.gid);
  return folder;
}
