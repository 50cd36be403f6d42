import { expect } from 'chai';
import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** `npm start` as a newcomer types it; only the ports and the folder are moved aside. */
export interface StartedProduct { readonly child: ChildProcess; readonly url: string; readonly gatewayPort: number; readonly text: () => string; readonly exited: Promise<number | null> }

const folders: string[] = [];
const running = new Set<ChildProcess>();
const LOOK_AGAIN_MS = 50;

export async function startWith(dataDir: string, env: Record<string, string> = {}): Promise<StartedProduct> {
  const [httpPort, gatewayPort] = [env['HTTP_PORT'] ?? String(await freePort()), env['GATEWAY_PORT'] ?? String(await freePort())];
  const { DATABASE_URL: _d, ZEEBE_ADDRESS: _z, NODE_OPTIONS: _o, NODE_ENV: _e, TEST_DATABASE_SERVER: _t, ...inherited } = process.env;
  const child = spawn(process.execPath, ['--import', 'tsx', 'desk/launch/start.ts'], { env: { ...inherited, DATA_DIR: dataDir, HTTP_PORT: httpPort, GATEWAY_PORT: gatewayPort, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  running.add(child);
  let text = '';
  for (const stream of [child.stdout!, child.stderr!]) stream.on('data', (chunk: Buffer) => { text += chunk.toString(); });
  const exited = new Promise<number | null>((resolve) => child.once('exit', (code) => { running.delete(child); resolve(code); }));
  return { child, url: `http://127.0.0.1:${httpPort}`, gatewayPort: Number(gatewayPort), text: () => text, exited };
}

export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'mot-cua-start-'));
  folders.push(folder);
  chmodSync(folder, 0o755);
  return folder;
}

/** Resolves with the seconds that the start itself says it took. */
export async function ready({ text, exited }: StartedProduct): Promise<number> {
  let over = false;
  void exited.then(() => { over = true; });
  for (;;) {
    const said = /ready after ([\d.]+) s/.exec(text());
    if (said) return Number(said[1]);
    if (over) throw new Error(`ended before it was ready:\n${text()}`);
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
  }
}

/** Ends it as a service manager would; answers the seconds it took. */
export async function stop({ child, exited }: StartedProduct): Promise<number> {
  const at = performance.now();
  child.kill('SIGTERM');
  expect(await exited).to.equal(0);
  return (performance.now() - at) / 1000;
}

/** For `after`: whatever a failed test has left. */
export function clearStarted(): void {
  for (const child of running) child.kill('SIGKILL');
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
}

export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.listen(0, '127.0.0.1', () => { const { port } = probe.address() as { port: number }; probe.close(() => resolve(port)); });
  });
}
