import { UnitNotLoaded } from '../runtime/port.ts';
import type { Change, Command, Step } from '../runtime/port.ts';
import { addChange, addRecords, doneWith } from './group.ts';
import { loadMissing, loadUnits } from './load.ts';
import { createStepContext } from './step-context.ts';
import type { Term } from './term.ts';

/** A step that still misses something after this many loads reads without end: a bug. */
const MOST_LOADS = 200;
/** Room for the changes of one step between two positions. */
const SERIALS_PER_POSITION = 2 ** 20;

/**
 * Processes one command to its end and adds what it did to the open group, all at once: while it loads, the group may change.
 * `pendingId`: the left-over command that this is. Throws what the runtime throws; then nothing has changed.
 */
export async function runCommand(term: Term, command: Command, pendingId?: number): Promise<Step> {
  term.pages.clear();
  for (let loads = 0; loads < MOST_LOADS; loads++) {
    const counter = term.nextCounter;
    const position = term.nextPosition;
    try {
      const step = term.runtime.process(command, createStepContext(term, term.clock.now()));
      for (const unit of step.begun) if (!term.cache.has(unit)) term.cache.load(unit, []);
      const absent = step.changes.filter((change) => term.cache.find(change.unit) === undefined);
      if (absent.length === 0) {
        applyStep(term, step, position);
        if (command.requestId !== undefined) term.open.requests.add(command.requestId);
        if (pendingId !== undefined) doneWith(term.open, pendingId);
        return step;
      }
      term.nextCounter = counter;
      term.nextPosition = position;
      await loadUnits(term, [...new Set(absent.map((change) => change.unit))]);
    } catch (error) {
      term.nextCounter = counter;
      term.nextPosition = position;
      if (!(error instanceof UnitNotLoaded)) throw error;
      await loadMissing(term, error);
    }
  }
  throw new Error(`Expected to process ${command.valueType} ${command.intent}, but it still asked for more state after ${MOST_LOADS} loads`);
}

/** Applies a change to memory and notes it in the open group; `position` and `index` give a new entry its place among its unit's. */
export function applyChange(term: Term, change: Change, position: number, index: number): void {
  const { before, now } = term.cache.apply(change, position * SERIALS_PER_POSITION + index);
  const unit = term.cache.find(change.unit);
  if (unit && !term.open.units.has(unit)) {
    term.open.units.add(unit);
    unit.unwritten++;
  }
  addChange(term.open, change, before, now);
  term.lines.change(change, before);
}

function applyStep(term: Term, step: Step, firstPosition: number): void {
  step.changes.forEach((change, index) => applyChange(term, change, firstPosition, index));
  addRecords(term.open, step);
  for (const command of step.commands) {
    const id = term.nextPendingId++;
    term.pending.push({ id, command });
    term.open.pendingAdded.set(id, command);
  }
}
