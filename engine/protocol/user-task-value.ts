import type { Key } from './record.ts';

/** What an update may change, by the names that `changedAttributes` has them. */
export type UserTaskAttribute = 'candidateGroupsList' | 'candidateUsersList' | 'dueDate' | 'followUpDate';

/** A user task that the engine itself keeps (`zeebe:userTask`, rule 121), as distinct from a job of type `io.camunda.zeebe:userTask`. Texts are '' for none. */
export type UserTaskValue = {
  readonly userTaskKey: Key;
  readonly assignee: string;
  readonly candidateGroupsList: readonly string[];
  readonly candidateUsersList: readonly string[];
  /** ISO 8601 with zone, as Zeebe prints it. */
  readonly dueDate: string;
  readonly followUpDate: string;
  /** Of the form deployed with it; '-1' for none. */
  readonly formKey: Key;
  readonly externalFormReference: string;
  /** What a completion brought. */
  readonly variables: Readonly<Record<string, unknown>>;
  readonly customHeaders: Readonly<Record<string, string>>;
  /** Of an update. */
  readonly changedAttributes: readonly UserTaskAttribute[];
  /** What the client calls what it does; `complete`, `claim`, `assign`, `update` when it says nothing. */
  readonly action: string;
  /** Epoch ms. */
  readonly creationTimestamp: number;
  readonly elementId: string;
  readonly elementInstanceKey: Key;
  readonly bpmnProcessId: string;
  readonly processDefinitionKey: Key;
  readonly processDefinitionVersion: number;
  readonly processInstanceKey: Key;
  readonly tenantId: string;
};
