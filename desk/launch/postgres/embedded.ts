import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { findBinaries } from './binaries.ts';
import { choosePlace } from './place.ts';
import { postgresUser } from './system-user.ts';

export interface EmbeddedPostgres {
  /** Connection string of database `motcua`. */
  readonly url: string;
  readonly port: number;
  /** True when a server was still running on this folder (after a `kill -9` of ours) and was taken over. */
  readonly adopted: boolean;
  readonly note?: string;
  /** The cluster's folder. */
  readonly folder: string;
  stop(): Promise<void>;
}

export interface EmbeddedOptions {
  /** Absolute folder; the cluster lives in `<dataDir>/postgres`. */
  readonly dataDir: string;
  /** For tests: no fsync, thrown away afterwards. */
  readonly throwaway?: boolean;
}

const SUPERUSER = 'motcua';

/**
 * Starts the embedded PostgreSQL on a free port of 127.0.0.1, making the cluster when there is none.
 * Driven by its own `initdb` and `pg_ctl`: the server outlives us, so that our last commits are not cut off, and is adopted when found running.
 * @throws Error with one line that says what to do.
 */
export async function startEmbeddedPostgres({ dataDir, throwaway = false }: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const binaries = findBinaries();
  if (!binaries) throw new Error(`no embedded PostgreSQL for ${process.platform}-${process.arch}: run npm ci with optional packages, or set DATABASE_URL to a PostgreSQL 15 or newer`);
  const user = postgresUser();
  const place = choosePlace(binaries, dataDir, user);
  const run = (program: string, args: readonly string[]): Promise<{ code: number; text: string }> =>
    execute(join(place.root, 'bin', program), args, user ? { uid: user.uid, gid: user.gid } : {}, join(place.root, 'lib'));
  const passwordFile = join(place.data, '..', `${place.data.split(/[\\/]/).pop() ?? 'postgres'}.password`);

  if (!existsSync(join(place.data, 'PG_VERSION'))) {
    const password = randomBytes(18).toString('base64url');
    writeFileSync(passwordFile, password, { mode: 0o600 });
    if (user) chownSync(passwordFile, user.uid, user.gid);
    const made = await run('initdb', ['-D', place.data, '-U', SUPERUSER, '--auth=scram-sha-256', `--pwfile=${passwordFile}`, '--encoding=UTF8', '--locale=C', ...(throwaway ? ['--no-sync'] : [])]);
    if (made.code !== 0) throw new Error(`PostgreSQL cannot make its folder ${place.data}: ${lastLine(made.text)}`);
  }
  const password = readFileSync(passwordFile, 'utf8').trim();

  const adopted = (await run('pg_ctl', ['status', '-D', place.data])).code === 0;
  if (!adopted) {
    rmSync(join(place.data, 'postmaster.pid'), { force: true });
    const port = await freePort();
    const options = [`-p ${port}`, '-h 127.0.0.1', "-c unix_socket_directories=''", '-c max_connections=100', '-c shared_buffers=256MB', '-c wal_compression=on',
      ...(throwaway ? ['-c fsync=off'] : [])].join(' ');
    const started = await run('pg_ctl', ['start', '-w', '-t', '30', '-D', place.data, '-l', join(place.data, 'server.log'), '-o', options]);
    if (started.code !== 0) throw new Error(`PostgreSQL does not start: ${lastLine(started.text)} (see ${join(place.data, 'server.log')})`);
  }
  const port = Number(readFileSync(join(place.data, 'postmaster.pid'), 'utf8').split('\n')[3]);
  const server = `postgres://${SUPERUSER}:${password}@127.0.0.1:${port}`;
  return {
    url: `${server}/postgres`,
    port,
    adopted,
    folder: place.data,
    ...(place.note ? { note: place.note } : {}),
    async stop() {
      await run('pg_ctl', ['stop', '-m', 'fast', '-w', '-t', '20', '-D', place.data]);
    },
  };
}

function execute(file: string, args: readonly string[], identity: { uid?: number; gid?: number }, libraries: string): Promise<{ code: number; text: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { ...identity, cwd: '/', stdio: ['ignore', 'pipe', 'pipe'], env: { PATH: '/usr/bin:/bin', LD_LIBRARY_PATH: libraries, LC_ALL: 'C', TZ: 'UTC' } });
    let text = '';
    child.stdout.on('data', (chunk: Buffer) => { text += chunk.toString(); });
    child.stderr.on('data', (chunk: Buffer) => { text += chunk.toString(); });
    child.on('error', reject);
    // 'exit', not 'close': the server that pg_ctl leaves behind inherits our pipes.
    child.on('exit', (code) => { child.stdout.destroy(); child.stderr.destroy(); resolve({ code: code ?? 1, text }); });
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}

const lastLine = (text: string): string => text.trim().split('\n').pop() ?? '';
