import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ENGINE_NODE_OPTIONS } from '../../engine/config.ts';

const HERE = dirname(fileURLToPath(import.meta.url));
const ENGINE = join(HERE, '..', '..', 'engine', 'main.ts');
const EMPTY = join(HERE, 'empty-server.ts');

export interface ServerProcess { readonly pid: number; readonly address: string; kill(): Promise<void>; stop(): Promise<void> }

export const startEmptyServer = (): Promise<ServerProcess> => start(EMPTY, {});
/** `profileFolder`: where `node --cpu-prof` leaves its profile at the end. */
export const startEngineServer = (databaseUrl: string, env: Readonly<Record<string, string>> = {}, profileFolder?: string): Promise<ServerProcess> =>
  start(ENGINE, { DATABASE_URL: databaseUrl, GATEWAY_PORT: '0', ...env }, profileFolder);

/** Both servers run as the product's engine does. */
async function start(script: string, env: Readonly<Record<string, string>>, profileFolder?: string): Promise<ServerProcess> {
  const profile = profileFolder ? ['--cpu-prof', `--cpu-prof-dir=${profileFolder}`] : [];
  const child = spawn(process.execPath, [...ENGINE_NODE_OPTIONS, ...profile, '--import', 'tsx', script], { env: { ...process.env, ...env }, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const [report] = await Promise.race([once(child, 'message'), once(child, 'exit').then(([code]) => { throw new Error(`the server ended with code ${String(code)}`); })]) as [{ ready: boolean; port: number; detail?: string }];
  if (!report.ready) throw new Error(report.detail ?? 'the server did not start');
  const gone = once(child, 'exit');
  const end = async (signal: NodeJS.Signals): Promise<void> => { child.kill(signal); await gone; };
  return { pid: child.pid ?? 0, address: `127.0.0.1:${report.port}`, kill: () => end('SIGKILL'), stop: () => end('SIGTERM') };
}
