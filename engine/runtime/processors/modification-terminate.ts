import { NO_KEY, isKey } from '../../protocol/key.ts';
import type { Key } from '../../protocol/record.ts';
import { unsubscribe } from '../bpmn/catch-events.ts';
import { deleteCompensation } from '../bpmn/compensation.ts';
import { childrenOf, contextOf, instanceOf, isIdle } from '../bpmn/elements.ts';
import { resolveIncidents } from '../bpmn/incidents.ts';
import { cancelJob } from '../bpmn/jobs.ts';
import { freeStartLock } from '../bpmn/message-start.ts';
import { cancelUserTask } from '../bpmn/native-user-task.ts';
import { Refusal } from '../bpmn/refusal.ts';
import { terminatedSilently, terminating } from '../bpmn/transitions.ts';
import type { ElementInstance } from '../state/element-instance.ts';
import type { Work } from '../work.ts';

/**
 * Ends an element of a modified instance within the command itself, before anything that was activated begins: with all that is in it, then
 * the scopes around it that are left empty, but for those that an activation needs (rule 112). Throws `Refusal` when that would end a called process; one that is named itself ends, and its call activity waits on.
 */
export function terminateNow(work: Work, element: ElementInstance, needed: ReadonlySet<Key>): void {
  endAll(work, element);
  for (let scope = instanceOf(work, element.value.flowScopeKey); scope && isIdle(scope) && !needed.has(scope.key); scope = instanceOf(work, scope.value.flowScopeKey)) endEmptied(work, scope);
}

function endEmptied(work: Work, element: ElementInstance): void {
  const { bpmnElementType, bpmnProcessId, parentElementInstanceKey } = element.value;
  if (bpmnElementType === 'PROCESS' && isKey(parentElementInstanceKey)) {
    throw new Refusal('INVALID_ARGUMENT', `Expected to modify instance of process '${bpmnProcessId}' but the given instructions would terminate the instance. The instance was created by a call activity in the parent process. To terminate this instance please modify the parent process instead.`);
  }
  endAll(work, element);
}

function endAll(work: Work, element: ElementInstance): void {
  if (element.state === 'TERMINATING') return;
  const context = contextOf(element);
  terminating(work, context);
  cancelJob(work, context);
  cancelUserTask(work, context);
  resolveIncidents(work, context);
  unsubscribe(work, context);
  deleteCompensation(work, context);
  const called = instanceOf(work, element.calledKey ?? NO_KEY);
  if (called) endAll(work, called);
  for (const child of childrenOf(work, element.key)) endAll(work, child);
  const free = element.value.bpmnElementType === 'PROCESS' ? freeStartLock(work, context) : () => {};
  terminatedSilently(work, context);
  free();
}
