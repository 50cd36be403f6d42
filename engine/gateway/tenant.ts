import { invalid } from './gateway-error.ts';

/** Multi-tenancy is off: everything belongs to this one. */
export const DEFAULT_TENANT = '<default>';

export function checkTenant(rpc: string, tenantId: string): void {
  if (tenantId !== '' && tenantId !== DEFAULT_TENANT) throw invalid(`Expected to handle gRPC request ${rpc} with tenant identifier '${tenantId}', but multi-tenancy is disabled`);
}

export function checkTenants(rpc: string, tenantIds: readonly string[]): void {
  for (const tenantId of tenantIds) checkTenant(rpc, tenantId);
}
