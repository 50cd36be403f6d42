import type { ExecutionListener, FlowNode } from '../../model/executable.ts';
import type { Work } from '../work.ts';
import type { ElementContext, Failure } from './element-handler.ts';
import { instanceOf } from './elements.ts';
import { createJob, evaluateJob } from './jobs.ts';
import { consumeTrigger, findTrigger } from './triggers.ts';
import { mergeLocal, textsOf } from './variables.ts';

type EventType = ExecutionListener['eventType'];

const listenersOf = (element: FlowNode, eventType: EventType): readonly ExecutionListener[] => element.executionListeners.filter((each) => each.eventType === eventType);

/**
 * The job of the next listener of this turn, if there is one left (rule 58): they run one after another, at the start between input mappings and the
 * element's own job, at the end between output mappings and leaving. `done`: there is none, the turn goes on.
 */
export function nextListener(work: Work, element: FlowNode, context: ElementContext, eventType: EventType): Failure | 'waits' | 'done' {
  const listener = listenersOf(element, eventType)[instanceOf(work, context.key)?.listenersRun ?? 0];
  if (!listener) return 'done';
  const properties = evaluateJob(work, listener, context);
  if ('errorType' in properties) return properties;
  createJob(work, properties, context, 'EXECUTION_LISTENER');
  return 'waits';
}

/** What a listener's job brought: local to the element before it starts, local to the scope around it once it is done (no climbing as in rule 21). */
export function mergeListenerVariables(work: Work, element: FlowNode, context: ElementContext, eventType: EventType): void {
  const trigger = findTrigger(work, context.key, (each) => each.targetElementId === element.id);
  if (!trigger) return;
  mergeLocal(work, eventType === 'start' ? context.key : context.value.flowScopeKey, textsOf(trigger.variables), context.value);
  consumeTrigger(work, trigger, context);
}
