import type { BoundaryEvent, IntermediateCatchEvent, ReceiveTask } from '../../model/executable.ts';
import { completeActivity, leave, terminateActivity } from './activity.ts';
import { subscribe, unsubscribe } from './catch-events.ts';
import type { ElementHandler } from './element-handler.ts';
import { resolveIncidents } from './incidents.ts';
import { applyInputMappings, applyOutputMappings } from './mappings.ts';
import { activated, complete, terminated } from './transitions.ts';

export const intermediateCatchHandler: ElementHandler<IntermediateCatchEvent> = {
  activate(work, element, context) {
    const failure = applyInputMappings(work, element, context) ?? subscribe(work, element, context);
    if (failure) return failure;
    activated(work, context);
    // A link is only jumped to: there is nothing to wait for (rule 93).
    if (element.eventType === 'LINK') complete(work, context);
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
    resolveIncidents(work, context);
    terminated(work, context);
  },
};

export const receiveTaskHandler: ElementHandler<ReceiveTask> = {
  activate(work, element, context) {
    const failure = applyInputMappings(work, element, context) ?? subscribe(work, element, context);
    if (failure) return failure;
    activated(work, context);
    return undefined;
  },
  complete: completeActivity,
  terminate: (work, _element, context) => terminateActivity(work, context),
};

/** Comes to life by being triggered (`activateTriggered`). A flow that leads to one passes validation; Zeebe ends there with an exception. */
export const boundaryEventHandler: ElementHandler<BoundaryEvent> = {
  activate: (_work, element) => ({ errorType: 'UNKNOWN', message: `Expected boundary event '${element.id}' to be triggered at its activity, but a sequence flow leads to it` }),
  complete(work, element, context) {
    const failure = applyOutputMappings(work, element, context);
    return failure ?? leave(work, element, context);
  },
  terminate(work, _element, context) {
    resolveIncidents(work, context);
    terminated(work, context);
  },
};
