import { spawn, type ChildProcess } from 'node:child_process';
import { createWriteStream, existsSync, renameSync, statSync, type WriteStream } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { ToChild } from './config.ts';

export interface ChildRequest {
  readonly name: 'engine' | 'app';
  /** Relative to the repository. */
  readonly entry: string;
  /** What the entry is made of, relative to the repository, without effects of its own: loaded while `env` is not known yet. */
  readonly loads: string;
  /** Options of Node itself. */
  readonly nodeOptions: readonly string[];
  /** Added to our own environment. The entry runs when it is known; when it rejects, the child waits for its stop. */
  readonly env: Promise<Readonly<Record<string, string>>>;
  /** Its output goes to `<logDir>/<name>.log`. */
  readonly logDir: string;
  readonly onMessage: (message: unknown) => void;
  /** After an exit that nobody asked for. `quickCrashes`: how many in a row without a minute's life between them. */
  readonly onCrash: (crash: { readonly how: string; readonly lastLine: string; readonly quickCrashes: number; readonly againInMs: number }) => void;
  readonly onSpawn: () => void;
}

export interface Child {
  readonly pid: () => number | undefined;
  /** SIGTERM, and SIGKILL for one that does not go within `graceMs`. */
  stop(graceMs: number): Promise<void>;
}

const FIRST_BACK_OFF_MS = 500;
const LONGEST_BACK_OFF_MS = 15_000;
const LIVED_MS = 60_000;
const KEEP_LOG_BYTES = 16 * 1024 * 1024;
const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Starts a Node process and starts it again, with growing pauses, after a crash. */
export function superviseChild(request: ChildRequest): Child {
  const log = openLog(join(request.logDir, `${request.name}.log`));
  let running: ChildProcess | undefined;
  let stopping = false;
  let quickCrashes = 0;
  let pause: NodeJS.Timeout | undefined;
  let lastLine = '';

  const start = (): void => {
    const startedAt = performance.now();
    const child = spawn(process.execPath, [...request.nodeOptions, '--import', 'tsx', '--import', fileURLToPath(new URL('leash.ts', import.meta.url)), join(ROOT, request.entry)], {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      // A session of its own: Ctrl-C in the terminal is the supervisor's business, which stops us in order.
      detached: true,
    });
    running = child;
    // One that has gone meanwhile is started again by its 'exit'.
    const tell = (message: ToChild): void => { if (child.connected) child.send(message, () => undefined); };
    tell({ kind: 'load', url: pathToFileURL(join(ROOT, request.loads)).href });
    void request.env.then((env) => tell({ kind: 'go', env }), () => undefined);
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (chunk: Buffer) => {
        log.write(chunk);
        const lines = chunk.toString().trim().split('\n');
        lastLine = lines[lines.length - 1] || lastLine;
      });
    }
    child.on('message', request.onMessage);
    child.on('error', (error) => { lastLine = error.message; });
    child.on('exit', (code, signal) => {
      running = undefined;
      if (stopping) return;
      quickCrashes = performance.now() - startedAt > LIVED_MS ? 1 : quickCrashes + 1;
      const againInMs = Math.min(LONGEST_BACK_OFF_MS, FIRST_BACK_OFF_MS * 2 ** (quickCrashes - 1));
      pause = setTimeout(start, againInMs);
      request.onCrash({ how: signal ? `signal ${signal}` : `exit code ${code}`, lastLine, quickCrashes, againInMs });
    });
    request.onSpawn();
  };
  start();

  return {
    pid: () => running?.pid,
    async stop(graceMs) {
      stopping = true;
      clearTimeout(pause);
      const child = running;
      if (child) {
        const gone = new Promise<void>((resolve) => { child.once('exit', () => resolve()); });
        const force = setTimeout(() => child.kill('SIGKILL'), graceMs);
        child.kill('SIGTERM');
        await gone;
        clearTimeout(force);
      }
      log.end();
    },
  };
}

function openLog(path: string): WriteStream {
  if (existsSync(path) && statSync(path).size > KEEP_LOG_BYTES) renameSync(path, `${path}.1`);
  return createWriteStream(path, { flags: 'a', mode: 0o600 });
}
