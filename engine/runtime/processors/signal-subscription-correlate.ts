import type { CatchEvent } from '../../model/executable.ts';
import { instanceOf } from '../bpmn/elements.ts';
import { canTrigger, trigger } from '../bpmn/triggers.ts';
import type { SignalSubscriptionValue } from '../../protocol/event-values.ts';
import type { Work } from '../work.ts';
import type { Processor } from './processor.ts';

/** A broadcast reaches one instance; if it no longer waits the signal is lost to it. */
export const correlateSignal: Processor<'SIGNAL_SUBSCRIPTION'> = (work, { value }) => {
  if (!triggerSignal(work, value)) work.reject('NOT_FOUND', `Expected to broadcast signal to element with key '${value.catchEventInstanceKey}', but it does not wait for it any more`);
};

/** False when the instance no longer waits. The unit at hand is the instance's. */
export function triggerSignal(work: Work, value: SignalSubscriptionValue): boolean {
  const instance = instanceOf(work, value.catchEventInstanceKey);
  const waits = [...work.state.owned(work.unit, 'signal-wait', value.catchEventInstanceKey)].some(({ value: wait }) => wait.value.catchEventId === value.catchEventId);
  if (!waits || !canTrigger(work, instance, value.catchEventId)) return false;
  const event = work.graph(instance.value.processDefinitionKey).elements.get(value.catchEventId) as CatchEvent;
  trigger(work, instance, event, value.variables ?? {});
  return true;
}
