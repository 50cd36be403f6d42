import type { Change, StateReader, UnitId } from '../port.ts';
import type { Families, Family } from './family.ts';
import { ownerOf } from './owner-of.ts';
import { queueOf } from './queue-of.ts';
import { NO_UNIT } from './unit-id.ts';

/** State as the runtime uses it: typed reading, and writing for appliers. */
export interface State {
  get<F extends Family>(unit: UnitId, family: F, key: string): Families[F] | undefined;
  list<F extends Family>(unit: UnitId, family: F): TypedEntry<F>[];
  /** Those that belong to one owner (`owner-of.ts`), in that order; looked up as they are taken. */
  owned<F extends Family>(unit: UnitId, family: F, owner: string): Iterable<TypedEntry<F>>;
  /** The first that `accept` likes, of those that `list` gives; looks no further. */
  find<F extends Family>(unit: UnitId, family: F, accept: (value: Families[F]) => boolean): TypedEntry<F> | undefined;
  put<F extends Family>(unit: UnitId, family: F, key: string, value: Families[F]): void;
  remove(unit: UnitId, family: Family, key: string): void;
}
export interface TypedEntry<F extends Family> { readonly key: string; readonly value: Families[F] }

export interface Overlay extends State {
  /** From now on nothing of this unit is read from below: it did not exist before. */
  begin(unit: UnitId): void;
  changes(): Change[];
  begun(): UnitId[];
}

type Written = Map<UnitId, Map<Family, Map<string, object | null>>>;

// No closure of each overlay, and that has methods, no arrows: there is one a step, and tsx gives every function but a method its name each time it is made, which costs more than making it.
function write(units: Written, unit: UnitId, family: Family, key: string, value: object | null): void {
  let families = units.get(unit);
  if (!families) units.set(unit, (families = new Map()));
  let entries = families.get(family);
  if (!entries) families.set(family, (entries = new Map()));
  entries.set(key, value);
}

/** What is stored, if anything is, with what the step has changed on top. */
function* ownedWith<F extends Family>(changed: ReadonlyMap<string, object | null>, stored: StateReader | undefined, unit: UnitId, family: F, owner: string): Generator<TypedEntry<F>> {
  if (stored) for (const entry of stored.owned(unit, family, owner)) {
    const value = changed.has(entry.key) ? changed.get(entry.key) : entry.value;
    if (value) yield { key: entry.key, value: value as Families[F] };
  }
  // A copy: whoever goes through them may change them.
  for (const [key, value] of [...changed]) {
    if (value && ownerOf(family, value) === owner && !stored?.get(unit, family, key)) yield { key, value: value as Families[F] };
  }
}

/** What a step has changed, over the units in memory; reading sees both. */
export function createOverlay(base: StateReader): Overlay {
  const units: Written = new Map();
  const begun = new Set<UnitId>([NO_UNIT]);
  return {
    get<F extends Family>(unit: UnitId, family: F, key: string) {
      const changed = units.get(unit)?.get(family)?.get(key);
      if (changed !== undefined) return (changed ?? undefined) as Families[F] | undefined;
      return begun.has(unit) ? undefined : (base.get(unit, family, key) as Families[F] | undefined);
    },
    list<F extends Family>(unit: UnitId, family: F) {
      const changed = units.get(unit)?.get(family);
      if (!changed) return begun.has(unit) ? [] : ([...base.list(unit, family)] as unknown as TypedEntry<F>[]);
      const entries: TypedEntry<F>[] = [];
      const seen = new Set<string>();
      if (!begun.has(unit)) for (const entry of base.list(unit, family)) {
        seen.add(entry.key);
        const value = changed.has(entry.key) ? changed.get(entry.key) : entry.value;
        if (value) entries.push({ key: entry.key, value: value as Families[F] });
      }
      for (const [key, value] of changed) if (value && !seen.has(key)) entries.push({ key, value: value as Families[F] });
      return entries;
    },
    find<F extends Family>(unit: UnitId, family: F, accept: (value: Families[F]) => boolean) {
      const changed = units.get(unit)?.get(family);
      const isBase = !begun.has(unit);
      if (isBase) for (const entry of base.list(unit, family)) {
        const value = (changed?.has(entry.key) ? changed.get(entry.key) : entry.value) as Families[F] | null | undefined;
        if (value && accept(value)) return { key: entry.key, value };
      }
      for (const [key, value] of changed ?? []) if (value && !(isBase && base.get(unit, family, key)) && accept(value as Families[F])) return { key, value: value as Families[F] };
      return undefined;
    },
    owned<F extends Family>(unit: UnitId, family: F, owner: string) {
      const changed = units.get(unit)?.get(family);
      const stored = begun.has(unit) ? undefined : base;
      return changed ? ownedWith(changed, stored, unit, family, owner) : (stored?.owned(unit, family, owner) ?? []) as Iterable<TypedEntry<F>>;
    },
    put(unit, family, key, value) { write(units, unit, family, key, value); },
    remove(unit, family, key) { write(units, unit, family, key, null); },
    begin(unit) { begun.add(unit); },
    changes() {
      const changes: Change[] = [];
      for (const [unit, families] of units) for (const [family, entries] of families) for (const [key, value] of entries) {
        if (value === null && begun.has(unit)) continue;
        const queue = value === null ? undefined : queueOf(family, value);
        changes.push(queue ? { family, key, unit, value, queue } : { family, key, unit, value });
      }
      return changes;
    },
    begun() { return [...begun].filter((unit) => unit !== NO_UNIT); },
  };
}
