import { layOut, type Box, type Drawing } from './lay-out.ts';
import type { Sketch, SketchFlow, SketchNode } from './sketch.ts';

/** BPMN 2.0 XML with Zeebe 8.5 extension elements and the diagram. */
export function writeBpmn(sketch: Sketch): string {
  const drawing = layOut(sketch);
  const messages = [...new Map(sketch.nodes.filter((node) => node.message).map((node) => [node.message!, node])).values()];
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" xmlns:modeler="http://camunda.org/schema/modeler/1.0"'
      + ` id="definitions-${sketch.processId}" targetNamespace="urn:mot-cua:processes" modeler:executionPlatform="Camunda Cloud" modeler:executionPlatformVersion="8.5.0">`,
    `  <bpmn:process id="${sketch.processId}" name="${escape(sketch.name)}" isExecutable="true">`,
    ...(sketch.documentation ? [`    <bpmn:documentation>${escape(sketch.documentation)}</bpmn:documentation>`] : []),
    ...(sketch.properties ? ['    <bpmn:extensionElements><zeebe:properties>', ...Object.entries(sketch.properties).map(([key, value]) => `      <zeebe:property name="${key}" value="${escape(value)}" />`), '    </zeebe:properties></bpmn:extensionElements>'] : []),
    ...sketch.nodes.map((node) => element(node, sketch.flows)),
    ...sketch.flows.map(sequenceFlow),
    '  </bpmn:process>',
    ...messages.map(message),
    ...diagram(sketch, drawing),
    '</bpmn:definitions>', '',
  ].join('\n');
}

const TAG: Record<SketchNode['kind'], string> = {
  start: 'startEvent', 'message-start': 'startEvent', end: 'endEvent', job: 'serviceTask', task: 'userTask', manual: 'manualTask', xor: 'exclusiveGateway',
  parallel: 'parallelGateway', 'event-gateway': 'eventBasedGateway', timer: 'intermediateCatchEvent', message: 'intermediateCatchEvent',
};

function element(node: SketchNode, flows: readonly SketchFlow[]): string {
  const byDefault = flows.find((flow) => flow.from === node.id && flow.when === 'default');
  const attributes = ` id="${node.id}"${node.name ? ` name="${escape(node.name)}"` : ''}${byDefault ? ` default="${flowId(byDefault)}"` : ''}`;
  const extensions = [
    ...(node.type ? [`<zeebe:taskDefinition type="${node.type}" />`] : []),
    ...(node.form ? [`<zeebe:formDefinition formKey="${node.form}" />`] : []),
    ...(node.groups ? [`<zeebe:assignmentDefinition candidateGroups="${node.groups}" />`] : []),
    ...(node.output ? ['<zeebe:ioMapping>', ...Object.entries(node.output).map(([target, source]) => `  <zeebe:output source="=${escape(source)}" target="${target}" />`), '</zeebe:ioMapping>'] : []),
    ...(node.headers ? ['<zeebe:taskHeaders>', ...Object.entries(node.headers).map(([key, value]) => `  <zeebe:header key="${key}" value="${escape(value)}" />`), '</zeebe:taskHeaders>'] : []),
  ];
  return [
    `    <bpmn:${TAG[node.kind]}${attributes}>`,
    ...(node.documentation ? [`      <bpmn:documentation>${escape(node.documentation)}</bpmn:documentation>`] : []),
    ...(extensions.length ? ['      <bpmn:extensionElements>', ...extensions.map((line) => `        ${line}`), '      </bpmn:extensionElements>'] : []),
    ...flows.filter((flow) => flow.to === node.id).map((flow) => `      <bpmn:incoming>${flowId(flow)}</bpmn:incoming>`),
    ...flows.filter((flow) => flow.from === node.id).map((flow) => `      <bpmn:outgoing>${flowId(flow)}</bpmn:outgoing>`),
    ...(node.message ? [`      <bpmn:messageEventDefinition id="${node.id}-definition" messageRef="message-${node.message}" />`] : []),
    ...(node.date ? [`      <bpmn:timerEventDefinition id="${node.id}-definition"><bpmn:timeDate xsi:type="bpmn:tFormalExpression">=${escape(node.date)}</bpmn:timeDate></bpmn:timerEventDefinition>`] : []),
    `    </bpmn:${TAG[node.kind]}>`,
  ].join('\n');
}

const flowId = (flow: SketchFlow): string => `flow-${flow.from}-to-${flow.to}`;

function sequenceFlow(flow: SketchFlow): string {
  const head = `    <bpmn:sequenceFlow id="${flowId(flow)}"${flow.name ? ` name="${escape(flow.name)}"` : ''} sourceRef="${flow.from}" targetRef="${flow.to}"`;
  if (!flow.when || flow.when === 'default') return `${head} />`;
  return `${head}>\n      <bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">=${escape(flow.when).replaceAll('&quot;', '"')}</bpmn:conditionExpression>\n    </bpmn:sequenceFlow>`;
}

function message(node: SketchNode): string {
  const key = node.correlationKey ? `<bpmn:extensionElements><zeebe:subscription correlationKey="=${escape(node.correlationKey)}" /></bpmn:extensionElements>` : '';
  return `  <bpmn:message id="message-${node.message}" name="${node.message}">${key}</bpmn:message>`;
}

function diagram(sketch: Sketch, drawing: Drawing): string[] {
  const bounds = (box: Box): string => `<dc:Bounds x="${box.x}" y="${box.y}" width="${box.width}" height="${box.height}" />`;
  const label = (box: Box | undefined): string => (box ? `<bpmndi:BPMNLabel>${bounds(box)}</bpmndi:BPMNLabel>` : '');
  return [
    '  <bpmndi:BPMNDiagram id="diagram">',
    `    <bpmndi:BPMNPlane id="plane" bpmnElement="${sketch.processId}">`,
    ...sketch.nodes.map((node) => {
      const shape = drawing.shapes.get(node.id)!;
      return `      <bpmndi:BPMNShape id="${node.id}-shape" bpmnElement="${node.id}"${node.kind === 'xor' ? ' isMarkerVisible="true"' : ''}>${bounds(shape.box)}${label(shape.label)}</bpmndi:BPMNShape>`;
    }),
    ...sketch.flows.map((flow, index) => {
      const drawn = drawing.flows[index]!;
      return `      <bpmndi:BPMNEdge id="${flowId(flow)}-edge" bpmnElement="${flowId(flow)}">${drawn.waypoints.map((point) => `<di:waypoint x="${point.x}" y="${point.y}" />`).join('')}${label(drawn.label)}</bpmndi:BPMNEdge>`;
    }),
    '    </bpmndi:BPMNPlane>',
    '  </bpmndi:BPMNDiagram>',
  ];
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
