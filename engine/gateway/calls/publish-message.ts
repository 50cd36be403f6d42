import { NO_KEY } from '../../protocol/key.ts';
import type { MessageValue } from '../../protocol/message-values.ts';
import { readDocument } from '../document.ts';
import { readDuration } from '../duration.ts';
import type { Unary } from '../rpc.ts';
import { DEFAULT_TENANT, checkTenant } from '../tenant.ts';

interface Request { readonly name: string; readonly correlationKey: string; readonly timeToLive: string; readonly messageId: string; readonly variables: string; readonly tenantId: string }

export const publishMessage: Unary<Request> = async ({ name, correlationKey, timeToLive, messageId, variables, tenantId }, { submit }) => {
  checkTenant('PublishMessage', tenantId);
  const value: MessageValue = { name, correlationKey, messageId, timeToLive: readDuration(timeToLive), deadline: -1, variables: readDocument(variables), tenantId: DEFAULT_TENANT };
  const { record } = await submit({ valueType: 'MESSAGE', intent: 'PUBLISH', key: NO_KEY, value });
  return { key: record.key, tenantId: DEFAULT_TENANT };
};
