import type { ResourceDeletionValue } from '../../protocol/deployment-values.ts';
import { NO_KEY } from '../../protocol/key.ts';
import type { Unary } from '../rpc.ts';
import { DEFAULT_TENANT } from '../tenant.ts';

/** Deletes a definition that no instance runs on; the version before it becomes the latest. */
export const deleteResource: Unary<{ readonly resourceKey: string }> = async ({ resourceKey }, { submit }) => {
  const value: ResourceDeletionValue = { resourceKey, tenantId: DEFAULT_TENANT };
  await submit({ valueType: 'RESOURCE_DELETION', intent: 'DELETE', key: NO_KEY, value });
  return {};
};
