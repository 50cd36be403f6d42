import type { Activity, FlowNode } from '../../model/executable.ts';
import type { Work } from '../work.ts';
import { unsubscribe } from './catch-events.ts';
import { closeCompensation, openCompensation } from './compensation.ts';
import type { ElementContext, Failure } from './element-handler.ts';
import { incidentsOf, resolveIncidents } from './incidents.ts';
import { applyOutputMappings } from './mappings.ts';
import { completed, takeOutgoing, tellTerminated, terminated, terminatedSilently } from './transitions.ts';
import { activateTriggered, boundaryTriggerOf } from './triggers.ts';

/** The order of rule 3: output mappings, boundary events, compensation, COMPLETED, outgoing flows. */
export function completeActivity(work: Work, element: Activity, context: ElementContext): Failure | undefined {
  const failure = applyOutputMappings(work, element, context);
  if (failure) return failure;
  unsubscribe(work, context);
  return leaveActivity(work, element, context);
}

/** With what compensation has to do with it: a subscription left behind, and word to who started this as a handler. */
export function leaveActivity(work: Work, element: Activity, context: ElementContext): Failure | undefined {
  openCompensation(work, element, context);
  const failure = leave(work, element, context);
  if (!failure) closeCompensation(work, element, context);
  return failure;
}

export function leave(work: Work, element: FlowNode, context: ElementContext): Failure | undefined {
  const failure = completed(work, element, context);
  if (failure) return failure;
  takeOutgoing(work, element, context);
  return undefined;
}

/** Start events, intermediate throw events, manual and undefined tasks are gone before their incidents are, and the scope hears of it last. */
export function terminateBeforeIncidents(work: Work, context: ElementContext): void {
  const count = incidentsOf(work, context);
  terminatedSilently(work, context);
  resolveIncidents(work, context, count);
  tellTerminated(work, context);
}

/** Gives back subscriptions and incidents, ends, and makes way for the boundary event that asked for it, if one did (rule 78). */
export function terminateActivity(work: Work, context: ElementContext): void {
  unsubscribe(work, context);
  resolveIncidents(work, context);
  const boundary = boundaryTriggerOf(work, context);
  if (!boundary) return terminated(work, context);
  terminatedSilently(work, context);
  activateTriggered(work, boundary.event, context, boundary.found);
}
