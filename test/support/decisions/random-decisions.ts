import { createRandom } from '../../demo/random.ts';
import type { Random } from '../../demo/random.ts';
import { context, dmnText, functionText, invocation, list, literal, relation, table } from '../engine/dmn-text.ts';
import type { DecisionText, KnowledgeText, TableText } from '../engine/dmn-text.ts';
import { expressionOf, testsOf, typeNames } from './random-expressions.ts';
import type { TypeName } from './random-expressions.ts';

export interface RandomGraph {
  readonly resourceName: string;
  readonly xml: string;
  /** All of them, requiring ones last. */
  readonly decisionIds: readonly string[];
  readonly variables: readonly Readonly<Record<string, unknown>>[];
}

const HIT_POLICIES = [undefined, 'UNIQUE', 'FIRST', 'ANY', 'PRIORITY', 'RULE ORDER', 'OUTPUT ORDER', 'COLLECT'] as const;
const VARIABLE_TYPES = [undefined, undefined, undefined, 'string', 'number', 'boolean', 'date', 'dayTimeDuration', 'feel:string', 'customers'] as const;
/** How many sets of variables each decision is evaluated with. */
const RUNS = 3;

/** A DMN file out of a seed: one to four decisions of any kind that may require one another, sometimes a business knowledge model, sometimes something that fails. */
export function randomGraph(seed: number): RandomGraph {
  const random = createRandom(seed);
  const id = `g${seed}`;
  const knowledge = random.chance(0.4) ? [randomKnowledge(random, id)] : [];
  const decisions: DecisionText[] = [];
  for (let count = random.between(1, 4); count > 0; count--) decisions.push(randomDecision(random, `${id}-d${decisions.length + 1}`, decisions, knowledge));
  return {
    resourceName: `${id}.dmn`, xml: dmnText(id, random.chance(0.5) ? decisions : decisions.toReversed(), knowledge), decisionIds: decisions.map((each) => each.id),
    variables: Array.from({ length: RUNS }, () => randomVariables(random)),
  };
}

/** Names that expressions use; each may be missing or of another type than its name says. */
export function randomVariables(random: Random): Record<string, unknown> {
  const all: Record<string, unknown> = {
    n: random.pick([0, 1, 2, 2.5, -3, 10, 100, null, 'two']), m: random.pick([1, 5, 7.25, 0.1]), s: random.pick(['a', 'b', 'abc', '', 'ü', null, 7]), b: random.pick([true, false, null, 'true']),
    l: random.pick([[1, 2, 3], ['a', 'b'], [], [1, null, 'a'], null, 4]), c: random.pick([{ x: 1, y: 'a' }, { x: null }, {}, null]),
  };
  return Object.fromEntries(Object.entries(all).filter(() => random.chance(0.9)));
}

function randomDecision(random: Random, id: string, earlier: readonly DecisionText[], knowledge: readonly KnowledgeText[]): DecisionText {
  const requires = earlier.filter(() => random.chance(0.5)).map((each) => each.id);
  // As a name in FEEL an id must not have a dash; the variable gives it one that has none.
  const results = earlier.filter((each) => requires.includes(each.id)).map((each) => each.variable?.name ?? each.id);
  const knows = knowledge.filter(() => random.chance(0.6)).map((each) => each.id);
  const type = random.pick(VARIABLE_TYPES);
  return { id, requires, knows, variable: { name: id.replace('-', '_'), ...(type === undefined ? {} : { type }) }, logic: randomLogic(random, 0, { names: results, knows }) };
}

interface Reach { readonly names: readonly string[]; readonly knows: readonly string[] }

const typeOf = (random: Random): TypeName => random.pick(typeNames);

