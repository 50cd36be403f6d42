import type { StartInstruction } from '../../protocol/process-instance-value.ts';
import type { ExecutableProcess, FlowNode } from '../../model/executable.ts';
import { activateAnywhere, activateScope, scopesOf } from '../bpmn/activate-anywhere.ts';
import type { ElementContext } from '../bpmn/element-handler.ts';
import type { Work } from '../work.ts';

const EXPECTED = 'Expected to create instance of process with start instructions but';
/** In the order in which Zeebe lists them. */
const SUPPORTED = 'MANUAL_TASK, INTERMEDIATE_THROW_EVENT, END_EVENT, SUB_PROCESS, EVENT_SUB_PROCESS, USER_TASK, EXCLUSIVE_GATEWAY, MULTI_INSTANCE_BODY, SEND_TASK, CALL_ACTIVITY, RECEIVE_TASK, EVENT_BASED_GATEWAY, INCLUSIVE_GATEWAY, SCRIPT_TASK, PROCESS, BUSINESS_RULE_TASK, INTERMEDIATE_CATCH_EVENT, TASK, SERVICE_TASK, PARALLEL_GATEWAY';

/** Why these elements cannot be started at; undefined when they can. */
export function startRefusal(graph: ExecutableProcess, instructions: readonly StartInstruction[]): string | undefined {
  for (const { elementId } of instructions) {
    const element = graph.elements.get(elementId);
    if (!element) return `${EXPECTED} no element found with id '${elementId}'.`;
    if (scopesOf(element).some((scope) => scope.elementType === 'MULTI_INSTANCE_BODY')) {
      return `${EXPECTED} the element with id '${elementId}' is inside a multi-instance subprocess. The creation of elements inside a multi-instance subprocess is not supported.`;
    }
    if (['START_EVENT', 'SEQUENCE_FLOW', 'BOUNDARY_EVENT'].includes(element.elementType)) {
      return `${EXPECTED} the element with id '${elementId}' targets unsupported element type '${element.elementType}'. Supported element types are: [${SUPPORTED}]`;
    }
    if (element.elementType === 'INTERMEDIATE_CATCH_EVENT' && element.behindEventBasedGateway) {
      return `${EXPECTED} the element with id '${elementId}' belongs to an event-based gateway. The creation of elements belonging to an event-based gateway is not supported.`;
    }
  }
  return undefined;
}

/** Rule 111. Throws `Refusal` when a scope's events cannot be subscribed to. */
export function startAt(work: Work, graph: ExecutableProcess, root: ElementContext, instructions: readonly StartInstruction[]): void {
  const how = { expected: EXPECTED, ancestorScopeKey: '-1', setVariables: () => {} };
  activateScope(work, graph.root, root, how);
  for (const { elementId } of instructions) {
    const element = graph.elements.get(elementId) as FlowNode;
    activateAnywhere(work, element, root, how);
  }
}
