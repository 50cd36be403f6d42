import type { Entry, QueuePlace, UnitId } from '../runtime/port.ts';
import { createOwnedEntries } from '../runtime/state/owned-entries.ts';
import type { OwnedEntries } from '../runtime/state/owned-entries.ts';

/** An entry with what the store knows of it. */
export interface StoredEntry extends Entry {
  /** Its place in line, which its next change must know. */
  readonly queue?: QueuePlace;
  /** Order of first writing. */
  readonly serial: number;
}

/** One unit in memory: its entries by family in order of first writing, and how many groups and layers have changed it that are not in the tables yet. */
export interface Unit {
  readonly id: UnitId;
  readonly tables: Map<string, Map<string, StoredEntry>>;
  entryCount: number;
  /** Groups and layers that hold changes of it: until they are written the tables do not know, so the unit stays. */
  unwritten: number;
  /** The batch that used it last. */
  usedInBatch: number;
  /** Once somebody has asked for what belongs to one of its elements. */
  owned?: OwnedEntries<StoredEntry>;
}

export const emptyUnit = (id: UnitId): Unit => ({ id, tables: new Map(), entryCount: 0, unwritten: 0, usedInBatch: 0 });

export const readEntry = (unit: Unit, family: string, key: string): StoredEntry | undefined => unit.tables.get(family)?.get(key);

export function putEntry(unit: Unit, entry: StoredEntry): void {
  let table = unit.tables.get(entry.family);
  if (!table) unit.tables.set(entry.family, (table = new Map()));
  const before = table.size;
  table.set(entry.key, entry);
  unit.owned?.put(entry);
  unit.entryCount += table.size - before;
}

export function removeEntry(unit: Unit, family: string, key: string): void {
  const table = unit.tables.get(family);
  const before = table?.get(key);
  if (!table || !before) return;
  table.delete(key);
  unit.owned?.remove(before);
  unit.entryCount--;
  if (table.size === 0) unit.tables.delete(family);
}

/** Those of one owner (`runtime/state/owner-of.ts`). */
export const ownedEntries = (unit: Unit, family: string, owner: string): Iterable<StoredEntry> => (unit.owned ??= createOwnedEntries()).of(family, owner, unit.tables.get(family));
