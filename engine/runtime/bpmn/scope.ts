import type { ElementInstance } from '../state/element-instance.ts';
import type { Work } from '../work.ts';
import type { ElementContext } from './element-handler.ts';
import { instanceOf, isIdle } from './elements.ts';
import { complete, terminate } from './transitions.ts';
import { activateInterrupting } from './triggers.ts';

/**
 * A child of a process or sub-process was terminated. When it was the last: a terminating scope ends; an interrupted one goes on with what
 * interrupted it (an event sub-process begins, after a terminate end event it completes, rules 82, 91); one emptied by a modification ends (rule 112).
 */
export function scopeChildTerminated(work: Work, context: ElementContext, end: () => void): void {
  const scope = instanceOf(work, context.key);
  if (!scope) return;
  if (scope.state === 'TERMINATING') {
    if (scope.children === 0) end();
    return;
  }
  if (scope.children > 0 || activateInterrupting(work, scope)) return;
  if (wasEndedFromWithin(work, scope)) return complete(work, context);
  if (isIdle(scope)) terminate(work, context);
}

/** A terminate end event ended the others: the scope completes (rule 91). */
function wasEndedFromWithin(work: Work, scope: ElementInstance): boolean {
  return scope.interruptedBy !== undefined && work.graph(scope.value.processDefinitionKey).elements.get(scope.interruptedBy)?.elementType === 'END_EVENT';
}
