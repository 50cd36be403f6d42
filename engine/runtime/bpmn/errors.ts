import type { Document } from '../../protocol/document.ts';
import type { ElementInstance } from '../state/element-instance.ts';
import type { Work } from '../work.ts';
import type { Failure } from './element-handler.ts';
import { findCatchEvent } from './thrown-codes.ts';
import type { Caught } from './thrown-codes.ts';
import { canTrigger, trigger } from './triggers.ts';

/** The catch event that an error reaches, or why it reaches none (rule 87). */
export function findErrorCatch(work: Work, code: string, from: ElementInstance, errorMessage = ''): Caught | Failure {
  const found = findCatchEvent(work, 'error', code, from);
  if ('event' in found) return found;
  const words = errorMessage ? ` with message '${errorMessage}'` : '';
  const rest = found.available.length > 0 ? ` Available error events are [${found.available.join(', ')}]` : ' No error events are available in the scope.';
  return { errorType: 'UNHANDLED_ERROR_EVENT', message: `Expected to throw an error event with the code '${code}'${words}, but it was not caught.${rest}` };
}

export function throwError(work: Work, caught: Caught, variables: Document): void {
  if (canTrigger(work, caught.instance, caught.event.id)) trigger(work, caught.instance, caught.event, variables);
}
