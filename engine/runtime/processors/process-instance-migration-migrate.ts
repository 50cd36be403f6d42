import { isKey } from '../../protocol/key.ts';
import type { ProcessInstanceMigrationValue } from '../../protocol/modification-value.ts';
import type { ExecutableElement } from '../../model/executable.ts';
import { subscribe, unsubscribe } from '../bpmn/catch-events.ts';
import type { ElementContext } from '../bpmn/element-handler.ts';
import { childrenOf, contextOf, elementOf, instanceOf } from '../bpmn/elements.ts';
import { evaluateString } from '../bpmn/expressions.ts';
import { Refusal, attempt } from '../bpmn/refusal.ts';
import { variablesOf } from '../bpmn/variables.ts';
import type { ElementInstance } from '../state/element-instance.ts';
import type { StoredDefinition } from '../state/family.ts';
import { definitionUnit } from '../state/unit-id.ts';
import type { Work } from '../work.ts';
import { checkPlan, targetOf } from './migration-refusal.ts';
import type { Plan } from './migration-refusal.ts';
import type { Processor } from './processor.ts';

/** Rule 114: the instance goes on in another definition; tasks, jobs and variables stay what they are, what follows is the new model's. */
export const migrateInstance: Processor<'PROCESS_INSTANCE_MIGRATION'> = (work, { key, value }) => {
  const instanceKey = isKey(value.processInstanceKey) ? value.processInstanceKey : key;
  const instance = instanceOf(work, instanceKey);
  if (!instance || instance.value.bpmnElementType !== 'PROCESS') return work.reject('NOT_FOUND', `Expected to migrate process instance but no process instance found with key '${instanceKey}'`);
  const targetKey = value.targetProcessDefinitionKey;
  const definition = work.state.get(definitionUnit(targetKey), 'definition', targetKey);
  if (!definition) return work.reject('NOT_FOUND', `Expected to migrate process instance to process definition but no process definition found with key '${targetKey}'`);
  const plan: Plan = {
    instanceKey, source: work.graph(instance.value.processDefinitionKey), target: work.graph(targetKey),
    mapping: new Map(value.mappingInstructions.map(({ sourceElementId, targetElementId }) => [sourceElementId, targetElementId])),
  };
  attempt(work, (tried) => migrate(tried, instance, plan, definition, value));
};

function migrate(work: Work, instance: ElementInstance, plan: Plan, definition: StoredDefinition, value: ProcessInstanceMigrationValue): void {
  checkPlan(instance, plan, value);
  const queue: { readonly element: ElementInstance; readonly scope?: ElementInstance }[] = [{ element: instance }];
  for (let next = queue.shift(); next; next = queue.shift()) {
    migrateElement(work, next.element, plan, definition, next.scope);
    const migrated = instanceOf(work, next.element.key);
    for (const child of childrenOf(work, next.element.key)) queue.push(migrated ? { element: child, scope: migrated } : { element: child });
  }
  work.answer(work.event('PROCESS_INSTANCE_MIGRATION', 'MIGRATED', instance.key, value));
}

function migrateElement(work: Work, element: ElementInstance, plan: Plan, definition: StoredDefinition, scope: ElementInstance | undefined): void {
  const source = elementOf(work, element.value);
  const target = targetOf(work, element, source, plan, scope);
  const { bpmnProcessId, version, processDefinitionKey } = definition;
  const moved = { bpmnProcessId, processDefinitionKey, elementId: target.id };
  const context: ElementContext = { key: element.key, value: { ...element.value, ...moved, version } };
  // Before the element changes: what it waits for is closed by the names of the old model.
  const closed = closeSubscriptions(work, element);
  work.event('PROCESS_INSTANCE', 'ELEMENT_MIGRATED', element.key, context.value);
  const job = element.jobKey === undefined ? undefined : work.state.get(work.unit, 'job', element.jobKey);
  if (job && element.jobKey !== undefined) work.event('JOB', 'MIGRATED', element.jobKey, { ...job.job, ...moved, processDefinitionVersion: version });
  const { userTaskKey } = element;
  const task = userTaskKey === undefined ? undefined : work.state.get(work.unit, 'user-task', userTaskKey);
  if (task && userTaskKey !== undefined) work.event('USER_TASK', 'MIGRATED', userTaskKey, { ...task, ...moved, processDefinitionVersion: version });
  for (const variable of variablesOf(work, element.key)) {
    const { processInstanceKey, tenantId } = context.value;
    // Zeebe writes no value here; the variable keeps the one that it has.
    work.event('VARIABLE', 'MIGRATED', variable.key, { name: variable.name, value: 'null', scopeKey: element.key, processInstanceKey, processDefinitionKey, bpmnProcessId, tenantId });
  }
  openSubscriptions(work, target, context, closed, plan, element.value.elementId);
}

/** The message names that it was subscribed to. */
function closeSubscriptions(work: Work, element: ElementInstance): readonly string[] {
  const names = work.state.list(work.unit, 'process-message-subscription').filter(({ value }) => value.elementInstanceKey === element.key).map(({ value }) => value.messageName);
  unsubscribe(work, contextOf(element));
  return names;
}

function openSubscriptions(work: Work, target: ExecutableElement, context: ElementContext, closed: readonly string[], plan: Plan, sourceId: string): void {
  if (target.elementType === 'PROCESS' || !('boundaryEvents' in target)) return;
  const begin = `Expected to migrate process instance '${plan.instanceKey}' but active element with id '${sourceId}'`;
  for (const event of target.boundaryEvents) {
    const name = event.message && evaluateString(work, event.message.name, context.key);
    if (name?.ok && closed.includes(name.value)) {
      throw new Refusal('INVALID_STATE', `${begin} attempts to subscribe to a message it is already subscribed to with name '${name.value}'. Migrating active elements that subscribe to a message they are already subscribed to is not possible yet. Please provide a mapping instruction to message catch event with id '${event.id}' to migrate the respective message subscription.`);
    }
  }
  const failure = subscribe(work, target, context);
  if (failure) throw new Refusal('INVALID_STATE', `${begin} is mapped to element with id '${target.id}' that must be subscribed to a message catch event. ${failure.message}`);
}
