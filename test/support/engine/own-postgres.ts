import { spawn } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { findBinaries } from '../../../desk/launch/postgres/binaries.ts';
import { choosePlace } from '../../../desk/launch/postgres/place.ts';
import { postgresUser } from '../../../desk/launch/postgres/system-user.ts';
import { freePort } from './engine-process.ts';

/** A PostgreSQL of a test's own that it may stop, crash and start again, on one port, durable. */
export interface OwnPostgres {
  readonly url: string;
  /** Nothing happens when it runs. Rejects when it does not start. */
  start(): Promise<void>;
  /** `immediate`: as after a power cut. */
  stop(mode: 'fast' | 'immediate'): Promise<void>;
}

/** `folder` is made, and owned by whoever PostgreSQL runs as; `settings` are `name=value`. */
export async function makeOwnPostgres(folder: string, settings: readonly string[] = []): Promise<OwnPostgres> {
  const binaries = findBinaries();
  if (!binaries) throw new Error('no embedded PostgreSQL for this machine');
  const user = postgresUser();
  mkdirSync(folder, { recursive: true });
  chmodSync(folder, 0o755);
  const { root } = choosePlace(binaries, folder, user);
  const data = join(folder, 'cluster');
  mkdirSync(data, { recursive: true, mode: 0o700 });
  if (user) chownSync(data, user.uid, user.gid);
  const run = (program: string, args: readonly string[]): Promise<number> => new Promise((resolve, reject) => {
    const child = spawn(join(root, 'bin', program), args, {
      ...(user && { uid: user.uid, gid: user.gid }), cwd: '/', stdio: 'ignore', env: { PATH: '/usr/bin:/bin', LD_LIBRARY_PATH: join(root, 'lib'), LC_ALL: 'C', TZ: 'UTC' },
    });
    child.on('error', reject);
    child.on('exit', (code) => resolve(code ?? 1));
  });
  if (!existsSync(join(data, 'PG_VERSION')) && (await run('initdb', ['-D', data, '-U', 'postgres', '--auth=trust', '--encoding=UTF8', '--locale=C', '--no-sync', '--wal-segsize=1'])) !== 0) throw new Error(`initdb failed in ${data}`);
  const port = await freePort();
  const options = [`-p ${port}`, '-h 127.0.0.1', "-c unix_socket_directories=''", '-c max_connections=30', ...settings.map((setting) => `-c ${setting}`)].join(' ');
  return {
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    async start() {
      if ((await run('pg_ctl', ['status', '-D', data])) === 0) return;
      if ((await run('pg_ctl', ['start', '-w', '-t', '60', '-D', data, '-l', join(data, 'server.log'), '-o', options])) !== 0) throw new Error(`PostgreSQL does not start in ${data}`);
    },
    async stop(mode) { await run('pg_ctl', ['stop', '-m', mode, '-w', '-t', '60', '-D', data]); },
  };
}
