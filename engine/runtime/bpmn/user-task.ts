import type { UserTask, UserTaskProperties } from '../../model/executable.ts';
import type { Expression } from '../../expression/expression.ts';
import { latestOf } from '../state/latest-version.ts';
import { formVersionsUnit } from '../state/unit-id.ts';
import type { Work } from '../work.ts';
import type { ElementContext, ElementHandler, Failure } from './element-handler.ts';
import { evaluateDateText, evaluateString, evaluateStringList } from './expressions.ts';
import type { Result } from './expressions.ts';
import { activateJobElement, jobTask } from './job-task.ts';
import { applyInputMappings } from './mappings.ts';

/** Zeebe's reserved header names (rule 118). */
const PREFIX = 'io.camunda.zeebe:';

type Evaluator = (work: Work, expression: Expression, scopeKey: string) => Result<string | undefined>;
type Field = 'assignee' | 'candidateGroups' | 'candidateUsers' | 'dueDate' | 'followUpDate';

const listText: Evaluator = (work, expression, scopeKey) => {
  const list = evaluateStringList(work, expression, scopeKey);
  return list.ok ? { ok: true, value: list.value.length === 0 ? undefined : JSON.stringify(list.value) } : list;
};
/** Static assignees are strings whatever they look like (rule 119). */
const assigneeText: Evaluator = (work, expression, scopeKey) => (expression.kind === 'static' ? { ok: true, value: expression.text } : evaluateString(work, expression, scopeKey));

const FIELDS: Readonly<Record<Field, Evaluator>> = { assignee: assigneeText, candidateGroups: listText, candidateUsers: listText, dueDate: evaluateDateText, followUpDate: evaluateDateText };

function headersOf(work: Work, task: UserTaskProperties, context: ElementContext): Readonly<Record<string, string>> | Failure {
  const headers: Record<string, string> = {};
  for (const [field, evaluateField] of Object.entries(FIELDS) as [Field, Evaluator][]) {
    const expression = task[field];
    if (!expression) continue;
    const result = evaluateField(work, expression, context.key);
    if (!result.ok) return { errorType: 'EXTRACT_VALUE_ERROR', message: result.message };
    if (result.value) headers[`${PREFIX}${field}`] = result.value;
  }
  if (task.formKey) headers[`${PREFIX}formKey`] = task.formKey;
  if (!task.formId) return headers;
  const formId = evaluateString(work, task.formId, context.key);
  if (!formId.ok) return { errorType: 'EXTRACT_VALUE_ERROR', message: formId.message };
  const form = latestOf(work.state.get(formVersionsUnit(formId.value), 'form-versions', formId.value));
  if (form) return { ...headers, [`${PREFIX}formKey`]: form.value };
  return {
    errorType: 'FORM_NOT_FOUND',
    message: `Expected to find a form with id '${formId.value}', but no form with this id is found, at least a form with this id should be available. To resolve the Incident please deploy a form with the same id`,
  };
}

const base = jobTask<UserTask>((element) => {
  if (!element.job) throw new Error(`Expected user task '${element.id}' to be a job, but it is a native one`);
  return element.job;
});

export const userTaskHandler: ElementHandler<UserTask> = {
  ...base,
  activate(work, element, context) {
    if (!element.job) return activateNative(work, element, context);
    return activateJobElement(work, element, element.job, context, () => headersOf(work, element.userTask, context));
  },
};

/** As far as it can be told without a task list: mappings and properties fail as in Zeebe; then it says that it ends here (rule 121: such tasks are completed over REST only). */
function activateNative(work: Work, element: UserTask, context: ElementContext): Failure {
  const failure = applyInputMappings(work, element, context);
  if (failure) return failure;
  const properties = headersOf(work, element.userTask, context);
  if ('errorType' in properties && 'message' in properties) return properties as Failure;
  return { errorType: 'UNKNOWN', message: `Expected to activate user task '${element.id}', but native user tasks (zeebe:userTask) are not supported yet` };
}
