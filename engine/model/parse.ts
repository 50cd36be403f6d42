import { buildProcess } from './build/process.ts';
import type { ById } from './build/event-trigger.ts';
import type { ExecutableProcess } from './executable.ts';
import { children, descendants, idOf } from './xml/element.ts';
import type { XmlElement } from './xml/element.ts';
import { readXml } from './xml/read-xml.ts';

/** A BPMN document, read but not yet judged: `deploy.ts` validates before it builds. */
export interface Definitions {
  readonly root: XmlElement;
  /** `<process>` elements in document order, executable or not. */
  readonly processElements: readonly XmlElement[];
  readonly byId: ById;
}

export type DefinitionsResult = { readonly ok: true; readonly definitions: Definitions } | { readonly ok: false; readonly failure: string };

/** Reads BPMN XML. Text that is not well-formed or no BPMN is a value; the failure is what Zeebe appends after `'<resource>': `. */
export function readDefinitions(xml: string): DefinitionsResult {
  const read = readXml(xml);
  if (!read.ok) return read;
  const { root } = read;
  if (root.name !== 'bpmn:definitions') return { ok: false, failure: `Error: URI=null Line=1: cvc-elt.1.a: Cannot find the declaration of element '${root.name}'.` };
  const index = new Map<string, XmlElement>();
  for (const element of descendants(root)) if (element.attributes['id'] !== undefined) index.set(element.attributes['id'], element);
  return { ok: true, definitions: { root, processElements: children(root, 'bpmn:process'), byId: (id) => (id === undefined ? undefined : index.get(id)) } };
}

/** Only `isExecutable="true"` processes run (rule 106). Document order. */
export const isExecutable = (process: XmlElement): boolean => process.attributes['isExecutable'] === 'true' || process.attributes['isExecutable'] === '1';

export function buildProcesses(definitions: Definitions): ExecutableProcess[] {
  return definitions.processElements.filter(isExecutable).map((process) => buildProcess(process, definitions.byId));
}

/**
 * XML of a resource that was deployed once (so it was valid then) → its executable process with that id. What recovery and eviction use.
 * Undefined when there is none, which is a defect of the caller's data.
 */
export function parseProcess(xml: string, bpmnProcessId: string): ExecutableProcess | undefined {
  const read = readDefinitions(xml);
  const element = read.ok ? read.definitions.processElements.find((each) => idOf(each) === bpmnProcessId && isExecutable(each)) : undefined;
  return read.ok && element ? buildProcess(element, read.definitions.byId) : undefined;
}
