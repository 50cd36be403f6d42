import type { Document } from '../../protocol/document.ts';
import type { Key } from '../../protocol/record.ts';
import type { CatchEvent, FlowNode } from '../../model/executable.ts';
import type { ElementInstance } from '../state/element-instance.ts';
import type { EventTrigger } from '../state/family.ts';
import type { Work } from '../work.ts';
import type { ElementContext } from './element-handler.ts';
import { childrenOf, contextOf, elementOf, instanceOf, siblingValue } from './elements.ts';
import { TERMINATE_PORTION, activateChild, activated, activating, complete, terminate, terminateChildren } from './transitions.ts';
import { mergeLocal, textsOf } from './variables.ts';
import { unsubscribeEventSubProcesses } from './catch-events.ts';

export interface FoundTrigger extends EventTrigger { readonly key: Key }

/** The oldest trigger kept at a scope, of those that `accept` likes. */
export function findTrigger(work: Work, scopeKey: Key, accept: (trigger: EventTrigger) => boolean = () => true): FoundTrigger | undefined {
  const found = work.state.find(work.unit, 'event-trigger', (value) => value.scopeKey === scopeKey && accept(value));
  return found && { key: found.key, ...found.value };
}

/** Whether an event may still trigger at that instance (rules 70, 79, 84). Inside of an event sub-process that interrupts, none reaches that sub-process itself. */
export function canTrigger(work: Work, instance: ElementInstance | undefined, targetElementId: string): instance is ElementInstance {
  if (!instance || instance.state !== 'ACTIVATED' || !instance.accepting || instanceOf(work, instance.value.flowScopeKey)?.interruptedBy !== undefined) return false;
  const target = work.graph(instance.value.processDefinitionKey).elements.get(targetElementId);
  return instance.interruptedBy === undefined || target?.elementType === 'BOUNDARY_EVENT';
}

export function writeTrigger(work: Work, scope: ElementContext, targetElementId: string, variables: Document): Key {
  const key = work.nextKey();
  const { processDefinitionKey, processInstanceKey, tenantId } = scope.value;
  work.event('PROCESS_EVENT', 'TRIGGERING', key, { scopeKey: scope.key, targetElementId, variables, processDefinitionKey, processInstanceKey, tenantId });
  return key;
}

export function consumeTrigger(work: Work, trigger: FoundTrigger, context: ElementContext): void {
  const { processDefinitionKey, processInstanceKey, tenantId } = context.value;
  work.event('PROCESS_EVENT', 'TRIGGERED', trigger.key, { scopeKey: trigger.scopeKey, targetElementId: trigger.targetElementId, variables: {}, processDefinitionKey, processInstanceKey, tenantId });
}

/** A message, timer, signal, error or escalation reached a catch event that `instance` holds open. The caller has asked `canTrigger`. */
export function trigger(work: Work, instance: ElementInstance, event: CatchEvent, variables: Document): void {
  const scope = contextOf(instance);
  if (event.elementType === 'START_EVENT') return triggerEventSubProcess(work, scope, event, variables);
  const key = writeTrigger(work, scope, event.id, variables);
  if (event.elementType !== 'BOUNDARY_EVENT') complete(work, scope);
  else if (event.interrupting) terminate(work, scope);
  else activateTriggered(work, event, scope, { key, scopeKey: scope.key, targetElementId: event.id, variables });
}

function triggerEventSubProcess(work: Work, scope: ElementContext, start: Extract<CatchEvent, { elementType: 'START_EVENT' }>, variables: Document): void {
  writeTrigger(work, scope, start.id, variables);
  if (!start.interrupting) return activateChild(work, start.flowScope as FlowNode, scope);
  unsubscribeEventSubProcesses(work, scope);
  if (interruptChildren(work, scope)) activateChild(work, start.flowScope as FlowNode, scope);
}

/** At once and not by a batch of their own, as Zeebe does here, unless there are many. True when there are none. */
function interruptChildren(work: Work, scope: ElementContext): boolean {
  if ((instanceOf(work, scope.key)?.children ?? 0) > TERMINATE_PORTION) return terminateChildren(work, scope);
  const children = childrenOf(work, scope.key);
  for (const child of children) if (child.state !== 'TERMINATING') terminate(work, contextOf(child));
  return children.length === 0;
}

/** After the children of an interrupted scope are gone: the event sub-process that did it begins, if it has not begun (and been ended) before. */
export function activateInterrupting(work: Work, scope: ElementInstance): boolean {
  if (scope.interruptedBy === undefined) return false;
  const found = work.graph(scope.value.processDefinitionKey).elements.get(scope.interruptedBy);
  if (found?.elementType !== 'EVENT_SUB_PROCESS' || !findTrigger(work, scope.key, (each) => each.targetElementId === found.startEvent.id)) return false;
  activateChild(work, found, contextOf(scope));
  return true;
}

/** A triggered event comes to life at once, with what it was triggered with as its locals (rule 33). `beside`: lives in the same flow scope. */
export function activateTriggered(work: Work, event: FlowNode, beside: ElementContext, found: FoundTrigger): void {
  consumeTrigger(work, found, beside);
  begin(work, { key: work.nextKey(), value: siblingValue(beside, event) }, found.variables);
}

/** The same for the start event of a process, a child of the new instance. */
export function activateTriggeredStart(work: Work, started: ElementContext, found: FoundTrigger, context: ElementContext): void {
  consumeTrigger(work, found, context);
  begin(work, started, found.variables);
}

function begin(work: Work, context: ElementContext, variables: Document): void {
  activating(work, context);
  activated(work, context);
  mergeLocal(work, context.key, textsOf(variables), context.value);
  complete(work, context);
}

/** The boundary event that waits for this terminating activity to make way, if its scope still goes on (rule 78). */
export function boundaryTriggerOf(work: Work, context: ElementContext): { readonly found: FoundTrigger; readonly event: FlowNode } | undefined {
  const scope = instanceOf(work, context.value.flowScopeKey);
  if (!scope || scope.state !== 'ACTIVATED' || scope.interruptedBy !== undefined) return undefined;
  const element = elementOf(work, context.value);
  if (!('boundaryEvents' in element)) return undefined;
  const found = findTrigger(work, context.key, (each) => element.boundaryEvents.some((boundary) => boundary.id === each.targetElementId));
  const event = element.boundaryEvents.find((boundary) => boundary.id === found?.targetElementId);
  return found && event ? { found, event } : undefined;
}
