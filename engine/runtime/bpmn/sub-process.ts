import type { EventSubProcess, SubProcess } from '../../model/executable.ts';
import type { Work } from '../work.ts';
import { completeActivity, leave, terminateActivity } from './activity.ts';
import { unsubscribe } from './catch-events.ts';
import { deleteCompensation } from './compensation.ts';
import type { ContainerHandler, ElementContext } from './element-handler.ts';
import { instanceOf, isIdle } from './elements.ts';
import { resolveIncidents } from './incidents.ts';
import { applyInputMappings, applyOutputMappings } from './mappings.ts';
import { scopeChildTerminated } from './scope.ts';
import { activateChild, activated, complete, terminateChildren, terminated } from './transitions.ts';

function completeIfIdle(work: Work, context: ElementContext): void {
  const scope = instanceOf(work, context.key);
  if (scope && isIdle(scope)) complete(work, context);
}

export const subProcessHandler: ContainerHandler<SubProcess> = {
  activate(work, element, context) {
    const failure = applyInputMappings(work, element, context);
    if (failure) return failure;
    activated(work, context);
    if (element.noneStartEvent) activateChild(work, element.noneStartEvent, context);
    return undefined;
  },
  complete: completeActivity,
  terminate(work, _element, context) {
    unsubscribe(work, context);
    resolveIncidents(work, context);
    deleteCompensation(work, context);
    if (terminateChildren(work, context)) terminateActivity(work, context);
  },
  afterPathCompleted: (work, _element, context) => completeIfIdle(work, context),
  childTerminated: (work, _element, context) => scopeChildTerminated(work, context, () => terminateActivity(work, context)),
};

export const eventSubProcessHandler: ContainerHandler<EventSubProcess> = {
  activate(work, element, context) {
    const failure = applyInputMappings(work, element, context);
    if (failure) return failure;
    activated(work, context);
    activateChild(work, element.startEvent, context);
    return undefined;
  },
  complete(work, element, context) {
    const failure = applyOutputMappings(work, element, context);
    if (failure) return failure;
    unsubscribe(work, context);
    return leave(work, element, context);
  },
  terminate(work, _element, context) {
    unsubscribe(work, context);
    deleteCompensation(work, context);
    resolveIncidents(work, context);
    if (terminateChildren(work, context)) terminated(work, context);
  },
  afterPathCompleted: (work, _element, context) => completeIfIdle(work, context),
  childTerminated: (work, _element, context) => scopeChildTerminated(work, context, () => terminated(work, context)),
};
