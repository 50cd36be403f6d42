import type Modeler from 'bpmn-js/lib/Modeler';
import { elements, type ModdleElement } from '../../compare/moddle.ts';
import { service, type DiagramElement } from '../diagram/services.ts';

/** What the step panel and the text twin do to a model: each is one entry of the command stack, so that one undo takes it back. */
export interface OfficerStep { readonly formKey: string; readonly roles: readonly string[]; readonly place: string; readonly minutes: string; readonly agencyRole: string }

export function setOfficerStep(modeler: Modeler, id: string, step: OfficerStep): void {
  const headers = { ...(step.place ? { place: step.place } : {}), ...(step.minutes ? { limitMinutes: step.minutes } : {}), ...(step.agencyRole ? { agencyRole: step.agencyRole } : {}) };
  setExtensions(modeler, asType(modeler, id, 'bpmn:UserTask'), {
    'zeebe:FormDefinition': step.formKey ? { formKey: step.formKey } : null, 'zeebe:AssignmentDefinition': step.roles.length > 0 ? { candidateGroups: step.roles.join(',') } : null,
    'zeebe:TaskHeaders': headers, 'zeebe:TaskDefinition': null, 'zeebe:UserTask': null,
  });
}

export function setJob(modeler: Modeler, id: string, type: string, headers: Readonly<Record<string, string>>): void {
  setExtensions(modeler, asType(modeler, id, 'bpmn:ServiceTask'), { 'zeebe:TaskDefinition': { type }, 'zeebe:TaskHeaders': headers, 'zeebe:FormDefinition': null, 'zeebe:AssignmentDefinition': null, 'zeebe:UserTask': null });
}

export const rename = (modeler: Modeler, id: string, name: string): void => { const element = find(modeler, id); if (element) service(modeler, 'modeling').updateProperties(element, { name: name || undefined }); };

/** @param expression FEEL without the leading `=`; empty: none. */
export function setCondition(modeler: Modeler, flowId: string, expression: string): void {
  const flow = find(modeler, flowId);
  if (!flow) return;
  const factory = service(modeler, 'bpmnFactory');
  service(modeler, 'modeling').updateProperties(flow, { conditionExpression: expression ? factory.create('bpmn:FormalExpression', { body: `=${expression}` }) : undefined });
}
export function makeDefault(modeler: Modeler, flowId: string, isDefault: boolean): void {
  const flow = find(modeler, flowId);
  if (!flow?.source) return;
  if (isDefault) setCondition(modeler, flowId, '');
  service(modeler, 'modeling').updateProperties(flow.source, { default: isDefault ? flow.businessObject : undefined });
}

/** A new officer's task between this element and what follows it; everything to the right makes room. @returns its id. */
export function insertStepAfter(modeler: Modeler, id: string, name: string): string | null {
  const element = find(modeler, id);
  const flow = element?.outgoing.find(({ type }) => type === 'bpmn:SequenceFlow');
  if (!element || !flow) return null;
  const ROOM = 150;
  const modeling = service(modeler, 'modeling'), space = service(modeler, 'spaceTool');
  const start = element.x + element.width + 5;
  const all = service(modeler, 'elementRegistry').filter((one) => one.parent === element.parent && one.type !== 'label');
  const { movingShapes, resizingShapes } = space.calculateAdjustments(all, 'x', ROOM, start);
  modeling.createSpace(movingShapes, resizingShapes, { x: ROOM, y: 0 }, 'e', start);
  const shape = service(modeler, 'elementFactory').createShape({ type: 'bpmn:UserTask' });
  const created = modeling.createShape(shape, { x: element.x + element.width + ROOM / 2 + 25, y: element.y + element.height / 2 }, flow);
  rename(modeler, created.id, name);
  return created.id;
}

/** Takes a step out; whatever led to it leads to what came after. */
export function removeStep(modeler: Modeler, id: string): void {
  const element = find(modeler, id);
  const next = element?.outgoing.find(({ type }) => type === 'bpmn:SequenceFlow')?.target;
  if (!element) return;
  const modeling = service(modeler, 'modeling') as unknown as { reconnectEnd(connection: DiagramElement, target: DiagramElement, docking: { x: number; y: number }): void; removeElements(all: readonly DiagramElement[]): void };
  if (next && element.incoming.length > 1) for (const flow of [...element.incoming]) modeling.reconnectEnd(flow, next, { x: next.x + next.width / 2, y: next.y + next.height / 2 });
  modeling.removeElements([element]);
}

function asType(modeler: Modeler, id: string, type: string): DiagramElement {
  const element = find(modeler, id);
  if (!element) throw new Error(`Expected to find the element with key '${id}', but the model has none`);
  return element.type === type ? element : service(modeler, 'bpmnReplace').replaceElement(element, { type });
}

/** Null removes; an object of headers becomes its list. */
function setExtensions(modeler: Modeler, element: DiagramElement, wanted: Readonly<Record<string, Readonly<Record<string, string>> | null>>): void {
  const factory = service(modeler, 'bpmnFactory');
  const old = element.businessObject.get('extensionElements') as ModdleElement | undefined;
  const kept = elements(old?.['values']).filter(({ $type }) => !($type in wanted));
  const made = Object.entries(wanted).flatMap(([type, properties]): ModdleElement[] => {
    if (!properties) return [];
    if (type !== 'zeebe:TaskHeaders') return [factory.create(type, properties)];
    const filled = Object.entries(properties).filter(([, value]) => value !== '');
    return filled.length > 0 ? [parented(factory.create(type, { values: filled.map(([key, value]) => factory.create('zeebe:Header', { key, value })) }), 'values')] : [];
  });
  const extensionElements = parented(factory.create('bpmn:ExtensionElements', { values: [...made, ...kept] }), 'values');
  (extensionElements as { $parent?: unknown }).$parent = element.businessObject;
  // A step that was made from a template is the panel's from now on.
  service(modeler, 'modeling').updateProperties(element, { extensionElements, modelerTemplate: undefined, modelerTemplateVersion: undefined, modelerTemplateIcon: undefined });
}
const parented = (owner: ModdleElement, property: string): ModdleElement => { for (const child of elements(owner[property])) (child as { $parent?: unknown }).$parent = owner; return owner; };
const find = (modeler: Modeler, id: string): DiagramElement | undefined => service(modeler, 'elementRegistry').get(id);
