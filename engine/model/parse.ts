import { buildProcess } from './build/process.ts';
import type { ById } from './build/event-trigger.ts';
import type { ExecutableProcess } from './executable.ts';
import { children, descendants, idOf, isTrue } from './xml/element.ts';
import type { XmlElement } from './xml/element.ts';
import { normalise } from './schema/normalise.ts';
import { schemaError } from './schema/schema-error.ts';
import { readXml } from './xml/read-xml.ts';

/** A BPMN document, read but not yet judged: `deploy.ts` validates before it builds. */
export interface Definitions {
  readonly root: XmlElement;
  /** `<process>` elements in document order, executable or not. */
  readonly processElements: readonly XmlElement[];
  readonly byId: ById;
}

export type DefinitionsResult = { readonly ok: true; readonly definitions: Definitions } | { readonly ok: false; readonly failure: string };

/**
 * Reads BPMN XML. Text that is not well-formed or no BPMN is a value; the failure is what Zeebe appends after `'<resource>': `.
 * @param judged whether it was deployed before, so that the schema has nothing to say.
 */
export function readDefinitions(xml: string, judged = false): DefinitionsResult {
  const read = readXml(xml);
  if (!read.ok) return { ok: false, failure: (read.before && schemaError(read.before.root, read.before.open)) ?? read.failure };
  const { root } = read;
  const invalid = judged ? undefined : schemaError(root);
  if (invalid !== undefined) return { ok: false, failure: invalid };
  const index = new Map<string, XmlElement>();
  for (const element of descendants(root)) {
    normalise(element);
    if (element.attributes['id'] !== undefined) index.set(element.attributes['id'], element);
  }
  return { ok: true, definitions: { root, processElements: children(root, 'bpmn:process'), byId: (id) => (id === undefined ? undefined : index.get(id)) } };
}

/** Only `isExecutable="true"` processes run (rule 106). Document order. */
export const isExecutable = (process: XmlElement): boolean => isTrue(process, 'isExecutable');

export function buildProcesses(definitions: Definitions): ExecutableProcess[] {
  return definitions.processElements.filter(isExecutable).map((process) => buildProcess(process, definitions.byId));
}

/**
 * XML of a resource that was deployed once (so it was valid then) → its executable process with that id. What recovery and eviction use.
 * Undefined when there is none, which is a defect of the caller's data.
 */
export function parseProcess(xml: string, bpmnProcessId: string): ExecutableProcess | undefined {
  const read = readDefinitions(xml, true);
  const element = read.ok ? read.definitions.processElements.find((each) => idOf(each) === bpmnProcessId && isExecutable(each)) : undefined;
  return read.ok && element ? buildProcess(element, read.definitions.byId) : undefined;
}
