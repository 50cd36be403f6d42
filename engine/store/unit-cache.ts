import type { Change, UnitId } from '../runtime/port.ts';
import { emptyUnit, putEntry, readEntry, removeEntry } from './unit.ts';
import type { StoredEntry, Unit } from './unit.ts';

/**
 * The units in memory, least recently used first. A unit with no entries is as good as any: it says that the database has none.
 * Evicted are only units that the tables hold as they are; what has ended leaves with the next checkpoint.
 */
export interface UnitCache {
  size(): number;
  has(id: UnitId): boolean;
  find(id: UnitId): Unit | undefined;
  /** The unit that holds (family, key), as far as memory knows. */
  unitOf(family: string, key: string): UnitId | undefined;
  load(id: UnitId, entries: readonly StoredEntry[]): Unit;
  /** Applies one change to a unit in memory; `serial` counts if the entry is new. */
  apply(change: Change, serial: number): { readonly before: StoredEntry | undefined; readonly now: StoredEntry | undefined };
  /** Marks the units that the next commands use. */
  startBatch(): void;
  /** Forgets a unit that has ended. Nothing happens while the tables do not know that, or when it lives again. */
  dropEmpty(unit: Unit): void;
  evict(): void;
  clear(): void;
}

export function createUnitCache(capacity: number): UnitCache {
  const units = new Map<UnitId, Unit>();
  const owners = new Map<string, Map<string, UnitId>>();
  let batch = 1;

  const ownersOf = (family: string): Map<string, UnitId> => {
    let map = owners.get(family);
    if (!map) owners.set(family, (map = new Map()));
    return map;
  };
  const drop = (unit: Unit): void => {
    units.delete(unit.id);
    for (const [family, table] of unit.tables) {
      const map = ownersOf(family);
      for (const key of table.keys()) map.delete(key);
    }
  };
  const find = (id: UnitId): Unit | undefined => {
    const unit = units.get(id);
    if (unit && unit.usedInBatch !== batch) {
      unit.usedInBatch = batch;
      units.delete(id);
      units.set(id, unit);
    }
    return unit;
  };

  return {
    // Not a getter: an object with one is kept as a dictionary, slow to read.
    size: () => units.size,
    has: (id) => units.has(id),
    find,
    unitOf: (family, key) => owners.get(family)?.get(key),
    load(id, entries) {
      const unit = emptyUnit(id);
      unit.usedInBatch = batch;
      units.set(id, unit);
      for (const entry of entries) {
        putEntry(unit, entry);
        ownersOf(entry.family).set(entry.key, id);
      }
      return unit;
    },
    apply(change, serial) {
      const { family, key, unit: id, value, queue } = change;
      const unit = find(id);
      if (!unit) throw new Error(`Expected to change unit '${id}', but it is not in memory`);
      const before = readEntry(unit, family, key);
      if (value === null) {
        removeEntry(unit, family, key);
        ownersOf(family).delete(key);
        return { before, now: undefined };
      }
      const now: StoredEntry = { family, key, unit: id, value, serial: before?.serial ?? serial, ...(queue && { queue }) };
      putEntry(unit, now);
      if (!before) ownersOf(family).set(key, id);
      return { before, now };
    },
    startBatch() { batch++; },
    dropEmpty(unit) {
      if (unit.entryCount === 0 && unit.unwritten === 0 && units.get(unit.id) === unit) drop(unit);
    },
    evict() {
      let surplus = units.size - capacity;
      for (const unit of units.values()) {
        if (surplus <= 0) break;
        if (unit.unwritten > 0 || unit.usedInBatch === batch) continue;
        drop(unit);
        surplus--;
      }
    },
    clear() { units.clear(); owners.clear(); },
  };
}
