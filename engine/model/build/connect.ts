import { parseExpression } from '../../expression/parse-expression.ts';
import type { Activity, BoundaryEvent, CatchEvent, EventSubProcess, FlowNode, IntermediateCatchEvent, Scope, SequenceFlow } from '../executable.ts';
import { isScope } from '../executable.ts';
import { child, idOf } from '../xml/element.ts';
import type { XmlElement } from '../xml/element.ts';
import { eventDefinitionOf } from './event-trigger.ts';
import type { Draft } from './node.ts';
import type { Build } from './process.ts';

/** Joins the nodes of a process: scopes with their start events, flows with their ends, activities with what is attached to them. */
export function connect(build: Build): void {
  // Rule 4: Zeebe walks the document backwards.
  const backwards = build.sources.toReversed();
  for (const { xml, scope } of backwards) if (xml.name === 'bpmn:startEvent') addStartEvent(xml, scope, build);
  for (const { xml, scope } of backwards) if (xml.name === 'bpmn:sequenceFlow') addFlow(xml, scope, build);
  for (const { xml } of build.sources) if (xml.attributes['default']) setDefaultFlow(xml, build);
  for (const element of build.elements.values()) {
    if (element.elementType === 'EXCLUSIVE_GATEWAY' || element.elementType === 'INCLUSIVE_GATEWAY') {
      (element as { conditionalFlows: unknown }).conditionalFlows = element.outgoing.filter((flow) => flow.condition && flow !== element.defaultFlow);
    }
    if (element.elementType === 'EVENT_BASED_GATEWAY') {
      const events = element.outgoing.map((flow) => flow.target as IntermediateCatchEvent);
      (element as { catchEvents: unknown }).catchEvents = events;
      for (const event of events) (event as Draft<IntermediateCatchEvent>).behindEventBasedGateway = element;
    }
  }
  for (const { xml } of backwards) if (xml.name === 'bpmn:boundaryEvent') attach(xml, build);
  for (const { xml } of build.sources) if (xml.name === 'bpmn:association') joinCompensation(xml, build);
  for (const element of build.elements.values()) if (isScope(element)) joinEventSubProcesses(element);
  // The body of a multi-instance sub-process has the boundary events, the inner sub-process its event sub-processes.
  for (const element of build.elements.values()) {
    if (element.elementType === 'MULTI_INSTANCE_BODY' && element.inner.elementType === 'SUB_PROCESS') joinEventSubProcesses(element.inner);
  }
  for (const { xml, scope } of build.sources) if (xml.name === 'bpmn:intermediateThrowEvent') joinLink(xml, scope, build);
}

function addStartEvent(xml: XmlElement, scope: Scope, build: Build): void {
  const start = build.elements.get(idOf(xml));
  if (start?.elementType !== 'START_EVENT') return;
  (scope.startEvents as unknown[]).push(start);
  if (start.eventType === 'NONE') (scope as Draft<Scope>).noneStartEvent ??= start;
  if (scope.elementType === 'EVENT_SUB_PROCESS') (scope as Draft<EventSubProcess>).startEvent ??= start;
}

function addFlow(xml: XmlElement, flowScope: Scope, build: Build): void {
  const source = build.elements.get(xml.attributes['sourceRef'] ?? '') as FlowNode | undefined;
  const target = build.elements.get(xml.attributes['targetRef'] ?? '') as FlowNode | undefined;
  if (!source?.outgoing || !target?.incoming) return;
  const condition = child(xml, 'bpmn:conditionExpression')?.text.trim();
  const flow: SequenceFlow = {
    id: idOf(xml), ...(xml.attributes['name'] === undefined ? {} : { name: xml.attributes['name'] }),
    elementType: 'SEQUENCE_FLOW', eventType: 'UNSPECIFIED', flowScope, source, target,
    ...(condition ? { condition: parseExpression(condition) } : {}),
  };
  (source.outgoing as SequenceFlow[]).push(flow);
  (target.incoming as SequenceFlow[]).push(flow);
  build.elements.set(flow.id, flow);
}

function setDefaultFlow(xml: XmlElement, build: Build): void {
  const gateway = build.elements.get(idOf(xml));
  const flow = build.elements.get(xml.attributes['default']!);
  if ((gateway?.elementType === 'EXCLUSIVE_GATEWAY' || gateway?.elementType === 'INCLUSIVE_GATEWAY') && flow?.elementType === 'SEQUENCE_FLOW') {
    (gateway as Draft<typeof gateway>).defaultFlow = flow;
  }
}

function attach(xml: XmlElement, build: Build): void {
  const event = build.elements.get(idOf(xml)) as Draft<BoundaryEvent> | undefined;
  const activity = build.elements.get(xml.attributes['attachedToRef'] ?? '') as Activity | undefined;
  if (!event || !activity?.boundaryEvents) return;
  event.attachedTo = activity;
  (activity.boundaryEvents as BoundaryEvent[]).push(event);
  // A compensation boundary event waits for nothing: it is a subscription made when the activity completes (rule 92).
  if (event.eventType !== 'COMPENSATION') (activity.catchEvents as CatchEvent[]).push(event);
}

function joinCompensation(xml: XmlElement, build: Build): void {
  const event = build.elements.get(xml.attributes['sourceRef'] ?? '');
  const handler = build.elements.get(xml.attributes['targetRef'] ?? '') as Activity | undefined;
  if (event?.elementType === 'BOUNDARY_EVENT' && event.eventType === 'COMPENSATION' && handler?.boundaryEvents) (event as Draft<BoundaryEvent>).compensationHandler = handler;
}

function joinEventSubProcesses(scope: Scope): void {
  const subProcesses = scope.children.filter((each) => each.elementType === 'EVENT_SUB_PROCESS');
  if (subProcesses.length === 0) return;
  (scope.eventSubProcesses as EventSubProcess[]).push(...subProcesses);
  (scope.catchEvents as CatchEvent[]).unshift(...subProcesses.flatMap((each) => each.startEvent ?? []));
}

const targetsOfLinks = new WeakMap<Scope, ReadonlyMap<string, IntermediateCatchEvent>>();
function linkTargets(scope: Scope): ReadonlyMap<string, IntermediateCatchEvent> {
  const known = targetsOfLinks.get(scope) ?? new Map(scope.children.flatMap((each) => (each.elementType === 'INTERMEDIATE_CATCH_EVENT' && each.link ? [[each.link.name, each] as const] : [])).toReversed());
  targetsOfLinks.set(scope, known);
  return known;
}

function joinLink(xml: XmlElement, scope: Scope, build: Build): void {
  const event = build.elements.get(idOf(xml));
  if (event?.elementType !== 'INTERMEDIATE_THROW_EVENT' || event.eventType !== 'LINK') return;
  const name = eventDefinitionOf(xml)?.attributes['name'] ?? '';
  const target = linkTargets(scope).get(name);
  if (target) (event as Draft<typeof event>).link = { name, target };
}
