import { NO_KEY } from '../../protocol/key.ts';
import type { CatchEvent } from '../../model/executable.ts';
import { instanceOf } from '../bpmn/elements.ts';
import { canTrigger, trigger } from '../bpmn/triggers.ts';
import { subscriptionKey } from '../state/composite-key.ts';
import { messageUnit } from '../state/unit-id.ts';
import type { Processor } from './processor.ts';

/** A message arrives at the instance that waits. Who is no longer waiting says so, and the message goes to the next (rule 70). */
export const correlateProcessSubscription: Processor<'PROCESS_MESSAGE_SUBSCRIPTION'> = (work, { value }) => {
  const { elementInstanceKey, messageName, correlationKey, messageKey, variables } = value;
  const { elementId: _, ...answered } = value;
  const messages = messageUnit(messageName, correlationKey);
  const subscription = work.state.get(work.unit, 'process-message-subscription', subscriptionKey(elementInstanceKey, messageName));
  const instance = instanceOf(work, elementInstanceKey);
  if (!subscription || !canTrigger(work, instance, subscription.elementId)) {
    work.send('MESSAGE_SUBSCRIPTION', 'REJECT', NO_KEY, answered, messages);
    return work.reject(subscription ? 'INVALID_STATE' : 'NOT_FOUND', `Expected to correlate process message subscription with element key '${elementInstanceKey}' and message name '${messageName}', but ${subscription ? 'the subscription is not active anymore' : 'no such subscription was found'}`);
  }
  const event = work.graph(instance.value.processDefinitionKey).elements.get(subscription.elementId) as CatchEvent;
  work.event('PROCESS_MESSAGE_SUBSCRIPTION', 'CORRELATED', NO_KEY, { ...subscription, messageKey, variables });
  trigger(work, instance, event, variables);
  work.send('MESSAGE_SUBSCRIPTION', 'CORRELATE', NO_KEY, answered, messages);
};
