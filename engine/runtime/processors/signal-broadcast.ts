import { NO_KEY, isKey } from '../../protocol/key.ts';
import { definitionUnit } from '../state/unit-id.ts';
import type { Processor } from './processor.ts';
import { triggerSignal } from './signal-subscription-correlate.ts';
import { startInstance } from './start-instance.ts';

/** Reaches everybody who waits now, and is not kept (rule 94). */
export const broadcastSignal: Processor<'SIGNAL'> = (work, { value }) => {
  work.answer(work.event('SIGNAL', 'BROADCASTED', work.nextKey(), value));
  for (const { value: waiting } of work.state.list(work.unit, 'signal-subscription')) {
    const { unit, ...subscription } = waiting;
    if (isKey(subscription.catchEventInstanceKey) && work.visited.has(unit)) {
      // The thrower's own instance hears it at once, before the thrower goes on.
      const before = work.unit;
      work.unit = unit;
      triggerSignal(work, { ...subscription, variables: value.variables });
      work.unit = before;
      continue;
    }
    if (isKey(subscription.catchEventInstanceKey)) {
      work.send('SIGNAL_SUBSCRIPTION', 'CORRELATE', NO_KEY, { ...subscription, variables: value.variables }, unit);
      continue;
    }
    const definition = work.state.get(definitionUnit(subscription.processDefinitionKey), 'definition', subscription.processDefinitionKey);
    if (definition) startInstance(work, definition, work.nextKey(), subscription.catchEventId, value.variables);
  }
};
