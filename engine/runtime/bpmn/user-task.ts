import type { UserTask } from '../../model/executable.ts';
import type { Work } from '../work.ts';
import { completeActivity, terminateActivity } from './activity.ts';
import { subscribe } from './catch-events.ts';
import type { ElementContext, ElementHandler, Failure } from './element-handler.ts';
import { activateJobElement } from './job-task.ts';
import { cancelJob } from './jobs.ts';
import { applyInputMappings } from './mappings.ts';
import { cancelUserTask, createUserTask } from './native-user-task.ts';
import { activated } from './transitions.ts';
import { evaluateExternalForm, evaluateUserTask, isFailure } from './user-task-properties.ts';
import type { EvaluatedUserTask } from './user-task-properties.ts';

/** Zeebe's reserved header names (rule 118). */
const PREFIX = 'io.camunda.zeebe:';
const TEXTS = ['assignee', 'candidateGroups', 'candidateUsers', 'dueDate', 'followUpDate'] as const;

export const userTaskHandler: ElementHandler<UserTask> = {
  activate(work, element, context) {
    return element.job ? activateJobElement(work, element, element.job, context, () => headersOf(work, element, context)) : activateNative(work, element, context);
  },
  complete: completeActivity,
  terminate(work, element, context) {
    if (element.job) cancelJob(work, context);
    else cancelUserTask(work, context);
    terminateActivity(work, context);
  },
};

/** Lists as JSON text, `[]` too; what is null or an empty text is left out. */
function headersOf(work: Work, { userTask }: UserTask, context: ElementContext): Readonly<Record<string, string>> | Failure {
  const evaluated = evaluateUserTask(work, userTask, context);
  if (isFailure(evaluated)) return evaluated;
  const headers: Record<string, string> = {};
  for (const field of TEXTS) {
    const text = textOf(evaluated[field]);
    if (text) headers[`${PREFIX}${field}`] = text;
  }
  const formKey = evaluated.formKey ?? userTask.formKey;
  if (formKey) headers[`${PREFIX}formKey`] = formKey;
  return headers;
}

function textOf(value: EvaluatedUserTask[(typeof TEXTS)[number]]): string | undefined {
  return value === undefined || typeof value === 'string' ? value : JSON.stringify(value);
}

/** The order of rule 2, with a user task in the place of the job. */
function activateNative(work: Work, element: UserTask, context: ElementContext): Failure | undefined {
  const failure = applyInputMappings(work, element, context);
  if (failure) return failure;
  const evaluated = evaluateUserTask(work, element.userTask, context);
  if (isFailure(evaluated)) return evaluated;
  const external = evaluateExternalForm(work, element.userTask, context);
  if (isFailure(external)) return external;
  const unsubscribed = subscribe(work, element, context);
  if (unsubscribed) return unsubscribed;
  createUserTask(work, element.userTask, { ...evaluated, ...external }, context);
  activated(work, context);
  return undefined;
}