function randomLogic(random: Random, depth: number, reach: Reach): string {
  const kind = random.between(1, depth === 0 ? 20 : 26);
  const [known] = reach.knows;
  if (known !== undefined && random.chance(0.15)) return random.chance(0.5) ? literal(`${nameOf(known)}(${expressionOf(random, 'number', reach.names)})`) : invocation(nameOf(known), random.chance(0.9) ? [['p', literal(expressionOf(random, typeOf(random), reach.names))]] : []);
  if (kind <= 12) return table(randomTable(random, reach));
  if (depth >= 2 || kind <= 16 || kind > 20) return literal(expressionOf(random, typeOf(random), reach.names));
  if (kind === 17) return list([1, 2].map(() => randomLogic(random, depth + 1, reach)));
  if (kind === 18) return relation(['k', 'v'], [1, 2].map(() => [literal(expressionOf(random, 'string', reach.names)), randomLogic(random, depth + 1, reach)]));
  return context(randomEntries(random, depth, reach));
}

const nameOf = (knowledgeId: string): string => knowledgeId.replace('-', '_');

function randomEntries(random: Random, depth: number, reach: Reach): [string | undefined, string][] {
  const entries: [string | undefined, string][] = [['first', randomLogic(random, depth + 1, reach)], ['second', literal(expressionOf(random, typeOf(random), [...reach.names, 'first']))]];
  if (random.chance(0.3)) entries.push(['f', functionText(['p'], random.pick(['p + 1', 'p', 'assert(p, p != null)', '[p, first]']))], [undefined, literal(random.pick(['f(m)', 'f(n)', 'f(1, 2)', '[f(first), second]', 'f(p: s)']))]);
  else if (random.chance(0.3)) entries.push([undefined, literal(random.pick(['first', '[first, second]', 'second = first', '{a: first, b: second}']))]);
  return entries;
}

function randomTable(random: Random, { names }: Reach): TableText {
  const hitPolicy = random.pick(HIT_POLICIES);
  const inputs = Array.from({ length: random.between(0, 3) }, () => {
    const type = typeOf(random);
    return { type, expression: random.chance(0.6) && names.length > 0 ? random.pick(names) : expressionOf(random, type, names, 0.02), ...(random.chance(0.5) ? { label: random.pick(['Nhãn', 'A label that is long, and longer than thirty characters', '']) } : {}) };
  });
  const outputs = Array.from({ length: random.chance(0.7) ? 1 : random.pick([2, 2, 3, 6]) }, (_each, index) => {
    const type = random.pick(['string', 'number', 'string', 'number', typeOf(random)] as const);
    return {
      type, name: `o${index}`, ...(random.chance(0.3) ? { label: `Output ${index}` } : {}),
      ...(random.chance(0.6) ? { values: random.pick(['"a","b","c"', '"c", "b", "a"', '1,2,3', '3,2,1,"a"', 'true,false']) } : {}),
      ...(random.chance(0.3) ? { byDefault: expressionOf(random, type, names) } : {}),
    };
  });
  const aggregated = hitPolicy === 'COLLECT' && (outputs.length === 1 || random.chance(0.1)) && random.chance(0.6);
  const rules = Array.from({ length: random.between(0, 5) }, () => ({
    when: inputs.map(({ type }) => (random.chance(0.35) ? random.pick(['', '-']) : testsOf(random, random.chance(0.85) ? type : typeOf(random), names))),
    then: outputs.map(({ type }) => expressionOf(random, aggregated && random.chance(0.8) ? 'number' : type, names, 0.03)),
  }));
  return { ...(hitPolicy === undefined ? {} : { hitPolicy }), ...(aggregated ? { aggregation: random.pick(['SUM', 'MIN', 'MAX', 'COUNT']) } : {}), inputs, outputs, rules };
}

function randomKnowledge(random: Random, id: string): KnowledgeText {
  const type = random.pick([undefined, 'number', 'string']);
  const logic = random.pick([
    literal(random.pick(['p + 1', 'p', 'assert(p, p > 2)', '{given: p}', 'if p = null then 0 else p * 2'])),
    table({ inputs: [{ expression: 'p' }], outputs: [{ name: 'o' }], rules: [{ when: [testsOf(random, 'number', ['m'])], then: ['"met"'] }, { when: ['< 0'], then: ['p'] }] }),
    context([['a', literal('p')], [undefined, literal('[a, m]')]]),
  ]);
  return { id: `${id}-k`, name: nameOf(`${id}-k`), parameters: [{ name: 'p', ...(type === undefined ? {} : { type }) }], logic };
}
