import { UnitNotLoaded } from '../runtime/port.ts';
import type { Change, LogRecord } from '../runtime/port.ts';
import { applyChange } from './run-command.ts';
import { newGroup } from './group.ts';
import { addToLayer } from './layer.ts';
import { loadMissing, loadUnits } from './load.ts';
import { readLog } from './read.ts';
import { createStepContext } from './step-context.ts';
import type { Term } from './term.ts';

/** A step that still misses something after this many loads reads without end: a bug. */
const MOST_LOADS = 50;

/** Brings memory up to the log: replays the events that came after the checkpoint, through the same appliers. Answers how many records it read. */
export async function recover(term: Term): Promise<number> {
  let replayed = 0;
  const pending = new Map(term.pending.map((each) => [each.id, each]));
  for (let row = await readLog(term.reader, term.unwritten.lastPosition); row; row = await readLog(term.reader, term.unwritten.lastPosition)) {
    const events = row.records.filter(({ recordType }) => recordType === 'EVENT');
    term.cache.startBatch();
    await loadUnits(term, [...new Set(events.flatMap(({ units }) => units ?? []))]);
    for (const event of events) (await changesOf(term, event)).forEach((change, index) => applyChange(term, change, event.position, index));
    for (const { id, command } of row.leftOver.added) {
      pending.set(id, { id, command });
      term.open.pendingAdded.set(id, command);
      term.nextPendingId = Math.max(term.nextPendingId, id + 1);
    }
    for (const id of row.leftOver.done) {
      pending.delete(id);
      if (!term.open.pendingAdded.delete(id)) term.open.pendingDone.add(id);
    }
    addToLayer(term.unwritten, term.open);
    term.unwritten.lastPosition = row.lastPosition;
    term.open = newGroup();
    term.cache.evict();
    replayed += row.records.length;
  }
  term.pending.splice(0, Number.POSITIVE_INFINITY, ...[...pending.values()].sort((a, b) => a.id - b.id));
  return replayed;
}

async function changesOf(term: Term, event: LogRecord): Promise<readonly Change[]> {
  for (let loads = 0; loads < MOST_LOADS; loads++) {
    try {
      const changes = term.runtime.apply(event, createStepContext(term, event.timestamp).state);
      const absent = changes.filter((change) => term.cache.find(change.unit) === undefined);
      if (absent.length === 0) return changes;
      await loadUnits(term, [...new Set(absent.map((change) => change.unit))]);
    } catch (error) {
      if (!(error instanceof UnitNotLoaded)) throw error;
      await loadMissing(term, error);
    }
  }
  throw new Error(`Expected to replay ${event.valueType} ${event.intent} at position ${event.position}, but it still asked for more state after ${MOST_LOADS} loads`);
}
