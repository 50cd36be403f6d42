import { FLOW_NODE_TYPES } from '../build/flow-node-types.ts';
import { isExecutable } from '../parse.ts';
import { isActivity } from './events.ts';
import type { Definitions } from '../parse.ts';
import { child, children, descendants, isTrue } from '../xml/element.ts';
import type { XmlElement } from '../xml/element.ts';

/** What Zeebe's transformation keeps under its id; the schema leaves the id optional. */
const KEPT_BY_ID: ReadonlySet<string> = new Set(['bpmn:process', 'bpmn:sequenceFlow', 'bpmn:message', 'bpmn:error', 'bpmn:signal', 'bpmn:escalation', 'bpmn:compensateEventDefinition', ...Object.keys(FLOW_NODE_TYPES)]);

const runs = (element: XmlElement): boolean => element.name !== 'bpmn:process' || isExecutable(element);

const FLOW_NODES: ReadonlySet<string> = new Set([...Object.keys(FLOW_NODE_TYPES), 'bpmn:transaction', 'bpmn:adHocSubProcess', 'bpmn:complexGateway']);
const GATEWAYS: ReadonlySet<string> = new Set(['bpmn:exclusiveGateway', 'bpmn:inclusiveGateway']);
const only = (name: string) => (target: XmlElement): boolean => target.name === name;

interface Wanted { readonly what: string; readonly is: (target: XmlElement) => boolean }
const FLOW_NODE: Wanted = { what: 'FlowNode', is: ({ name }) => FLOW_NODES.has(name) };
const ACTIVITY: Wanted = { what: 'Activity', is: (target) => isActivity(target) || target.name === 'bpmn:transaction' || target.name === 'bpmn:adHocSubProcess' };
const MESSAGE: Wanted = { what: 'Message', is: only('bpmn:message') };
const FLOW: Wanted = { what: 'SequenceFlow', is: only('bpmn:sequenceFlow') };

/** What an attribute must refer to, where it refers to something. */
const REFERENCES: Readonly<Record<string, Readonly<Record<string, Wanted>>>> = {
  'bpmn:sequenceFlow': { sourceRef: FLOW_NODE, targetRef: FLOW_NODE },
  'bpmn:boundaryEvent': { attachedToRef: ACTIVITY },
  'bpmn:messageEventDefinition': { messageRef: MESSAGE }, 'bpmn:receiveTask': { messageRef: MESSAGE }, 'bpmn:sendTask': { messageRef: MESSAGE },
  'bpmn:signalEventDefinition': { signalRef: { what: 'Signal', is: only('bpmn:signal') } },
  'bpmn:errorEventDefinition': { errorRef: { what: 'Error', is: only('bpmn:error') } },
  'bpmn:escalationEventDefinition': { escalationRef: { what: 'Escalation', is: only('bpmn:escalation') } },
  'bpmn:compensateEventDefinition': { activityRef: ACTIVITY },
  'bpmn:exclusiveGateway': { default: FLOW }, 'bpmn:inclusiveGateway': { default: FLOW },
};

/** Flow nodes that Zeebe's rules ask for their flows for the sake of others. */
interface Asked { readonly sources: ReadonlySet<string | undefined>; readonly behindGateways: ReadonlySet<XmlElement | undefined> }

/**
 * The first reference that Zeebe follows to nothing (only flows that a node names are asked for; other references may lead nowhere) or to an element of another
 * kind: the latter in the JVM's words, with the elements that those do not name. The schema cannot see either, they are qualified names.
 */
export function lostReference(definitions: Definitions): string | undefined {
  const elements = definitions.root.children.filter(runs).flatMap((part) => descendants(part));
  const named = (name: string): XmlElement[] => elements.filter((each) => each.name === name);
  const asked: Asked = {
    sources: new Set(named('bpmn:sequenceFlow').map((each) => each.attributes['sourceRef'])),
    behindGateways: new Set(named('bpmn:eventBasedGateway').flatMap((each) => children(each, 'bpmn:outgoing')).map(({ text }) => definitions.byId(definitions.byId(text.trim())?.attributes['targetRef']))),
  };
  for (const element of elements) {
    const wrong = lostFlow(element, definitions, asked) ?? wrongKind(element, definitions);
    if (wrong !== undefined) return wrong;
  }
  return undefined;
}

/** The rules ask where a flow leads only behind an event-based gateway. */
const isTargetAsked = (flow: XmlElement, byId: Definitions['byId']): boolean => byId(flow.attributes['sourceRef'])?.name === 'bpmn:eventBasedGateway';

function wrongKind(element: XmlElement, { byId }: Definitions): string | undefined {
  for (const [attribute, { what, is }] of Object.entries(REFERENCES[element.name] ?? {})) {
    const target = byId(element.attributes[attribute]);
    if (attribute === 'targetRef' && !isTargetAsked(element, byId)) continue;
    if (target && !is(target)) return `class ${target.name} cannot be cast to class ${what}: <${element.name}> '${element.attributes['id'] ?? nearestId(element) ?? ''}' refers to '${target.attributes['id'] ?? ''}' by ${attribute}`;
  }
  return undefined;
}

