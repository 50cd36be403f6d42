import type { Intent } from './intent.ts';
import type { RecordValue, ValueType } from './value-type.ts';

/** Keys are `(partition << 51) + counter`: too large for a double from partition 4 on, hence decimal strings everywhere. */
export type Key = string;

export type RecordType = 'COMMAND' | 'EVENT' | 'COMMAND_REJECTION';

/** Zeebe's rejection types; `engine/gateway` maps them to gRPC statuses. */
export type RejectionType = 'INVALID_ARGUMENT' | 'NOT_FOUND' | 'ALREADY_EXISTS' | 'INVALID_STATE' | 'PROCESSING_ERROR' | 'EXCEEDED_BATCH_RECORD_SIZE';

/** One line of the record stream, in the form of Zeebe's exporters (and of `conformance/zeebe-traces`). */
export interface LogRecord<V extends RecordValue = RecordValue> {
  /** Dense, ascending, from 1. */
  readonly position: number;
  /** Position of the record whose processing wrote this one; -1 for a command from outside. */
  readonly sourceRecordPosition: number;
  /** The entity this is about; '-1' when there is none. */
  readonly key: Key;
  readonly recordType: RecordType;
  readonly valueType: ValueType;
  readonly intent: Intent;
  readonly value: V;
  /** Epoch milliseconds, from the engine's clock. */
  readonly timestamp: number;
  /**
   * The units of state (see `engine/runtime/port.ts`) that this event changes, its own first. Not part of Zeebe's form: an exporter leaves it out.
   * For JOB_BATCH.ACTIVATED parallel to `value.jobs`.
   */
  readonly units?: readonly string[];
  readonly rejectionType?: RejectionType;
  readonly rejectionReason?: string;
}
