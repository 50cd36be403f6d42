import type { CatchEvent, ExecutableElement } from '../../model/executable.ts';
import type { ElementInstance } from '../state/element-instance.ts';
import type { Work } from '../work.ts';
import { elementOf, instanceOf } from './elements.ts';
import { compareCodePoints } from './stored-name-order.ts';

/** Errors and escalations are looked for in the same way, scope by scope. */
export type ThrownKind = 'error' | 'escalation';
export interface Caught { readonly instance: ElementInstance; readonly event: CatchEvent }
export interface Uncaught { readonly available: readonly string[] }

/**
 * Rules 85, 86: the element's own boundary events, then each scope's event sub-processes and boundary events, up through call activities.
 * In one scope the exact code beats the catch-all; a nearer catch-all beats a farther exact match. An interrupted scope shuts off what is around
 * it in its process, not the call activity. As Zeebe, it is the thrower that says what called its process: one begun by a modification knows of none.
 */
export function findCatchEvent(work: Work, kind: ThrownKind, code: string, from: ElementInstance): Caught | Uncaught {
  const available: string[] = [];
  for (let thrower: ElementInstance | undefined = from; thrower && goesOn(thrower); thrower = instanceOf(work, thrower.value.parentElementInstanceKey)) {
    const caught = findInProcess(work, kind, code, thrower, available);
    if (caught) return caught;
  }
  return { available };
}

const goesOn = ({ state }: ElementInstance): boolean => state !== 'TERMINATING';

function findInProcess(work: Work, kind: ThrownKind, code: string, from: ElementInstance, available: string[]): Caught | undefined {
  for (let instance: ElementInstance | undefined = from; instance && goesOn(instance); instance = instanceOf(work, instance.value.flowScopeKey)) {
    const interrupted = instance.interruptedBy !== undefined;
    if (interrupted && kind === 'error') return undefined;
    const event = matchIn(elementOf(work, instance.value), kind, code, available);
    if (event) return { instance, event };
    // An escalation is found at the interrupted scope all the same, but cannot trigger any more: whoever throws it waits for its own end.
    if (interrupted) return undefined;
  }
  return undefined;
}

function matchIn(element: ExecutableElement, kind: ThrownKind, code: string, available: string[]): CatchEvent | undefined {
  if (!('catchEvents' in element)) return undefined;
  const catching = element.catchEvents.flatMap((event) => {
    const caught = kind in event ? (event as { readonly error?: { code?: string }; readonly escalation?: { code?: string } })[kind] : undefined;
    return caught ? [{ event, code: caught.code ?? '' }] : [];
  });
  const found = catching.find((each) => each.code === code) ?? catching.find((each) => each.code === '');
  // Zeebe looks through them in reverse order of their codes, and says so.
  if (!found) available.push(...catching.map((each) => each.code).sort((a, b) => compareCodePoints(b, a)));
  return found?.event;
}
