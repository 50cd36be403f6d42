import { isKey } from '../../protocol/key.ts';
import type { ProcessInstanceValue } from '../../protocol/process-instance-value.ts';
import { findElement } from '../../model/executable.ts';
import type { ElementType, ExecutableElement, FlowNode } from '../../model/executable.ts';
import { countTaken } from '../state/element-instance.ts';
import type { ElementInstance } from '../state/element-instance.ts';
import type { Work } from '../work.ts';
import type { ElementContext } from './element-handler.ts';

export const instanceOf = (work: Work, key: string): ElementInstance | undefined => (isKey(key) ? work.state.get(work.unit, 'element-instance', key) : undefined);

export const contextOf = (instance: ElementInstance): ElementContext => ({ key: instance.key, value: instance.value });

/** The element of the model that an instance is an instance of. */
export function elementOf(work: Work, value: ProcessInstanceValue): ExecutableElement {
  const graph = work.graph(value.processDefinitionKey);
  const element = value.bpmnElementType === 'PROCESS' ? graph.root : findElement(graph, value.elementId, value.bpmnElementType as ElementType);
  if (!element) throw new Error(`Expected to find ${value.bpmnElementType} '${value.elementId}' in process definition with key '${value.processDefinitionKey}', but it has none`);
  return element;
}

/** The children that live in an instance, oldest first. */
export const childrenOf = (work: Work, key: string): ElementInstance[] => Array.from(work.state.owned(work.unit, 'element-instance', key), ({ value }) => value);

/** The record of a new instance of `element` inside the scope. */
export function valueFor(scope: ElementContext, element: FlowNode | Extract<ExecutableElement, { elementType: 'SEQUENCE_FLOW' }>): ProcessInstanceValue {
  return { ...scope.value, elementId: element.id, flowScopeKey: scope.key, bpmnElementType: element.elementType, bpmnEventType: element.eventType };
}

/** The same flow scope, another element. */
export const siblingValue = (of: ElementContext, element: Parameters<typeof valueFor>[1]): ProcessInstanceValue =>
  valueFor({ key: of.value.flowScopeKey, value: of.value }, element);

/** The scope that an instance lives in, or the call activity that called its process. */
export function parentOf(work: Work, value: ProcessInstanceValue): ElementInstance | undefined {
  return instanceOf(work, isKey(value.flowScopeKey) ? value.flowScopeKey : value.parentElementInstanceKey);
}

/** Rule 7: nothing active inside, no token on its way. */
export const isIdle = ({ children, taken, reached = 0 }: ElementInstance): boolean => children === 0 && (reached === 0 ? Object.keys(taken).length === 0 : countTaken(taken) <= reached);
