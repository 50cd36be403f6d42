import type { Key } from './record.ts';

export type VariableInstruction = { readonly variables: Readonly<Record<string, unknown>>; readonly elementId: string };
export type ActivateInstruction = {
  readonly elementId: string;
  readonly ancestorScopeKey: Key;
  readonly variableInstructions: readonly VariableInstruction[];
  readonly ancestorScopeKeys?: readonly Key[];
};
export type TerminateInstruction = { readonly elementInstanceKey: Key };

export type ProcessInstanceModificationValue = {
  readonly processInstanceKey: Key;
  readonly activateInstructions: readonly ActivateInstruction[];
  readonly terminateInstructions: readonly TerminateInstruction[];
  readonly ancestorScopeKeys?: readonly Key[];
  readonly tenantId: string;
};

export type MappingInstruction = { readonly sourceElementId: string; readonly targetElementId: string };

export type ProcessInstanceMigrationValue = {
  readonly processInstanceKey: Key;
  readonly targetProcessDefinitionKey: Key;
  readonly mappingInstructions: readonly MappingInstruction[];
};
