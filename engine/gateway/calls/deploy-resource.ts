import type { DeploymentResource, DeploymentValue } from '../../protocol/deployment-values.ts';
import { NO_KEY } from '../../protocol/key.ts';
import type { Answer } from '../../runtime/port.ts';
import type { Unary } from '../rpc.ts';
import type { Submit } from '../submit.ts';
import { DEFAULT_TENANT, checkTenant } from '../tenant.ts';
import { resourceText } from './resource-text.ts';

interface Request { readonly resources: readonly { readonly name: string; readonly content: Buffer }[]; readonly tenantId: string }

/** A deployment compiles every model in it: more than other commands take. */
const TIMEOUT_MS = 60_000;

export const deployResource: Unary<Request> = async ({ resources, tenantId }, { submit }) => {
  checkTenant('DeployResource', tenantId);
  const { record } = await deploy(resources.map(({ name, content }) => ({ resourceName: name, resource: resourceText(content) })), submit);
  const value = record.value as DeploymentValue;
  return {
    key: record.key,
    tenantId: DEFAULT_TENANT,
    deployments: [
      ...value.processesMetadata.map((process) => ({ process: processMetadata(process) })),
      ...value.decisionsMetadata.map((decision) => ({ decision: decisionMetadata(decision) })),
      ...value.decisionRequirementsMetadata.map((requirements) => ({ decisionRequirements: requirementsMetadata(requirements) })),
      ...value.formMetadata.map(({ formId, version, formKey, resourceName }) => ({ form: { formId, version, formKey, resourceName, tenantId: DEFAULT_TENANT } })),
    ],
  };
};

export function deploy(resources: readonly DeploymentResource[], submit: Submit): Promise<Answer> {
  const value: DeploymentValue = { resources, processesMetadata: [], decisionsMetadata: [], decisionRequirementsMetadata: [], formMetadata: [], tenantId: DEFAULT_TENANT };
  return submit({ valueType: 'DEPLOYMENT', intent: 'CREATE', key: NO_KEY, value }, { timeoutMs: TIMEOUT_MS });
}

export const processMetadata = ({ bpmnProcessId, version, processDefinitionKey, resourceName }: DeploymentValue['processesMetadata'][number]): object =>
  ({ bpmnProcessId, version, processDefinitionKey, resourceName, tenantId: DEFAULT_TENANT });

const decisionMetadata = ({ decisionId, decisionName, version, decisionKey, decisionRequirementsId, decisionRequirementsKey }: DeploymentValue['decisionsMetadata'][number]): object =>
  ({ dmnDecisionId: decisionId, dmnDecisionName: decisionName, version, decisionKey, dmnDecisionRequirementsId: decisionRequirementsId, decisionRequirementsKey, tenantId: DEFAULT_TENANT });

const requirementsMetadata = ({
  decisionRequirementsId, decisionRequirementsName, decisionRequirementsVersion, decisionRequirementsKey, resourceName,
}: DeploymentValue['decisionRequirementsMetadata'][number]): object =>
  ({ dmnDecisionRequirementsId: decisionRequirementsId, dmnDecisionRequirementsName: decisionRequirementsName, version: decisionRequirementsVersion, decisionRequirementsKey, resourceName, tenantId: DEFAULT_TENANT });
