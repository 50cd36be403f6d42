import type { UnitsInMemory } from '../../../../engine/simulate/units-in-memory.ts';

/** All of the state as one comparable object. */
export function stateOf(units: UnitsInMemory): Record<string, unknown> {
  const all = units.unitIds().flatMap((unit) => units.entriesOf(unit)).map(({ unit, family, key, value }) => [`${unit} ${family} ${key}`, JSON.parse(JSON.stringify(value))] as const);
  return Object.fromEntries(all.sort(([a], [b]) => (a < b ? -1 : 1)));
}
