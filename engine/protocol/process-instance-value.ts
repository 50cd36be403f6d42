import type { Key } from './record.ts';

/** Zeebe's BpmnElementType. The same union as `engine/model/element-type.ts`; `UNSPECIFIED` only in commands of clients. */
export type BpmnElementType =
  | 'PROCESS' | 'SUB_PROCESS' | 'EVENT_SUB_PROCESS'
  | 'START_EVENT' | 'INTERMEDIATE_CATCH_EVENT' | 'INTERMEDIATE_THROW_EVENT' | 'BOUNDARY_EVENT' | 'END_EVENT'
  | 'SERVICE_TASK' | 'RECEIVE_TASK' | 'USER_TASK' | 'MANUAL_TASK' | 'TASK' | 'BUSINESS_RULE_TASK' | 'SCRIPT_TASK' | 'SEND_TASK'
  | 'EXCLUSIVE_GATEWAY' | 'PARALLEL_GATEWAY' | 'EVENT_BASED_GATEWAY' | 'INCLUSIVE_GATEWAY'
  | 'SEQUENCE_FLOW' | 'MULTI_INSTANCE_BODY' | 'CALL_ACTIVITY' | 'UNSPECIFIED';

export type BpmnEventType = 'NONE' | 'MESSAGE' | 'TIMER' | 'ERROR' | 'SIGNAL' | 'ESCALATION' | 'COMPENSATION' | 'LINK' | 'TERMINATE' | 'UNSPECIFIED';

export type ProcessInstanceValue = {
  readonly bpmnProcessId: string;
  readonly version: number;
  readonly processDefinitionKey: Key;
  /** The instance that the element belongs to: a called process has its own, below `parentProcessInstanceKey`. */
  readonly processInstanceKey: Key;
  readonly elementId: string;
  /** '-1' for the process itself. */
  readonly flowScopeKey: Key;
  readonly bpmnElementType: BpmnElementType;
  readonly bpmnEventType: BpmnEventType;
  /** Of a called process: who called. '-1' otherwise. */
  readonly parentProcessInstanceKey: Key;
  readonly parentElementInstanceKey: Key;
  readonly tenantId: string;
};

/** Follow-ups of one element for many children: activates or terminates them in portions. */
export type ProcessInstanceBatchValue = {
  readonly processInstanceKey: Key;
  readonly batchElementInstanceKey: Key;
  /** ACTIVATE: how many children are still to come. TERMINATE: the key of the last child of the portion before, '-1' at first. */
  readonly index: Key;
  readonly tenantId: string;
};

export type StartInstruction = { readonly elementId: string };

export type ProcessInstanceCreationValue = {
  readonly bpmnProcessId: string;
  /** -1: the latest. */
  readonly version: number;
  readonly processDefinitionKey: Key;
  readonly processInstanceKey: Key;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly startInstructions: readonly StartInstruction[];
  /** Only in CREATE_WITH_AWAITING_RESULT: the names wanted; empty or absent means all. */
  readonly fetchVariables?: readonly string[];
  readonly tenantId: string;
};

/** Our own record: somebody awaits the result of this instance. */
export type ProcessInstanceResultValue = {
  readonly processInstanceKey: Key;
  readonly requestId: string;
  readonly fetchVariables: readonly string[];
  readonly variables: Readonly<Record<string, unknown>>;
  readonly bpmnProcessId: string;
  readonly version: number;
  readonly processDefinitionKey: Key;
  readonly tenantId: string;
};
