import type { Processor } from './processor.ts';
import { findUserTask } from './user-task-found.ts';

/** Changes what `changedAttributes` names; dates are taken as they are written. */
export const updateUserTask: Processor<'USER_TASK'> = (work, { key, value }) => {
  const task = findUserTask(work, key, 'update');
  if (!task) return;
  const { changedAttributes, action } = value;
  const changed = { ...task, ...Object.fromEntries(changedAttributes.map((attribute) => [attribute, value[attribute]])), changedAttributes, action: action || 'update' };
  work.event('USER_TASK', 'UPDATING', key, changed);
  work.answer(work.event('USER_TASK', 'UPDATED', key, changed));
};
