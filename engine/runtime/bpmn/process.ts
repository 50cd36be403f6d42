import type { ProcessElement } from '../../model/executable.ts';
import { instanceKeyOf } from '../state/unit-id.ts';
import type { Work } from '../work.ts';
import { unsubscribe } from './catch-events.ts';
import { deleteCompensation } from './compensation.ts';
import type { ContainerHandler, ElementContext } from './element-handler.ts';
import { instanceOf, isIdle, valueFor } from './elements.ts';
import { resolveIncidents } from './incidents.ts';
import { freeStartLock } from './message-start.ts';
import { sendResult } from './result.ts';
import { scopeChildTerminated } from './scope.ts';
import { activateChild, activated, complete, completed, terminateChildren, terminated } from './transitions.ts';
import { activateTriggeredStart, findTrigger } from './triggers.ts';

export const processHandler: ContainerHandler<ProcessElement> = {
  activate(work, element, context) {
    activated(work, context);
    activateStart(work, element, context);
    return undefined;
  },
  complete(work, element, context) {
    unsubscribe(work, context);
    deleteCompensation(work, context);
    const free = freeStartLock(work, context);
    if (instanceKeyOf(work.unit) === context.key) sendResult(work, context);
    const failure = completed(work, element, context);
    if (!failure) free();
    return failure;
  },
  terminate(work, _element, context) {
    unsubscribe(work, context);
    resolveIncidents(work, context);
    deleteCompensation(work, context);
    if (terminateChildren(work, context)) end(work, context);
  },
  afterPathCompleted(work, _element, context) {
    const process = instanceOf(work, context.key);
    if (process && isIdle(process)) complete(work, context);
  },
  childTerminated(work, _element, context) {
    scopeChildTerminated(work, context, () => end(work, context));
  },
};

/** What triggered the instance (message, timer, signal) says which start event it is; else the one without a trigger. */
function activateStart(work: Work, element: ProcessElement, context: ElementContext): void {
  const found = findTrigger(work, context.key);
  const start = found && element.startEvents.find((each) => each.id === found.targetElementId);
  if (found && start) return activateTriggeredStart(work, { key: work.nextKey(), value: valueFor(context, start) }, found, context);
  if (element.noneStartEvent) activateChild(work, element.noneStartEvent, context);
}

function end(work: Work, context: ElementContext): void {
  const free = freeStartLock(work, context);
  terminated(work, context);
  free();
}
