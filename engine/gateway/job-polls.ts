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
  /** One stream's share, `most` at most, of what became activatable while a stream was open, each once. */
  takeFresh(type: string, most: number): readonly string[];
  /** Of what was taken: for the next in turn, before all others. */
  putBackFresh(type: string, keys: readonly string[]): void;
  /** There may be more than the last one took: the next in turn tries. */
  passOn(type: string): void;
  /** Notes that somebody asks for the type, until the returned function is called. */
  open(type: string): () => void;
  /** Types that somebody asks for now or asked for a moment ago: a worker between two polls counts. */
  polled(): Iterable<string>;
}

/** Names are chosen by clients: beyond so many, those that nobody asks for are forgotten. */
const MANY_TYPES = 1_000;

/** A zeebe-node worker pauses 0.3 s between polls. */
const BETWEEN_POLLS_MS = 2_000;

/** Streams that take no more jobs leave the rest to polls. */
const MOST_FRESH = 10_000;

interface Type { generation: number; readonly waiting: Set<() => void>; open: number; closedAtMs: number; streams: number; readonly fresh: string[] }

/** `now`: milliseconds of a clock that never goes back. */
export function createJobPolls(now = (): number => performance.now()): JobPolls {
  const types = new Map<string, Type>();
  const of = (type: string): Type => {
    let found = types.get(type);
    if (!found) types.set(type, (found = { generation: 0, waiting: new Set(), open: 0, closedAtMs: 0, streams: 0, fresh: [] }));
    return found;
  };
  const first = (type: Type | undefined): void => { for (const turn of type?.waiting ?? []) return turn(); };
  const asked = (type: Type): boolean => type.open > 0 || (type.closedAtMs > 0 && now() - type.closedAtMs < BETWEEN_POLLS_MS);
  const forgetIdle = (): void => { for (const [name, type] of types) if (!asked(type) && type.waiting.size === 0 && type.streams === 0) types.delete(name); };

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
      // Who opens a poll later looks by itself.
      for (const type of name === undefined ? types.values() : [types.get(name)]) {
        if (!type) continue;
        type.generation++;
        if (type.streams > 0) type.fresh.push(...keys.slice(0, MOST_FRESH - type.fresh.length));
        if (name === undefined) for (const turn of [...type.waiting]) turn();
        else first(type);
      }
    },
    passOn(name) { first(types.get(name)); },
    openStream(name) {
      const type = of(name);
      type.streams++;
      return () => { if (--type.streams === 0) type.fresh.length = 0; };
    },
    takeFresh(name, most) {
      const { fresh, streams } = of(name);
      return fresh.splice(0, Math.min(most, Math.ceil(fresh.length / Math.max(1, streams))));
    },
    putBackFresh(name, keys) {
      of(name).fresh.unshift(...keys);
      first(types.get(name));
    },
    open(name) {
      if (types.size > MANY_TYPES) forgetIdle();
      const type = of(name);
      type.open++;
      return () => { type.open--; type.closedAtMs = now(); };
    },
    *polled() {
      forgetIdle();
      for (const [name, type] of types) if (asked(type)) yield name;
    },
  };
}
