import type { EndEvent, IntermediateThrowEvent } from '../../model/executable.ts';
import type { Work } from '../work.ts';
import type { ElementContext, Failure } from './element-handler.ts';
import { instanceOf } from './elements.ts';
import { evaluateString } from './expressions.ts';
import { findCatchEvent } from './thrown-codes.ts';
import { activated, complete } from './transitions.ts';
import { canTrigger, trigger } from './triggers.ts';

/** Rule 90: uncaught or caught without interrupting, the flow goes on; caught and interrupting, the throw event never completes. */
export function throwEscalation(work: Work, element: EndEvent | IntermediateThrowEvent, context: ElementContext): Failure | undefined {
  if (!element.escalationCode) throw new Error(`Expected escalation event '${element.id}' to have an escalation code, but it has none`);
  const code = evaluateString(work, element.escalationCode, context.key);
  if (!code.ok) return { errorType: 'EXTRACT_VALUE_ERROR', message: code.message };
  const from = instanceOf(work, context.key);
  const found = from && findCatchEvent(work, 'escalation', code.value, from);
  activated(work, context);
  const caught = found && 'event' in found && canTrigger(work, found.instance, found.event.id) ? found : undefined;
  const { processInstanceKey, tenantId } = context.value;
  const value = { processInstanceKey, escalationCode: code.value, throwElementId: element.id, catchElementId: found && 'event' in found ? found.event.id : '', tenantId };
  const key = work.nextKey();
  if (caught) trigger(work, caught.instance, caught.event, {});
  work.event('ESCALATION', caught ? 'ESCALATED' : 'NOT_ESCALATED', key, value);
  // Also when it comes too late to trigger: the scope is on its way out, and the thrower with it.
  const interrupts = found && 'event' in found && 'interrupting' in found.event && found.event.interrupting;
  if (!interrupts) complete(work, context);
  return undefined;
}
