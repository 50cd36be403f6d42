import { parseExpression } from '../../expression/parse-expression.ts';
import type { Activity, FlowNode, FlowScope } from '../executable.ts';
import { extension, idOf, isTrue } from '../xml/element.ts';
import type { XmlElement } from '../xml/element.ts';
import { eventTypeOf, messageOf, throwOf, triggerOf } from './event-trigger.ts';
import type { ById } from './event-trigger.ts';
import { ACTIVITY_NAMES, FLOW_NODE_TYPES } from './flow-node-types.ts';
import { executionListenersOf, headersOf, jobOf, userTaskJobOf, userTaskPropertiesOf } from './job.ts';
import { inputMappings, outputMappings } from './mappings.ts';

/** Nodes are written while the graph is built and frozen at its end. */
export type Draft<T> = { -readonly [K in keyof T]: T[K] };

type NodeBase = Pick<FlowNode, 'id' | 'name' | 'flowScope' | 'incoming' | 'outgoing' | 'executionListeners' | 'inputMappings' | 'outputMappings'>;

const activityOf = (base: NodeBase, isForCompensation: boolean) =>
  ({ ...base, eventType: 'UNSPECIFIED' as const, boundaryEvents: [], catchEvents: [], isForCompensation });

/**
 * One flow node without its neighbours: flows, boundary events, children and link targets are joined by `connect.ts`.
 * An element that fails validation still gives a node (the deployment is refused before anybody runs it), so missing parts become empty.
 */
export function flowNode(element: XmlElement, flowScope: FlowScope, byId: ById): FlowNode | undefined {
  const elementType = FLOW_NODE_TYPES[element.name];
  if (!elementType) return undefined;
  const compensates = ACTIVITY_NAMES.has(element.name) && isTrue(element, 'isForCompensation');
  const inputs = inputMappings(element);
  const outputs = outputMappings(element);
  const base: Draft<NodeBase> = { id: idOf(element), flowScope, incoming: [], outgoing: [], executionListeners: elementType === 'SERVICE_TASK' ? executionListenersOf(element) : [] };
  if (element.attributes['name'] !== undefined) base.name = element.attributes['name'];
  if (inputs) base.inputMappings = inputs;
  if (outputs) base.outputMappings = outputs;
  const scope = { children: [], startEvents: [], eventSubProcesses: [], catchEvents: [] };
  const job = jobOf(element);
  const optionalJob = job ? { job } : {};
  switch (elementType) {
    case 'START_EVENT': return { ...base, eventType: eventTypeOf(element), elementType, ...triggerOf(element, byId), interrupting: isTrue(element, 'isInterrupting', true) };
    case 'INTERMEDIATE_CATCH_EVENT': return { ...base, eventType: eventTypeOf(element), elementType, ...triggerOf(element, byId) };
    case 'BOUNDARY_EVENT':
      return { ...base, eventType: eventTypeOf(element), elementType, ...triggerOf(element, byId), interrupting: isTrue(element, 'cancelActivity', true), attachedTo: undefined as unknown as Activity };
    case 'INTERMEDIATE_THROW_EVENT':
    case 'END_EVENT': return { ...base, eventType: eventTypeOf(element), elementType, ...throwOf(element, byId), ...optionalJob };
    case 'EXCLUSIVE_GATEWAY':
    case 'INCLUSIVE_GATEWAY': return { ...base, eventType: 'UNSPECIFIED', elementType, conditionalFlows: [] };
    case 'PARALLEL_GATEWAY': return { ...base, eventType: 'UNSPECIFIED', elementType };
    case 'EVENT_BASED_GATEWAY': return { ...base, eventType: 'UNSPECIFIED', elementType, catchEvents: [] };
    case 'SERVICE_TASK':
    case 'SEND_TASK': return { ...activityOf(base, compensates), elementType, job: job ?? { type: parseExpression(''), retries: parseExpression('3'), headers: {} } };
    case 'USER_TASK': {
      const native = extension(element, 'zeebe:userTask') !== undefined;
      return { ...activityOf(base, compensates), elementType, native, ...(native ? {} : { job: userTaskJobOf(element) }), userTask: { ...userTaskPropertiesOf(element), ...(native && { headers: headersOf(element) }) } };
    }
    case 'SCRIPT_TASK': {
      const script = extension(element, 'zeebe:script')?.attributes;
      return { ...activityOf(base, compensates), elementType, ...optionalJob, ...(script ? { script: { expression: parseExpression(script['expression'] ?? ''), resultVariable: script['resultVariable'] ?? '' } } : {}) };
    }
    case 'BUSINESS_RULE_TASK': {
      const called = extension(element, 'zeebe:calledDecision')?.attributes;
      return { ...activityOf(base, compensates), elementType, ...optionalJob, ...(called ? { calledDecision: { decisionId: parseExpression(called['decisionId'] ?? ''), resultVariable: called['resultVariable'] ?? '' } } : {}) };
    }
    case 'RECEIVE_TASK':
      return { ...activityOf(base, compensates), eventType: 'MESSAGE', elementType, message: messageOf(element, byId) ?? { name: parseExpression('') } };
    case 'MANUAL_TASK':
    case 'TASK': return { ...activityOf(base, compensates), elementType };
    case 'CALL_ACTIVITY': {
      const called = extension(element, 'zeebe:calledElement');
      return {
        ...activityOf(base, compensates), elementType, calledProcessId: parseExpression(called?.attributes['processId'] ?? ''),
        propagateAllParentVariables: !called || isTrue(called, 'propagateAllParentVariables', true), propagateAllChildVariables: !called || isTrue(called, 'propagateAllChildVariables', true),
      };
    }
    case 'SUB_PROCESS':
      return isTrue(element, 'triggeredByEvent')
        ? { ...base, ...scope, eventType: 'UNSPECIFIED', elementType: 'EVENT_SUB_PROCESS', startEvent: undefined as never }
        : { ...activityOf(base, compensates), ...scope, elementType };
  }
}
