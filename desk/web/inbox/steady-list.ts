import { useState } from 'react';

interface Identified { readonly id: string }
export interface SteadyList<T> {
  /** In the order in which they were shown; those that have left meanwhile stay, marked, until the officer refreshes. */
  readonly rows: readonly { readonly item: T; readonly gone: boolean }[];
  readonly arrived: number;
  readonly gone: number;
  readonly adopt: () => void;
}

/**
 * Keeps the rows under the officer's eyes where they are while news come in: what is shown changes in place, what only comes at the end is
 * appended, anything else waits for "refresh". `scope` names what the list shows (tab, filter, page): another scope starts afresh.
 */
export function useSteadyList<T extends Identified>(fresh: readonly T[] | undefined, scope: string): SteadyList<T> {
  const [shown, setShown] = useState<{ readonly scope: string; readonly items: readonly T[] }>({ scope, items: fresh ?? [] });
  const next = fresh ? settle(shown.scope === scope ? shown.items : null, fresh) : shown.scope === scope ? shown.items : [];
  if (fresh && (shown.scope !== scope || next !== shown.items)) setShown({ scope, items: next });
  const freshIds = new Set(fresh?.map(({ id }) => id));
  const shownIds = new Set(next.map(({ id }) => id));
  return {
    rows: next.map((item) => ({ item, gone: fresh !== undefined && !freshIds.has(item.id) })),
    arrived: fresh ? fresh.filter(({ id }) => !shownIds.has(id)).length : 0,
    gone: fresh ? next.filter(({ id }) => !freshIds.has(id)).length : 0,
    adopt: () => setShown({ scope, items: fresh ?? [] }),
  };
}

function settle<T extends Identified>(shown: readonly T[] | null, fresh: readonly T[]): readonly T[] {
  if (shown === null || shown.length === 0) return fresh.length === 0 && shown ? shown : fresh;
  const byId = new Map(fresh.map((item) => [item.id, item]));
  const appendedOnly = shown.every(({ id }, index) => fresh[index]?.id === id);
  if (appendedOnly) return same(shown, fresh) ? shown : fresh;
  const inPlace = shown.map((item) => byId.get(item.id) ?? item);
  return same(shown, inPlace) ? shown : inPlace;
}

const same = <T>(a: readonly T[], b: readonly T[]): boolean => a.length === b.length && a.every((item, index) => item === b[index]);
