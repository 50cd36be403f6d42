import { NO_KEY } from '../../protocol/key.ts';
import type { CompensationSubscriptionValue } from '../../protocol/event-values.ts';
import type { Key } from '../../protocol/record.ts';
import type { Activity, BoundaryEvent, EndEvent, IntermediateThrowEvent } from '../../model/executable.ts';
import type { StoredCompensation } from '../state/family.ts';
import type { Work } from '../work.ts';
import type { ElementContext } from './element-handler.ts';
import { contextOf, instanceOf, valueFor } from './elements.ts';
import { activated, activating, complete, completed, completing } from './transitions.ts';

interface Subscription { readonly key: Key; readonly value: StoredCompensation }

/** Oldest first, whichever of the scopes they are in. */
const subscriptionsIn = (work: Work, ...scopeKeys: readonly Key[]): Subscription[] => scopeKeys
  .flatMap((scopeKey) => [...work.state.owned(work.unit, 'compensation-subscription', scopeKey)])
  .filter(({ value }) => value.state === 'CREATED')
  .sort(({ key: a }, { key: b }) => a.length - b.length || (a < b ? -1 : 1));

const recordOf = ({ state: _, ...value }: StoredCompensation): CompensationSubscriptionValue => value;

const boundaryOf = (element: Activity): BoundaryEvent | undefined => element.boundaryEvents.find((event) => event.eventType === 'COMPENSATION' && event.compensationHandler);

/**
 * Rule 92: a completing activity leaves a subscription behind when it has a compensation boundary event; a sub-process also when something
 * inside it did, so that a throw event outside finds the way in.
 */
export function openCompensation(work: Work, element: Activity, context: ElementContext): void {
  const handler = boundaryOf(element)?.compensationHandler;
  const isScope = element.elementType === 'SUB_PROCESS' || element.elementType === 'MULTI_INSTANCE_BODY';
  if (!handler && !(isScope && subscriptionsIn(work, context.key).length > 0)) return;
  const { processInstanceKey, processDefinitionKey, flowScopeKey, tenantId } = context.value;
  work.event('COMPENSATION_SUBSCRIPTION', 'CREATED', work.nextKey(), {
    processInstanceKey, processDefinitionKey, compensableActivityId: element.id, compensableActivityInstanceKey: context.key, compensableActivityScopeKey: flowScopeKey,
    throwEventId: '', throwEventInstanceKey: NO_KEY, compensationHandlerId: handler?.id ?? '', compensationHandlerInstanceKey: NO_KEY, variables: {}, tenantId,
  });
}

/** A compensation handler has completed; when nothing of what its throw event started is left, that event completes. */
export function closeCompensation(work: Work, element: Activity, context: ElementContext): void {
  if (!element.isForCompensation) return;
  const done = work.state.list(work.unit, 'compensation-subscription').find(({ value }) => value.compensationHandlerInstanceKey === context.key);
  if (!done) return;
  closeUpwards(work, done);
  const { throwEventInstanceKey } = done.value;
  if (work.state.list(work.unit, 'compensation-subscription').some(({ value }) => value.throwEventInstanceKey === throwEventInstanceKey)) return;
  const thrower = instanceOf(work, throwEventInstanceKey);
  if (thrower) complete(work, contextOf(thrower));
}

/** With the last subscription in a scope that of the scope itself is completed, unless it waits for a handler of its own. */
function closeUpwards(work: Work, { key, value }: Subscription): void {
  work.event('COMPENSATION_SUBSCRIPTION', 'COMPLETED', key, recordOf(value));
  const left = work.state.list(work.unit, 'compensation-subscription');
  if (left.some((other) => other.value.compensableActivityScopeKey === value.compensableActivityScopeKey)) return;
  const scope = left.find((other) => other.value.compensableActivityInstanceKey === value.compensableActivityScopeKey && other.value.compensationHandlerId === '');
  if (scope) closeUpwards(work, scope);
}

/** A scope that ends by being terminated, or an instance that ends, takes its subscriptions with it. */
export function deleteCompensation(work: Work, context: ElementContext): void {
  const isProcess = context.value.bpmnElementType === 'PROCESS';
  for (const { key, value } of work.state.list(work.unit, 'compensation-subscription')) {
    if (isProcess ? value.processInstanceKey === context.key : value.compensableActivityScopeKey === context.key) work.event('COMPENSATION_SUBSCRIPTION', 'DELETED', key, recordOf(value));
  }
}

/** Starts the handlers of everything completed in the scope of the throw event, nested sub-processes included. How many it has to wait for. */
export function throwCompensation(work: Work, element: EndEvent | IntermediateThrowEvent, context: ElementContext): number {
  const wanted = element.compensation?.activityId;
  let started = 0;
  for (const subscription of subscriptionsIn(work, ...scopesOf(work, context))) {
    if (wanted === undefined || subscription.value.compensableActivityId === wanted) started += start(work, subscription, element, context);
  }
  return started;
}

/** From within an event sub-process the scope around it is meant as well. */
function scopesOf(work: Work, context: ElementContext): Key[] {
  const scope = instanceOf(work, context.value.flowScopeKey);
  return scope?.value.bpmnElementType === 'EVENT_SUB_PROCESS' ? [scope.key, scope.value.flowScopeKey] : [context.value.flowScopeKey];
}

function start(work: Work, { key, value }: Subscription, thrower: EndEvent | IntermediateThrowEvent, context: ElementContext): number {
  const handlerKey = value.compensationHandlerId === '' ? NO_KEY : activateHandler(work, value, context);
  work.event('COMPENSATION_SUBSCRIPTION', 'TRIGGERED', key, { ...recordOf(value), throwEventId: thrower.id, throwEventInstanceKey: context.key, compensationHandlerInstanceKey: handlerKey });
  let started = handlerKey === NO_KEY ? 0 : 1;
  for (const inner of subscriptionsIn(work, value.compensableActivityInstanceKey)) started += start(work, inner, thrower, context);
  return started;
}

/** The boundary event passes in one go, then its handler begins; both in the scope of the throw event. */
function activateHandler(work: Work, value: StoredCompensation, thrower: ElementContext): Key {
  const graph = work.graph(value.processDefinitionKey);
  const scope = instanceOf(work, thrower.value.flowScopeKey);
  const activity = graph.elements.get(value.compensableActivityId);
  const boundary = activity && 'boundaryEvents' in activity ? boundaryOf(activity) : undefined;
  if (!scope || !boundary?.compensationHandler) throw new Error(`Expected activity '${value.compensableActivityId}' to have a compensation handler, but it has none`);
  const context = { key: work.nextKey(), value: valueFor(contextOf(scope), boundary) };
  activating(work, context);
  activated(work, context);
  completing(work, context);
  completed(work, boundary, context, true);
  const key = work.nextKey();
  // What started it says so in its records, not what it is: begun by a modification it is an activity as any other.
  work.follow('PROCESS_INSTANCE', 'ACTIVATE_ELEMENT', key, { ...valueFor(contextOf(scope), boundary.compensationHandler), bpmnEventType: 'COMPENSATION' });
  return key;
}
