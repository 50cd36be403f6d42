import type { StartEvent } from '../../model/executable.ts';
import { subscribe } from './catch-events.ts';
import type { ElementHandler } from './element-handler.ts';
import { contextOf, elementOf, instanceOf } from './elements.ts';
import { leave, terminateBeforeIncidents } from './activity.ts';
import { applyOutputMappings } from './mappings.ts';
import { activated, complete } from './transitions.ts';

export const startEventHandler: ElementHandler<StartEvent> = {
  activate(work, _element, context) {
    activated(work, context);
    complete(work, context);
    return undefined;
  },
  /** Rule 81: the subscriptions of the scope are opened here, after the event's own mappings. */
  complete(work, element, context) {
    const failure = applyOutputMappings(work, element, context);
    if (failure) return failure;
    const scope = instanceOf(work, context.value.flowScopeKey);
    const unsubscribed = scope && subscribe(work, elementOf(work, scope.value), contextOf(scope));
    if (unsubscribed) return unsubscribed;
    return leave(work, element, context);
  },
  terminate(work, _element, context) {
    terminateBeforeIncidents(work, context);
  },
};
