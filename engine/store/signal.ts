/** One waiter, many wakers: a call of `wake` while nobody waits is not lost. */
export interface Signal { wake(): void; wait(): Promise<void>; readonly waiting: boolean }

export function createSignal(): Signal {
  let woken = false;
  let resume: (() => void) | undefined;
  return {
    get waiting() { return resume !== undefined; },
    wake() {
      woken = true;
      resume?.();
    },
    async wait() {
      if (!woken) await new Promise<void>((resolve) => { resume = resolve; });
      resume = undefined;
      woken = false;
    },
  };
}
