import type { Expression } from '../../expression/expression.ts';
import type { UserTaskProperties } from '../../model/executable.ts';
import type { Key } from '../../protocol/record.ts';
import { latestOf } from '../state/latest-version.ts';
import { formVersionsUnit } from '../state/unit-id.ts';
import type { Work } from '../work.ts';
import type { ElementContext, Failure } from './element-handler.ts';
import { evaluateDateText, evaluateString, evaluateStringList } from './expressions.ts';
import type { Result } from './expressions.ts';

/** What the expressions of a user task came to; absent: the model or its expression says nothing. */
export interface EvaluatedUserTask {
  readonly assignee?: string;
  readonly candidateGroups?: readonly string[];
  readonly candidateUsers?: readonly string[];
  readonly dueDate?: string;
  readonly followUpDate?: string;
  /** Of the latest form with the model's `formId`. */
  readonly formKey?: Key;
  readonly externalFormReference?: string;
}

type Evaluator<T> = (work: Work, expression: Expression, scopeKey: Key) => Result<T>;

/** Static assignees are strings whatever they look like (rule 119). */
const evaluateAssignee: Evaluator<string> = (work, expression, scopeKey) => (expression.kind === 'static' ? { ok: true, value: expression.text } : evaluateString(work, expression, scopeKey));

/** In Zeebe's order: the first that fails is the incident. */
export function evaluateUserTask(work: Work, task: UserTaskProperties, context: ElementContext): EvaluatedUserTask | Failure {
  const fields: readonly (readonly [keyof EvaluatedUserTask, Expression | undefined, Evaluator<unknown>])[] = [
    ['assignee', task.assignee, evaluateAssignee],
    ['candidateGroups', task.candidateGroups, evaluateStringList],
    ['candidateUsers', task.candidateUsers, evaluateStringList],
    ['dueDate', task.dueDate, evaluateDateText],
    ['followUpDate', task.followUpDate, evaluateDateText],
  ];
  const evaluated: Partial<Record<keyof EvaluatedUserTask, unknown>> = {};
  for (const [field, expression, evaluate] of fields) {
    const result = expression && evaluate(work, expression, context.key);
    if (result && !result.ok) return { errorType: 'EXTRACT_VALUE_ERROR', message: result.message };
    if (result) evaluated[field] = result.value;
  }
  const formKey = task.formId && formKeyOf(work, task.formId, context);
  if (typeof formKey === 'object') return formKey;
  if (formKey !== undefined) evaluated.formKey = formKey;
  return evaluated as EvaluatedUserTask;
}

/** Rule 120. */
function formKeyOf(work: Work, expression: Expression, context: ElementContext): Key | Failure {
  const formId = evaluateString(work, expression, context.key);
  if (!formId.ok) return { errorType: 'EXTRACT_VALUE_ERROR', message: formId.message };
  const form = latestOf(work.state.get(formVersionsUnit(formId.value), 'form-versions', formId.value));
  return form ? form.value : {
    errorType: 'FORM_NOT_FOUND',
    message: `Expected to find a form with id '${formId.value}', but no form with this id is found, at least a form with this id should be available. To resolve the Incident please deploy a form with the same id`,
  };
}

/** A form outside the engine; only of native user tasks. */
export function evaluateExternalForm(work: Work, { externalFormReference }: UserTaskProperties, context: ElementContext): Pick<EvaluatedUserTask, 'externalFormReference'> | Failure {
  if (!externalFormReference) return {};
  const result = evaluateString(work, externalFormReference, context.key);
  return result.ok ? { externalFormReference: result.value } : { errorType: 'EXTRACT_VALUE_ERROR', message: result.message };
}

export const isFailure = (value: object): value is Failure => 'errorType' in value && 'message' in value;
