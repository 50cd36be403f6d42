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
  return 'event' in found ? found : uncaught(code, errorMessage, found.available);
}

/** An execution listener's job cannot be caught anywhere: its element is not active yet, or no longer. */
export const findJobErrorCatch = (work: Work, code: string, from: ElementInstance, errorMessage: string): Caught | Failure =>
  (from.state === 'ACTIVATED' ? findErrorCatch(work, code, from, errorMessage) : uncaught(code, errorMessage, []));

function uncaught(code: string, errorMessage: string, available: readonly string[]): Failure {
  const words = errorMessage ? ` with message '${errorMessage}'` : '';
  const rest = available.length > 0 ? ` Available error events are [${available.join(', ')}]` : ' No error events are available in the scope.';
  return { errorType: 'UNHANDLED_ERROR_EVENT', message: `Expected to throw an error event with the code '${code}'${words}, but it was not caught.${rest}` };
}

export function throwError(work: Work, caught: Caught, variables: Document): void {
  if (canTrigger(work, caught.instance, caught.event.id)) trigger(work, caught.instance, caught.event, variables);
}
