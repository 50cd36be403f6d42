import { isKey, NO_KEY } from '../../protocol/key.ts';
import type { ProcessInstanceValue } from '../../protocol/process-instance-value.ts';
import type { Key } from '../../protocol/record.ts';
import type { ExecutableElement, FlowNode, FlowScope } from '../../model/executable.ts';
import type { ElementInstance } from '../state/element-instance.ts';
import type { Work } from '../work.ts';
import { subscribe } from './catch-events.ts';
import type { ElementContext } from './element-handler.ts';
import { childrenOf, contextOf, instanceOf, valueFor } from './elements.ts';
import { Refusal } from './refusal.ts';
import { activated, activating } from './transitions.ts';

/** The scopes around an element, the process first. */
export function scopesOf(element: ExecutableElement): readonly FlowScope[] {
  const scopes: FlowScope[] = [];
  for (let scope = element.flowScope; scope; scope = scope.flowScope) scopes.unshift(scope);
  return scopes;
}

export interface Anywhere {
  /** Rejections begin with this: `Expected to modify instance of process 'p'`. */
  readonly expected: string;
  /** '-1', or the instance under which scopes are begun anew. */
  readonly ancestorScopeKey: Key;
  /** Called for each scope and for the element, before it is activated. */
  readonly setVariables: (elementId: string, scope: ElementContext) => void;
}

/**
 * Activates an element where the flow has not led (rules 111, 112): scopes on the way are used when one instance of them is there, else they
 * are ACTIVATED without their start events, and their subscriptions opened. Returns the keys of the scopes. Throws `Refusal`.
 */
export function activateAnywhere(work: Work, element: FlowNode, root: ElementContext, how: Anywhere): Key[] {
  const path = isKey(how.ancestorScopeKey) ? pathTo(work, how.ancestorScopeKey) : undefined;
  let scope = root;
  const keys = [root.key];
  how.setVariables(root.value.elementId, root);
  for (const next of scopesOf(element).slice(1)) {
    const found = existing(work, next, scope, path, how);
    scope = found ? contextOf(found) : begin(work, next as FlowNode, scope, how);
    if (found) how.setVariables(next.id, scope);
    keys.push(scope.key);
  }
  const context = { key: work.nextKey(), value: calledByNobody(valueFor(scope, element)) };
  how.setVariables(element.id, context);
  work.follow('PROCESS_INSTANCE', 'ACTIVATE_ELEMENT', context.key, context.value);
  return keys;
}

/** As Zeebe's: what begins so inside a called process does not name the call, while its process does. */
const calledByNobody = (value: ProcessInstanceValue): ProcessInstanceValue => ({ ...value, parentProcessInstanceKey: NO_KEY, parentElementInstanceKey: NO_KEY });

/** The instances from the selected ancestor up to the root. */
function pathTo(work: Work, ancestor: Key): ReadonlySet<Key> {
  const path = new Set<Key>();
  for (let instance = instanceOf(work, ancestor); instance; instance = instanceOf(work, instance.value.flowScopeKey)) path.add(instance.key);
  return path;
}

function existing(work: Work, element: FlowScope, scope: ElementContext, path: ReadonlySet<Key> | undefined, how: Anywhere): ElementInstance | undefined {
  const found = childrenOf(work, scope.key).filter((child) => child.value.elementId === element.id && child.value.bpmnElementType === element.elementType);
  if (path) return found.find((each) => path.has(each.key));
  if (found.length > 1) {
    throw new Refusal('INVALID_ARGUMENT', `${how.expected} but it contains one or more activate instructions for an element that has a flow scope with more than one active instance: '${element.id}'. Can't decide in which instance of the flow scope the element should be activated. Please specify an ancestor element instance key for this activate instruction.`);
  }
  return found[0];
}

function begin(work: Work, element: FlowNode, scope: ElementContext, how: Anywhere): ElementContext {
  if (element.elementType === 'MULTI_INSTANCE_BODY' || scope.value.bpmnElementType === 'MULTI_INSTANCE_BODY') {
    throw new Refusal('INVALID_ARGUMENT', `${how.expected} but it contains one or more activate instructions that would result in the activation of multi-instance element '${element.id}', which is currently unsupported.`);
  }
  const context = { key: work.nextKey(), value: calledByNobody(valueFor(scope, element)) };
  return activateScope(work, element, context, how);
}

/** Brings a scope to ACTIVATED at once, with its subscriptions but without its start event. */
export function activateScope(work: Work, element: ExecutableElement, context: ElementContext, how: Pick<Anywhere, 'setVariables'>): ElementContext {
  activating(work, context);
  how.setVariables(element.id, context);
  activated(work, context);
  const failure = subscribe(work, element, context);
  if (failure) throw new Refusal('INVALID_ARGUMENT', `Expected to subscribe to catch event(s) of '${element.id}' but ${failure.message}`);
  return context;
}
