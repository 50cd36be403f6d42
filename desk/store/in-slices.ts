import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Steps } from '../../processes/in-steps.ts';

/** How long one turn of the event loop works on it. */
const SLICE_MS = 8;

/** Does the work a slice a turn; requests get theirs in between. undefined: the app is closing. */
export async function inSlices<T>(steps: Steps<T>, closing: () => boolean = () => false): Promise<T | undefined> {
  while (!closing()) {
    const until = performance.now() + SLICE_MS;
    do {
      const { done, value } = steps.next();
      if (done) return value;
    } while (performance.now() < until);
    await nextTurn();
  }
  return undefined;
}
