import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ENGINE_NODE_OPTIONS } from '../../../engine/config.ts';

const MAIN = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..', 'engine', 'main.ts');

export interface EngineProcess {
  readonly child: ChildProcess;
  readonly port: number;
  /** `kill -9`, and waits until it is dead. */
  kill(): Promise<void>;
  /** SIGTERM; resolves with the exit code. */
  stop(): Promise<number | null>;
}

export type Report = { readonly ready: true; readonly port: number } | { readonly ready: false; readonly detail: string };

/** Runs `engine/main.ts` as a process of its own, as `npm run engine` does. Rejects with the detail when it does not start. */
export async function startEngineProcess(env: Readonly<Record<string, string>>): Promise<EngineProcess> {
  return launchEngineProcess(env).leads;
}

/** The same, without waiting: `leads` resolves when it leads, for a standby when it takes over. */
export function launchEngineProcess(env: Readonly<Record<string, string>>): { readonly child: ChildProcess; readonly leads: Promise<EngineProcess> } {
  const child = spawn(process.execPath, [...ENGINE_NODE_OPTIONS, '--import', 'tsx', MAIN], { env: { ...process.env, ...env }, stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
  const leads = untilLeading(child);
  leads.catch(() => undefined);
  return { child, leads };
}

async function untilLeading(child: ChildProcess): Promise<EngineProcess> {
  const report = await new Promise<Report>((resolve, reject) => {
    child.once('message', (message) => resolve(message as Report));
    child.once('exit', (code) => reject(new Error(`the engine ended with code ${code} before it said anything`)));
  });
  if (!report.ready) throw new Error(report.detail);
  const gone = once(child, 'exit') as Promise<[number | null]>;
  return {
    child, port: report.port,
    async kill() { child.kill('SIGKILL'); await gone; },
    async stop() { child.kill('SIGTERM'); return (await gone)[0]; },
  };
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
