import { newFeelRoom, tooMuchFeel } from '../feel-room.ts';
import type { FeelRoom } from '../feel-room.ts';
import { children, descendants, idOf } from '../xml/element.ts';
import type { XmlElement } from '../xml/element.ts';
import { readXml } from '../xml/read-xml.ts';
import { buildDecision } from './build-decision.ts';
import { startBuild } from './build.ts';
import type { DecisionGraph } from './graph.ts';
import { referencedId } from './reference.ts';
import { INFORMATION, KNOWLEDGE, LONGEST_CHAIN, chainProblem } from './requirement-chain.ts';
import { fitsDmnSchema } from './schema.ts';

/** `of: 'graph'`: the message stands in the rejection as it is; `of: 'resource'`: the resource's name goes before it. */
export interface GraphFailure { readonly of: 'graph' | 'resource'; readonly message: string }
export type GraphResult = { readonly ok: true; readonly graph: DecisionGraph } | { readonly ok: false; readonly failure: GraphFailure };

/** What Zeebe says of everything that is no DMN by its schema. */
const UNREADABLE = 'Failed to parse DMN: org.camunda.bpm.model.dmn.DmnModelException: Unable to parse model';

/** DMN XML → decision requirements graph, or the reasons why not in Zeebe's words. Pure. */
export function readDecisionGraph(xml: string, room: FeelRoom = newFeelRoom()): GraphResult {
  const read = readXml(xml);
  if (!read.ok || read.root.name !== 'dmn:definitions' || !fitsDmnSchema(read.root)) return refused(UNREADABLE);
  const { root } = read;
  const byId = new Map<string, XmlElement>();
  for (const element of descendants(root)) if (idOf(element) !== '') byId.set(idOf(element), element);
  const missing = missingReference(root, byId);
  if (missing !== undefined) return refused(`Unable to find a model element instance for id ${missing}`);
  const tooMuch = tooMuchFeel(root, room, ({ name }) => name === 'dmn:text');
  if (tooMuch !== undefined) return refused(tooMuch, 'resource');
  const endless = endlessRequirements(root);
  return endless === undefined ? graphOf(root, byId) : refused(endless);
}

const refused = (message: string, of: GraphFailure['of'] = 'graph'): GraphResult => ({ ok: false, failure: { of, message } });

const REFERENCES: Readonly<Record<string, string>> = { 'dmn:requiredDecision': 'dmn:decision', 'dmn:requiredKnowledge': 'dmn:businessKnowledgeModel' };

/** What a requirement names and the file does not hold. */
function missingReference(root: XmlElement, byId: ReadonlyMap<string, XmlElement>): string | undefined {
  for (const element of descendants(root)) {
    const wanted = element.parent?.name === 'dmn:authorityRequirement' ? undefined : REFERENCES[element.name];
    if (wanted !== undefined && byId.get(referencedId(element))?.name !== wanted) return referencedId(element);
  }
  return undefined;
}

function endlessRequirements(root: XmlElement): string | undefined {
  for (const [what, problem] of [
    ['decisions', chainProblem(children(root, 'dmn:decision'), INFORMATION)], ['BKMs', chainProblem(children(root, 'dmn:businessKnowledgeModel'), KNOWLEDGE)],
  ] as const) {
    if (problem === 'cycle') return `Invalid DMN model: Cyclic dependencies between ${what} detected.`;
    if (problem === 'too-long') return `Invalid DMN model: more than ${LONGEST_CHAIN} ${what} require one another in a row.`;
  }
  return undefined;
}

function graphOf(root: XmlElement, byId: ReadonlyMap<string, XmlElement>): GraphResult {
  const build = startBuild(byId);
  const decisions = children(root, 'dmn:decision').map((element) => buildDecision(element, build));
  if (build.failures.length > 0) return refused(build.failures.join('\n'));
  const { id = '', name = '', namespace = '' } = root.attributes;
  const empty = Object.entries({ id, name, namespace }).find(([, value]) => value === '');
  if (empty) return refused(`Expected the definitions to have an attribute '${empty[0]}', but it is empty`, 'resource');
  const nameless = decisions.find((decision) => decision.id === '' || decision.name === '');
  if (nameless) return refused(`Expected decision '${nameless.id || nameless.name}' to have an id and a name, but one of them is empty`, 'resource');
  return { ok: true, graph: Object.freeze({ id, name, namespace, decisions }) };
}
