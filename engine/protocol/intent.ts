import type { ValueType } from './value-type.ts';

/** Commands of each value type, in the present tense. */
export interface CommandIntents {
  readonly DEPLOYMENT: 'CREATE';
  readonly PROCESS: never;
  readonly DECISION_REQUIREMENTS: never;
  readonly DECISION: never;
  readonly FORM: never;
  readonly RESOURCE_DELETION: 'DELETE';
  readonly PROCESS_INSTANCE_CREATION: 'CREATE' | 'CREATE_WITH_AWAITING_RESULT';
  readonly PROCESS_INSTANCE_RESULT: never;
  readonly PROCESS_INSTANCE: 'CANCEL' | 'ACTIVATE_ELEMENT' | 'COMPLETE_ELEMENT' | 'TERMINATE_ELEMENT' | 'COMPLETE_EXECUTION_LISTENER';
  readonly PROCESS_INSTANCE_BATCH: 'ACTIVATE' | 'TERMINATE';
  readonly PROCESS_INSTANCE_MODIFICATION: 'MODIFY';
  readonly PROCESS_INSTANCE_MIGRATION: 'MIGRATE';
  readonly PROCESS_EVENT: never;
  readonly VARIABLE: never;
  readonly VARIABLE_DOCUMENT: 'UPDATE';
  readonly JOB: 'COMPLETE' | 'FAIL' | 'THROW_ERROR' | 'UPDATE_RETRIES' | 'UPDATE_TIMEOUT' | 'TIME_OUT' | 'RECUR_AFTER_BACKOFF';
  readonly JOB_BATCH: 'ACTIVATE';
  readonly USER_TASK: 'COMPLETE' | 'ASSIGN' | 'CLAIM' | 'UPDATE';
  readonly INCIDENT: 'RESOLVE';
  readonly TIMER: 'TRIGGER';
  readonly MESSAGE: 'PUBLISH';
  readonly MESSAGE_BATCH: 'EXPIRE';
  readonly MESSAGE_SUBSCRIPTION: 'CREATE' | 'CORRELATE' | 'REJECT' | 'DELETE';
  readonly PROCESS_MESSAGE_SUBSCRIPTION: 'CREATE' | 'CORRELATE' | 'DELETE';
  /** CORRELATE is ours: an instance that a message started has ended, the next buffered message may start one. */
  readonly MESSAGE_START_EVENT_SUBSCRIPTION: 'CORRELATE';
  readonly SIGNAL: 'BROADCAST';
  /** CORRELATE is ours: a broadcast reached this instance. */
  readonly SIGNAL_SUBSCRIPTION: 'CORRELATE';
  readonly ESCALATION: never;
  readonly COMPENSATION_SUBSCRIPTION: never;
  readonly DECISION_EVALUATION: 'EVALUATE';
}

/** Events of each value type, in the past tense (and the present participle for what another unit must confirm). */
export interface EventIntents {
  readonly DEPLOYMENT: 'CREATED';
  readonly PROCESS: 'CREATED' | 'DELETING' | 'DELETED';
  readonly DECISION_REQUIREMENTS: 'CREATED' | 'DELETED';
  readonly DECISION: 'CREATED' | 'DELETED';
  readonly FORM: 'CREATED' | 'DELETED';
  readonly RESOURCE_DELETION: 'DELETING' | 'DELETED';
  readonly PROCESS_INSTANCE_CREATION: 'CREATED';
  /** AWAITING is ours. */
  readonly PROCESS_INSTANCE_RESULT: 'AWAITING' | 'COMPLETED';
  readonly PROCESS_INSTANCE:
    | 'SEQUENCE_FLOW_TAKEN' | 'ELEMENT_ACTIVATING' | 'ELEMENT_ACTIVATED' | 'ELEMENT_COMPLETING' | 'ELEMENT_COMPLETED'
    | 'ELEMENT_TERMINATING' | 'ELEMENT_TERMINATED' | 'ELEMENT_MIGRATED';
  readonly PROCESS_INSTANCE_BATCH: never;
  readonly PROCESS_INSTANCE_MODIFICATION: 'MODIFIED';
  readonly PROCESS_INSTANCE_MIGRATION: 'MIGRATED';
  readonly PROCESS_EVENT: 'TRIGGERING' | 'TRIGGERED';
  readonly VARIABLE: 'CREATED' | 'UPDATED' | 'MIGRATED';
  readonly VARIABLE_DOCUMENT: 'UPDATED';
  readonly JOB:
    | 'CREATED' | 'COMPLETED' | 'FAILED' | 'ERROR_THROWN' | 'TIMED_OUT' | 'RECURRED_AFTER_BACKOFF' | 'RETRIES_UPDATED' | 'TIMEOUT_UPDATED'
    | 'CANCELED' | 'MIGRATED';
  readonly JOB_BATCH: 'ACTIVATED';
  readonly USER_TASK:
    | 'CREATING' | 'CREATED' | 'COMPLETING' | 'COMPLETED' | 'CANCELING' | 'CANCELED' | 'ASSIGNING' | 'ASSIGNED' | 'UPDATING' | 'UPDATED' | 'MIGRATED';
  readonly INCIDENT: 'CREATED' | 'RESOLVED' | 'MIGRATED';
  readonly TIMER: 'CREATED' | 'TRIGGERED' | 'CANCELED';
  readonly MESSAGE: 'PUBLISHED' | 'EXPIRED';
  readonly MESSAGE_BATCH: never;
  readonly MESSAGE_SUBSCRIPTION: 'CREATED' | 'CORRELATING' | 'CORRELATED' | 'REJECTED' | 'DELETED';
  readonly PROCESS_MESSAGE_SUBSCRIPTION: 'CREATING' | 'CREATED' | 'CORRELATED' | 'DELETING' | 'DELETED' | 'MIGRATED';
  readonly MESSAGE_START_EVENT_SUBSCRIPTION: 'CREATED' | 'CORRELATED' | 'DELETED';
  readonly SIGNAL: 'BROADCASTED';
  readonly SIGNAL_SUBSCRIPTION: 'CREATED' | 'DELETED';
  readonly ESCALATION: 'ESCALATED' | 'NOT_ESCALATED';
  readonly COMPENSATION_SUBSCRIPTION: 'CREATED' | 'TRIGGERED' | 'COMPLETED' | 'DELETED';
  readonly DECISION_EVALUATION: 'EVALUATED' | 'FAILED';
}

export type CommandIntent<T extends ValueType = ValueType> = CommandIntents[T];
export type EventIntent<T extends ValueType = ValueType> = EventIntents[T];
export type Intent = CommandIntent | EventIntent;

/** `JOB.COMPLETE`, … : every command there is. Tables over it are exhaustive. */
export type CommandName = { [T in ValueType]: `${T}.${CommandIntents[T]}` }[ValueType];
/** `JOB.COMPLETED`, … : every event there is. */
export type EventName = { [T in ValueType]: `${T}.${EventIntents[T]}` }[ValueType];
