import type { Clock } from './clock.ts';

/** Says whether its owner has nothing in hand; asked again and again until every gate answers true. */
export type Gate = () => boolean | Promise<boolean>;

export interface SteppingClock extends Clock {
  /** The clock stands still while any gate answers false. Returns a function that takes the gate away. */
  addGate(gate: Gate): () => void;
  /** The clock stands still until the returned function is called. */
  hold(): () => void;
  /** Lets time pass up to `instantMs`, from wake to wake, each only when all is quiet. Resolves when it is there and quiet. */
  advanceTo(instantMs: number): Promise<void>;
  /** The next instant that anybody asked for. */
  nextWake(): number | undefined;
}

/** How long (wall clock) quiet must last before time may jump: one turn of sockets between two processes' event loops. */
const QUIET_CHECKS = 3;
const CHECK_EVERY_MS = 2;

/**
 * A clock for the demonstration and for tests of time: it stands still while anybody has work in hand,
 * then jumps to the next instant that was asked for. Only for the product composed in one process.
 */
export function createSteppingClock(startMs: number): SteppingClock {
  let nowMs = startMs;
  let holds = 0;
  let serial = 0;
  const gates = new Set<Gate>();
  const wakes = new Map<number, { atMs: number; wake: () => void }>();

  const earliest = (): [number, { atMs: number; wake: () => void }] | undefined => {
    let best: [number, { atMs: number; wake: () => void }] | undefined;
    for (const entry of wakes) if (!best || entry[1].atMs < best[1].atMs) best = entry;
    return best;
  };
  const fireDue = (): boolean => {
    let fired = false;
    for (let next = earliest(); next && next[1].atMs <= nowMs; next = earliest()) {
      wakes.delete(next[0]);
      fired = true;
      next[1].wake();
    }
    return fired;
  };
  const quiet = async (): Promise<boolean> => {
    if (holds > 0) return false;
    for (const gate of gates) if (!(await gate())) return false;
    return holds === 0;
  };
  const settle = async (): Promise<void> => {
    for (let seen = 0; seen < QUIET_CHECKS; ) {
      await new Promise((resolve) => setTimeout(resolve, CHECK_EVERY_MS));
      seen = !fireDue() && (await quiet()) ? seen + 1 : 0;
    }
  };

  return {
    now: () => nowMs,
    wakeAt(atMs, wake) {
      const id = ++serial;
      wakes.set(id, { atMs, wake });
      if (atMs <= nowMs) setImmediate(() => { if (wakes.delete(id)) wake(); });
      return () => { wakes.delete(id); };
    },
    addGate(gate) {
      gates.add(gate);
      return () => { gates.delete(gate); };
    },
    hold() {
      let held = true;
      holds++;
      return () => { if (held) { held = false; holds--; } };
    },
    nextWake: () => earliest()?.[1].atMs,
    async advanceTo(instantMs) {
      for (;;) {
        await settle();
        const next = earliest();
        if (!next || next[1].atMs > instantMs) break;
        nowMs = Math.max(nowMs, next[1].atMs);
        fireDue();
      }
      nowMs = Math.max(nowMs, instantMs);
      await settle();
    },
  };
}
