import type { Key } from './record.ts';

export type TimerValue = {
  /** '-1' for start timers of a process. */
  readonly elementInstanceKey: Key;
  readonly processInstanceKey: Key;
  readonly processDefinitionKey: Key;
  readonly targetElementId: string;
  /** Epoch ms. */
  readonly dueDate: number;
  /** How often it fires, this time included; -1 for ever. */
  readonly repetitions: number;
  readonly tenantId: string;
};

/** A catch event was triggered; consumed when the event activates. `scopeKey` is the element instance that held the subscription, or the definition. */
export type ProcessEventValue = {
  readonly scopeKey: Key;
  readonly targetElementId: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly processDefinitionKey: Key;
  readonly processInstanceKey: Key;
  readonly tenantId: string;
};

export type SignalValue = {
  readonly signalName: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly tenantId: string;
  /** Our own, of a broadcast that goes on: the place in line of those who have had it. Only in commands, whose key is then the broadcast's. */
  readonly after?: { readonly atMs: number; readonly key: string };
};

export type SignalSubscriptionValue = {
  readonly signalName: string;
  readonly catchEventId: string;
  /** '-1' for start events of a process. */
  readonly catchEventInstanceKey: Key;
  readonly bpmnProcessId: string;
  readonly processDefinitionKey: Key;
  readonly tenantId: string;
  /** Our own, for triggering: what the signal carried. Only in commands. */
  readonly variables?: Readonly<Record<string, unknown>>;
};

export type EscalationValue = {
  readonly processInstanceKey: Key;
  readonly escalationCode: string;
  readonly throwElementId: string;
  readonly catchElementId: string;
  readonly tenantId: string;
};

export type CompensationSubscriptionValue = {
  readonly processInstanceKey: Key;
  readonly processDefinitionKey: Key;
  readonly compensableActivityId: string;
  readonly compensableActivityInstanceKey: Key;
  readonly compensableActivityScopeKey: Key;
  readonly throwEventId: string;
  readonly throwEventInstanceKey: Key;
  readonly compensationHandlerId: string;
  readonly compensationHandlerInstanceKey: Key;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly tenantId: string;
};
