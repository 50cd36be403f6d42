import { isKey } from '../../protocol/key.ts';
import type { CatchEvent, ExecutableElement } from '../../model/executable.ts';
import type { ElementInstance } from '../state/element-instance.ts';
import type { Work } from '../work.ts';
import { elementOf, instanceOf } from './elements.ts';

/** Errors and escalations are looked for in the same way, scope by scope. */
export type ThrownKind = 'error' | 'escalation';
export interface Caught { readonly instance: ElementInstance; readonly event: CatchEvent }
export interface Uncaught { readonly available: readonly string[] }

/**
 * Rules 85, 86: the element's own boundary events, then each scope's event sub-processes and boundary events, up through call activities.
 * In one scope the exact code beats the catch-all; a nearer catch-all beats a farther exact match; interrupted scopes are skipped.
 */
export function findCatchEvent(work: Work, kind: ThrownKind, code: string, from: ElementInstance): Caught | Uncaught {
  const available: string[] = [];
  let instance: ElementInstance | undefined = from;
  while (instance && instance.state !== 'TERMINATING') {
    // An escalation is found there all the same, but cannot trigger any more: whoever throws it waits for its own end.
    const found = instance.interruptedBy === undefined || kind === 'escalation' ? matchIn(elementOf(work, instance.value), kind, code, available) : undefined;
    if (found) return { instance, event: found };
    const { flowScopeKey, parentElementInstanceKey }: { flowScopeKey: string; parentElementInstanceKey: string } = instance.value;
    instance = instanceOf(work, isKey(flowScopeKey) ? flowScopeKey : parentElementInstanceKey);
  }
  return { available };
}

function matchIn(element: ExecutableElement, kind: ThrownKind, code: string, available: string[]): CatchEvent | undefined {
  if (!('catchEvents' in element)) return undefined;
  let catchAll: CatchEvent | undefined;
  for (const event of element.catchEvents) {
    const caught = kind in event ? (event as { readonly error?: { code?: string }; readonly escalation?: { code?: string } })[kind] : undefined;
    if (!caught) continue;
    if (!caught.code) catchAll ??= event;
    else if (caught.code === code) return event;
    else available.push(caught.code);
  }
  return catchAll;
}
