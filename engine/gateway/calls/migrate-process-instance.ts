import type { ProcessInstanceMigrationValue } from '../../protocol/modification-value.ts';
import type { Unary } from '../rpc.ts';

interface Request {
  readonly processInstanceKey: string;
  readonly migrationPlan: {
    readonly targetProcessDefinitionKey: string;
    readonly mappingInstructions: readonly { readonly sourceElementId: string; readonly targetElementId: string }[];
  } | null;
}

/** Puts a running instance on another definition. A request without a plan is one whose plan has no target. */
export const migrateProcessInstance: Unary<Request> = async ({ processInstanceKey, migrationPlan }, { submit }) => {
  const value: ProcessInstanceMigrationValue = {
    processInstanceKey,
    targetProcessDefinitionKey: migrationPlan?.targetProcessDefinitionKey ?? '0',
    mappingInstructions: (migrationPlan?.mappingInstructions ?? []).map(({ sourceElementId, targetElementId }) => ({ sourceElementId, targetElementId })),
  };
  await submit({ valueType: 'PROCESS_INSTANCE_MIGRATION', intent: 'MIGRATE', key: processInstanceKey, value });
  return {};
};
