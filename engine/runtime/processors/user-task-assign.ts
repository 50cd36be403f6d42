import type { UserTaskValue } from '../../protocol/user-task-value.ts';
import type { Work } from '../work.ts';
import type { Processor } from './processor.ts';
import { findUserTask } from './user-task-found.ts';

/** Gives it to somebody, or to nobody, whoever has it. */
export const assignUserTask: Processor<'USER_TASK'> = (work, { key, value }) => {
  const task = findUserTask(work, key, 'assign');
  if (task) assign(work, task, value, 'assign');
};

/** Takes it, unless another has it. */
export const claimUserTask: Processor<'USER_TASK'> = (work, { key, value }) => {
  const task = findUserTask(work, key, 'claim');
  if (!task) return;
  const { assignee } = value;
  if (assignee.trim() === '') return work.reject('INVALID_STATE', `Expected to claim user task with key '${key}', but provided assignee is empty`);
  if (task.assignee.trim() !== '' && task.assignee !== assignee) return work.reject('INVALID_STATE', `Expected to claim user task with key '${key}', but it has already been assigned`);
  assign(work, task, value, 'claim');
};

function assign(work: Work, task: UserTaskValue, { assignee, action }: UserTaskValue, verb: string): void {
  const assigned = { ...task, assignee, action: action || verb };
  work.event('USER_TASK', 'ASSIGNING', task.userTaskKey, assigned);
  work.answer(work.event('USER_TASK', 'ASSIGNED', task.userTaskKey, assigned));
}
