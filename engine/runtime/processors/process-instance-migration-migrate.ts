import type { ProcessInstanceMigrationValue } from '../../protocol/modification-value.ts';
import type { Key } from '../../protocol/record.ts';
import type { ExecutableElement } from '../../model/executable.ts';
import { subscribe, unsubscribeMessages } from '../bpmn/catch-events.ts';
import type { ElementContext } from '../bpmn/element-handler.ts';
import { childrenOf, elementOf, instanceOf } from '../bpmn/elements.ts';
import { incidentsAt } from '../bpmn/incidents.ts';
import { Refusal, attempt } from '../bpmn/refusal.ts';
import { variablesOf } from '../bpmn/variables.ts';
import type { ElementInstance } from '../state/element-instance.ts';
import type { StoredDefinition } from '../state/family.ts';
import { definitionUnit } from '../state/unit-id.ts';
import type { Work } from '../work.ts';
import { checkInstance, checkPlan, targetOf } from './migration-refusal.ts';
import type { Plan } from './migration-refusal.ts';
import type { Processor } from './processor.ts';

/**
 * Rule 114: the instance goes on in another definition; tasks, jobs, incidents and variables stay what they are, what follows is the new model's.
 * As Zeebe, it takes the key of any element for an instance: that element and what is in it move, if its scope is the same there.
 */
export const migrateInstance: Processor<'PROCESS_INSTANCE_MIGRATION'> = (work, { value }) => {
  const instance = instanceOf(work, value.processInstanceKey);
  if (!instance) return work.reject('NOT_FOUND', `Expected to migrate process instance but no process instance found with key '${value.processInstanceKey}'`);
  attempt(work, (tried) => migrate(tried, instance, value));
};

function migrate(work: Work, instance: ElementInstance, value: ProcessInstanceMigrationValue): void {
  checkInstance(instance, value);
  const targetKey = value.targetProcessDefinitionKey;
  const definition = work.state.get(definitionUnit(targetKey), 'definition', targetKey);
  if (!definition) throw new Refusal('NOT_FOUND', `Expected to migrate process instance to process definition but no process definition found with key '${targetKey}'`);
  const plan: Plan = {
    instanceKey: value.processInstanceKey, source: work.graph(instance.value.processDefinitionKey), target: work.graph(targetKey),
    mapping: new Map([...value.mappingInstructions.map(({ sourceElementId, targetElementId }) => [sourceElementId, targetElementId] as const), [instance.value.bpmnProcessId, definition.bpmnProcessId]]),
  };
  checkPlan(plan, value);
  const queue = [instance];
  for (let next = queue.shift(); next; next = queue.shift()) {
    migrateElement(work, next, plan, definition);
    queue.push(...childrenOf(work, next.key));
  }
  work.answer(work.event('PROCESS_INSTANCE_MIGRATION', 'MIGRATED', instance.key, value));
}

function migrateElement(work: Work, element: ElementInstance, plan: Plan, definition: StoredDefinition): void {
  const source = elementOf(work, element.value);
  const target = targetOf(work, element, source, plan);
  const { bpmnProcessId, version, processDefinitionKey } = definition;
  const moved = { bpmnProcessId, processDefinitionKey, elementId: target.id };
  const context: ElementContext = { key: element.key, value: { ...element.value, ...moved, version } };
  work.event('PROCESS_INSTANCE', 'ELEMENT_MIGRATED', element.key, context.value);
  const job = element.jobKey === undefined ? undefined : work.state.get(work.unit, 'job', element.jobKey);
  if (job && element.jobKey !== undefined) work.event('JOB', 'MIGRATED', element.jobKey, { ...job.job, ...moved, processDefinitionVersion: version });
  for (const { key, value } of incidentsAt(work, element)) work.event('INCIDENT', 'MIGRATED', key, { ...value, ...moved });
  const { userTaskKey } = element;
  const task = userTaskKey === undefined ? undefined : work.state.get(work.unit, 'user-task', userTaskKey);
  if (task && userTaskKey !== undefined) work.event('USER_TASK', 'MIGRATED', userTaskKey, { ...task, ...moved, processDefinitionVersion: version, variables: {} });
  for (const variable of variablesOf(work, element.key)) {
    const { processInstanceKey, tenantId } = context.value;
    // Zeebe writes no value here; the variable keeps the one that it has.
    work.event('VARIABLE', 'MIGRATED', variable.key, { name: variable.name, value: 'null', scopeKey: element.key, processInstanceKey, processDefinitionKey, bpmnProcessId, tenantId });
  }
  moveSubscriptions(work, target, context, plan, source.id);
}

/** What the new element waits for is opened, then messages that only the old one waited for are closed. */
function moveSubscriptions(work: Work, target: ExecutableElement, context: ElementContext, plan: Plan, sourceId: string): void {
  const begin = `Expected to migrate process instance '${plan.instanceKey}' but active element with id`;
  const mapped = 'Migrating active elements with mapped catch events is not possible yet.';
  const waiting = new Set(Array.from(work.state.owned(work.unit, 'process-message-subscription', context.key), ({ value }) => value.messageName));
  const targets = new Set(plan.mapping.values());
  const opened = new Set<string>();
  const failure = subscribe(work, target, context, (wait) => {
    const { id } = wait.event;
    if (targets.has(id)) throw new Refusal('INVALID_STATE', `${begin} '${sourceId}' is mapped to element with id '${target.id}' that must be subscribed to mapped catch event with id '${id}'. ${mapped}`);
    if (wait.kind === 'signal') forgetSignal(work, context.key, wait.name);
    if (wait.kind !== 'message') return;
    if (waiting.has(wait.name)) throw new Refusal('INVALID_STATE', `${begin} '${target.id}' attempts to subscribe to a message it is already subscribed to with name '${wait.name}'. Migrating active elements that subscribe to a message they are already subscribed to is not possible yet. Please provide a mapping instruction to message catch event with id '${id}' to migrate the respective message subscription.`);
    opened.add(wait.name);
  });
  if (failure) throw new Refusal('INVALID_STATE', `${begin} '${sourceId}' is mapped to element with id '${target.id}' that must be subscribed to a message catch event. ${failure.message}`);
  unsubscribeMessages(work, context.key, ({ messageName, elementId }) => {
    if (opened.has(messageName)) return false;
    if (plan.mapping.has(elementId)) throw new Refusal('INVALID_STATE', `${begin} '${sourceId}' is subscribed to mapped catch event with id '${elementId}'. ${mapped}`);
    return true;
  });
}

/** Zeebe keeps one subscription to a signal for an element: the new one takes the place of the old. */
function forgetSignal(work: Work, elementInstanceKey: Key, signalName: string): void {
  for (const { key, value } of work.state.owned(work.unit, 'signal-wait', elementInstanceKey)) if (value.value.signalName === signalName) work.event('SIGNAL_SUBSCRIPTION', 'DELETED', key, value.value);
}
