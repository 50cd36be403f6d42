import { NO_KEY } from '../../protocol/key.ts';
import type { ProcessInstanceCreationValue } from '../../protocol/process-instance-value.ts';
import { readDocument } from '../document.ts';
import type { Unary } from '../rpc.ts';
import { DEFAULT_TENANT, checkTenant } from '../tenant.ts';

export interface CreateRequest {
  readonly processDefinitionKey: string;
  readonly bpmnProcessId: string;
  readonly version: number;
  readonly variables: string;
  readonly startInstructions: readonly { readonly elementId: string }[];
  readonly tenantId: string;
}

export const createProcessInstance: Unary<CreateRequest> = async (request, { submit }) => {
  const { record } = await submit({ valueType: 'PROCESS_INSTANCE_CREATION', intent: 'CREATE', key: NO_KEY, value: creationOf('CreateProcessInstance', request) });
  return created(record.value as ProcessInstanceCreationValue);
};

export function creationOf(rpc: string, request: CreateRequest): ProcessInstanceCreationValue {
  checkTenant(rpc, request.tenantId);
  return {
    bpmnProcessId: request.bpmnProcessId, version: request.version,
    processDefinitionKey: request.processDefinitionKey, processInstanceKey: NO_KEY, variables: readDocument(request.variables),
    startInstructions: request.startInstructions.map(({ elementId }) => ({ elementId })), tenantId: DEFAULT_TENANT,
  };
}

export const created = ({ processDefinitionKey, bpmnProcessId, version, processInstanceKey }: Pick<ProcessInstanceCreationValue, 'processDefinitionKey' | 'bpmnProcessId' | 'version' | 'processInstanceKey'>): object =>
  ({ processDefinitionKey, bpmnProcessId, version, processInstanceKey, tenantId: DEFAULT_TENANT });
