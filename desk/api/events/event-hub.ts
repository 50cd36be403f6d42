import type { DeskDeps } from '../../commands/command.ts';

export type DeskEvent = Parameters<DeskDeps['publish']>[0];
export interface EventHub {
  publish: DeskDeps['publish'];
  /** Calls `listener` with what concerns the agency. Returns a function that forgets it. */
  subscribe(agencyId: string, listener: (event: DeskEvent) => void): () => void;
  /** Ends all streams. */
  close(): void;
  onClose(end: () => void): () => void;
}

/** Carries "something changed" from commands and workers to open pages. Nothing is kept: a page that was away asks for everything anyway. */
export function createEventHub(): EventHub {
  const listeners = new Map<string, Set<(event: DeskEvent) => void>>();
  const ends = new Set<() => void>();
  return {
    publish(event) {
      for (const listener of listeners.get(event.agencyId) ?? []) listener(event);
    },
    subscribe(agencyId, listener) {
      const ofAgency = listeners.get(agencyId) ?? new Set();
      listeners.set(agencyId, ofAgency.add(listener));
      return () => {
        ofAgency.delete(listener);
        if (ofAgency.size === 0) listeners.delete(agencyId);
      };
    },
    onClose(end) {
      ends.add(end);
      return () => { ends.delete(end); };
    },
    close() {
      for (const end of [...ends]) end();
    },
  };
}
