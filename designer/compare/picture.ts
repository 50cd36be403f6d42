import { element, elements, extension, text, type ModdleElement } from './moddle.ts';

export const USER_TASK_JOB = 'io.camunda.zeebe:userTask';

/** A flow node, with what Zeebe's extension elements say about it. */
export interface PictureNode {
  readonly id: string;
  /** Local BPMN name, e.g. `userTask`, `exclusiveGateway`. */
  readonly type: string;
  readonly name: string;
  /** Id of the process or sub-process around it. */
  readonly parentId: string;
  readonly attachedTo: string | null;
  /** `none` for an event without definition, null for what is no event. */
  readonly event: string | null;
  /** Null where the element makes no job. */
  readonly jobType: string | null;
  readonly formKey: string | null;
  readonly candidateGroups: readonly string[];
  readonly assignee: string | null;
  readonly headers: Readonly<Record<string, string>>;
  readonly inputs: readonly Mapping[];
  readonly outputs: readonly Mapping[];
  readonly resultVariable: string | null;
  readonly multiInstance: boolean;
  /** Zeebe's own user task (`zeebe:userTask`) instead of a job. */
  readonly nativeUserTask: boolean;
  readonly triggeredByEvent: boolean;
  readonly calledElement: string | null;
}
export interface Mapping { readonly source: string; readonly target: string }
export interface PictureFlow { readonly id: string; readonly name: string; readonly from: string; readonly to: string; readonly condition: string | null; readonly isDefault: boolean }

/** One process, flattened: what the rules and the comparison look at. */
export interface Picture {
  readonly processId: string;
  readonly name: string;
  readonly executable: boolean;
  /** How many processes the file holds; only the first is looked at. */
  readonly processes: number;
  readonly hasPoolsOrLanes: boolean;
  readonly nodes: readonly PictureNode[];
  readonly flows: readonly PictureFlow[];
}

/** @param definitions a `bpmn:Definitions`. @returns null when it holds no process. */
export function pictureOf(definitions: ModdleElement): Picture | null {
  const roots = elements(definitions['rootElements']);
  const processes = roots.filter(({ $type }) => $type === 'bpmn:Process');
  const process = processes[0];
  return process ? pictureOfProcess(process, processes.length, roots.some(({ $type }) => $type === 'bpmn:Collaboration')) : null;
}

export function pictureOfProcess(process: ModdleElement, processes = 1, hasPools = false): Picture {
  const nodes: PictureNode[] = [];
  const flows: PictureFlow[] = [];
  collect(process, nodes, flows);
  return {
    processId: process.id ?? '', name: process.name ?? '', executable: process['isExecutable'] === true, processes,
    hasPoolsOrLanes: hasPools || elements(process['laneSets']).length > 0, nodes, flows,
  };
}

function collect(scope: ModdleElement, nodes: PictureNode[], flows: PictureFlow[]): void {
  for (const item of elements(scope['flowElements'])) {
    if (item.$type === 'bpmn:SequenceFlow') {
      const from = element(item['sourceRef']);
      const to = element(item['targetRef']);
      flows.push({ id: item.id ?? '', name: item.name ?? '', from: from?.id ?? '', to: to?.id ?? '', condition: text(element(item['conditionExpression'])?.['body']), isDefault: from !== undefined && element(from['default'])?.id === item.id });
    } else if (!/DataObject|DataStore/.test(item.$type)) {
      nodes.push(nodeOf(item, scope.id ?? ''));
      if (elements(item['flowElements']).length > 0) collect(item, nodes, flows);
    }
  }
}

function nodeOf(item: ModdleElement, parentId: string): PictureNode {
  const type = localName(item.$type);
  const taskDefinition = extension(item, 'zeebe:TaskDefinition');
  const assignment = extension(item, 'zeebe:AssignmentDefinition');
  const ioMapping = extension(item, 'zeebe:IoMapping');
  const nativeUserTask = extension(item, 'zeebe:UserTask') !== undefined;
  const mappings = (of: unknown): Mapping[] => elements(of).map((one) => ({ source: text(one['source']) ?? '', target: text(one['target']) ?? '' }));
  return {
    id: item.id ?? '', type, name: (item.name ?? '').replace(/\s+/g, ' ').trim(), parentId,
    attachedTo: element(item['attachedToRef'])?.id ?? null,
    event: /Event$/.test(type) ? eventKind(item) : null,
    jobType: type === 'userTask' ? (nativeUserTask ? null : USER_TASK_JOB) : text(taskDefinition?.['type']),
    formKey: text(extension(item, 'zeebe:FormDefinition')?.['formKey']),
    candidateGroups: groupsOf(text(assignment?.['candidateGroups'])),
    assignee: text(assignment?.['assignee']),
    headers: Object.fromEntries(elements(extension(item, 'zeebe:TaskHeaders')?.['values']).map((header) => [text(header['key']) ?? '', text(header['value']) ?? ''])),
    inputs: mappings(ioMapping?.['inputParameters']), outputs: mappings(ioMapping?.['outputParameters']),
    resultVariable: text(extension(item, 'zeebe:Script')?.['resultVariable']) ?? text(extension(item, 'zeebe:CalledDecision')?.['resultVariable']),
    multiInstance: element(item['loopCharacteristics']) !== undefined,
    nativeUserTask, triggeredByEvent: item['triggeredByEvent'] === true,
    calledElement: text(extension(item, 'zeebe:CalledElement')?.['processId']),
  };
}

const localName = (type: string): string => { const name = type.replace(/^\w+:/, ''); return name.charAt(0).toLowerCase() + name.slice(1); };
const eventKind = (item: ModdleElement): string => {
  const definition = elements(item['eventDefinitions'])[0];
  return definition ? localName(definition.$type).replace(/EventDefinition$/, '') : 'none';
};
/** `leader, clerk` and the FEEL forms `="leader"` and `=["leader","clerk"]` (Zeebe takes all three). */
function groupsOf(value: string | null): readonly string[] {
  if (!value) return [];
  if (value.startsWith('=')) return [...value.matchAll(/"([^"]*)"/g)].map((match) => match[1] ?? '');
  return value.split(',').map((group) => group.trim()).filter((group) => group !== '');
}
