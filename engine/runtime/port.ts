/**
 * The seam between the runtime (pure, synchronous) and whoever runs it: `engine/store` over PostgreSQL,
 * `engine/simulate` and the conformance replay over plain memory.
 *
 * A command is processed against *units* of state. A unit is everything that is loaded, kept and evicted together:
 * one root instance's tree, the messages and subscriptions of one (name, correlation key), one definition, …
 * A command touches its own unit and reads definitions; what it does to other running instances is a further command.
 * (A few commands touch a bounded number of units at once: a deployment its process and start subscriptions, a job batch the units of
 * its jobs, a message the lock of its start event. `UnitNotLoaded` names whatever `needs` did not.)
 */
import type { Intent } from '../protocol/intent.ts';
import type { Key, LogRecord, RejectionType } from '../protocol/record.ts';
import type { RecordValue, ValueType } from '../protocol/value-type.ts';

/** For example `instance/2251799813685249`, `message/<name>/<correlation key>`, `definition/<key>`. Made by functions in `runtime/state/unit-id.ts` only. */
export type UnitId = string;

/** What the state holds: a kind of thing (`element-instance`, `variable`, `job`, …; see `runtime/state/family.ts`), its key, its owner, its frozen JSON. */
export interface Entry {
  readonly family: string;
  readonly key: string;
  readonly unit: UnitId;
  readonly value: object;
}

/** A change to one entry; `value: null` deletes it. (family, key) is unique over all units. */
export interface Change {
  readonly family: string;
  readonly key: string;
  readonly unit: UnitId;
  readonly value: object | null;
  /** Where the entry now stands in line, if it does: derived from the value by `queueOf`. */
  readonly queue?: QueuePlace;
}

/**
 * What grows with the number of open dossiers is a line in the database, read ahead in batches, never a map of everything.
 * Lines: `activatable/<job type>` (ordered by key), `timer`, `job-deadline`, `job-backoff`, `message-deadline` (ordered by `atMs`, then key),
 * `signal/<name>` (ordered by the key of who waits).
 */
export interface QueuePlace {
  readonly queue: string;
  /** Epoch ms at which it falls due; 0 for activatable jobs; for who waits for a signal `counterOf` the key of its element or definition. */
  readonly atMs: number;
}

/** Some of a line's entries, one after another. */
export interface LinePage {
  readonly entries: readonly Entry[];
  /** Everything up to here has been seen, though it may be nobody; absent: that was the end of the line. */
  readonly upTo?: PlaceInLine;
}
export interface PlaceInLine { readonly atMs: number; readonly key: string }

/** State as a processor reads it: the units in memory with the running command's own changes on top. */
export interface StateReader {
  get(unit: UnitId, family: string, key: string): object | undefined;
  /** All entries of one family in a unit, in the order in which they were first written (for keys: creation order). */
  list(unit: UnitId, family: string): Iterable<Entry>;
  /** Those of `list` that belong to one owner (`state/owner-of.ts`), found without looking at the others where there are many. */
  owned(unit: UnitId, family: string, owner: string): Iterable<Entry>;
}

/** Thrown by a reader when a unit is not in memory: the runner loads it, forgets the half-done step and processes the command again. */
export class UnitNotLoaded extends Error {
  readonly unit: UnitId;
  constructor(unit: UnitId) { super(`unit '${unit}' is not in memory`); this.unit = unit; }
}

/** What a command reads first. `entity` is for commands that carry only a key: the runner finds the unit that holds (family, key). */
export type Need = { readonly kind: 'unit'; readonly unit: UnitId } | { readonly kind: 'entity'; readonly family: string; readonly key: string };

export interface Command {
  readonly valueType: ValueType;
  readonly intent: Intent;
  readonly key: Key;
  readonly value: RecordValue;
  /**
   * Set on commands that the runtime itself made when it knows whose they are: then nothing has to be looked up, `needs` says just this unit.
   * Part of the command: a runner that stores pending commands stores it too.
   */
  readonly unit?: UnitId;
  /** Set for a client's command; its answer carries it back. */
  readonly requestId?: string;
}

export interface Answer {
  readonly requestId: string;
  /** The event that answers, or the rejection. */
  readonly record: LogRecord;
  /** Payload beyond the record: activated jobs, the result's variables, … */
  readonly body?: object;
}

export interface Step {
  /** In log order: the command, its events, the follow-up commands of the same unit and their events, or one rejection. */
  readonly records: readonly LogRecord[];
  readonly changes: readonly Change[];
  readonly answers: readonly Answer[];
  /**
   * Further commands, mostly for other units; processed in this order after this step, each a step of its own.
   * They belong to the step: a runner that stops between this step and theirs (kill -9) must find and process them when it starts again,
   * so they are committed with the step's records and changes, and each is struck off in the transaction that commits its own step.
   */
  readonly commands: readonly Command[];
  /** Units that this step began: nothing of them was stored before, so the runner need not load them, neither now nor when asked next. */
  readonly begun: readonly UnitId[];
  /** Types of jobs that became activatable: long polls and job streams are told after the commit. */
  readonly jobsAvailable: readonly string[];
  /** Their keys, by type: job streams push what becomes activatable, not what waits already. */
  readonly jobKeysAvailable?: ReadonlyMap<string, readonly Key[]>;
  /** Earliest instants asked for by this step, so that the runner can wake: due timers, deadlines, back-offs, expiring messages. */
  readonly wakeAtMs?: number;
}

/** What the runner gives for one step. Time, keys and positions are parameters: replaying gives the same records. */
export interface StepContext {
  readonly nowMs: number;
  readonly state: StateReader;
  nextKey(): Key;
  nextPosition(): number;
  /** The unit that holds (family, key), when the runner found it through a `Need` of kind `entity`; undefined when there is none. */
  unitOf(family: string, key: string): UnitId | undefined;
  /**
   * The first `limit` entries of a line that are due (`atMs < beforeMs`, or any for activatable jobs), as read ahead by the runner.
   * The units of these entries are in memory.
   */
  firstOf(queue: string, limit: number, beforeMs?: number): readonly Entry[];
  /** At most `limit` entries of a line behind a place (absent: from its head), for lines of any length that nobody empties from the head. Their units are in memory. */
  pageOf(queue: string, after: PlaceInLine | undefined, limit: number): LinePage;
}

export interface Runtime {
  /** Pure but for the compiled models of a deployment. What to load before `process`; may be incomplete (`UnitNotLoaded` names the rest). */
  needs(command: Command): readonly Need[];
  /** Pure but for the parse cache. Never throws for a bad command (that is a rejection); a throw other than UnitNotLoaded is a defect. */
  process(command: Command, context: StepContext): Step;
  /** The changes that a logged event makes: recovery and the replay test use it; `process` applies events through the same appliers. */
  apply(event: LogRecord, state: StateReader): readonly Change[];
  /** Commands that time brings about for a due entry of a line (TIMER.TRIGGER, JOB.TIME_OUT, JOB.RECUR_AFTER_BACKOFF, MESSAGE_BATCH.EXPIRE). */
  due(entry: Entry, queue: string, nowMs: number): Command | undefined;
  /** Drops the compiled models that it keeps. At the start of a term: another server may have led meanwhile, and given keys that were not committed here to other definitions. */
  forget(): void;
}

export type { Key, LogRecord, RejectionType };
