import { writeJson } from '../../protocol/json.ts';
import { NO_KEY } from '../../protocol/key.ts';
import type { ProcessInstanceResultValue } from '../../protocol/process-instance-value.ts';
import type { Unary } from '../rpc.ts';
import { DEFAULT_TIMEOUT_MS } from '../submit.ts';
import { created, creationOf } from './create-process-instance.ts';
import type { CreateRequest } from './create-process-instance.ts';

interface Request { readonly request: CreateRequest | null; readonly requestTimeout: string; readonly fetchVariables: readonly string[] }

/** A message that is left out is one with all its defaults. */
const NOTHING: CreateRequest = { processDefinitionKey: '0', bpmnProcessId: '', version: 0, variables: '', startInstructions: [], tenantId: '' };

/** Answers when the root instance has completed. Cancelled, stuck or too slow: no answer until the time is over, and the instance stays. */
export const createProcessInstanceWithResult: Unary<Request> = async ({ request, requestTimeout, fetchVariables }, { submit }) => {
  const value = { ...creationOf('CreateProcessInstanceWithResult', request ?? NOTHING), fetchVariables };
  const { record } = await submit({ valueType: 'PROCESS_INSTANCE_CREATION', intent: 'CREATE_WITH_AWAITING_RESULT', key: NO_KEY, value }, { timeoutMs: Number(requestTimeout) > 0 ? Number(requestTimeout) : DEFAULT_TIMEOUT_MS });
  const result = record.value as ProcessInstanceResultValue;
  return { ...created(result), variables: writeJson(result.variables) };
};
