import type { Cancellation } from '../store/cancellation.ts';

/** Who waits for jobs of a type: long polls and job streams, each served in turn. */
export interface JobPolls {
  /** Rises whenever jobs of the type may have come. */
  generation(type: string): number;
  /** Resolves when it is this waiter's turn to try, at once when something has come since `generation`; false when `withinMs` is over or the client has gone. */
  wait(type: string, generation: number, withinMs: number | undefined, gone: Cancellation): Promise<boolean>;
  /** A commit made these jobs activatable; without a type: nobody knows what happened, all try. */
  announce(type: string | undefined, keys: readonly string[]): void;
  /** A job stream is open until the returned function is called: from now on what becomes activatable is kept for it. */
  openStream(type: string): () => void;
  /** Up to `most` of what became activatable while a stream was open, each once. */
  takeFresh(type: string, most: number): readonly string[];
  /** There may be more than the last one took: the next in turn tries. */
  passOn(type: string): void;
  /** Notes that somebody asks for the type, until the returned function is called. */
  open(type: string): () => void;
  /** Types that somebody asks for now or asked for a moment ago: a worker between two polls counts. */
  polled(): Iterable<string>;
}

/** A zeebe-node worker pauses 0.3 s between polls. */
const BETWEEN_POLLS_MS = 2_000;

/** Streams that take no more jobs leave the rest to polls. */
const MOST_FRESH = 10_000;

interface Type { generation: number; readonly waiting: Set<() => void>; open: number; closedAtMs: number; streams: number; readonly fresh: string[] }

export function createJobPolls(): JobPolls {
  const types = new Map<string, Type>();
  const of = (type: string): Type => {
    let found = types.get(type);
    if (!found) types.set(type, (found = { generation: 0, waiting: new Set(), open: 0, closedAtMs: 0, streams: 0, fresh: [] }));
    return found;
  };
  const first = (type: Type): void => { for (const turn of type.waiting) return turn(); };

  return {
    generation: (type) => of(type).generation,
    wait: (name, generation, withinMs, gone) => new Promise((resolve) => {
      const type = of(name);
      if (gone.cancelled || type.generation !== generation) return resolve(!gone.cancelled);
      const settle = (mine: boolean): void => {
        type.waiting.delete(turn);
        clearTimeout(timer);
        forget();
        resolve(mine);
      };
      const turn = (): void => settle(true);
      const give = (): void => settle(false);
      const timer = withinMs === undefined ? undefined : setTimeout(give, withinMs);
      const forget = gone.onCancel(give);
      type.waiting.add(turn);
    }),
    announce(name, keys) {
      for (const type of name === undefined ? types.values() : [of(name)]) {
        type.generation++;
        if (type.streams > 0) type.fresh.push(...keys.slice(0, MOST_FRESH - type.fresh.length));
        if (name === undefined) for (const turn of [...type.waiting]) turn();
        else first(type);
      }
    },
    passOn(name) { first(of(name)); },
    openStream(name) {
      const type = of(name);
      type.streams++;
      return () => { if (--type.streams === 0) type.fresh.length = 0; };
    },
    takeFresh: (name, most) => of(name).fresh.splice(0, most),
    open(name) {
      const type = of(name);
      type.open++;
      return () => { type.open--; type.closedAtMs = performance.now(); };
    },
    *polled() {
      for (const [name, type] of types) {
        if (type.open > 0 || (type.closedAtMs > 0 && performance.now() - type.closedAtMs < BETWEEN_POLLS_MS)) yield name;
        // A type that nobody has asked for in a while is forgotten: names are chosen by clients.
        else if (type.waiting.size === 0 && type.streams === 0) types.delete(name);
      }
    },
  };
}
