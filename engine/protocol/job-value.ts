import type { Key } from './record.ts';

export type JobKind = 'BPMN_ELEMENT' | 'EXECUTION_LISTENER';

export type JobValue = {
  readonly type: string;
  readonly worker: string;
  readonly retries: number;
  readonly retryBackoff: number;
  /** Epoch ms at which a back-off ends; -1 when there is none. */
  readonly recurringTime: number;
  /** Epoch ms at which the activation ends; -1 when not activated. */
  readonly deadline: number;
  /** Ms asked for by UPDATE_TIMEOUT; -1 otherwise. */
  readonly timeout: number;
  readonly errorMessage: string;
  readonly errorCode: string;
  readonly customHeaders: Readonly<Record<string, string>>;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly elementId: string;
  readonly elementInstanceKey: Key;
  readonly processInstanceKey: Key;
  readonly bpmnProcessId: string;
  readonly processDefinitionVersion: number;
  readonly processDefinitionKey: Key;
  readonly jobKind: JobKind;
  readonly tenantId: string;
};

export type JobBatchValue = {
  readonly type: string;
  readonly worker: string;
  /** Ms from the command to the deadline. */
  readonly timeout: number;
  readonly maxJobsToActivate: number;
  readonly jobKeys: readonly Key[];
  /** Parallel to `jobKeys`. */
  readonly jobs: readonly JobValue[];
  /** Only in the command: names wanted; empty or absent means all visible. */
  readonly variables?: readonly string[];
  /** Only in the command: the jobs go to a job stream. */
  readonly forStream?: boolean;
  /** Only in the command, for a stream: just these, as far as they still wait; absent: the oldest. */
  readonly only?: readonly Key[];
  /** Not everything that was there fitted. */
  readonly truncated: boolean;
  readonly tenantIds: readonly string[];
};
