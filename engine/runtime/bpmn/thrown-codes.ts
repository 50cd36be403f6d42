import { NO_KEY, isKey } from '../../protocol/key.ts';
import type { Key } from '../../protocol/record.ts';
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
 * In one scope the exact code beats the catch-all; a nearer catch-all beats a farther exact match. What is thrown inside of an event sub-process that has
 * interrupted its scope gets no further than to that scope, then to who called the process: an error not even into the scope. An escalation is found there
 * all the same, and when it comes too late to trigger, whoever throws it waits for its own end.
 */
export function findCatchEvent(work: Work, kind: ThrownKind, code: string, from: ElementInstance): Caught | Uncaught {
  const available: string[] = [];
  let instance: ElementInstance | undefined = from;
  while (instance && instance.state !== 'TERMINATING') {
    const interrupted: boolean = instance.interruptedBy !== undefined;
    const found = interrupted && kind === 'error' ? undefined : matchIn(elementOf(work, instance.value), kind, code, available);
    if (found) return { instance, event: found };
    const { flowScopeKey, processInstanceKey } = instance.value;
    instance = instanceOf(work, isKey(flowScopeKey) && !interrupted ? flowScopeKey : callerOf(work, processInstanceKey));
  }
  return { available };
}

const callerOf = (work: Work, processInstanceKey: Key): Key => instanceOf(work, processInstanceKey)?.value.parentElementInstanceKey ?? NO_KEY;

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
