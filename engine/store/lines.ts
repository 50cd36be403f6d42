import type { Change } from '../runtime/port.ts';
import { placesIn } from './group.ts';
import { covers, enterLine, leaveLine, newLine } from './line.ts';
import type { Line, Mark, Place } from './line.ts';
import type { Changes } from './term.ts';
import type { StoredEntry } from './unit.ts';

/** How many places one read brings. */
export const READ_AHEAD = 500;

/** All lines that somebody has asked for: their beginnings in memory, uncommitted changes included. */
export interface Lines {
  find(queue: string): Line | undefined;
  /** Where reading goes on. */
  markOf(queue: string): Mark;
  /** Takes in what the database had after `markOf(queue)` when `layers` (oldest first) were not written. */
  extend(queue: string, read: readonly Place[], layers: readonly Changes[]): void;
  /** Keeps the lines right when an entry changes. */
  change(change: Change, before: StoredEntry | undefined): void;
}

export function createLines(): Lines {
  const lines = new Map<string, Line>();
  return {
    find: (queue) => lines.get(queue),
    markOf: (queue) => lines.get(queue)?.readTo ?? 'nothing',
    extend(queue, read, layers) {
      let line = lines.get(queue);
      if (!line) lines.set(queue, (line = newLine(queue)));
      const before = line.readTo;
      const last = read.at(-1);
      line.readTo = read.length < READ_AHEAD || !last ? 'all' : { atMs: last.atMs, key: last.key };
      for (const place of placesIn(queue, read, layers)) if (!covers(before, place)) enterLine(line, place);
    },
    change(change, before) {
      const old = before?.queue && lines.get(before.queue.queue);
      if (old && before?.queue) leaveLine(old, { atMs: before.queue.atMs, key: change.key });
      const now = change.value !== null && change.queue ? lines.get(change.queue.queue) : undefined;
      if (now && change.queue) enterLine(now, { family: change.family, key: change.key, unit: change.unit, atMs: change.queue.atMs });
    },
  };
}
