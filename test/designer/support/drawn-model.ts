/** A small procedure model for tests, drawn on a grid so that the differ and the diagram rules have something to look at. */
export interface DrawnNode { readonly id: string; readonly element: string; readonly name?: string; readonly inside?: string; readonly attributes?: string }
export interface DrawnFlow { readonly from: string; readonly to: string; readonly when?: string; readonly otherwise?: boolean; readonly id?: string }
export interface DrawnModel { readonly processId?: string; readonly nodes: readonly DrawnNode[]; readonly flows: readonly DrawnFlow[] }

export const job = (id: string, type: string, headers: Readonly<Record<string, string>> = {}, name = id): DrawnNode => ({ id, element: 'serviceTask', name, inside: `<bpmn:extensionElements><zeebe:taskDefinition type="${type}" />${headersXml(headers)}</bpmn:extensionElements>` });
export const task = (id: string, form: string, role: string, minutes = 60, more: Readonly<Record<string, string>> = { place: 'division' }, name = id): DrawnNode => ({
  id, element: 'userTask', name,
  inside: `<bpmn:extensionElements><zeebe:formDefinition formKey="${form}" /><zeebe:assignmentDefinition candidateGroups="${role}" />${headersXml({ ...more, limitMinutes: String(minutes) })}</bpmn:extensionElements>`,
});
export const node = (id: string, element: string, inside = '', attributes = ''): DrawnNode => ({ id, element, name: id, inside, attributes });
export const chain = (...ids: readonly string[]): DrawnFlow[] => ids.slice(1).map((to, index) => ({ from: ids[index] ?? '', to }));

const headersXml = (headers: Readonly<Record<string, string>>): string => `<zeebe:taskHeaders>${Object.entries(headers).map(([key, value]) => `<zeebe:header key="${key}" value="${value}" />`).join('')}</zeebe:taskHeaders>`;

/** received → claim → appraise → review → sign → stamp → close → done: valid by every rule. */
export const validModel = (): DrawnModel => ({
  nodes: [
    node('received', 'startEvent'), job('claim', 'claim-dossier'), task('appraise', 'appraise', 'appraising-specialist', 240), task('review', 'review', 'head-of-division', 60),
    task('sign', 'sign', 'leader', 60, { place: 'leader' }), task('stamp', 'stamp', 'clerk', 30, { place: 'clerk' }), job('close', 'close-dossier', { reason: 'returned' }), node('done', 'endEvent'),
  ],
  flows: chain('received', 'claim', 'appraise', 'review', 'sign', 'stamp', 'close', 'done'),
});

export function drawnXml({ processId = 'procedure-1.000001', nodes, flows }: DrawnModel): string {
  const flowId = (flow: DrawnFlow): string => flow.id ?? `flow-${flow.from}-to-${flow.to}`;
  const defaultOf = (id: string): string => { const flow = flows.find((one) => one.from === id && one.otherwise); return flow ? ` default="${flowId(flow)}"` : ''; };
  const isEvent = (element: string): boolean => element.endsWith('Event');
  const size = (element: string): readonly [number, number] => isEvent(element) ? [36, 36] : element.endsWith('Gateway') ? [50, 50] : [100, 80];
  const place = new Map(nodes.map(({ id, element }, index) => { const [width, height] = size(element); return [id, { x: 160 * index + 80 - width / 2, y: 200 - height / 2, width, height }] as const; }));
  return `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="definitions" targetNamespace="http://bpmn.io/schema/bpmn">
<bpmn:process id="${processId}" name="Thử nghiệm" isExecutable="true">
${nodes.map(({ id, element, name, inside = '', attributes = '' }) => `<bpmn:${element} id="${id}" name="${name ?? id}"${defaultOf(id)} ${attributes}>${inside}${flows.filter(({ to }) => to === id).map((flow) => `<bpmn:incoming>${flowId(flow)}</bpmn:incoming>`).join('')}${flows.filter(({ from }) => from === id).map((flow) => `<bpmn:outgoing>${flowId(flow)}</bpmn:outgoing>`).join('')}</bpmn:${element}>`).join('\n')}
${flows.map((flow) => `<bpmn:sequenceFlow id="${flowId(flow)}" sourceRef="${flow.from}" targetRef="${flow.to}">${flow.when ? `<bpmn:conditionExpression xsi:type="bpmn:tFormalExpression" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">=${flow.when.replaceAll('"', '&#34;')}</bpmn:conditionExpression>` : ''}</bpmn:sequenceFlow>`).join('\n')}
</bpmn:process>
<bpmndi:BPMNDiagram id="diagram"><bpmndi:BPMNPlane id="plane" bpmnElement="${processId}">
${nodes.map(({ id }) => { const at = place.get(id); return at ? `<bpmndi:BPMNShape id="${id}_di" bpmnElement="${id}"><dc:Bounds x="${at.x}" y="${at.y}" width="${at.width}" height="${at.height}" /></bpmndi:BPMNShape>` : ''; }).join('\n')}
${flows.map((flow) => { const from = place.get(flow.from), to = place.get(flow.to); return from && to ? `<bpmndi:BPMNEdge id="${flowId(flow)}_di" bpmnElement="${flowId(flow)}"><di:waypoint x="${from.x + from.width}" y="200" /><di:waypoint x="${to.x}" y="200" /></bpmndi:BPMNEdge>` : ''; }).join('\n')}
</bpmndi:BPMNPlane></bpmndi:BPMNDiagram></bpmn:definitions>`;
}
