/**
 * Work of some hundred milliseconds that can rest at every `yield`: whoever waits for it at once finishes it (`finish`), the app does a little of it in each turn of its event loop
 * (desk/store/in-slices.ts), so that no request waits meanwhile.
 */
export type Steps<T> = Generator<void, T, void>;

export function finish<T>(steps: Steps<T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** The same work for all who need it, done once: whoever comes while it rests goes on with it. A failure is forgotten, so that the next one tries again. */
export function once<T extends object>(begin: () => Steps<T>): () => Steps<T> {
  let result: T | undefined;
  let begun: Steps<T> | undefined;
  return function* shared(): Steps<T> {
    while (result === undefined) {
      begun ??= begin();
      try {
        const { done, value } = begun.next();
        if (done) result = value;
      } catch (error) {
        begun = undefined;
        throw error;
      }
      if (result === undefined) yield;
    }
    begun = undefined;
    return result;
  };
}
