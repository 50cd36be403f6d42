import type { Key } from './record.ts';

export type VariableValue = {
  readonly name: string;
  /** JSON text. */
  readonly value: string;
  readonly scopeKey: Key;
  readonly processInstanceKey: Key;
  readonly processDefinitionKey: Key;
  readonly bpmnProcessId: string;
  readonly tenantId: string;
};

export type VariableDocumentValue = {
  readonly scopeKey: Key;
  readonly updateSemantics: 'PROPAGATE' | 'LOCAL';
  readonly variables: Readonly<Record<string, unknown>>;
  readonly tenantId: string;
};
