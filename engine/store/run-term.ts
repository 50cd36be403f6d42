import { setImmediate as nextTurn } from 'node:timers/promises';
import type pg from 'pg';
import type { UnitId } from '../runtime/port.ts';
import { createCheckpoints } from './checkpoints.ts';
import { LeadershipLost, commitGroup } from './commit.ts';
import { DatabaseError, isConnectionError, shortageOf } from './connection.ts';
import { nextDueAtMs, readDueLines, runDue, takeDue } from './due.ts';
import type { DuePlace } from './due.ts';
import { doneWith, isEmptyGroup, newGroup } from './group.ts';
import type { Group } from './group.ts';
import { addToLayer } from './layer.ts';
import { prefetch } from './load.ts';
import { Defect, Unavailable } from './port.ts';
import type { StoreOptions } from './port.ts';
import type { Requests } from './requests.ts';
import { runCommand } from './run-command.ts';
import type { Signal } from './signal.ts';
import type { Term } from './term.ts';
import type { Unit } from './unit.ts';

/** Of each kind in one batch: left-over commands, due work and clients take turns, so that a wall of timers at 17:00:00 delays nobody for long. */
const BATCH = { pending: 100, due: 120, requests: 100 } as const;
/** Of due work while few clients wait: whoever comes next waits for it and for its commit. Where the disk is slow they may take as long as a commit. */
const FEW_DUE = 40;
const DUE_PER_COMMIT_MS = 4;
/** So long due work rests after each of its commits when a client has asked within `ASKED_LATELY_MS`: commits, reading and collecting garbage for it take both cores otherwise. */
const REST_MS = 4;
const ASKED_LATELY_MS = 1_000;
/** So long each kind may take of one batch; one of each is processed whatever it takes. What is left stands in line again, before all others. */
const TURN_MS = 50;
/** So long a due entry rests that the database has refused. */
const REFUSED_DUE_MS = 600_000;
/** Records waiting for the commit under way before processing waits too. */
const LARGEST_GROUP = 5_000;
/** Characters of values in one group: what comes next goes into another. A hundred commands may have 4 MB each, several times over, and neither a string here nor a row there may be larger than 512 MB. */
const LARGEST_TEXT = 10_000_000;
const isFull = ({ text }: Group): boolean => text.characters > LARGEST_TEXT;

export interface TermRun {
  readonly requests: Requests;
  readonly signal: Signal;
  readonly onJobs: (type: string, keys: readonly string[]) => void;
  readonly onCommit?: StoreOptions['onCommit'];
  /** Answers why the term must end now, if it must. */
  readonly stopped: () => Error | 'close' | undefined;
  /** How many more commands are committed one by one, to find the one that the database refuses. */
  careful: number;
  /** Left-over commands that cannot be processed or stored. */
  readonly poisoned: Set<number>;
  /** Due entries, by entity, that the database refused: left alone until this instant. */
  readonly refusedDue: Map<string, number>;
  /** How long the last commit took. */
  commitMs: number;
  askedAtMs: number;
  /** Due work rests. */
  resting: boolean;
}

