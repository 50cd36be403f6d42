import { NO_KEY, counterOf, isKey } from '../../protocol/key.ts';
import type { SignalValue } from '../../protocol/event-values.ts';
import type { Key } from '../../protocol/record.ts';
import { sizeOf } from '../batch-size.ts';
import type { Entry, PlaceInLine } from '../port.ts';
import type { Families } from '../state/family.ts';
import { signalQueue } from '../state/queue-of.ts';
import { definitionUnit } from '../state/unit-id.ts';
import type { Work } from '../work.ts';
import type { Processor } from './processor.ts';
import { triggerSignal } from './signal-subscription-correlate.ts';
import { startInstance } from './start-instance.ts';

/** Waiters that one step tells; the rest hears it in further steps. */
const PORTION = 100;
/** Each is sent the variables: so many bytes of them in one step. */
const PORTION_BYTES = 16_000_000;

/** Reaches everybody who waits now, and is not kept (rule 94). */
export const broadcastSignal: Processor<'SIGNAL'> = (work, { key, value }) => {
  const { after, ...signal } = value;
  if (after) return tell(work, key, signal, after);
  const broadcastKey = work.nextKey();
  work.answer(work.event('SIGNAL', 'BROADCASTED', broadcastKey, signal));
  tell(work, broadcastKey, signal);
};

function tell(work: Work, broadcastKey: Key, signal: SignalValue, after?: PlaceInLine): void {
  const portion = Math.max(1, Math.min(PORTION, Math.floor(PORTION_BYTES / sizeOf(signal.variables, PORTION_BYTES))));
  const { entries, upTo } = work.pageOf(signalQueue(signal.signalName), after, portion);
  // Who has begun to wait since then has not heard it: in a loop it would never end.
  for (const entry of entries) if (counterOf(entry.key) < counterOf(broadcastKey)) tellOne(work, entry, signal);
  if (upTo && upTo.atMs < counterOf(broadcastKey)) work.send('SIGNAL', 'BROADCAST', broadcastKey, { ...signal, after: upTo }, work.unit);
}

function tellOne(work: Work, { unit, value }: Entry, { variables }: SignalValue): void {
  const subscription = (value as Families['signal-wait']).value;
  if (!isKey(subscription.catchEventInstanceKey)) {
    const definition = work.state.get(definitionUnit(subscription.processDefinitionKey), 'definition', subscription.processDefinitionKey);
    if (definition) startInstance(work, definition, work.nextKey(), subscription.catchEventId, variables);
  } else if (work.visited.has(unit)) {
    // The thrower's own instance hears it at once, before the thrower goes on.
    const before = work.unit;
    work.unit = unit;
    triggerSignal(work, { ...subscription, variables });
    work.unit = before;
  } else {
    work.send('SIGNAL_SUBSCRIPTION', 'CORRELATE', NO_KEY, { ...subscription, variables }, unit);
  }
}
