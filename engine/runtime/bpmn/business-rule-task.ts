import type { BusinessRuleTask } from '../../model/executable.ts';
import { readJson } from '../../protocol/json.ts';
import type { Work } from '../work.ts';
import { completeActivity, terminateActivity } from './activity.ts';
import { evaluateStored, latestDecisionById } from './decisions.ts';
import type { ElementContext, ElementHandler, Failure } from './element-handler.ts';
import { evaluateString } from './expressions.ts';
import { activateJobElement } from './job-task.ts';
import { cancelJob } from './jobs.ts';
import { applyInputMappings } from './mappings.ts';
import { activated, complete } from './transitions.ts';
import { writeTrigger } from './triggers.ts';
import { lookupIn } from './variables.ts';

type CalledDecision = NonNullable<BusinessRuleTask['calledDecision']>;

/** With a task definition a job; else the latest version of the decision is evaluated on activation and its result goes through `resultVariable` (rule 35). */
export const businessRuleTaskHandler: ElementHandler<BusinessRuleTask> = {
  activate(work, element, context) {
    if (element.job) return activateJobElement(work, element, element.job, context);
    if (!element.calledDecision) return { errorType: 'UNKNOWN', message: `Expected business rule task '${element.id}' to have a task definition or a called decision, but it has neither` };
    const unmapped = applyInputMappings(work, element, context);
    if (unmapped) return unmapped;
    const failure = call(work, element.calledDecision, context);
    if (failure) return failure;
    activated(work, context);
    complete(work, context);
    return undefined;
  },
  complete: completeActivity,
  terminate(work, _element, context) {
    cancelJob(work, context);
    terminateActivity(work, context);
  },
};

function call(work: Work, { decisionId, resultVariable }: CalledDecision, context: ElementContext): Failure | undefined {
  const id = evaluateString(work, decisionId, context.key);
  if (!id.ok) return { errorType: 'EXTRACT_VALUE_ERROR', message: id.message };
  const decision = latestDecisionById(work, id.value);
  if (!decision) return { errorType: 'CALLED_DECISION_ERROR', message: `Expected to evaluate decision '${id.value}', but no decision found for id '${id.value}'` };
  const { bpmnProcessId, processDefinitionKey, processInstanceKey, elementId } = context.value;
  const { result } = evaluateStored(work, decision, lookupIn(work, context.key), { bpmnProcessId, processDefinitionKey, processInstanceKey, elementId, elementInstanceKey: context.key });
  if (!result.ok) return { errorType: 'DECISION_EVALUATION_ERROR', message: result.failure };
  writeTrigger(work, context, elementId, { [resultVariable]: readJson(result.output) });
  return undefined;
}