/** Processes until the term ends; throws why, or returns when told to close with everything committed. */
export async function runTerm(term: Term, run: TermRun, checkpointer: pg.Client): Promise<void> {
  let failure: unknown;
  let commitFailure: unknown;
  const ended: Unit[] = [];
  let cancelWake: (() => void) | undefined;
  let closing = false;
  let rest: NodeJS.Timeout | undefined;

  const fail = (error: unknown): void => {
    failure ??= error;
    run.signal.wake();
  };
  const checkpoints = createCheckpoints(term, checkpointer, {
    onWritten: (units) => { ended.push(...units); if (units.length > 0 || closing) run.signal.wake(); },
    onFailure: fail,
  });

  const commitOpen = (): void => {
    if (term.inFlight || failure || isEmptyGroup(term.open)) return;
    const group = term.open;
    term.open = newGroup();
    // Struck off without a record: nothing that anybody waits for.
    if (group.records.length === 0) return addToLayer(term.unwritten, group);
    term.inFlight = group;
    const { partition, epoch, client } = term.leadership;
    const startedAtMs = performance.now();
    commitGroup(client, group, { partition, epoch, nextCounter: term.nextCounter, nextPosition: term.nextPosition }).then(() => {
      term.inFlight = undefined;
      run.commitMs = performance.now() - startedAtMs;
      run.onCommit?.({ records: group.records.length, commands: group.requests.size, durationMs: run.commitMs });
      if (group.due.size > 0 && performance.now() - run.askedAtMs < ASKED_LATELY_MS) {
        run.resting = true;
        rest = setTimeout(() => { run.resting = false; run.signal.wake(); }, REST_MS);
      }
      addToLayer(term.unwritten, group);
      for (const answer of group.answers) run.requests.answer(answer);
      for (const [type, keys] of group.jobsAvailable) run.onJobs(type, keys);
      commitOpen();
      checkpoints.consider();
      run.signal.wake();
    }, (error: unknown) => {
      commitFailure = error;
      fail(error);
    });
  };
  const settled = async (done: () => boolean): Promise<void> => {
    while (!done()) {
      const stopped = run.stopped();
      if (failure ?? (stopped instanceof Error ? stopped : undefined)) throw failure ?? stopped;
      await run.signal.wait();
    }
  };

  try {
    for (;;) {
      const stopped = run.stopped();
      if (failure || stopped instanceof Error) throw failure ?? stopped;
      if (stopped === 'close') {
        closing = true;
        commitOpen();
        await settled(() => !term.inFlight && isEmptyGroup(term.open));
        // So that whoever starts next has nothing to replay.
        await settled(() => { checkpoints.now(); return checkpoints.upToDate; });
        return;
      }
      term.cache.startBatch();
      await readDueLines(term);
      if (!(await runBatch(term, run))) {
        commitOpen();
        cancelWake?.();
        // Where due work has to wait, the end of the commit or of the rest wakes.
        const atMs = dueLimit(term, run) === 0 ? undefined : nextDueAtMs(term);
        cancelWake = atMs === undefined ? undefined : term.clock.wakeAt(atMs, () => run.signal.wake());
        await run.signal.wait();
        continue;
      }
      for (const unit of ended.splice(0)) term.cache.dropEmpty(unit);
      term.cache.evict();
      commitOpen();
      if (run.careful > 0) await settled(() => !term.inFlight);
      else if (term.open.records.length > LARGEST_GROUP || isFull(term.open)) await settled(() => term.open.records.length <= LARGEST_GROUP && !isFull(term.open));
      if (checkpoints.behind) await settled(() => !checkpoints.behind);
      await nextTurn();
    }
  } catch (error) {
    refuse(term, run, error, error === commitFailure);
    throw error;
  } finally {
    cancelWake?.();
    clearTimeout(rest);
    run.resting = false;
    checkpoints.stop();
  }
}

/** Of what is due and, when some of it has to be read, of what is due after it: a query for each few would wait longer than it takes to process them. */
function unitsAhead(term: Term, due: readonly DuePlace[]): readonly UnitId[] {
  const places = due.every(({ place }) => term.cache.has(place.unit)) ? due : takeDue(term, term.clock.now(), BATCH.due);
  return places.map(({ place }) => place.unit);
}

/** How much due work goes into this batch. A client waits for the group being stored and for its own: only one of the two has due work in it, and once. */
function dueLimit(term: Term, run: TermRun): number {
  if (run.resting || (term.inFlight && term.inFlight.due.size + term.open.due.size > 0)) return 0;
  return Math.min(BATCH.due, Math.max(FEW_DUE, run.requests.waiting(), Math.round(run.commitMs * DUE_PER_COMMIT_MS)));
}

