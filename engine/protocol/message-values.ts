import type { Key } from './record.ts';

export type MessageValue = {
  readonly name: string;
  readonly correlationKey: string;
  /** Empty: no check for duplicates. */
  readonly messageId: string;
  /** Ms. */
  readonly timeToLive: number;
  /** Epoch ms; -1 in the command. */
  readonly deadline: number;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly tenantId: string;
};

export type MessageBatchValue = { readonly messageKeys: readonly Key[] };

/** The message's side of a subscription: lives where the messages of its (name, correlation key) live. */
export type MessageSubscriptionValue = {
  readonly processInstanceKey: Key;
  readonly elementInstanceKey: Key;
  readonly bpmnProcessId: string;
  readonly messageName: string;
  readonly correlationKey: string;
  readonly interrupting: boolean;
  /** The message being correlated; '-1' when there is none. */
  readonly messageKey: Key;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly tenantId: string;
  /** Ours: the unit of state in which the waiting instance lives; not part of Zeebe's form. */
  readonly instanceUnit?: string;
};

/** The instance's side of the same subscription: lives with the element instance that waits. */
export type ProcessMessageSubscriptionValue = MessageSubscriptionValue & { readonly elementId: string };

export type MessageStartEventSubscriptionValue = {
  readonly processDefinitionKey: Key;
  readonly bpmnProcessId: string;
  readonly startEventId: string;
  readonly messageName: string;
  readonly messageKey: Key;
  readonly correlationKey: string;
  readonly processInstanceKey: Key;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly tenantId: string;
};
