import { NO_KEY } from '../../protocol/key.ts';
import type { DecisionEvaluationValue } from '../../protocol/decision-evaluation-value.ts';
import { readDocument } from '../document.ts';
import type { Unary } from '../rpc.ts';
import { DEFAULT_TENANT, checkTenant } from '../tenant.ts';

interface Request { readonly decisionKey: string; readonly decisionId: string; readonly variables: string; readonly tenantId: string }

/** A decision that fails at run time is answered, not refused: the output is null and the failure is told beside it (gateway.md §1 no. 7). */
export const evaluateDecision: Unary<Request> = async ({ decisionKey, decisionId, variables, tenantId }, { submit }) => {
  checkTenant('EvaluateDecision', tenantId);
  const asked: DecisionEvaluationValue = {
    decisionId, decisionKey, variables: readDocument(variables), tenantId: DEFAULT_TENANT,
    decisionName: '', decisionVersion: -1, decisionRequirementsId: '', decisionRequirementsKey: NO_KEY, decisionOutput: 'null', evaluatedDecisions: [],
    evaluationFailureMessage: '', failedDecisionId: '', bpmnProcessId: '', processDefinitionKey: NO_KEY, processInstanceKey: NO_KEY, elementId: '', elementInstanceKey: NO_KEY,
  };
  const { record } = await submit({ valueType: 'DECISION_EVALUATION', intent: 'EVALUATE', key: NO_KEY, value: asked });
  const { evaluationFailureMessage, ...value } = record.value as DecisionEvaluationValue;
  return {
    decisionKey: value.decisionKey, decisionId: value.decisionId, decisionName: value.decisionName, decisionVersion: value.decisionVersion,
    decisionRequirementsId: value.decisionRequirementsId, decisionRequirementsKey: value.decisionRequirementsKey, decisionOutput: value.decisionOutput,
    evaluatedDecisions: value.evaluatedDecisions, failedDecisionId: value.failedDecisionId, failureMessage: evaluationFailureMessage,
    tenantId: DEFAULT_TENANT, decisionInstanceKey: record.key,
  };
};
