import { get } from 'node:http';
import type { Health } from '../api/contract.ts';
import type { LaunchConfig } from './config.ts';
import { StartRefusal } from './start-refusal.ts';

const ASK_EVERY_MS = 100;
const SAY_EVERY_MS = 3000;
const GIVE_UP_AFTER_MS = 120_000;

/**
 * Asks the app's health until all of it is ready, and says now and then what it is waiting for.
 * @throws StartRefusal after two minutes, naming what is not ready.
 */
export async function waitUntilReady(config: LaunchConfig, say: (line: string) => void, stopping: () => boolean): Promise<void> {
  const startedAt = performance.now();
  let saidAt = startedAt;
  for (;;) {
    if (stopping()) return;
    const health = await askHealth(config);
    if (health?.ready) return;
    const waiting = health ? health.parts.filter((part) => !part.ready).map((part) => part.detail ?? part.name).join('; ') : 'the web server';
    const now = performance.now();
    if (now - startedAt > GIVE_UP_AFTER_MS) throw new StartRefusal(`after ${GIVE_UP_AFTER_MS / 1000} s still waiting for ${waiting}: see ${config.dataDir}/app.log`);
    if (now - saidAt > SAY_EVERY_MS) {
      saidAt = now;
      say(`waiting for ${waiting}`);
    }
    await new Promise((resolve) => setTimeout(resolve, ASK_EVERY_MS));
  }
}

function askHealth(config: LaunchConfig): Promise<Health | undefined> {
  const host = config.httpHost === '0.0.0.0' || config.httpHost === '::' ? '127.0.0.1' : config.httpHost;
  return new Promise((resolve) => {
    const request = get({ host, port: config.httpPort, path: '/api/health', timeout: 2000, agent: false }, (response) => {
      let body = '';
      response.on('data', (chunk: Buffer) => { body += chunk.toString(); });
      response.on('end', () => {
        try { resolve(JSON.parse(body) as Health); } catch { resolve(undefined); }
      });
    });
    request.on('timeout', () => request.destroy());
    request.on('error', () => resolve(undefined));
  });
}
