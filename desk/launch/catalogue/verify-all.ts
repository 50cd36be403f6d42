import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Definition } from './definitions.ts';
import type { Verdict } from './verify-model.ts';

export interface VerifyOptions {
  /** Verdicts of earlier runs, by what was verified; ignored by git. */
  readonly file: string;
  /** Changes when the rules or the engine change. */
  readonly version: string;
  readonly onProgress: (done: number, total: number) => void;
}

const MOST_THREADS = 4;
const EVERY = 100;

/** Verifies every model, on as many threads as there are cores. What was verified before with the same facts, compiler and rules is not verified again. */
export async function verifyAll(procedures: readonly Definition[], { file, version, onProgress }: VerifyOptions): Promise<readonly Verdict[]> {
  const keyOf = (procedure: Definition): string => createHash('sha256').update(version).update(JSON.stringify(procedure.source)).digest('hex');
  const known = readKnown(file);
  const verdicts = new Map<string, Verdict>();
  const fresh: string[] = [];
  const keys = new Map(procedures.map((procedure) => [procedure.code, keyOf(procedure)]));
  for (const { code } of procedures) {
    const before = known[keys.get(code)!];
    if (before) verdicts.set(code, before); else fresh.push(code);
  }
  let done = verdicts.size;
  const threads = Math.min(MOST_THREADS, availableParallelism(), Math.max(1, fresh.length));
  // Dealt out like cards, so that neither thread gets all the large ones.
  const shares = Array.from({ length: threads }, (_, nth) => fresh.filter((_code, index) => index % threads === nth)).filter((share) => share.length > 0);
  await Promise.all(shares.map((share) => new Promise<void>((resolve, reject) => {
    const entry = new URL('./verify-thread.ts', import.meta.url).href;
    const worker = new Worker(`import('tsx/esm/api').then(({ register }) => { register(); return import(${JSON.stringify(entry)}); });`, { eval: true, execArgv: [], workerData: share });
    worker.on('message', (verdict: Verdict) => {
      verdicts.set(verdict.code, verdict);
      if (++done % EVERY === 0 || done === procedures.length) onProgress(done, procedures.length);
    });
    worker.on('error', reject);
    worker.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`a thread that verifies models ended with code ${code}`))));
  })));
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.${process.pid}`, JSON.stringify(Object.fromEntries([...verdicts.values()].map((verdict) => [keys.get(verdict.code)!, verdict]))));
  renameSync(`${file}.${process.pid}`, file);
  return procedures.flatMap(({ code }) => verdicts.get(code) ?? []);
}

function readKnown(file: string): Readonly<Record<string, Verdict>> {
  try { return JSON.parse(readFileSync(file, 'utf8')) as Record<string, Verdict>; } catch { return {}; }
}
