import type { Answer, Command } from '../runtime/port.ts';
import type { Cancellation } from './cancellation.ts';
import type { Retention } from './retention.ts';

/** What the gateway sees of the store: commands in, answers out, each only after its commit. */
export interface Partition {
  /**
   * Resolves with the event or the rejection that answers, once it is durable. Rejects with `Unavailable` (nobody knows or nothing was done: try again) or
   * `Defect` (the engine failed at it; nothing of it was kept), or `TimedOut`. What is cancelled or timed out and still waits in line is not processed.
   */
  submit(command: Command, options?: SubmitOptions): Promise<Answer>;
  /** Commands that wait or are being committed: what back-pressure looks at. */
  load(): number;
  /** False only when there is certainly no activatable job of the type. */
  mayHaveJobs(type: string): boolean;
  /** Calls `listener` after each commit that made jobs of a type activatable, with their keys, and with undefined when anything may have changed (a new term as leader). */
  onJobs(listener: (type: string | undefined, keys: readonly string[]) => void): void;
  leading(): boolean;
  /** Units of state in memory. */
  unitsInMemory(): number;
  /** Resolves when this process is the leader for the first time. */
  readonly ready: Promise<void>;
  /** Nothing waits, nothing is being processed or committed, nothing is due, and no job has a deadline before `deadlineBeforeMs`. */
  idle(deadlineBeforeMs: number): boolean;
  /** What was begun is committed; what waits is refused. */
  close(): Promise<void>;
}

export interface SubmitOptions { readonly cancellation?: Cancellation; readonly timeoutMs?: number }

/** Nobody answered in time; the command may still take effect. */
export class TimedOut extends Error {
  constructor(timeoutMs: number) { super(`not answered within ${timeoutMs} ms`); }
}

/** No leader, or a commit whose fate is unknown. The client may try again. */
export class Unavailable extends Error {}

/** A bug: the engine threw while processing. */
export class Defect extends Error {}

export interface StoreLog { info(text: string): void; error(text: string, error?: unknown): void }

export interface StoreOptions {
  readonly databaseUrl: string;
  readonly partition?: number;
  /** Units kept in memory. */
  readonly cacheUnits?: number;
  /** How long a command waits for a leader before it is refused. Default 10 s. */
  readonly patienceMs?: number;
  readonly log?: StoreLog;
  /** When records may go from the log. Without it: never. */
  readonly retention?: Retention;
  /** After each group commit. */
  readonly onCommit?: (group: { readonly records: number; readonly commands: number; readonly durationMs: number }) => void;
}
