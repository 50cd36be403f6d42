import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { engineJars, hasJars, hasMaven } from './engine-jars.ts';
import { findJdk } from './find-jdk.ts';

export interface RealZeebe {
  /** `host:port` of its gateway. */
  readonly address: string;
  /** Moves the engine's clock; commands over gRPC keep the wall clock's time stamp, so shift only after the last command. */
  increaseTime(byMs: number): Promise<void>;
  /** What it has recorded since the last call, in Zeebe's own form, keys as text. `settled`: waits until it has nothing to do (some 30 ms). */
  newRecords(settled?: boolean): Promise<readonly ZeebeRecord[]>;
  stop(): Promise<void>;
}

export interface ZeebeRecord {
  readonly key: string;
  readonly recordType: string;
  readonly valueType: string;
  readonly intent: string;
  readonly rejectionType: string;
  readonly rejectionReason: string;
  readonly value: Readonly<Record<string, unknown>>;
}

/** Keys are int64: too large for a double. */
const KEYS = /"([A-Za-z]*[kK]ey)":(-?\d+)/g;
const LAUNCH = join(dirname(fileURLToPath(import.meta.url)), 'Launch.java');
const LONGEST_START_MS = 60_000;

/** Why the real engine cannot run here, or undefined when it can: `if (reason) this.skip()`. */
export function realZeebeMissing(): string | undefined {
  if (!findJdk()) return 'no JDK 21 or newer in $JAVA_HOME or /usr/lib/jvm';
  if (!hasJars() && !hasMaven()) return 'no Maven (mvn) to fetch zeebe-process-test-engine 8.5.0 with';
  return undefined;
}

/** Starts Zeebe's own engine 8.5.0, in memory, on a free port. Fetches it the first time. @param heap Java's limit: thousands of definitions need more than the usual. */
export async function startRealZeebe({ heap = '1g' }: { readonly heap?: string } = {}): Promise<RealZeebe> {
  const missing = realZeebeMissing();
  const jdk = findJdk();
  if (missing || !jdk) throw new Error(`Expected to start the real Zeebe engine, but there is ${missing}`);
  const lib = await engineJars();
  const port = await freePort();
  const quietFlags = jdk.major >= 23 ? ['--sun-misc-unsafe-memory-access=allow', '--enable-native-access=ALL-UNNAMED'] : [];
  const child = spawn(jdk.java, [...quietFlags, `-Xmx${heap}`, '-cp', join(lib, '*'), LAUNCH, String(port)], { stdio: ['pipe', 'pipe', 'pipe'] });
  const answers = answersOf(child);
  await answers.next('ready', LONGEST_START_MS);
  return {
    address: `127.0.0.1:${port}`,
    async increaseTime(byMs) {
      child.stdin?.write(`increase ${byMs}\n`);
      await answers.next('increased', LONGEST_START_MS);
    },
    async newRecords(settled = false) {
      child.stdin?.write(settled ? 'settled\n' : 'records\n');
      return (await answers.next('recorded', LONGEST_START_MS)).map((line) => JSON.parse(line.replace(KEYS, '"$1":"$2"')) as ZeebeRecord);
    },
    async stop() {
      if (child.exitCode !== null) return;
      const gone = once(child, 'exit');
      child.stdin?.end();
      const force = setTimeout(() => child.kill('SIGKILL'), 5_000);
      await gone;
      clearTimeout(force);
    },
  };
}

/** What the engine says on stdout, a line at a time; what it says on stderr is kept for the error text. */
function answersOf(child: ChildProcess): { next(word: string, withinMs: number): Promise<readonly string[]> } {
  const waiting = new Map<string, () => void>();
  let lines: string[] = [];
  let complaints = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => { complaints = (complaints + text).slice(-4_000); });
  if (child.stdout) createInterface({ input: child.stdout }).on('line', (line) => {
    if (line.startsWith('{')) lines.push(line);
    else waiting.get(line.trim())?.();
  });
  return {
    next: (word, withinMs) => new Promise((resolve, reject) => {
      const fail = (what: string): void => { settle(); reject(new Error(`Expected the real Zeebe engine to say '${word}', but it ${what}\n${complaints}`)); };
      const ended = (): void => fail('ended');
      const timer = setTimeout(() => fail(`said nothing for ${withinMs} ms`), withinMs);
      const settle = (): void => { clearTimeout(timer); child.off('exit', ended); waiting.delete(word); };
      child.once('exit', ended);
      waiting.set(word, () => {
        settle();
        const said = lines;
        lines = [];
        resolve(said);
      });
    }),
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
