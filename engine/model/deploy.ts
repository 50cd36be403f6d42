import { readDecisionGraph } from './decision/read-graph.ts';
import type { DecisionGraph } from './decision/graph.ts';
import type { ExecutableProcess, FlowNode } from './executable.ts';
import { newFeelRoom, tooMuchFeel } from './feel-room.ts';
import type { FeelRoom } from './feel-room.ts';
import { readFormId } from './form.ts';
import { buildProcesses, readDefinitions } from './parse.ts';
import { doubledExtension } from './validation/doubled-extensions.ts';
import { straightThroughLoopReport } from './validation/straight-through-loop.ts';
import { lostElement, lostReference, unknownEventType, withoutId } from './validation/lost-references.ts';
import { validationReport } from './validation/validate.ts';

export interface Resource {
  readonly resourceName: string;
  /** The text of the file. */
  readonly content: string;
}

export type DeployedResource = { readonly resourceName: string } & (
  /** Its executable processes, document order. */
  | { readonly kind: 'processes'; readonly processes: readonly ExecutableProcess[] }
  | { readonly kind: 'decisions'; readonly graph: DecisionGraph }
  | { readonly kind: 'form'; readonly formId: string });

export type Compiled =
  /** Parallel to what was given. */
  | { readonly ok: true; readonly resources: readonly DeployedResource[]; /** All of them, in order. */ readonly processes: readonly ExecutableProcess[] }
  /** `reason` is the INVALID_ARGUMENT rejection's text, as Zeebe composes it. */
  | { readonly ok: false; readonly reason: string };

const HEAD = 'Expected to deploy new resources, but encountered the following errors:';

/** Ids that the deployment holds so far, each with the name of its resource. */
type Seen = Readonly<Record<'process' | 'graph' | 'decision' | 'form', Map<string, string>>> & { readonly feel: FeelRoom };
/** What a resource is, or what is wrong with it. */
type Compiler = (resource: Resource, seen: Seen) => DeployedResource | string;

/** By the end of the resource's name. */
const COMPILERS: Readonly<Record<string, Compiler>> = { '.bpmn': compileProcesses, '.xml': compileProcesses, '.dmn': compileDecisions, '.form': compileForm };

/** What a DEPLOYMENT.CREATE command brings → executable models, all or none (rule 106). Pure. */
export function compileResources(resources: readonly Resource[]): Compiled {
  if (resources.length === 0) return { ok: false, reason: 'Expected to deploy at least one resource, but none given' };
  const seen: Seen = { process: new Map(), graph: new Map(), decision: new Map(), form: new Map(), feel: newFeelRoom() };
  const compiled = resources.map((resource) => {
    const ending = Object.keys(COMPILERS).find((each) => resource.resourceName.endsWith(each));
    const compile = ending === undefined ? undefined : COMPILERS[ending];
    return compile ? compile(resource, seen) : `\n\n'${resource.resourceName}': unknown resource type`;
  });
  const errors = compiled.filter((each) => typeof each === 'string');
  if (errors.length > 0) return { ok: false, reason: HEAD + errors.join('') };
  const deployed = compiled.filter((each) => typeof each !== 'string');
  return { ok: true, resources: deployed, processes: deployed.flatMap((each) => (each.kind === 'processes' ? each.processes : [])) };
}

function compileProcesses({ resourceName, content }: Resource, seen: Seen): DeployedResource | string {
  const read = readDefinitions(content);
  if (!read.ok) return `\n'${resourceName}': ${read.failure}`;
  const invalid = lostReference(read.definitions) ?? unknownEventType(read.definitions);
  if (invalid !== undefined) return `\n'${resourceName}': ${invalid}`;
  const tooMuch = tooMuchFeel(read.definitions.root, seen.feel);
  if (tooMuch !== undefined) return `\n'${resourceName}': ${tooMuch}`;
  const report = validationReport(read.definitions);
  if (report !== '') return `\n'${resourceName}': ${report}`;
  const nameless = doubledExtension(read.definitions) ?? withoutId(read.definitions) ?? lostElement(read.definitions);
  if (nameless !== undefined) return `\n'${resourceName}': ${nameless}`;
  const processes = buildProcesses(read.definitions);
  const settled = new Set<FlowNode>();
  const loops = processes.toReversed().flatMap((process) => straightThroughLoopReport(process, processes, settled) ?? []);
  if (loops.length > 0) return loops.map((each) => `\n\`${resourceName}\`: ${each}`).join('').replaceAll('\n\n', '\n');
  let errors = '';
  for (const { bpmnProcessId } of processes) {
    const other = seen.process.get(bpmnProcessId);
    if (other !== undefined) errors += `\nDuplicated process id in resources '${other}' and '${resourceName}'`;
    seen.process.set(bpmnProcessId, resourceName);
  }
  return errors === '' ? { kind: 'processes', resourceName, processes } : errors;
}

function compileDecisions({ resourceName, content }: Resource, seen: Seen): DeployedResource | string {
  const read = readDecisionGraph(content, seen.feel);
  if (!read.ok) return read.failure.of === 'resource' ? `\n'${resourceName}': ${read.failure.message}` : `\n${read.failure.message}`;
  const { graph } = read;
  const duplicated = (what: string, id: string, other: string): string => `\nExpected the ${what} to be unique within a deployment but found a duplicated id '${id}' in the resources '${other}' and '${resourceName}'.`;
  const other = seen.graph.get(graph.id);
  if (other !== undefined) return duplicated('decision requirements ids', graph.id, other);
  const ids = new Set(graph.decisions.map(({ id }) => id));
  for (const [id, name] of seen.decision) if (ids.has(id)) return duplicated('decision ids', id, name);
  seen.graph.set(graph.id, resourceName);
  for (const id of ids) seen.decision.set(id, resourceName);
  return { kind: 'decisions', resourceName, graph };
}

function compileForm({ resourceName, content }: Resource, seen: Seen): DeployedResource | string {
  const read = readFormId(resourceName, content);
  if (!read.ok) return `\n${read.failure}`;
  const other = seen.form.get(read.formId);
  if (other !== undefined) return `\nExpected the form ids to be unique within a deployment but found a duplicated id '${read.formId}' in the resources '${other}' and '${resourceName}'.`;
  seen.form.set(read.formId, resourceName);
  return { kind: 'form', resourceName, formId: read.formId };
}
