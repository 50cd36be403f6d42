import { NO_KEY } from '../../protocol/key.ts';
import type { ProcessInstanceModificationValue } from '../../protocol/modification-value.ts';
import { readDocument } from '../document.ts';
import type { Unary } from '../rpc.ts';
import { DEFAULT_TENANT } from '../tenant.ts';

interface Request {
  readonly processInstanceKey: string;
  readonly activateInstructions: readonly {
    readonly elementId: string;
    readonly ancestorElementInstanceKey: string;
    readonly variableInstructions: readonly { readonly variables: string; readonly scopeId: string }[];
  }[];
  readonly terminateInstructions: readonly { readonly elementInstanceKey: string }[];
}

/** Moves tokens by hand: all is checked, then all activated, then all terminated. */
export const modifyProcessInstance: Unary<Request> = async ({ processInstanceKey, activateInstructions, terminateInstructions }, { submit }) => {
  const value: ProcessInstanceModificationValue = {
    processInstanceKey, tenantId: DEFAULT_TENANT,
    activateInstructions: activateInstructions.map(({ elementId, ancestorElementInstanceKey, variableInstructions }) => ({
      elementId,
      // Without one: 0 by the wire's default, -1 from clients that say so, and any other negative number.
      ancestorScopeKey: BigInt(ancestorElementInstanceKey) > 0n ? ancestorElementInstanceKey : NO_KEY,
      variableInstructions: variableInstructions.map(({ variables, scopeId }) => ({ variables: readDocument(variables), elementId: scopeId })),
    })),
    terminateInstructions: terminateInstructions.map(({ elementInstanceKey }) => ({ elementInstanceKey })),
  };
  await submit({ valueType: 'PROCESS_INSTANCE_MODIFICATION', intent: 'MODIFY', key: processInstanceKey, value });
  return {};
};
