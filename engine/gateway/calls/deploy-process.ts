import type { DeploymentValue } from '../../protocol/deployment-values.ts';
import type { Unary } from '../rpc.ts';
import { deploy, processMetadata } from './deploy-resource.ts';

interface Request { readonly processes: readonly { readonly name: string; readonly definition: Buffer }[] }

/** Deprecated since Zeebe 8.0; old clients still call it. */
export const deployProcess: Unary<Request> = async ({ processes }, { submit }) => {
  const { record } = await deploy(processes.map(({ name, definition }) => ({ resourceName: name, resource: definition.toString('utf8') })), submit);
  return { key: record.key, processes: (record.value as DeploymentValue).processesMetadata.map(processMetadata) };
};
