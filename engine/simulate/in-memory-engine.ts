import { keyOf } from '../protocol/key.ts';
import type { Key, LogRecord } from '../protocol/record.ts';
import { createRuntime } from '../runtime/create-runtime.ts';
import type { RuntimeOptions } from '../runtime/create-runtime.ts';
import { UnitNotLoaded } from '../runtime/port.ts';
import type { Answer, Command, Runtime, StateReader, Step, UnitId } from '../runtime/port.ts';
import { activatableQueue, JOB_BACKOFF_QUEUE, JOB_DEADLINE_QUEUE, MESSAGE_DEADLINE_QUEUE, TIMER_QUEUE } from '../runtime/state/queue-of.ts';
import { createUnitsInMemory } from './units-in-memory.ts';
import type { UnitsInMemory } from './units-in-memory.ts';

/** The lines that time moves, in the order in which they are looked at. */
export const TIMED_QUEUES = [TIMER_QUEUE, JOB_DEADLINE_QUEUE, JOB_BACKOFF_QUEUE, MESSAGE_DEADLINE_QUEUE] as const;
export type TimedQueue = (typeof TIMED_QUEUES)[number];

export interface InMemoryEngine {
  readonly units: UnitsInMemory;
  readonly records: readonly LogRecord[];
  readonly runtime: Runtime;
  readonly nowMs: number;
  /** Processes a command and all that follows from it at this instant, after whatever waits. Returns the answers. A defect is thrown. */
  submit(command: Command): readonly Answer[];
  /** Puts a command behind those that wait, without processing anything. */
  enqueue(command: Command): void;
  /** What waits to be processed, oldest first. */
  readonly waiting: readonly Command[];
  /** Processes the oldest command that waits; what follows from it in further steps comes next, with one command a step it waits behind the others. */
  processNext(): readonly Answer[];
  /** Takes over a command or event that somebody else wrote into the log, as recovery does: an event is applied, nothing is decided. */
  takeOver(record: Omit<LogRecord, 'position' | 'timestamp'>): void;
  /** Moves the clock and lets due things happen on the way, each at its own instant. */
  advanceTo(instantMs: number): void;
  /** Moves the clock without letting anything happen. */
  setNow(instantMs: number): void;
  /** Lets what is due now in these lines happen. */
  fireDue(queues?: readonly TimedQueue[]): void;
}

export interface InMemoryOptions extends RuntimeOptions {
  readonly startMs: number;
  readonly firstKey?: bigint;
  /** Behaves as if nothing were in memory at the beginning of each step: for tests of `needs` and `begun`. */
  readonly loadOnDemand?: boolean;
  /** Called after each step, with its changes already in `units`. */
  readonly onStep?: (step: Step, command: Command) => void;
}

/** The runtime over plain maps with a clock that is moved by hand: for simulation, replay of recordings, and tests. */
export function createInMemoryEngine(options: InMemoryOptions): InMemoryEngine {
  const runtime = createRuntime(options);
  const units = createUnitsInMemory();
  const records: LogRecord[] = [];
  let counter = options.firstKey ?? 0n;
  let position = 0;
  let nowMs = options.startMs;

  const process = (command: Command, state: StateReader): Step => runtime.process(command, {
    nowMs, state, nextPosition: () => ++position, unitOf: units.unitOf, firstOf: units.firstOf, pageOf: units.pageOf, nextKey: (): Key => keyOf(1, ++counter),
  });
  /** As over a database: only what `needs` says is there; what turns out to be missing is loaded, and the step begins again. */
  const loadAndProcess = (command: Command): Step => {
    const loaded = new Set<UnitId>(runtime.needs(command).flatMap((need) => (need.kind === 'unit' ? [need.unit] : (units.unitOf(need.family, need.key) ?? []))));
    if (command.valueType === 'JOB_BATCH') for (const { unit } of units.firstOf(activatableQueue(String(command.value['type'])), Number(command.value['maxJobsToActivate']))) loaded.add(unit);
    for (;;) {
      const [positionBefore, counterBefore] = [position, counter];
      try {
        return process(command, onlyLoaded(units, loaded));
      } catch (missing) {
        if (!(missing instanceof UnitNotLoaded) || loaded.has(missing.unit)) throw missing;
        [position, counter] = [positionBefore, counterBefore];
        loaded.add(missing.unit);
      }
    }
  };
  const waiting: Command[] = [];
  const processNext = (): readonly Answer[] => {
    const command = waiting.shift();
    if (!command) return [];
    const step = options.loadOnDemand ? loadAndProcess(command) : process(command, units);
    units.apply(step.changes);
    for (const record of step.records) records.push(record);
    // In Zeebe's batch nobody comes between a command and what follows from it, unless a batch is one command.
    if (options.commandsPerStep === 1) waiting.push(...step.commands);
    else waiting.unshift(...step.commands);
    options.onStep?.(step, command);
    return step.answers;
  };
  const run = (first: Command): Answer[] => {
    const answers: Answer[] = [];
    waiting.push(first);
    while (waiting.length > 0) answers.push(...processNext());
    return answers;
  };
  const nextDue = (queues: readonly TimedQueue[], untilMs: number, refused: ReadonlySet<string>): Due | undefined => {
    let best: Due | undefined;
    for (const queue of queues) {
      const first = units.earliest(queue, refused);
      // A job's deadline must lie in the past: it is due a millisecond later than it says.
      const atMs = first && Math.max(nowMs, first.atMs + (queue === JOB_DEADLINE_QUEUE ? 1 : 0));
      if (!first || atMs === undefined || atMs > untilMs || (best && best.atMs <= atMs)) continue;
      const command = runtime.due(first.entry, queue, atMs);
      if (command) best = { command, atMs, key: first.entry.key };
    }
    return best;
  };
  const fire = (queues: readonly TimedQueue[], untilMs: number): void => {
    // A refused one stays in its line: it is not tried again before the next call.
    const refused = new Set<string>();
    for (let next = nextDue(queues, untilMs, refused); next; next = nextDue(queues, untilMs, refused)) {
      nowMs = next.atMs;
      const from = records.length;
      run(next.command);
      if (records[from + 1]?.recordType === 'COMMAND_REJECTION') refused.add(next.key);
    }
  };

  return {
    units, records, runtime, waiting, processNext,
    get nowMs() { return nowMs; },
    submit: run,
    enqueue: (command) => void waiting.push(command),
    takeOver(written) {
      const record: LogRecord = { ...written, position: ++position, timestamp: nowMs };
      records.push(record);
      if (record.recordType === 'EVENT') units.apply(runtime.apply(record, units));
    },
    setNow(instantMs) { nowMs = Math.max(nowMs, instantMs); },
    fireDue: (queues = TIMED_QUEUES) => fire(queues, nowMs),
    advanceTo(instantMs) {
      fire(TIMED_QUEUES, instantMs);
      nowMs = Math.max(nowMs, instantMs);
    },
  };
}

function onlyLoaded(units: StateReader, loaded: ReadonlySet<UnitId>): StateReader {
  const check = (unit: UnitId): void => {
    if (!loaded.has(unit)) throw new UnitNotLoaded(unit);
  };
  return {
    get(unit, family, key) {
      check(unit);
      return units.get(unit, family, key);
    },
    list(unit, family) {
      check(unit);
      return units.list(unit, family);
    },
    owned(unit, family, owner) {
      check(unit);
      return units.owned(unit, family, owner);
    },
  };
}

interface Due { readonly command: Command; readonly atMs: number; readonly key: Key }
