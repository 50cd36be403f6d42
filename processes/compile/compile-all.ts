import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CompiledProcedure } from './compiled-catalogue.ts';

/** What is compiled again because its facts, its patterns or the compiler changed; the rest is taken from the folder. */
export interface CompileOutcome { readonly compiled: number; readonly unchanged: number; readonly removed: number; readonly failed: readonly { readonly code: string; readonly message: string }[] }
export interface CompileOptions {
  /** Where the models go: `<process id>.bpmn`, and `inputs.json` with the hash of what each was made of. */
  readonly directory: string;
  /** Changes when patterns or compiler change. */
  readonly version: string;
  readonly onProgress?: (done: number, total: number) => void;
}

const INPUTS = 'inputs.json';
const EVERY = 250;

/** Writes every model that is not there yet as its facts now want it. One procedure that cannot be compiled does not keep the others. */
export function compileAll(procedures: readonly CompiledProcedure[], { directory, version, onProgress }: CompileOptions): CompileOutcome {
  mkdirSync(directory, { recursive: true });
  const known = readInputs(directory);
  const there = new Set(readdirSync(directory));
  const inputs: Record<string, string> = {};
  const failed: { code: string; message: string }[] = [];
  let compiled = 0;
  procedures.forEach((procedure, index) => {
    try {
      const input = createHash('sha256').update(version).update(JSON.stringify(procedure.source)).digest('hex');
      const file = `${procedure.processId}.bpmn`;
      if (known[procedure.processId] !== input || !there.has(file)) { writeFileSync(join(directory, file), procedure.model()); compiled++; }
      inputs[procedure.processId] = input;
    } catch (error) {
      failed.push({ code: procedure.code, message: (error as Error).message });
    }
    if ((index + 1) % EVERY === 0 || index + 1 === procedures.length) onProgress?.(index + 1, procedures.length);
  });
  const stale = [...there].filter((file) => file.endsWith('.bpmn') && !inputs[file.slice(0, -'.bpmn'.length)]);
  for (const file of stale) rmSync(join(directory, file));
  const part = join(directory, `${INPUTS}.${process.pid}`);
  writeFileSync(part, JSON.stringify(inputs));
  renameSync(part, join(directory, INPUTS));
  return { compiled, unchanged: Object.keys(inputs).length - compiled, removed: stale.length, failed };
}

function readInputs(directory: string): Readonly<Record<string, string>> {
  try { return JSON.parse(readFileSync(join(directory, INPUTS), 'utf8')) as Record<string, string>; } catch { return {}; }
}

/** Hash of everything besides the facts that a model depends on: the patterns and the compiler's own sources. */
export function compilerVersion(root = join(import.meta.dirname, '..')): string {
  const hash = createHash('sha256');
  for (const room of ['patterns', 'compile', 'fragments', join('fragments', 'pieces')]) {
    for (const name of readdirSync(join(root, room)).filter((file) => /\.(ts|yaml)$/.test(file)).sort()) hash.update(name).update(readFileSync(join(root, room, name)));
  }
  return hash.digest('hex');
}
