import { child, children } from '../xml/element.ts';
import type { XmlElement } from '../xml/element.ts';
import { buildTable } from './build-table.ts';
import { buildExpression, failed, parametersOf, textIn } from './build.ts';
import type { Build } from './build.ts';
import type { DecisionLogic, NamedLogic } from './graph.ts';

/** Where logic stands decides what it may be. */
type Place = 'decision' | 'knowledge' | 'inside';
type Builder = (element: XmlElement, build: Build) => DecisionLogic;

const BUILDERS: Readonly<Record<string, { readonly places: readonly Place[]; readonly build: Builder }>> = {
  'dmn:decisionTable': { places: ['decision', 'knowledge', 'inside'], build: buildTable },
  'dmn:literalExpression': { places: ['decision', 'knowledge', 'inside'], build: (element, build) => ({ kind: 'literal', expression: buildExpression(element, build) }) },
  'dmn:context': { places: ['decision', 'knowledge', 'inside'], build: buildContext },
  'dmn:list': { places: ['decision', 'knowledge', 'inside'], build: (element, build) => ({ kind: 'list', items: logicElementsOf(element).map((each) => buildLogic(each, build, 'inside')) }) },
  'dmn:relation': { places: ['decision', 'knowledge', 'inside'], build: buildRelation },
  'dmn:invocation': { places: ['decision', 'inside'], build: buildInvocation },
  'dmn:functionDefinition': { places: ['inside'], build: buildFunction },
};
/** Boxed expressions that came with DMN 1.4: known, and refused. */
const LATER = ['dmn:conditional', 'dmn:filter', 'dmn:for', 'dmn:every', 'dmn:some'];

const isLogic = ({ name }: XmlElement): boolean => BUILDERS[name] !== undefined || LATER.includes(name);
const logicElementsOf = (element: XmlElement): XmlElement[] => element.children.filter(isLogic);
export const logicElementOf = (element: XmlElement): XmlElement | undefined => element.children.find(isLogic);

const REFUSALS: Readonly<Record<Place, string>> = { decision: 'unsupported decision expression', knowledge: 'unsupported business knowledge model logic found', inside: 'unsupported expression found' };

export function buildLogic(element: XmlElement | undefined, build: Build, place: Place): DecisionLogic {
  const builder = element && BUILDERS[element.name];
  if (element && builder?.places.includes(place)) return builder.build(element, build);
  return { kind: 'literal', expression: failed(build, `${REFUSALS[place]} '${element?.name ?? 'null'}'`) };
}

const nameOf = (element: XmlElement | undefined): string => element?.attributes['name'] ?? '';

function buildContext(element: XmlElement, build: Build): DecisionLogic {
  const entries = children(element, 'dmn:contextEntry');
  const last = entries.at(-1);
  if (!last) return { kind: 'literal', expression: failed(build, 'Expected the context to have an entry, but it has none') };
  const hasResult = child(last, 'dmn:variable') === undefined;
  const named: NamedLogic[] = [];
  for (const entry of hasResult ? entries.slice(0, -1) : entries) {
    const variable = child(entry, 'dmn:variable');
    if (!variable) failed(build, 'Expected each context entry but the last to have a variable, but one has none');
    named.push({ name: nameOf(variable), logic: buildLogic(logicElementOf(entry), build, 'inside') });
  }
  return hasResult ? { kind: 'context', entries: named, result: buildLogic(logicElementOf(last), build, 'inside') } : { kind: 'context', entries: named };
}

function buildRelation(element: XmlElement, build: Build): DecisionLogic {
  const columns = children(element, 'dmn:column').map(nameOf);
  const rows = children(element, 'dmn:row').map(logicElementsOf);
  for (const row of rows) if (row.length !== columns.length) failed(build, `expected row with '${columns.length}' elements but found '${row.length}'`);
  return { kind: 'relation', rows: rows.map((row) => row.map((cell, index) => ({ name: columns[index] ?? '', logic: buildLogic(cell, build, 'inside') }))) };
}

function buildInvocation(element: XmlElement, build: Build): DecisionLogic {
  const bindings = children(element, 'dmn:binding').flatMap((binding) => {
    const value = logicElementOf(binding);
    if (value?.name === 'dmn:literalExpression') return [{ name: nameOf(child(binding, 'dmn:parameter')), expression: buildExpression(value, build) }];
    failed(build, `expected binding with literal expression but found '${value?.name ?? 'null'}'`);
    return [];
  });
  const called = logicElementOf(element);
  if (called?.name !== 'dmn:literalExpression') return { kind: 'literal', expression: failed(build, `expected invocation with literal expression but found '${called?.name ?? 'null'}'`) };
  const name = textIn(called) ?? '';
  const knowledge = build.knowledge.get(name);
  return knowledge ? { kind: 'invocation', knowledge, bindings } : { kind: 'literal', expression: failed(build, `no BKM found with name '${name}'`) };
}

function buildFunction(element: XmlElement, build: Build): DecisionLogic {
  const body = logicElementOf(element);
  const expression = body?.name === 'dmn:literalExpression' ? buildExpression(body, build) : failed(build, `expected literal expression but found '${body?.name ?? 'null'}'`);
  return { kind: 'function', parameters: parametersOf(element), body: expression };
}
