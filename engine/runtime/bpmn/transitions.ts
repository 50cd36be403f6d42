import { NO_KEY } from '../../protocol/key.ts';
import type { Key, LogRecord } from '../../protocol/record.ts';
import type { FlowNode, ProcessElement, SequenceFlow } from '../../model/executable.ts';
import type { Work } from '../work.ts';
import { containerHandler } from './containers.ts';
import type { ElementContext, Failure } from './element-handler.ts';
import { contextOf, elementOf, instanceOf, parentOf, siblingValue, valueFor } from './elements.ts';
import { ALLOWED } from './lifecycle.ts';
import type { LifecycleIntent, Stage } from './lifecycle.ts';

/** Children terminated by one PROCESS_INSTANCE_BATCH.TERMINATE; the rest by further ones. */
export const TERMINATE_PORTION = 100;

function transition(work: Work, context: ElementContext, intent: LifecycleIntent): LogRecord {
  const stage: Stage = instanceOf(work, context.key)?.state ?? 'NONE';
  if (!ALLOWED[intent].includes(stage)) throw new Error(`Expected to write ${intent} of element instance with key '${context.key}', but it is ${stage}`);
  return work.event('PROCESS_INSTANCE', intent, context.key, context.value);
}

/** These two do nothing when the step is repeated after an incident. */
export function activating(work: Work, context: ElementContext): void {
  if (instanceOf(work, context.key)?.state !== 'ACTIVATING') transition(work, context, 'ELEMENT_ACTIVATING');
}
export function completing(work: Work, context: ElementContext): void {
  if (instanceOf(work, context.key)?.state !== 'COMPLETING') transition(work, context, 'ELEMENT_COMPLETING');
}
export const terminating = (work: Work, context: ElementContext): LogRecord => transition(work, context, 'ELEMENT_TERMINATING');
export const activated = (work: Work, context: ElementContext): void => void transition(work, context, 'ELEMENT_ACTIVATED');

/** Completes; at the end of a path the scope around it is asked before and told after. `goesOn`: the path continues by other means than flows. */
export function completed(work: Work, element: FlowNode | ProcessElement, context: ElementContext, goesOn = false): Failure | undefined {
  const isEnd = !goesOn && (element.elementType === 'PROCESS' || element.outgoing.length === 0);
  const before = isEnd ? parentOf(work, context.value) : undefined;
  let satisfied = false;
  if (before) {
    const outcome = containerHandler(before.value.bpmnElementType)?.beforePathCompleted?.(work, elementOf(work, before.value) as never, contextOf(before), context);
    if (outcome && 'failure' in outcome) return outcome.failure;
    satisfied = outcome?.satisfied ?? false;
  }
  transition(work, context, 'ELEMENT_COMPLETED');
  const after = before && instanceOf(work, before.key);
  if (after) containerHandler(after.value.bpmnElementType)?.afterPathCompleted(work, elementOf(work, after.value) as never, contextOf(after), context, satisfied);
  return undefined;
}

/** Terminates and tells nobody: for an activity whose boundary event takes over. */
export const terminatedSilently = (work: Work, context: ElementContext): void => void transition(work, context, 'ELEMENT_TERMINATED');

/** Whom `terminated` has still to tell, while it is telling somebody. */
let untold: (() => void)[] | undefined;

/** Terminates and tells the scope around it, which may end by that and tells the next. One after the other: called processes are nested a thousand deep, the stack is not. */
export function terminated(work: Work, context: ElementContext): void {
  terminatedSilently(work, context);
  tellTerminated(work, context);
}

/** Tells the scope around it. */
export function tellTerminated(work: Work, context: ElementContext): void {
  const parent = parentOf(work, context.value);
  if (!parent) return;
  const tell = (): void => containerHandler(parent.value.bpmnElementType)?.childTerminated(work, elementOf(work, parent.value) as never, contextOf(parent), context);
  if (untold) return void untold.push(tell);
  const telling = (untold = [tell]);
  try {
    for (let next = telling.shift(); next; next = telling.shift()) next();
  } finally {
    untold = undefined;
  }
}

/** All outgoing flows, conditions or not (rule 6), in the visiting order (rule 4). */
export function takeOutgoing(work: Work, element: FlowNode, context: ElementContext): void {
  for (const flow of element.outgoing) takeFlow(work, flow, context);
}

export function takeFlow(work: Work, flow: SequenceFlow, context: ElementContext): void {
  work.event('PROCESS_INSTANCE', 'SEQUENCE_FLOW_TAKEN', work.nextKey(), siblingValue(context, flow));
  activateBeside(work, flow.target, context);
}

/** Activates an element in the scope that the given one lives in. */
export function activateBeside(work: Work, element: FlowNode, context: ElementContext): Key {
  const key = work.nextKey();
  work.follow('PROCESS_INSTANCE', 'ACTIVATE_ELEMENT', key, siblingValue(context, element));
  return key;
}

export function activateChild(work: Work, element: FlowNode, scope: ElementContext, key: Key = NO_KEY): void {
  work.follow('PROCESS_INSTANCE', 'ACTIVATE_ELEMENT', key, valueFor(scope, element));
}

export const complete = (work: Work, context: ElementContext): void => work.follow('PROCESS_INSTANCE', 'COMPLETE_ELEMENT', context.key, context.value);
export const terminate = (work: Work, context: ElementContext): void => work.follow('PROCESS_INSTANCE', 'TERMINATE_ELEMENT', context.key, context.value);

/** Sends all children to their end, in portions by commands of their own, as Zeebe does. True when there are none. */
export function terminateChildren(work: Work, context: ElementContext): boolean {
  const scope = instanceOf(work, context.key);
  if (!scope || scope.children === 0) return true;
  work.follow('PROCESS_INSTANCE_BATCH', 'TERMINATE', work.nextKey(), { processInstanceKey: context.value.processInstanceKey, batchElementInstanceKey: context.key, index: NO_KEY, tenantId: context.value.tenantId });
  return false;
}
