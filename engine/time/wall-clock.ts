import type { Clock } from './clock.ts';

/** `setTimeout` counts in 32 bits: a statutory term of 30 days would fire at once. Longer waits are taken in legs. */
const LONGEST_LEG_MS = 2_000_000_000;

/** The machine's clock. A pending wake keeps no process alive. */
export const wallClock: Clock = {
  now: () => Date.now(),
  wakeAt(instantMs, wake) {
    let timer: NodeJS.Timeout;
    const arm = (): void => {
      const leftMs = instantMs - Date.now();
      timer = leftMs > LONGEST_LEG_MS ? setTimeout(arm, LONGEST_LEG_MS) : setTimeout(wake, Math.max(0, leftMs));
      timer.unref();
    };
    arm();
    return () => clearTimeout(timer);
  },
};
