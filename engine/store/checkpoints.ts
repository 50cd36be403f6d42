import type pg from 'pg';
import { isEmptyLayer, newLayer } from './layer.ts';
import type { Layer } from './layer.ts';
import type { Term } from './term.ts';
import type { Unit } from './unit.ts';
import { writeCheckpoint } from './write-checkpoint.ts';

/** So often the state follows the log. What begins and ends in between never touches the state's tables. */
const INTERVAL_MS = 500;
/** Records and changes at which it follows at once, and at which processing waits for it: a start must replay the records. */
const LARGE = { records: 40_000, changes: 10_000 } as const;
const TOO_LARGE = { records: 160_000, changes: 40_000 } as const;

/** Brings the state up to the log now and then, on a connection of its own, beside commits. */
export interface Checkpoints {
  /** After a commit: begins a checkpoint if it is time. */
  consider(): void;
  /** Processing should wait. */
  readonly behind: boolean;
  readonly upToDate: boolean;
  /** Begins one now, if there is anything to write and none is under way. */
  now(): void;
  stop(): void;
}

export interface CheckpointEvents { readonly onWritten: (ended: readonly Unit[]) => void; readonly onFailure: (error: unknown) => void }

export function createCheckpoints(term: Term, client: pg.Client, { onWritten, onFailure }: CheckpointEvents): Checkpoints {
  let timer: NodeJS.Timeout | undefined;
  const begin = (): void => {
    clearTimeout(timer);
    timer = undefined;
    if (term.writing || isEmptyLayer(term.unwritten)) return;
    const layer = term.unwritten;
    term.writing = layer;
    term.unwritten = newLayer(layer.lastPosition);
    writeCheckpoint(client, layer, term.leadership).then(() => {
      term.writing = undefined;
      const ended: Unit[] = [];
      for (const unit of layer.units) if (--unit.unwritten === 0 && unit.entryCount === 0) ended.push(unit);
      consider();
      onWritten(ended);
    }, onFailure);
  };
  const consider = (): void => {
    if (term.writing) return;
    if (exceeds(term.unwritten, LARGE)) begin();
    else if (!timer && !isEmptyLayer(term.unwritten)) timer = setTimeout(begin, INTERVAL_MS);
  };
  return {
    consider, now: begin,
    get behind() { return exceeds(term.unwritten, TOO_LARGE); },
    get upToDate() { return !term.writing && isEmptyLayer(term.unwritten); },
    stop() { clearTimeout(timer); },
  };
}

const exceeds = ({ changes, afterPosition, lastPosition }: Layer, most: typeof LARGE | typeof TOO_LARGE): boolean => changes.size >= most.changes || lastPosition - afterPosition >= most.records;
