import { NO_KEY } from '../../protocol/key.ts';
import type { VariableDocumentValue } from '../../protocol/variable-value.ts';
import { readDocument } from '../document.ts';
import type { Unary } from '../rpc.ts';
import { DEFAULT_TENANT } from '../tenant.ts';

interface Request { readonly elementInstanceKey: string; readonly variables: string; readonly local: boolean }

export const setVariables: Unary<Request> = async ({ elementInstanceKey, variables, local }, { submit }) => {
  const value: VariableDocumentValue = { scopeKey: elementInstanceKey, updateSemantics: local ? 'LOCAL' : 'PROPAGATE', variables: readDocument(variables), tenantId: DEFAULT_TENANT };
  const { record } = await submit({ valueType: 'VARIABLE_DOCUMENT', intent: 'UPDATE', key: NO_KEY, value });
  return { key: record.key };
};
