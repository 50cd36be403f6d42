import { child, idOf } from '../xml/element.ts';
import type { XmlElement } from '../xml/element.ts';
import { buildLogic, logicElementOf } from './build-logic.ts';
import { attributeOf, parametersOf } from './build.ts';
import type { Build } from './build.ts';
import type { Decision, Knowledge } from './graph.ts';
import { INFORMATION, KNOWLEDGE, requiredBy } from './requirement-chain.ts';

/** A decision with what it requires, which is read first. Requirements have been checked: there is no cycle and nothing is missing. */
export function buildDecision(element: XmlElement, build: Build): Decision {
  const known = build.decisions.get(element);
  if (known) return known;
  const requiredDecisions = requiredBy(element, INFORMATION).map((id) => buildDecision(elementOf(id, build), build));
  const requiredKnowledge = knowledgeOf(element, build);
  const variable = child(element, 'dmn:variable');
  const resultType = variable && attributeOf(variable, 'typeRef');
  const id = idOf(element);
  const decision: Decision = Object.freeze({
    id, name: element.attributes['name'] ?? '', resultName: variable ? variable.attributes['name'] ?? '' : id, ...(resultType === undefined ? {} : { resultType }),
    requiredDecisions, requiredKnowledge, logic: buildLogic(logicElementOf(element), build, 'decision'),
  });
  build.decisions.set(element, decision);
  return decision;
}

function knowledgeOf(element: XmlElement, build: Build): Knowledge[] {
  return requiredBy(element, KNOWLEDGE).map((id) => buildKnowledge(elementOf(id, build), build));
}

function buildKnowledge(element: XmlElement, build: Build): Knowledge {
  const name = element.attributes['name'] ?? '';
  const known = build.knowledge.get(name);
  if (known) return known;
  const requiredKnowledge = knowledgeOf(element, build);
  const encapsulated = child(element, 'dmn:encapsulatedLogic');
  const knowledge: Knowledge = Object.freeze({
    id: idOf(element), name, parameters: encapsulated ? parametersOf(encapsulated) : [], requiredKnowledge,
    logic: encapsulated ? buildLogic(logicElementOf(encapsulated), build, 'knowledge') : { kind: 'none' as const },
  });
  build.knowledge.set(name, knowledge);
  return knowledge;
}

function elementOf(id: string, build: Build): XmlElement {
  const element = build.byId.get(id);
  if (!element) throw new Error(`Expected to find element with id '${id}', but the file does not hold it`);
  return element;
}
