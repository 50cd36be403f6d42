import { isKey } from '../../protocol/key.ts';
import type { ActivateInstruction, ProcessInstanceModificationValue } from '../../protocol/modification-value.ts';
import type { Key } from '../../protocol/record.ts';
import type { FlowNode } from '../../model/executable.ts';
import { activateAnywhere } from '../bpmn/activate-anywhere.ts';
import { contextOf, instanceOf } from '../bpmn/elements.ts';
import { attempt } from '../bpmn/refusal.ts';
import { mergeLocal, textsOf } from '../bpmn/variables.ts';
import type { ElementInstance } from '../state/element-instance.ts';
import type { Work } from '../work.ts';
import { inHashSetOrder } from './hash-set-order.ts';
import { terminateNow } from './modification-terminate.ts';
import { modificationRefusal } from './modification-refusal.ts';
import type { Processor } from './processor.ts';

/** Rule 112: checks everything, activates all, then terminates all; what is emptied by that ends too. As Zeebe, it takes the key of any element for its instance's. */
export const modifyInstance: Processor<'PROCESS_INSTANCE_MODIFICATION'> = (work, { key, value }) => {
  const instanceKey = isKey(value.processInstanceKey) ? value.processInstanceKey : key;
  const instance = instanceOf(work, instanceKey);
  const root = instance && instanceOf(work, instance.value.processInstanceKey);
  if (!instance || !root) return work.reject('NOT_FOUND', `Expected to modify process instance but no process instance found with key '${instanceKey}'`);
  const refusal = modificationRefusal(work, instance, value);
  if (refusal) return work.reject('INVALID_ARGUMENT', refusal);
  attempt(work, (tried) => modify(tried, root, instance.key, value));
};

function modify(work: Work, instance: ElementInstance, named: Key, value: ProcessInstanceModificationValue): void {
  const activateInstructions = value.activateInstructions.map((instruction) => ({ ...instruction, ancestorScopeKeys: inHashSetOrder(activate(work, instance, instruction)) }));
  const ancestorScopeKeys = inHashSetOrder(activateInstructions.flatMap((each) => each.ancestorScopeKeys));
  for (const { elementInstanceKey } of value.terminateInstructions) {
    const element = instanceOf(work, elementInstanceKey);
    if (element) terminateNow(work, element, new Set(ancestorScopeKeys));
  }
  work.answer(work.event('PROCESS_INSTANCE_MODIFICATION', 'MODIFIED', named, { ...value, processInstanceKey: named, activateInstructions, ancestorScopeKeys }));
}

/** Variables of an instruction go to the root, unless they name one of the scopes or the element. */
function activate(work: Work, instance: ElementInstance, { elementId, ancestorScopeKey, variableInstructions }: ActivateInstruction): string[] {
  const root = contextOf(instance);
  const element = work.graph(instance.value.processDefinitionKey).elements.get(elementId);
  if (!element || element.elementType === 'PROCESS') return [];
  return activateAnywhere(work, element as FlowNode, root, {
    expected: `Expected to modify instance of process '${instance.value.bpmnProcessId}'`, ancestorScopeKey,
    setVariables(id, scope) {
      for (const { elementId: scopeId, variables } of variableInstructions) if (scopeId === id || (scopeId === '' && scope.key === root.key)) mergeLocal(work, scope.key, textsOf(variables), scope.value);
    },
  });
}
