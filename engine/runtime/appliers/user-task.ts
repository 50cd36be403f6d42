import type { Applier } from './applier.ts';
import { changeElement } from './change-element.ts';

type UserTaskApplier = Applier<'USER_TASK'>;

export const userTaskCreating: UserTaskApplier = ({ key, value, unit }, state) => {
  state.put(unit, 'user-task', key, value);
  changeElement(state, unit, value.elementInstanceKey, () => ({ userTaskKey: key }));
};

/** Completed or canceled. */
export const userTaskGone: UserTaskApplier = ({ key, value, unit }, state) => {
  state.remove(unit, 'user-task', key);
  changeElement(state, unit, value.elementInstanceKey, () => ({ userTaskKey: undefined }));
};

/** What a client called its doing, and what an update names as changed, stays in the record: the task keeps only what it is. */
export const userTaskAssigned: UserTaskApplier = ({ key, value: { assignee }, unit }, state) => {
  const task = state.get(unit, 'user-task', key);
  if (task) state.put(unit, 'user-task', key, { ...task, assignee });
};

export const userTaskUpdated: UserTaskApplier = ({ key, value, unit }, state) => {
  const task = state.get(unit, 'user-task', key);
  if (task) state.put(unit, 'user-task', key, { ...task, ...Object.fromEntries(value.changedAttributes.map((attribute) => [attribute, value[attribute]])) });
};

export const userTaskMigrated: UserTaskApplier = ({ key, value: { elementId, bpmnProcessId, processDefinitionKey, processDefinitionVersion }, unit }, state) => {
  const task = state.get(unit, 'user-task', key);
  if (task) state.put(unit, 'user-task', key, { ...task, elementId, bpmnProcessId, processDefinitionKey, processDefinitionVersion });
};
