import { evaluateDecision } from '../../decision/evaluate-decision.ts';
import type { DecisionResult } from '../../decision/evaluate-decision.ts';
import type { VariableLookup } from '../../expression/variables.ts';
import { NO_KEY } from '../../protocol/key.ts';
import type { DecisionEvaluationValue } from '../../protocol/decision-evaluation-value.ts';
import type { DecisionMetadata } from '../../protocol/deployment-values.ts';
import type { LogRecord } from '../../protocol/record.ts';
import { latestOf } from '../state/latest-version.ts';
import { decisionRequirementsUnit, decisionUnit } from '../state/unit-id.ts';
import type { Work } from '../work.ts';

/** Who asks: a business rule task, or a client, who is nobody. */
export type Asking = Pick<DecisionEvaluationValue, 'bpmnProcessId' | 'processDefinitionKey' | 'processInstanceKey' | 'elementId' | 'elementInstanceKey'>;
export const NOBODY: Asking = { bpmnProcessId: '', processDefinitionKey: NO_KEY, processInstanceKey: NO_KEY, elementId: '', elementInstanceKey: NO_KEY };

export function latestDecisionById(work: Work, decisionId: string): DecisionMetadata | undefined {
  const latest = latestOf(work.state.get(decisionUnit(decisionId), 'decision-versions', decisionId));
  return latest && work.state.get(decisionRequirementsUnit(latest.value.decisionRequirementsKey), 'decision', latest.value.decisionKey);
}

/** Evaluates one deployed decision and writes how that went. */
export function evaluateStored(work: Work, decision: DecisionMetadata, variables: VariableLookup, asking: Asking): { readonly result: DecisionResult; readonly record: LogRecord } {
  const { decisionId, decisionName, decisionKey, version, decisionRequirementsId, decisionRequirementsKey, tenantId } = decision;
  const result = evaluateDecision(work.decisions(decisionRequirementsKey), decisionId, variables, { nowMs: work.nowMs });
  const siblings = new Map(work.state.list(decisionRequirementsUnit(decisionRequirementsKey), 'decision').map(({ value }) => [value.decisionId, value]));
  const evaluatedDecisions = result.evaluated.map((each) => {
    const sibling = siblings.get(each.decisionId);
    return { ...each, decisionKey: sibling?.decisionKey ?? NO_KEY, decisionVersion: sibling?.version ?? -1, tenantId };
  });
  const record = work.event('DECISION_EVALUATION', result.ok ? 'EVALUATED' : 'FAILED', work.nextKey(), {
    decisionId, decisionName, decisionKey, decisionVersion: version, decisionRequirementsId, decisionRequirementsKey, evaluatedDecisions,
    decisionOutput: result.ok ? result.output : 'null', evaluationFailureMessage: result.ok ? '' : result.failure, failedDecisionId: result.ok ? '' : result.failedDecisionId,
    variables: {}, ...asking, tenantId,
  });
  return { result, record };
}
