import { NO_KEY } from '../../protocol/key.ts';
import type { UserTaskProperties } from '../../model/executable.ts';
import type { Work } from '../work.ts';
import type { ElementContext } from './element-handler.ts';
import { instanceOf } from './elements.ts';
import type { EvaluatedUserTask } from './user-task-properties.ts';

/** Rule 121: a user task without a job. */
export function createUserTask(work: Work, { headers = {} }: UserTaskProperties, evaluated: EvaluatedUserTask, context: ElementContext): void {
  const { bpmnProcessId, version, processDefinitionKey, processInstanceKey, elementId, tenantId } = context.value;
  const { assignee = '', candidateGroups = [], candidateUsers = [], dueDate = '', followUpDate = '', formKey = NO_KEY, externalFormReference = '' } = evaluated;
  const userTaskKey = work.nextKey();
  const task = {
    userTaskKey, assignee, candidateGroupsList: candidateGroups, candidateUsersList: candidateUsers, dueDate, followUpDate, formKey, externalFormReference,
    variables: {}, customHeaders: headers, changedAttributes: [], action: '', creationTimestamp: work.nowMs,
    elementId, elementInstanceKey: context.key, processInstanceKey, bpmnProcessId, processDefinitionVersion: version, processDefinitionKey, tenantId,
  };
  work.event('USER_TASK', 'CREATING', userTaskKey, task);
  work.event('USER_TASK', 'CREATED', userTaskKey, task);
}

/** The open user task of an ending element goes with it. */
export function cancelUserTask(work: Work, context: ElementContext): void {
  const key = instanceOf(work, context.key)?.userTaskKey;
  const task = key === undefined ? undefined : work.state.get(work.unit, 'user-task', key);
  if (key === undefined || !task) return;
  work.event('USER_TASK', 'CANCELING', key, task);
  work.event('USER_TASK', 'CANCELED', key, task);
}
