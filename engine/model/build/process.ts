import type { Activity, ExecutableElement, ExecutableProcess, FlowNode, FlowScope, MultiInstanceBody, ProcessElement, Scope } from '../executable.ts';
import { idOf, isTrue } from '../xml/element.ts';
import type { XmlElement } from '../xml/element.ts';
import { connect } from './connect.ts';
import type { ById } from './event-trigger.ts';
import { loopOf } from './multi-instance.ts';
import { flowNode } from './node.ts';
import type { Draft } from './node.ts';

/** Everything known while one process is built. */
export interface Build {
  readonly elements: Map<string, ExecutableElement>;
  /** The XML element of each flow node, flow and association, document order. */
  readonly sources: { readonly xml: XmlElement; readonly scope: Scope }[];
  readonly byId: ById;
}

/** `<process>` → the frozen executable graph. The XML must have passed validation for the graph to be complete. */
export function buildProcess(process: XmlElement, byId: ById): ExecutableProcess {
  const id = idOf(process);
  const root: Draft<ProcessElement> = {
    id, elementType: 'PROCESS', eventType: 'UNSPECIFIED', flowScope: null,
    ...(process.attributes['name'] === undefined ? {} : { name: process.attributes['name'] }),
    isExecutable: isTrue(process, 'isExecutable'),
    children: [], startEvents: [], eventSubProcesses: [], catchEvents: [], executionListeners: [],
  };
  const build: Build = { elements: new Map<string, ExecutableElement>([[id, root]]), sources: [], byId };
  addChildren(process, root, build);
  connect(build);
  for (const element of build.elements.values()) freeze(element);
  return Object.freeze({ bpmnProcessId: id, ...(root.name === undefined ? {} : { name: root.name }), root, elements: build.elements });
}

function addChildren(parent: XmlElement, scope: Scope, build: Build): void {
  for (const xml of parent.children) {
    build.sources.push({ xml, scope });
    const loop = loopOf(xml);
    const node = flowNode(xml, scope, build.byId);
    if (!node) continue;
    const outer = loop ? bodyAround(node as MultiInstanceBody['inner'], loop) : node;
    build.elements.set(outer.id, outer);
    (scope.children as FlowNode[]).push(outer);
    if (node.elementType === 'SUB_PROCESS' || node.elementType === 'EVENT_SUB_PROCESS') addChildren(xml, node, build);
  }
}

/** Rule 95: the body carries flows and boundary events, the inner activity the mappings. */
function bodyAround(inner: MultiInstanceBody['inner'], loop: NonNullable<ReturnType<typeof loopOf>>): MultiInstanceBody {
  const body: MultiInstanceBody = {
    id: inner.id, ...(inner.name === undefined ? {} : { name: inner.name }),
    elementType: 'MULTI_INSTANCE_BODY', eventType: 'UNSPECIFIED',
    flowScope: inner.flowScope, incoming: [], outgoing: [], executionListeners: [], boundaryEvents: [], catchEvents: [],
    isForCompensation: inner.isForCompensation, inner, ...loop,
  };
  (inner as { flowScope: FlowScope }).flowScope = body;
  return body;
}

function freeze(element: ExecutableElement): void {
  for (const value of Object.values(element)) if (Array.isArray(value)) Object.freeze(value);
  if (element.elementType === 'MULTI_INSTANCE_BODY') freeze(element.inner as Activity);
  Object.freeze(element);
}
