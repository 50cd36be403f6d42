import { isKey } from '../../protocol/key.ts';
import type { ProcessInstanceModificationValue } from '../../protocol/modification-value.ts';
import type { ExecutableElement, ExecutableProcess } from '../../model/executable.ts';
import { scopesOf } from '../bpmn/activate-anywhere.ts';
import { instanceOf } from '../bpmn/elements.ts';
import type { ElementInstance } from '../state/element-instance.ts';
import type { Work } from '../work.ts';
import { inHashSetOrder, textsInHashSetOrder } from './hash-set-order.ts';

const UNSUPPORTED = ['START_EVENT', 'SEQUENCE_FLOW', 'BOUNDARY_EVENT'];
/** In the order in which Zeebe lists them. */
const SUPPORTED = 'PROCESS, SUB_PROCESS, EVENT_SUB_PROCESS, INTERMEDIATE_CATCH_EVENT, INTERMEDIATE_THROW_EVENT, END_EVENT, SERVICE_TASK, RECEIVE_TASK, USER_TASK, MANUAL_TASK, TASK, EXCLUSIVE_GATEWAY, PARALLEL_GATEWAY, EVENT_BASED_GATEWAY, INCLUSIVE_GATEWAY, MULTI_INSTANCE_BODY, CALL_ACTIVITY, BUSINESS_RULE_TASK, SCRIPT_TASK, SEND_TASK';

const quoted = (texts: readonly string[]): string => [...new Set(texts)].map((text) => `'${text}'`).join(', ');
const BEGIN = 'but it contains one or more';

/** Why a modification cannot be done; undefined when nothing that can be seen beforehand stands against it. */
export function modificationRefusal(work: Work, instance: ElementInstance, value: ProcessInstanceModificationValue): string | undefined {
  const graph = work.graph(instance.value.processDefinitionKey);
  const reason = unknownElements(graph, value) ?? unsupportedElements(graph, value) ?? unknownInstances(work, value) ?? wrongVariables(graph, value) ?? wrongAncestors(work, graph, instance, value);
  return reason && `Expected to modify instance of process '${instance.value.bpmnProcessId}' ${reason}`;
}

function unknownElements(graph: ExecutableProcess, { activateInstructions }: ProcessInstanceModificationValue): string | undefined {
  const unknown = activateInstructions.map(({ elementId }) => elementId).filter((id) => !graph.elements.has(id));
  return unknown.length > 0 ? `${BEGIN} activate instructions with an element that could not be found: ${quoted(textsInHashSetOrder(unknown))}` : undefined;
}

function unsupportedElements(graph: ExecutableProcess, { activateInstructions }: ProcessInstanceModificationValue): string | undefined {
  const elements = activateInstructions.map(({ elementId }) => graph.elements.get(elementId)).filter((element) => element !== undefined);
  const behindGateway = elements.filter((element) => element.elementType === 'INTERMEDIATE_CATCH_EVENT' && element.behindEventBasedGateway);
  const begin = `${BEGIN} activate instructions for elements that are unsupported:`;
  if (behindGateway.length > 0) return `${begin} ${quoted(behindGateway.map(({ id }) => id))}. The activation of events belonging to an event-based gateway is not supported.`;
  const unsupported = elements.filter(({ elementType }) => UNSUPPORTED.includes(elementType));
  if (unsupported.length === 0) return undefined;
  return `${begin} ${quoted(unsupported.map(({ id }) => id))}. The activation of elements with type ${quoted(unsupported.map(({ elementType }) => elementType))} is not supported. Supported element types are: [${SUPPORTED}].`;
}

/** An instance that was called from this one may be named: what would end that whole instance is found later. */
function unknownInstances(work: Work, { terminateInstructions }: ProcessInstanceModificationValue): string | undefined {
  const unknown = terminateInstructions.map(({ elementInstanceKey }) => elementInstanceKey).filter((key) => !instanceOf(work, key));
  return unknown.length > 0 ? `${BEGIN} terminate instructions with an element instance that could not be found: ${quoted(unknown)}` : undefined;
}

function wrongVariables(graph: ExecutableProcess, { activateInstructions }: ProcessInstanceModificationValue): string | undefined {
  const named = activateInstructions.flatMap(({ variableInstructions }) => variableInstructions.map(({ elementId }) => elementId)).filter((id) => id !== '');
  const unknown = named.filter((id) => !graph.elements.has(id));
  if (unknown.length > 0) return `${BEGIN} variable instructions with a scope element id that could not be found: ${quoted(textsInHashSetOrder(unknown))}`;
  const outside = activateInstructions.some(({ elementId, variableInstructions }) => {
    const element = graph.elements.get(elementId);
    const scopes = element ? [element, ...scopesOf(element)].map(({ id }) => id) : [];
    return variableInstructions.some(({ elementId: scopeId }) => scopeId !== '' && !scopes.includes(scopeId));
  });
  return outside ? `${BEGIN} variable instructions with a scope element that doesn't belong to the activating element's flow scope. These variables should be set before or after the modification.` : undefined;
}

function wrongAncestors(work: Work, graph: ExecutableProcess, instance: ElementInstance, { activateInstructions }: ProcessInstanceModificationValue): string | undefined {
  const chosen = activateInstructions.filter(({ ancestorScopeKey }) => isKey(ancestorScopeKey)).map(({ elementId, ancestorScopeKey }) => ({ element: graph.elements.get(elementId), key: ancestorScopeKey, ancestor: instanceOf(work, ancestorScopeKey) }));
  const begin = `${BEGIN} activate instructions with an ancestor scope key that`;
  const absent = chosen.filter(({ ancestor }) => ancestor?.state !== 'ACTIVATED');
  if (absent.length > 0) return `${begin} does not exist, or is not in an active state: ${quoted(inHashSetOrder(absent.map(({ key }) => key)))}`;
  const foreign = chosen.filter(({ ancestor }) => ancestor?.value.processInstanceKey !== instance.key);
  if (foreign.length > 0) return `${begin} does not belong to the modified process instance: ${quoted(inHashSetOrder(foreign.map(({ key }) => key)))}`;
  const aside = chosen.filter(({ element, ancestor }) => !isAncestor(element, ancestor));
  if (aside.length === 0) return undefined;
  const lines = aside.map(({ key, ancestor, element }) => `- instance '${key}' of element '${ancestor?.value.elementId ?? ''}' is not an ancestor of element '${element?.id ?? ''}'`);
  return `${begin} is not an ancestor of the element to activate:\n${lines.join('\n')}`;
}

function isAncestor(element: ExecutableElement | undefined, ancestor: ElementInstance | undefined): boolean {
  return element !== undefined && ancestor !== undefined && scopesOf(element).some((scope) => scope.id === ancestor.value.elementId && scope.elementType === ancestor.value.bpmnElementType);
}
