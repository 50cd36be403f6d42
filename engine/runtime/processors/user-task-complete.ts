import { contextOf, instanceOf } from '../bpmn/elements.ts';
import { complete } from '../bpmn/transitions.ts';
import { writeTrigger } from '../bpmn/triggers.ts';
import type { Processor } from './processor.ts';
import { findUserTask } from './user-task-found.ts';

/** Whoever it is assigned to: who may complete it is the client's affair, as in Zeebe 8.5. */
export const completeUserTask: Processor<'USER_TASK'> = (work, { key, value: { variables, action } }) => {
  const task = findUserTask(work, key, 'complete');
  if (!task) return;
  const done = { ...task, variables, action: action || 'complete' };
  work.event('USER_TASK', 'COMPLETING', key, done);
  work.answer(work.event('USER_TASK', 'COMPLETED', key, done));
  const element = instanceOf(work, task.elementInstanceKey);
  const scope = element && instanceOf(work, element.value.flowScopeKey);
  // While the scope is on its way out, the element waits for its own termination.
  if (!element || scope?.state !== 'ACTIVATED') return;
  writeTrigger(work, contextOf(element), element.value.elementId, variables);
  complete(work, contextOf(element));
};
