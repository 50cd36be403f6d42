import type { Change, Entry, LinePage, PlaceInLine, StateReader, UnitId } from '../runtime/port.ts';
import { comparePlaces } from '../runtime/state/line-page.ts';
import { createOwnedEntries } from '../runtime/state/owned-entries.ts';
import type { OwnedEntries } from '../runtime/state/owned-entries.ts';

interface Placed extends PlaceInLine { readonly entry: Entry }

/** All units in plain maps, with the lines kept by hand: what `engine/store` does over PostgreSQL. */
export interface UnitsInMemory extends StateReader {
  apply(changes: readonly Change[]): void;
  unitOf(family: string, key: string): UnitId | undefined;
  firstOf(queue: string, limit: number, beforeMs?: number): Entry[];
  pageOf(queue: string, after: PlaceInLine | undefined, limit: number): LinePage;
  /** The entry of a line that falls due first, leaving out those with the keys `but`. */
  earliest(queue: string, but?: ReadonlySet<string>): { readonly entry: Entry; readonly atMs: number } | undefined;
  entriesOf(unit: UnitId): Entry[];
  unitIds(): UnitId[];
}

export function createUnitsInMemory(): UnitsInMemory {
  const units = new Map<UnitId, Map<string, Map<string, Entry>>>();
  const owned = new Map<UnitId, OwnedEntries<Entry>>();
  const homes = new Map<string, UnitId>();
  const lines = new Map<string, Map<string, Placed>>();
  const lineOf = new Map<string, string>();
  const nameOf = (family: string, key: string): string => `${family}\n${key}`;

  const leaveLine = (name: string): void => {
    const queue = lineOf.get(name);
    if (queue === undefined) return;
    lines.get(queue)?.delete(name);
    lineOf.delete(name);
  };
  const put = (change: Change): void => {
    const { unit, family, key, value, queue } = change;
    const name = nameOf(family, key);
    leaveLine(name);
    if (value === null) {
      const entries = units.get(unit)?.get(family);
      const before = entries?.get(key);
      if (before) owned.get(unit)?.remove(before);
      entries?.delete(key);
      if (entries?.size === 0) units.get(unit)?.delete(family);
      if (units.get(unit)?.size === 0) {
        units.delete(unit);
        owned.delete(unit);
      }
      homes.delete(name);
      return;
    }
    const entry: Entry = { family, key, unit, value: freeze(value) };
    let families = units.get(unit);
    if (!families) units.set(unit, (families = new Map()));
    let entries = families.get(family);
    if (!entries) families.set(family, (entries = new Map()));
    entries.set(key, entry);
    owned.get(unit)?.put(entry);
    homes.set(name, unit);
    if (!queue) return;
    let line = lines.get(queue.queue);
    if (!line) lines.set(queue.queue, (line = new Map()));
    line.set(name, { entry, atMs: queue.atMs, key });
    lineOf.set(name, queue.queue);
  };
  const inOrder = (queue: string): Placed[] => [...(lines.get(queue)?.values() ?? [])].sort(comparePlaces);

  return {
    get: (unit, family, key) => units.get(unit)?.get(family)?.get(key)?.value,
    list: (unit, family) => units.get(unit)?.get(family)?.values() ?? [],
    owned(unit, family, owner) {
      let entries = owned.get(unit);
      if (!entries) owned.set(unit, (entries = createOwnedEntries()));
      return entries.of(family, owner, units.get(unit)?.get(family));
    },
    apply: (changes) => changes.forEach(put),
    unitOf: (family, key) => homes.get(nameOf(family, key)),
    firstOf: (queue, limit, beforeMs) => inOrder(queue).filter(({ atMs }) => beforeMs === undefined || atMs < beforeMs).slice(0, limit).map(({ entry }) => entry),
    pageOf(queue, after, limit) {
      const behind = inOrder(queue).filter((each) => !after || comparePlaces(each, after) > 0);
      const page = behind.slice(0, limit);
      const last = page.at(-1);
      const entries = page.map(({ entry }) => entry);
      return last && behind.length > limit ? { entries, upTo: { atMs: last.atMs, key: last.key } } : { entries };
    },
    earliest(queue, but) {
      const first = inOrder(queue).find(({ entry }) => !but?.has(entry.key));
      return first && { entry: first.entry, atMs: first.atMs };
    },
    entriesOf: (unit) => [...(units.get(unit)?.values() ?? [])].flatMap((entries) => [...entries.values()]),
    unitIds: () => [...units.keys()],
  };
}


/** State is read by many and changed only through appliers: freezing makes a slip loud. */
function freeze<T extends object>(value: T): T {
  if (Object.isFrozen(value)) return value;
  for (const inner of Object.values(value)) if (typeof inner === 'object' && inner !== null) freeze(inner as object);
  return Object.freeze(value);
}

