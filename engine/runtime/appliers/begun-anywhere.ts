import type { FlowNode } from '../../model/executable.ts';
import type { Key } from '../../protocol/record.ts';
import type { UnitId } from '../port.ts';
import type { State } from '../state/overlay.ts';
import type { Applier } from './applier.ts';
import { changeElement } from './change-element.ts';

/** A parallel gateway that a client begins at counts as reached on each of its incoming flows: tokens that wait there wait on. */
function reach(gateway: FlowNode, scopeKey: Key, unit: UnitId, state: State): void {
  changeElement(state, unit, scopeKey, ({ taken, reached: before = 0 }) => {
    const counts = { ...taken[gateway.id] };
    for (const { id } of gateway.incoming) counts[id] = (counts[id] ?? 0) + 1;
    return { taken: { ...taken, [gateway.id]: counts }, reached: before + gateway.incoming.length };
  });
}

export const instanceCreated: Applier<'PROCESS_INSTANCE_CREATION'> = ({ value, unit }, state, graph) => {
  for (const { elementId } of value.startInstructions) {
    const element = graph(value.processDefinitionKey).elements.get(elementId);
    if (element?.elementType !== 'PARALLEL_GATEWAY') continue;
    const scope = state.list(unit, 'element-instance').find((each) => each.value.value.elementId === element.flowScope.id);
    if (scope) reach(element, scope.key, unit, state);
  }
};

/** Where something is activated, an interruption is over. */
export const instanceModified: Applier<'PROCESS_INSTANCE_MODIFICATION'> = ({ value, unit }, state, graph) => {
  for (const { elementId, ancestorScopeKeys = [] } of value.activateInstructions) {
    for (const scopeKey of ancestorScopeKeys) {
      const scope = state.get(unit, 'element-instance', scopeKey);
      if (!scope) continue;
      if (scope.interruptedBy !== undefined) changeElement(state, unit, scopeKey, () => ({ interruptedBy: undefined }));
      const element = graph(scope.value.processDefinitionKey).elements.get(elementId);
      if (element?.elementType === 'PARALLEL_GATEWAY' && element.flowScope.id === scope.value.elementId) reach(element, scopeKey, unit, state);
    }
  }
};
