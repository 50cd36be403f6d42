import { BpmnModdle } from 'bpmn-moddle';
import zeebe from 'zeebe-bpmn-moddle/resources/zeebe.json' with { type: 'json' };

/** A parsed element: only what our rules ask for. */
export interface ModelElement {
  readonly id: string;
  /** BPMN type without prefix: `ServiceTask`. */
  readonly type: string;
  readonly name: string;
  readonly eventDefinitions: number;
  readonly jobType?: string;
  readonly formKey?: string;
  readonly candidateGroups: readonly string[];
  readonly headers: Readonly<Record<string, string>>;
  /** Output mappings: variable ← FEEL source. */
  readonly output?: Readonly<Record<string, string>>;
  readonly defaultFlow?: string;
  readonly drawn: boolean;
}
export interface ModelFlow { readonly id: string; readonly from: string; readonly to: string; readonly name: string; readonly condition?: string; readonly drawn: boolean }
export interface Model {
  readonly processId: string;
  readonly name: string;
  readonly executable: boolean;
  readonly platformVersion: string | undefined;
  readonly elements: readonly ModelElement[];
  readonly flows: readonly ModelFlow[];
  /** Pools, lanes, artifacts … by type: what a flat model does not have. */
  readonly strange: readonly string[];
}

interface Moddle { readonly $type: string; readonly id?: string; readonly name?: string; readonly [key: string]: unknown }

/** One for all models: it keeps no state between texts, and making one takes as long as reading a third of a model. */
const moddle = new BpmnModdle({ zeebe });

/** @throws Error when the text is not BPMN 2.0, or moddle warns of it. */
export async function readModel(xml: string): Promise<Model> {
  const { rootElement, warnings } = (await moddle.fromXML(xml)) as { rootElement: Moddle; warnings: readonly { message: string }[] };
  if (warnings.length) throw new Error(`Expected to read a model, but found ${warnings.map((warning) => warning.message).join('; ')}`);
  const roots = list(rootElement, 'rootElements');
  const processes = roots.filter((root) => root.$type === 'bpmn:Process');
  const process = processes[0];
  if (processes.length !== 1 || !process) throw new Error(`Expected to read a model with one process, but found ${processes.length}`);
  const drawn = new Set(list(rootElement, 'diagrams').flatMap((diagram) => list(diagram['plane'] as Moddle, 'planeElement')).map((shape) => (shape['bpmnElement'] as Moddle | undefined)?.id));
  const all = list(process, 'flowElements');
  return {
    processId: process.id ?? '', name: process.name ?? '', executable: process['isExecutable'] === true,
    platformVersion: (rootElement['$attrs'] as Record<string, string>)['modeler:executionPlatformVersion'],
    elements: all.filter((element) => element.$type !== 'bpmn:SequenceFlow').map((element) => elementOf(element, drawn)),
    flows: all.filter((element) => element.$type === 'bpmn:SequenceFlow').map((flow) => {
      const condition = (flow['conditionExpression'] as { body?: string } | undefined)?.body;
      return { id: flow.id ?? '', from: (flow['sourceRef'] as Moddle).id!, to: (flow['targetRef'] as Moddle).id!, name: flow.name ?? '', drawn: drawn.has(flow.id), ...(condition ? { condition } : {}) };
    }),
    strange: [...roots.filter((root) => !['bpmn:Process', 'bpmn:Message'].includes(root.$type)), ...list(process, 'laneSets'), ...list(process, 'artifacts')].map((item) => item.$type),
  };
}

function elementOf(element: Moddle, drawn: ReadonlySet<string | undefined>): ModelElement {
  const extensions = list((element['extensionElements'] ?? { $type: '' }) as Moddle, 'values');
  const extension = (type: string): Moddle | undefined => extensions.find((candidate) => candidate.$type === `zeebe:${type}`);
  const headers = extension('TaskHeaders');
  const jobType = extension('TaskDefinition')?.['type'] as string | undefined;
  const formKey = extension('FormDefinition')?.['formKey'] as string | undefined;
  const mapping = extension('IoMapping');
  const output = mapping && Object.fromEntries(list(mapping, 'outputParameters').map((parameter) => [parameter['target'] as string, parameter['source'] as string]));
  const groups = extension('AssignmentDefinition')?.['candidateGroups'] as string | undefined;
  const defaultFlow = (element['default'] as Moddle | undefined)?.id;
  return {
    id: element.id ?? '', type: element.$type.replace('bpmn:', ''), name: element.name ?? '', eventDefinitions: list(element, 'eventDefinitions').length,
    candidateGroups: groups ? groups.split(',').map((group) => group.trim()) : [],
    headers: Object.fromEntries((headers ? list(headers, 'values') : []).map((header) => [header['key'] as string, (header['value'] as string | undefined) ?? ''])),
    drawn: drawn.has(element.id),
    ...(jobType ? { jobType } : {}), ...(output ? { output } : {}), ...(formKey ? { formKey } : {}), ...(defaultFlow ? { defaultFlow } : {}),
  };
}

const list = (owner: Moddle, key: string): readonly Moddle[] => (owner[key] as readonly Moddle[] | undefined) ?? [];