/** Answers false when there was nothing to do. */
async function runBatch(term: Term, run: TermRun): Promise<boolean> {
  const careful = run.careful > 0;
  const pending = term.pending.splice(0, careful ? 1 : BATCH.pending);
  const due = careful && pending.length > 0 ? [] : takeDue(term, term.clock.now(), careful ? 1 : dueLimit(term, run));
  const requests = careful && pending.length + due.length > 0 ? [] : run.requests.take(careful ? 1 : BATCH.requests);
  if (pending.length + due.length + requests.length === 0) return false;
  if (requests.length > 0) run.askedAtMs = performance.now();
  if (careful) run.careful--;
  term.located.clear();
  let answered = 0;
  try {
    await prefetch(term, [...pending.map(({ command }) => command), ...requests], unitsAhead(term, due));
    const carriedOut = await inTurn(term, pending, async ({ id, command }) => {
      if (!run.poisoned.has(id)) await guarded(term, `${command.valueType} ${command.intent}`, () => runCommand(term, command, id), () => doneWith(term.open, id));
    });
    term.pending.unshift(...pending.slice(carriedOut));
    // Before what is due: somebody waits for the answer.
    await inTurn(term, requests, async (command) => {
      await guarded(term, `${command.valueType} ${command.intent}`, () => runCommand(term, command), (error) => run.requests.refuse(command.requestId ?? '', new Defect(error.message)));
      answered++;
    });
    run.requests.putBack(requests.slice(answered).map((command) => command.requestId ?? ''));
    answered = requests.length;
    await inTurn(term, due, (place) => guarded(term, `work of line '${place.queue}'`, () => runDue(term, place)));
  } catch (error) {
    run.requests.putBack(requests.slice(answered).map((command) => command.requestId ?? ''));
    throw error;
  }
  return true;
}

/** One after the other until the turn is over or the group is full; answers how many. */
async function inTurn<T>(term: Term, items: readonly T[], work: (item: T) => Promise<unknown>): Promise<number> {
  const endMs = performance.now() + TURN_MS;
  let done = 0;
  for (const item of items) {
    await work(item);
    done++;
    if (performance.now() >= endMs || isFull(term.open)) break;
  }
  return done;
}

/** A bug in one command must not stop the others; the database's errors end the term. */
async function guarded(term: Term, what: string, work: () => Promise<unknown>, onDefect?: (error: Error) => void): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (error instanceof DatabaseError) throw error;
    term.log.error(`${what} failed and is left out`, error);
    onDefect?.(error instanceof Error ? error : new Error(String(error)));
  }
}

/** What becomes of the clients whose commands were in memory: unknown fate is refused, what surely was not written stands in line again. */
function refuse(term: Term, run: TermRun, error: unknown, byCommit: boolean): void {
  const sent = [...(term.inFlight?.requests ?? [])];
  const unsent = [...term.open.requests];
  if (byCommit && error instanceof LeadershipLost) return run.requests.putBack([...sent, ...unsent]);
  // Whatever failed beside the commit says nothing about it.
  if (!byCommit || isConnectionError(error)) {
    const shortage = byCommit ? shortageOf(error) : undefined;
    const reason = shortage ? `the database has no room, nothing was stored: ${shortage}` : 'the database went away while the command was being stored; it may or may not have taken effect';
    for (const id of sent) run.requests.refuse(id, new Unavailable(reason));
    return run.requests.putBack(unsent);
  }
  const culprit = run.careful > 0 && count(term.inFlight) === 1;
  if (culprit) for (const id of term.inFlight?.pendingDone ?? []) run.poisoned.add(id);
  if (culprit) for (const id of term.inFlight?.due ?? []) run.refusedDue.set(id, term.clock.now() + REFUSED_DUE_MS);
  if (culprit) for (const id of sent) run.requests.refuse(id, new Defect(`the database refused it: ${error instanceof Error ? error.message : String(error)}`));
  else run.careful = count(term.inFlight) + count(term.open) + 20;
  run.requests.putBack(culprit ? unsent : [...sent, ...unsent]);
}

/** How many commands made the group. */
const count = (group: Group | undefined): number => (group ? group.requests.size + group.pendingDone.size + group.due.size : 0);
