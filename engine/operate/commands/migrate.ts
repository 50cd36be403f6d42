import { forEachKey } from '../operator.ts';
import type { Operator } from '../operator.ts';

export interface MigrateRequest {
  readonly keys: readonly string[];
  readonly targetProcessDefinitionKey: string;
  /** Old element id → new one, where they differ. */
  readonly renamed: ReadonlyMap<string, string>;
}

/** Puts instances on another definition: each active element on the one of the same id, unless it is named otherwise. */
export async function migrate(operator: Operator, { keys, targetProcessDefinitionKey, renamed }: MigrateRequest): Promise<number> {
  const view = await operator.view();
  return forEachKey(keys, operator, async (processInstanceKey) => {
    const active = await view.activeElements(processInstanceKey);
    const mappingInstructions = [...new Set([...active, ...renamed.keys()])].map((id) => ({ sourceElementId: id, targetElementId: renamed.get(id) ?? id }));
    await operator.gateway.call('MigrateProcessInstance', { processInstanceKey, migrationPlan: { targetProcessDefinitionKey, mappingInstructions } });
    return `migrated to ${targetProcessDefinitionKey} (${active.join(', ') || 'nothing active'})`;
  });
}
