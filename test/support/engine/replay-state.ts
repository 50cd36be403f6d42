import type { LogRecord } from '../../../engine/protocol/record.ts';
import type { Change, Entry, Runtime, StateReader } from '../../../engine/runtime/port.ts';
import { ownerOf } from '../../../engine/runtime/state/owner-of.ts';

/** The state that a log's events make, from nothing: what recovery would have to know if it read history. By `family key`. */
export function replay(runtime: Runtime, records: Iterable<LogRecord>): Map<string, Change> {
  const entries = new Map<string, Change>();
  const units = new Map<string, Map<string, Map<string, Entry>>>();
  const state: StateReader = {
    get: (unit, family, key) => units.get(unit)?.get(family)?.get(key)?.value,
    list: (unit, family) => units.get(unit)?.get(family)?.values() ?? [],
    owned: (unit, family, owner) => [...units.get(unit)?.get(family)?.values() ?? []].filter(({ value }) => ownerOf(family, value) === owner),
  };
  const tableOf = (change: Change): Map<string, Entry> => {
    let families = units.get(change.unit);
    if (!families) units.set(change.unit, (families = new Map()));
    let table = families.get(change.family);
    if (!table) families.set(change.family, (table = new Map()));
    return table;
  };
  for (const record of records) {
    if (record.recordType !== 'EVENT') continue;
    for (const change of runtime.apply(record, state)) {
      const id = `${change.family} ${change.key}`;
      if (change.value === null) {
        entries.delete(id);
        tableOf(change).delete(change.key);
      } else {
        // Through JSON, as the store keeps it: what is undefined has no name there.
        const value = JSON.parse(JSON.stringify(change.value)) as object;
        entries.set(id, { ...change, value });
        tableOf(change).set(change.key, { ...change, value });
      }
    }
  }
  return entries;
}