function lostFlow(element: XmlElement, definitions: Definitions, asked: Asked): string | undefined {
  if (!FLOW_NODES.has(element.name)) return undefined;
  const refs = [...(asksOutgoing(element, asked) ? children(element, 'bpmn:outgoing') : []), ...(asksIncoming(element, asked) ? children(element, 'bpmn:incoming') : [])];
  for (const { text, name } of refs) {
    const flow = definitions.byId(text.trim());
    if (!flow) return `Unable to find a model element instance for id ${text.trim()}`;
    if (name === 'bpmn:outgoing' && element.name !== 'bpmn:exclusiveGateway' && !FLOW.is(flow)) return `class ${flow.name} cannot be cast to class SequenceFlow: <${element.name}> '${element.attributes['id'] ?? ''}' refers to '${text.trim()}' by outgoing`;
  }
  return undefined;
}

/** Every flow node is asked for its outgoing flows, a gateway that may have conditions only for the sake of one of them. */
const asksOutgoing = ({ name, attributes: { id } }: XmlElement, { sources }: Asked): boolean => !GATEWAYS.has(name) || sources.has(id);

/** And few for the incoming ones. */
const asksIncoming = (element: XmlElement, { behindGateways }: Asked): boolean =>
  element.name === 'bpmn:boundaryEvent' || element.name === 'bpmn:inclusiveGateway' || isTrue(element, 'isForCompensation') || behindGateways.has(element);

/** What Zeebe's transformation, which follows the rules, does not find in the process that it is at, or finds to be something else. */
export function lostElement({ processElements, byId }: Definitions): string | undefined {
  for (const process of processElements.filter(isExecutable)) {
    const inside = new Set(descendants(process));
    for (const element of inside) {
      const there = (attribute: string): boolean => { const target = byId(element.attributes[attribute]); return target !== undefined && inside.has(target) && FLOW_NODES.has(target.name); };
      const lost = element.name === 'bpmn:sequenceFlow' ? ['sourceRef', 'targetRef'].find((each) => !there(each)) : element.name === 'bpmn:boundaryEvent' && !there('attachedToRef') ? 'attachedToRef' : undefined;
      if (lost !== undefined) return `Cannot invoke "ExecutableFlowNode" because it is null: ${lost} of <${element.name}> '${element.attributes['id'] ?? ''}' leads out of process '${process.attributes['id'] ?? ''}'`;
      const handler = element.name === 'bpmn:association' && child(byId(element.attributes['sourceRef']) ?? element, 'bpmn:compensateEventDefinition') ? byId(element.attributes['targetRef']) : undefined;
      const kind = handler && EXECUTABLES[handler.name];
      if (kind !== undefined) return `Expected element with id '${handler?.attributes['id'] ?? ''}' to be instance of class 'ExecutableActivity', but it is an instance of 'Executable${kind}'`;
    }
  }
  return undefined;
}

/** Flow nodes that are no activities, as Zeebe calls them. */
const EXECUTABLES: Readonly<Record<string, string>> = {
  'bpmn:startEvent': 'StartEvent', 'bpmn:endEvent': 'EndEvent', 'bpmn:intermediateThrowEvent': 'IntermediateThrowEvent', 'bpmn:intermediateCatchEvent': 'CatchEventElement', 'bpmn:boundaryEvent': 'BoundaryEvent',
  'bpmn:exclusiveGateway': 'ExclusiveGateway', 'bpmn:inclusiveGateway': 'InclusiveGateway', 'bpmn:parallelGateway': 'FlowNode', 'bpmn:eventBasedGateway': 'EventBasedGateway',
};

/** A listener's event must be one of two, or Zeebe's model fails on it in the JVM's words. */
export function unknownEventType({ processElements }: Definitions): string | undefined {
  const listeners = processElements.filter(isExecutable).flatMap((each) => descendants(each)).filter(({ name }) => name === 'zeebe:executionListener');
  const odd = listeners.map(({ attributes: { eventType } }) => eventType).find((each) => each && each !== 'start' && each !== 'end');
  return odd === undefined ? undefined : `No enum constant io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeExecutionListenerEventType.${odd}`;
}

/** Zeebe fails with a text of the JVM's, which names no element; ours does. */
export function withoutId({ root }: Definitions): string | undefined {
  for (const part of root.children.filter(runs)) {
    for (const element of descendants(part)) {
      if (!KEPT_BY_ID.has(element.name) || element.attributes['id']) continue;
      const around = nearestId(element);
      return `Cannot invoke "String.getBytes(java.nio.charset.Charset)" because "value" is null: <${element.name}>${around === undefined ? '' : ` in '${around}'`} has no id`;
    }
  }
  return undefined;
}

function nearestId(element: XmlElement): string | undefined {
  for (let at = element.parent; at; at = at.parent) if (at.attributes['id']) return at.attributes['id'];
  return undefined;
}
