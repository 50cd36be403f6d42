import type { Entry } from '../port.ts';
import { ownerOf } from './owner-of.ts';

/** Below so many entries of a family looking at each costs no more than an index. */
const WORTH_AN_INDEX = 64;

/** The entries of one unit by their owners (`owner-of.ts`), kept only for families that have grown: an instance with 20,000 parts asks for each part's own. */
export interface OwnedEntries<E extends Entry> {
  /** Those of one owner, in the order in which they were first written. `table`: all of the family. */
  of(family: string, owner: string, table: ReadonlyMap<string, E> | undefined): Iterable<E>;
  put(entry: E): void;
  remove(entry: E): void;
}

export function createOwnedEntries<E extends Entry>(): OwnedEntries<E> {
  const families = new Map<string, Map<string, Map<string, E>>>();
  const add = (owners: Map<string, Map<string, E>>, entry: E): void => {
    const owner = ownerOf(entry.family, entry.value);
    if (owner === undefined) return;
    const own = owners.get(owner);
    if (own) own.set(entry.key, entry);
    else owners.set(owner, new Map([[entry.key, entry]]));
  };
  return {
    of(family, owner, table) {
      let owners = families.get(family);
      if (!owners) {
        if (!table) return [];
        if (table.size < WORTH_AN_INDEX) return ownedOf(table, family, owner);
        families.set(family, (owners = new Map()));
        for (const entry of table.values()) add(owners, entry);
      }
      return owners.get(owner)?.values() ?? [];
    },
    put(entry) {
      const owners = families.get(entry.family);
      if (owners) add(owners, entry);
    },
    remove({ family, key, value }) {
      const owners = families.get(family);
      const owner = ownerOf(family, value);
      const own = owner === undefined ? undefined : owners?.get(owner);
      if (!owners || owner === undefined || !own?.delete(key) || own.size > 0) return;
      owners.delete(owner);
      if (owners.size === 0) families.delete(family);
    },
  };
}

function* ownedOf<E extends Entry>(table: ReadonlyMap<string, E>, family: string, owner: string): Generator<E> {
  for (const entry of table.values()) if (ownerOf(family, entry.value) === owner) yield entry;
}
