import { accessSync, constants, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { StartRefusal } from './start-refusal.ts';

interface RunFile { readonly supervisor: number; readonly children: readonly number[] }

const CHILDREN_GO_WITHIN_MS = 8000;

/** @throws StartRefusal when we may not write there. */
export function openDataDir(dataDir: string): void {
  try {
    mkdirSync(dataDir, { recursive: true });
    accessSync(dataDir, constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new StartRefusal(`cannot write to ${dataDir} (${(error as NodeJS.ErrnoException).code ?? 'unknown'}): give this user the right to, or choose another folder with DATA_DIR=…`);
  }
}

/**
 * One supervisor a folder. One that was killed leaves its file behind, and children that are just going: we wait for them.
 * @throws StartRefusal when another supervisor runs on this folder.
 */
export async function takeDataDir(dataDir: string): Promise<void> {
  const left = readRunFile(dataDir);
  if (left && left.supervisor !== process.pid && isOurs(left.supervisor, 'launch/start')) {
    throw new StartRefusal(`a copy is already running on ${dataDir} (process ${left.supervisor}): stop it, or start this one with another DATA_DIR, HTTP_PORT and GATEWAY_PORT`);
  }
  const until = performance.now() + CHILDREN_GO_WITHIN_MS;
  for (const child of left?.children ?? []) {
    while (isOurs(child, 'main.ts') && performance.now() < until) await new Promise((resolve) => setTimeout(resolve, 50));
    if (isOurs(child, 'main.ts')) process.kill(child, 'SIGKILL');
  }
  writeRunFile(dataDir, []);
}

export function writeRunFile(dataDir: string, children: readonly number[]): void {
  const content: RunFile = { supervisor: process.pid, children };
  writeFileSync(runFile(dataDir), JSON.stringify(content));
}

export function leaveDataDir(dataDir: string): void {
  rmSync(runFile(dataDir), { force: true });
}

const runFile = (dataDir: string): string => join(dataDir, 'running.json');

function readRunFile(dataDir: string): RunFile | undefined {
  try {
    return JSON.parse(readFileSync(runFile(dataDir), 'utf8')) as RunFile;
  } catch {
    return undefined;
  }
}

/** Is that process alive and one of ours? Numbers are used again, so its command line is asked where there is one to ask. */
function isOurs(pid: number, name: string): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  const commandLine = `/proc/${pid}/cmdline`;
  if (!existsSync('/proc/self/cmdline')) return true;
  try {
    return readFileSync(commandLine, 'utf8').includes(name);
  } catch {
    return false;
  }
}
