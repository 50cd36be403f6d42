import { NO_KEY } from '../../protocol/key.ts';
import type { EndEvent, IntermediateThrowEvent } from '../../model/executable.ts';
import { signalUnit } from '../state/unit-id.ts';
import type { Work } from '../work.ts';
import type { ElementContext, Failure } from './element-handler.ts';
import { evaluateString } from './expressions.ts';
import { activated, complete } from './transitions.ts';
import { documentOf, localsOf } from './variables.ts';

/** A thrown signal is a broadcast of its own, with the event's locals (rule 94): in this step, as everything that follows, though it is about others. */
export function throwSignal(work: Work, element: EndEvent | IntermediateThrowEvent, context: ElementContext): Failure | undefined {
  if (!element.signal) throw new Error(`Expected signal event '${element.id}' to have a signal, but it has none`);
  const name = evaluateString(work, element.signal.name, context.key);
  if (!name.ok) return { errorType: 'EXTRACT_VALUE_ERROR', message: name.message };
  work.follow('SIGNAL', 'BROADCAST', NO_KEY, { signalName: name.value, variables: documentOf(localsOf(work, context.key)), tenantId: context.value.tenantId }, signalUnit(name.value));
  activated(work, context);
  complete(work, context);
  return undefined;
}
