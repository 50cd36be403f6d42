import { spawnSync } from 'node:child_process';

/** The user that PostgreSQL runs as; undefined: the user that we are. */
export interface SystemUser { readonly name: string; readonly uid: number; readonly gid: number }

/**
 * PostgreSQL refuses to run as root. As root it runs as user `postgres`, made when it is missing.
 * @throws Error when that user can neither be found nor made.
 */
export function postgresUser(): SystemUser | undefined {
  if (process.platform === 'win32' || process.getuid?.() !== 0) return undefined;
  const found = lookUp('postgres');
  if (found) return found;
  const made = spawnSync('useradd', ['--system', '--no-create-home', '--shell', '/usr/sbin/nologin', 'postgres']);
  const user = made.status === 0 ? lookUp('postgres') : undefined;
  if (!user) throw new Error("PostgreSQL refuses to run as root and user 'postgres' cannot be made: start as an ordinary user, or set DATABASE_URL");
  return user;
}

function lookUp(name: string): SystemUser | undefined {
  const uid = spawnSync('id', ['-u', name], { encoding: 'utf8' });
  const gid = spawnSync('id', ['-g', name], { encoding: 'utf8' });
  return uid.status === 0 && gid.status === 0 ? { name, uid: Number(uid.stdout), gid: Number(gid.stdout) } : undefined;
}

/** Can that user enter the folder (every folder above it too)? */
export function mayEnter(user: SystemUser, folder: string): boolean {
  return spawnSync('ls', [folder], { uid: user.uid, gid: user.gid, stdio: 'ignore', cwd: '/' }).status === 0;
}
