import type { UserTaskValue } from '../../protocol/user-task-value.ts';
import type { Key } from '../../protocol/record.ts';
import type { Work } from '../work.ts';

/** The user task that a client speaks of, if it is there; else the command is refused. It has one state as long as it is there, so nothing else can be wrong with it. */
export function findUserTask(work: Work, key: Key, verb: string): UserTaskValue | undefined {
  const task = work.state.get(work.unit, 'user-task', key);
  if (!task) work.reject('NOT_FOUND', `Expected to ${verb} user task with key '${key}', but no such user task was found`);
  return task;
}
