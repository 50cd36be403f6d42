import { readFileSync, readdirSync } from 'node:fs';

/** Linux counts in hundredths of a second. */
const MS_PER_TICK = 10;

/** CPU time of a process and of the children that it has or had, in ms; NaN where the system has no `/proc`. Steadier than wall time on a shared machine. */
export function cpuTimeMs(pid: number): number {
  try {
    const own = statOf(pid);
    const children = readdirSync('/proc').filter((name) => /^\d+$/.test(name)).flatMap((name) => {
      try { return [statOf(Number(name))]; } catch { return []; }
    }).filter(({ parent }) => parent === pid);
    return own.cpuMs + own.endedChildrenMs + children.reduce((sum, { cpuMs }) => sum + cpuMs, 0);
  } catch {
    return Number.NaN;
  }
}

/** Resident memory of a process in MiB. */
export function residentMiB(pid: number): number {
  try {
    return Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024);
  } catch {
    return Number.NaN;
  }
}

function statOf(pid: number): { readonly parent: number; readonly cpuMs: number; readonly endedChildrenMs: number } {
  const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // The second field is the name, in parentheses, and may hold blanks.
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ').map(Number);
  const at = (field: number): number => fields[field - 3] ?? 0;
  return { parent: at(4), cpuMs: (at(14) + at(15)) * MS_PER_TICK, endedChildrenMs: (at(16) + at(17)) * MS_PER_TICK };
}
