import type { DecisionMetadata, DecisionRequirementsMetadata, DeploymentValue, FormMetadata, ProcessMetadata } from '../../protocol/deployment-values.ts';
import type { DeployedResource } from '../../model/deploy.ts';
import type { ExecutableProcess } from '../../model/executable.ts';
import type { Key } from '../../protocol/record.ts';
import { definitionUnit, processUnit } from '../state/unit-id.ts';
import type { Work } from '../work.ts';
import { checksumOf } from './checksum.ts';
import { compiledResources } from './compiled-resources.ts';
import { deployDecisions } from './deploy-decisions.ts';
import { deployForm } from './deploy-form.ts';
import type { Processor } from './processor.ts';
import { closeStartEvents, openStartEvents, openStartTimers } from './start-events.ts';

/** All resources or none (gateway.md §1 no. 9), one after another. What equals its latest version, file name included, is not deployed again (rules 105, 110). */
export const createDeployment: Processor<'DEPLOYMENT'> = (work, { value }) => {
  const compiled = compiledResources(value);
  if (!compiled.ok) return work.reject('INVALID_ARGUMENT', compiled.reason);
  const deployed: Deployed = { processes: [], requirements: [], decisions: [], forms: [] };
  // Parallel to what was sent; two resources may have the same name.
  for (const [i, resource] of compiled.resources.entries()) deploy(work, resource, value.resources[i]?.resource ?? '', value.tenantId, deployed);
  const created = work.event('DEPLOYMENT', 'CREATED', work.nextKey(), { ...value, resources: [], ...metadataOf(deployed) });
  for (const { processDefinitionKey, duplicate } of deployed.processes) if (!duplicate) openStartEvents(work, processDefinitionKey);
  work.answer(created);
};

interface Deployed { readonly processes: ProcessMetadata[]; readonly requirements: DecisionRequirementsMetadata[]; readonly decisions: DecisionMetadata[]; readonly forms: FormMetadata[] }

const metadataOf = ({ processes, requirements, decisions, forms }: Deployed): Pick<DeploymentValue, 'processesMetadata' | 'decisionsMetadata' | 'decisionRequirementsMetadata' | 'formMetadata'> =>
  ({ processesMetadata: processes, decisionsMetadata: decisions, decisionRequirementsMetadata: requirements, formMetadata: forms });

function deploy(work: Work, deployed: DeployedResource, resource: string, tenantId: string, into: Deployed): void {
  const { resourceName } = deployed;
  switch (deployed.kind) {
    case 'processes':
      for (const process of deployed.processes) into.processes.push(deployProcess(work, process, resourceName, resource, tenantId));
      return;
    case 'decisions': {
      const { requirements, decisions } = deployDecisions(work, deployed.graph, resourceName, resource, tenantId);
      into.requirements.push(requirements);
      into.decisions.push(...decisions);
      return;
    }
    case 'form':
      into.forms.push(deployForm(work, deployed.formId, resourceName, resource, tenantId));
  }
}

function deployProcess(work: Work, graph: ExecutableProcess, resourceName: string, resource: string, tenantId: string): ProcessMetadata {
  const { bpmnProcessId } = graph;
  const process = work.state.get(processUnit(bpmnProcessId), 'process', bpmnProcessId);
  const latestKey: Key | undefined = process?.keys[process.latestVersion];
  const latest = latestKey === undefined ? undefined : work.state.get(definitionUnit(latestKey), 'definition', latestKey);
  if (latest && latest.resource === resource && latest.resourceName === resourceName) {
    const { resource: _, ...metadata } = latest;
    return { ...metadata, duplicate: true };
  }
  const key = work.nextKey();
  const metadata: ProcessMetadata = { bpmnProcessId, version: process?.nextVersion ?? 1, processDefinitionKey: key, resourceName, checksum: checksumOf(resource), duplicate: false, tenantId };
  work.begin(definitionUnit(key));
  work.keepGraph(key, graph);
  work.event('PROCESS', 'CREATED', key, { ...metadata, resource }, [definitionUnit(key), processUnit(bpmnProcessId)]);
  if (latest && latestKey !== undefined) closeStartEvents(work, latestKey);
  openStartTimers(work, key);
  return metadata;
}
