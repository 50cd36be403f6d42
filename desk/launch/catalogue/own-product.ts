import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { environmentOf } from './config.ts';

/** The product as `npm start` starts it, on ports and a folder of its own. */
export interface OwnProduct { readonly gateway: string; /** As the start itself says. */ readonly readySeconds: number; /** Resident memory of the supervisor, the engine and the app. PostgreSQL has its own. */ residentMiB(): number; stop(): Promise<void> }

/** @throws Error with the start's last lines when it ends before it is ready. */
export async function startOwnProduct(dataDir: string): Promise<OwnProduct> {
  const [http, gateway] = [await freePort(), await freePort()];
  const child = spawn(process.execPath, ['--import', 'tsx', 'desk/launch/start.ts'], { env: environmentOf({ dataDir, httpPort: http, gatewayPort: gateway }), stdio: ['ignore', 'pipe', 'pipe'] });
  let text = '';
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const readySeconds = await new Promise<number>((resolve, reject) => {
    const hear = (chunk: Buffer): void => {
      text += chunk.toString();
      const said = /ready after ([\d.]+) s/.exec(text);
      if (said) resolve(Number(said[1]));
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    void exited.then(() => reject(new Error(`Expected the product to start, but it ended:\n${text.split('\n').slice(-8).join('\n')}`)));
  });
  return {
    gateway: `127.0.0.1:${gateway}`, readySeconds,
    residentMiB: () => [child.pid!, ...childrenOf(child)].reduce((sum, pid) => sum + residentOf(pid), 0),
    async stop() { child.kill('SIGTERM'); await exited; },
  };
}

function childrenOf(child: ChildProcess): number[] {
  const pids = (pid: number): number[] => {
    try { return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean).map(Number); } catch { return []; }
  };
  return pids(child.pid!).filter((pid) => nameOf(pid).startsWith('node'));
}
const nameOf = (pid: number): string => { try { return readFileSync(`/proc/${pid}/comm`, 'utf8').trim(); } catch { return ''; } };
const residentOf = (pid: number): number => { try { return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024; } catch { return 0; } };

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
