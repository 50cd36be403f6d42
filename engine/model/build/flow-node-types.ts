import type { ElementType } from '../element-type.ts';

/** BPMN flow nodes that Zeebe 8.5 executes, by XML name. Sub-processes triggered by an event become EVENT_SUB_PROCESS. */
export const FLOW_NODE_TYPES: Readonly<Record<string, Exclude<ElementType, 'PROCESS' | 'SEQUENCE_FLOW' | 'MULTI_INSTANCE_BODY' | 'EVENT_SUB_PROCESS'>>> = {
  'bpmn:startEvent': 'START_EVENT',
  'bpmn:endEvent': 'END_EVENT',
  'bpmn:intermediateCatchEvent': 'INTERMEDIATE_CATCH_EVENT',
  'bpmn:intermediateThrowEvent': 'INTERMEDIATE_THROW_EVENT',
  'bpmn:boundaryEvent': 'BOUNDARY_EVENT',
  'bpmn:serviceTask': 'SERVICE_TASK',
  'bpmn:sendTask': 'SEND_TASK',
  'bpmn:receiveTask': 'RECEIVE_TASK',
  'bpmn:userTask': 'USER_TASK',
  'bpmn:scriptTask': 'SCRIPT_TASK',
  'bpmn:businessRuleTask': 'BUSINESS_RULE_TASK',
  'bpmn:manualTask': 'MANUAL_TASK',
  'bpmn:task': 'TASK',
  'bpmn:exclusiveGateway': 'EXCLUSIVE_GATEWAY',
  'bpmn:inclusiveGateway': 'INCLUSIVE_GATEWAY',
  'bpmn:parallelGateway': 'PARALLEL_GATEWAY',
  'bpmn:eventBasedGateway': 'EVENT_BASED_GATEWAY',
  'bpmn:subProcess': 'SUB_PROCESS',
  'bpmn:callActivity': 'CALL_ACTIVITY',
};

/** The elements that can have boundary events, loops and compensation handlers. */
export const ACTIVITY_NAMES: ReadonlySet<string> = new Set([
  'bpmn:serviceTask', 'bpmn:sendTask', 'bpmn:receiveTask', 'bpmn:userTask', 'bpmn:scriptTask', 'bpmn:businessRuleTask',
  'bpmn:manualTask', 'bpmn:task', 'bpmn:subProcess', 'bpmn:callActivity',
]);
