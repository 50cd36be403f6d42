import type { Command } from './port.ts';

/** Elements that took long the last time (an expression at its limit takes 0.1–0.2 s): a step ends before them, so that what stands behind it in line waits for one of them and not for all. */
export interface SlowElements {
  has(command: Command): boolean;
  note(command: Command, tookLong: boolean): void;
}

const MOST_KNOWN = 1_000;

export function createSlowElements(): SlowElements {
  const known = new Set<string>();
  return {
    has(command) { return known.size > 0 && known.has(nameOf(command)); },
    note(command, tookLong) {
      if (!tookLong) {
        if (known.size > 0) known.delete(nameOf(command));
        return;
      }
      if (known.size >= MOST_KNOWN) known.clear();
      known.add(nameOf(command));
    },
  };
}

const nameOf = ({ intent, value }: Command): string => `${intent} ${String((value as { readonly processDefinitionKey?: unknown }).processDefinitionKey)} ${String((value as { readonly elementId?: unknown }).elementId)}`;
