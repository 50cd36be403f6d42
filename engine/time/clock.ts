/** The only source of "now" in the product. Given at composition; rules take instants as parameters instead. */
export interface Clock {
  /** Epoch milliseconds. */
  now(): number;
  /** Calls `wake` once, as soon as `now() >= instantMs` (at once, asynchronously, when that has passed). Returns a function that forgets it. */
  wakeAt(instantMs: number, wake: () => void): () => void;
}
