import type { SignalValue } from '../../protocol/event-values.ts';
import { NO_KEY } from '../../protocol/key.ts';
import { readDocument } from '../document.ts';
import type { Unary } from '../rpc.ts';
import { DEFAULT_TENANT, checkTenant } from '../tenant.ts';

interface Request { readonly signalName: string; readonly variables: string; readonly tenantId: string }

/** Answers as soon as the signal is known; whom it triggers follows. */
export const broadcastSignal: Unary<Request> = async ({ signalName, variables, tenantId }, { submit }) => {
  checkTenant('BroadcastSignal', tenantId);
  const value: SignalValue = { signalName, variables: readDocument(variables), tenantId: DEFAULT_TENANT };
  const { record } = await submit({ valueType: 'SIGNAL', intent: 'BROADCAST', key: NO_KEY, value });
  return { key: record.key, tenantId: DEFAULT_TENANT };
};
