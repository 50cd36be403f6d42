import type { DecisionMetadata, DecisionRequirementsValue, FormValue, ProcessMetadata } from '../../protocol/deployment-values.ts';
import type { CompensationSubscriptionValue, SignalSubscriptionValue, TimerValue } from '../../protocol/event-values.ts';
import type { IncidentValue } from '../../protocol/incident-value.ts';
import type { JobValue } from '../../protocol/job-value.ts';
import type { MessageStartEventSubscriptionValue, MessageSubscriptionValue, MessageValue, ProcessMessageSubscriptionValue } from '../../protocol/message-values.ts';
import type { ProcessInstanceResultValue } from '../../protocol/process-instance-value.ts';
import type { UserTaskValue } from '../../protocol/user-task-value.ts';
import type { Key } from '../../protocol/record.ts';
import type { ElementInstance } from './element-instance.ts';

export type JobState = 'ACTIVATABLE' | 'ACTIVATED' | 'FAILED' | 'ERROR_THROWN';
export type StoredJob = { readonly state: JobState; readonly job: JobValue };
/** `json`: JSON text, so that a number keeps all its digits. */
export type StoredVariable = { readonly key: Key; readonly scopeKey: Key; readonly name: string; readonly json: string };
/** What triggered a catch event and waits to be consumed by it. */
export type EventTrigger = { readonly scopeKey: Key; readonly targetElementId: string; readonly variables: Readonly<Record<string, unknown>> };
export type StoredDefinition = ProcessMetadata & { readonly resource: string; readonly deleted?: boolean };
/** `keys`: those of the versions that are there, by version. */
export type StoredProcess = { readonly latestVersion: number; readonly nextVersion: number; readonly keys: Readonly<Record<string, Key>> };
/** Versions that are there, by number; the highest is the latest. Numbers of decisions that were deleted are given again, as in Zeebe 8.5; those of forms are not. */
export type StoredVersions<V> = { readonly versions: Readonly<Record<string, V>> };
export type StoredFormVersions = StoredVersions<Key> & { readonly nextVersion: number };
/** Where the version of a decision is. */
export type DecisionPlace = { readonly decisionKey: Key; readonly decisionRequirementsKey: Key };
export type StoredCompensation = CompensationSubscriptionValue & { readonly state: 'CREATED' | 'TRIGGERED' };

/** The kinds of things that the state holds, and what their keys are. */
export interface Families {
  /** By element instance key. */
  readonly 'element-instance': ElementInstance;
  /** By `<scope key>/<name>`. */
  readonly variable: StoredVariable;
  readonly job: StoredJob;
  /** By key; as long as it can be worked on. */
  readonly 'user-task': UserTaskValue;
  readonly incident: IncidentValue;
  readonly timer: TimerValue;
  /** By key of the PROCESS_EVENT. */
  readonly 'event-trigger': EventTrigger;
  /** By `<element instance key>/<message name>`. */
  readonly 'process-message-subscription': ProcessMessageSubscriptionValue;
  /** By key of the subscription, in the unit of who waits. */
  readonly 'signal-wait': { readonly elementInstanceKey: Key; readonly key: Key; readonly value: SignalSubscriptionValue };
  readonly 'compensation-subscription': StoredCompensation;
  /** By process instance key. */
  readonly 'awaited-result': ProcessInstanceResultValue;
  readonly message: MessageValue;
  /** By `<message key>/<process id>`: that process id has had the message (rule 59). */
  readonly 'message-correlation': { readonly messageKey: Key; readonly bpmnProcessId: string };
  /** By `<name>/<correlation key>/<message id>`, percent-encoded: the id is taken (rule 62). */
  readonly 'message-id': { readonly messageKey: Key };
  /** `messageKey` other than '-1': the message that is on its way to the instance. */
  readonly 'message-subscription': MessageSubscriptionValue;
  readonly 'message-start-subscription': MessageStartEventSubscriptionValue;
  /** By `<process id>/<correlation key>`, percent-encoded. */
  readonly 'start-lock': { readonly processInstanceKey: Key };
  /** By process instance key, in the instance's unit: the lock that it holds as long as it lives. */
  readonly 'held-lock': { readonly bpmnProcessId: string; readonly correlationKey: string };
  readonly definition: StoredDefinition;
  /** By definition key, in the definition's unit: its instances that have not ended. */
  readonly running: { readonly count: number };
  readonly process: StoredProcess;
  /** By its key. */
  readonly 'decision-requirements': DecisionRequirementsValue;
  /** By id of the definitions. */
  readonly 'decision-requirements-versions': StoredVersions<Key>;
  /** By key, in the unit of the DMN file. */
  readonly decision: DecisionMetadata;
  /** By decision id. */
  readonly 'decision-versions': StoredVersions<DecisionPlace>;
  /** By key. */
  readonly form: FormValue;
  /** By form id. */
  readonly 'form-versions': StoredFormVersions;
}

export type Family = keyof Families;
