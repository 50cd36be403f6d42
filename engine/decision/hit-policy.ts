import { bounded, inEntryOrder, mapName, numberOf, numbersOf, sameValue, step, sumOf, textOf } from '../expression/logic.ts';
import type { LogicRun, Outcome, Value } from '../expression/logic.ts';
import type { Aggregation, DecisionTable, HitPolicy, TableOutput } from '../model/decision/graph.ts';
import { failure, succeeded } from './scene.ts';

/** The values of one rule by output name; a single output may have none. */
export type Outputs = ReadonlyMap<string | undefined, Value>;

/** One value for one output, a context for several. */
export function singleOutput(outputs: Outputs | undefined): Value {
  if (!outputs || outputs.size === 0) return null;
  if (outputs.size === 1) return [...outputs.values()][0] ?? null;
  return new Map(inEntryOrder(entriesOf(outputs)));
}

/** DMN 1.3 §8.2.11, of the outputs of the rules that match, at least one, in the order of the rules. */
export const applyHitPolicy = (table: DecisionTable, matched: readonly Outputs[], run: LogicRun): Outcome<Value> => bounded(() => POLICIES[table.hitPolicy](matched, table, run));

type Policy = (matched: readonly Outputs[], table: DecisionTable, run: LogicRun) => Outcome<Value>;

const POLICIES: Readonly<Record<HitPolicy, Policy>> = {
  UNIQUE: (matched) => (matched.length > 1 ? failure(`multiple values aren't allowed for UNIQUE hit policy. found: '${listText(matched)}'`) : succeeded(singleOutput(matched[0]))),
  FIRST: (matched) => succeeded(singleOutput(matched[0])),
  ANY(matched, _table, run) {
    const distinct: Outputs[] = [];
    for (const outputs of matched) if (!distinct.some((earlier) => sameOutputs(earlier, outputs, run))) distinct.push(outputs);
    return distinct.length > 1 ? failure(`different values aren't allowed for ANY hit policy. found: '${listText(distinct)}'`) : succeeded(singleOutput(matched[0]));
  },
  PRIORITY: (matched, { outputs }) => succeeded(singleOutput(byPriority(matched, outputs)[0])),
  'OUTPUT ORDER': (matched, { outputs }) => succeeded(byPriority(matched, outputs).map(singleOutput)),
  'RULE ORDER': (matched) => succeeded(matched.map(singleOutput)),
  COLLECT: (matched, { aggregation }) => (aggregation ? AGGREGATIONS[aggregation](matched.map(singleOutput)) : succeeded(matched.map(singleOutput))),
};

const overNumbers = (aggregate: (values: NonNullable<ReturnType<typeof numbersOf>>) => Value) => (values: readonly Value[]): Outcome<Value> => {
  const numbers = numbersOf(values);
  return numbers ? succeeded(aggregate(numbers)) : failure(`expected number but found '${textOf(values.find((value) => !numbersOf([value])) ?? null)}'`);
};

const AGGREGATIONS: Readonly<Record<Aggregation, (values: readonly Value[]) => Outcome<Value>>> = {
  SUM: overNumbers(sumOf),
  MIN: overNumbers((numbers) => numbers.reduce((least, each) => (each.compare(least) < 0 ? each : least))),
  MAX: overNumbers((numbers) => numbers.reduce((most, each) => (each.compare(most) > 0 ? each : most))),
  COUNT: (values) => succeeded(numberOf(values.length)),
};

/**
 * By the places of the outputs' values, compared as text and without separator, as Zeebe 8.5 does: place 10 goes before place 2.
 * Values that are not listed go last; so do those that are neither text nor number.
 */
function byPriority(matched: readonly Outputs[], outputs: readonly TableOutput[]): readonly Outputs[] {
  const rankOf = (values: Outputs): string => outputs.map(({ name, priorities }) => {
    const value = values.get(name) ?? null;
    const place = typeof value === 'string' ? priorities.get(value) : numbersOf([value]) ? priorities.get(textOf(value)) : undefined;
    return place === undefined ? '_' : String(place);
  }).join('');
  const ranked = matched.map((values) => ({ values, rank: rankOf(values) }));
  return ranked.toSorted((a, b) => (a.rank < b.rank ? -1 : a.rank > b.rank ? 1 : 0)).map(({ values }) => values);
}

function sameOutputs(a: Outputs, b: Outputs, run: LogicRun): boolean {
  step(run);
  return a.size === b.size && [...a].every(([name, value]) => b.has(name) && sameValue(value, b.get(name) ?? null, run));
}
const entriesOf = (outputs: Outputs): (readonly [string, Value])[] => [...outputs].map(([name, value]) => [name ?? 'null', value]);
const mapText = (outputs: Outputs): string => `${mapName(outputs.size)}(${inEntryOrder(entriesOf(outputs)).map(([name, value]) => `${name} -> ${textOf(value)}`).join(', ')})`;
const listText = (matched: readonly Outputs[]): string => `List(${matched.map(mapText).join(', ')})`;
