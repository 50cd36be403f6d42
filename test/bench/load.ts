import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cpuTimeMs } from './cpu-time.ts';
import type { LoadResult } from './load-client.ts';

const CLIENT = join(dirname(fileURLToPath(import.meta.url)), 'load-client.ts');

export type ClientKind = 'lean' | 'zeebe-node';
export interface Load { readonly client: ClientKind; readonly warmUpSeconds: number; readonly seconds: number; /** Loops that create; 0: one after the other, nobody works. */ readonly loops: number }
export interface Measured extends LoadResult { /** CPU time a cycle of each process watched, in ms. */ readonly cpuMsPerCycle: Readonly<Record<string, number>> }

/** Loads a server from a process of its own; `watched` are processes whose CPU time counts, by name. */
export async function load(address: string, { client, warmUpSeconds, seconds, loops }: Load, watched: Readonly<Record<string, number | undefined>>): Promise<Measured> {
  const child = spawn(process.execPath, ['--import', 'tsx', CLIENT, address, client, String(warmUpSeconds), String(seconds), String(loops)], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const times = (): Map<string, number> => new Map(Object.entries(watched).map(([name, pid]) => [name, pid === undefined ? Number.NaN : cpuTimeMs(pid)]));
  let begin = times();
  let end = begin;
  const result = await new Promise<LoadResult>((resolve, reject) => {
    child.on('message', (message) => {
      if (message === 'begin') begin = times();
      else if (message === 'end') end = times();
      else resolve(message as LoadResult);
    });
    child.once('exit', (code) => reject(new Error(`the client ended with code ${String(code)}`)));
  });
  const perCycle = (ms: number): number => Math.round((1_000 * ms) / Math.max(1, result.cycles)) / 1_000;
  return { ...result, cpuMsPerCycle: { client: perCycle(result.cpuMs), ...Object.fromEntries([...end].map(([name, ms]) => [name, perCycle(ms - (begin.get(name) ?? 0))])) } };
}
