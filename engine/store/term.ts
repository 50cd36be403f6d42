import type pg from 'pg';
import type { Runtime, UnitId } from '../runtime/port.ts';
import type { Clock } from '../time/clock.ts';
import { newGroup } from './group.ts';
import type { Group, PendingCommand } from './group.ts';
import { newLayer } from './layer.ts';
import type { Layer } from './layer.ts';
import type { Leadership } from './leader.ts';
import { createLines } from './lines.ts';
import type { Page } from './page.ts';
import type { Lines } from './lines.ts';
import type { StoreLog } from './port.ts';
import { createUnitCache } from './unit-cache.ts';
import type { UnitCache } from './unit-cache.ts';

/** Everything in memory during one term as leader. A failed commit ends the term: all of it is thrown away and read again. */
export interface Term {
  readonly leadership: Leadership;
  /** For reading while a commit is under way. */
  readonly reader: pg.Client;
  readonly runtime: Runtime;
  readonly clock: Clock;
  readonly log: StoreLog;
  readonly cache: UnitCache;
  readonly lines: Lines;
  /** Being filled. */
  open: Group;
  /** Being committed. */
  inFlight: Group | undefined;
  /** Committed, for the next checkpoint. */
  unwritten: Layer;
  /** Being written by a checkpoint. */
  writing: Layer | undefined;
  /** Left by earlier steps, in order. */
  readonly pending: PendingCommand[];
  nextPendingId: number;
  nextCounter: bigint;
  nextPosition: number;
  /** Units of entities, as the database said in this batch. */
  readonly located: Map<string, UnitId | undefined>;
  /** Of lines, for the command at work. */
  readonly pages: Map<string, Page>;
  /** Places in due lines that are not to be looked at before an instant. */
  readonly postponed: Map<string, number>;
}

export function newTerm(parts: Pick<Term, 'leadership' | 'reader' | 'runtime' | 'clock' | 'log' | 'pending'>, cacheUnits: number): Term {
  return {
    ...parts, cache: createUnitCache(cacheUnits), lines: createLines(), open: newGroup(), inFlight: undefined,
    unwritten: newLayer(parts.leadership.checkpointPosition), writing: undefined,
    nextPendingId: (parts.pending.at(-1)?.id ?? 0) + 1, nextCounter: parts.leadership.nextCounter, nextPosition: parts.leadership.nextPosition,
    located: new Map(), pages: new Map(), postponed: new Map(),
  };
}

/** What the state's tables do not have yet, oldest first. */
export const layersOf = (term: Term): readonly Changes[] => [term.writing, term.unwritten, term.inFlight, term.open].filter((layer) => layer !== undefined);

export type Changes = Pick<Group, 'changes'>;
