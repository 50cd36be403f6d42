import { isKey } from '../../protocol/key.ts';
import type { ProcessInstanceMigrationValue } from '../../protocol/modification-value.ts';
import type { ExecutableElement, ExecutableProcess } from '../../model/executable.ts';
import { instanceOf } from '../bpmn/elements.ts';
import { Refusal } from '../bpmn/refusal.ts';
import { findTrigger } from '../bpmn/triggers.ts';
import type { ElementInstance } from '../state/element-instance.ts';
import type { Work } from '../work.ts';
import { textsInHashSetOrder } from './hash-set-order.ts';

/** What 8.5.0 can migrate (rule 114). */
const MIGRATABLE = ['PROCESS', 'SERVICE_TASK', 'USER_TASK', 'SUB_PROCESS'];

/** From one definition to the other, by the instructions. */
export interface Plan {
  readonly instanceKey: string;
  readonly source: ExecutableProcess;
  readonly target: ExecutableProcess;
  readonly mapping: ReadonlyMap<string, string>;
}

const invalid = (reason: string): Refusal => new Refusal('INVALID_STATE', `Expected to migrate process instance ${reason}`);

/** Checks what is asked before it is known what it is to become. Throws `Refusal`. */
export function checkInstance(instance: ElementInstance, { processInstanceKey, mappingInstructions }: ProcessInstanceMigrationValue): void {
  if (isKey(instance.value.parentProcessInstanceKey)) throw invalid(`'${processInstanceKey}' but process instance is a child process instance. Child process instances cannot be migrated.`);
  const sources = mappingInstructions.map(({ sourceElementId }) => sourceElementId);
  const twice = textsInHashSetOrder(sources.filter((id, i) => sources.indexOf(id) !== i));
  if (twice.length > 0) throw new Refusal('INVALID_ARGUMENT', `Expected to migrate process instance '${processInstanceKey}' but the mapping instructions contain duplicate source element ids '[${twice.join(', ')}]'.`);
}

/** Checks what can be said of the instructions as a whole. Throws `Refusal`. */
export function checkPlan(plan: Plan, { mappingInstructions }: ProcessInstanceMigrationValue): void {
  for (const { sourceElementId, targetElementId } of mappingInstructions) {
    for (const [kind, id, graph] of [['source', sourceElementId, plan.source], ['target', targetElementId, plan.target]] as const) {
      if (!graph.elements.has(id)) throw new Refusal('INVALID_ARGUMENT', `Expected to migrate process instance '${plan.instanceKey}' but mapping instructions contain a non-existing ${kind} element id '${id}'. Elements provided in mapping instructions must exist in the ${kind} process definition.`);
    }
  }
  if (plan.source.root.eventSubProcesses.length > 0) throw invalid('but process instance has an event subprocess. Process instances with event subprocesses cannot be migrated yet.');
  if (plan.target.root.eventSubProcesses.length > 0) throw invalid('but target process has an event subprocess. Target processes with event subprocesses cannot be migrated yet.');
}

/** The element that an active one becomes. Throws `Refusal` when it cannot. */
export function targetOf(work: Work, instance: ElementInstance, source: ExecutableElement, plan: Plan): ExecutableElement {
  const { elementId, bpmnElementType, flowScopeKey } = instance.value;
  const begin = `'${plan.instanceKey}' but active element with id '${elementId}'`;
  if (!MIGRATABLE.includes(bpmnElementType)) throw invalid(`${begin} has an unsupported type. The migration of a ${bpmnElementType} is not supported.`);
  const targetId = plan.mapping.get(elementId);
  if (targetId === undefined) throw invalid(`'${plan.instanceKey}' but no mapping instruction defined for active element with id '${elementId}'. Elements cannot be migrated without a mapping.`);
  const target = plan.target.elements.get(targetId);
  if (!target) throw new Error(`Expected target element '${targetId}' to be in the target process, but it is not`);
  if (target.elementType !== bpmnElementType) throw invalid(`${begin} and type '${bpmnElementType}' is mapped to an element with id '${targetId}' and different type '${target.elementType}'. Elements must be mapped to elements of the same type.`);
  checkUserTask(instance, target, plan);
  const scope = instanceOf(work, flowScopeKey);
  if (scope && target.flowScope && target.flowScope.id !== scope.value.elementId) {
    throw invalid(`'${plan.instanceKey}' but the flow scope of active element with id '${elementId}' is changed. The flow scope of the active element is expected to be '${scope.value.elementId}' but was '${target.flowScope.id}'. The flow scope of an element cannot be changed during migration yet.`);
  }
  checkBoundaryEvents(source, target, plan);
  if (isBeingLeft(work, instance, source)) throw invalid(`'${plan.instanceKey}' but a concurrent command was executed on the process instance. Please retry the migration.`);
  return target;
}

/** Something has happened to it that a waiting command is to carry out: its job is done, an event has triggered, a flow has been taken. */
function isBeingLeft(work: Work, instance: ElementInstance, source: ExecutableElement): boolean {
  const done = source.elementType === 'USER_TASK' && source.native ? instance.userTaskKey === undefined : 'job' in source && source.job !== undefined && instance.jobKey === undefined;
  return (instance.state === 'ACTIVATED' && done) || Object.keys(instance.taken).length > 0 || findTrigger(work, instance.key) !== undefined;
}

function checkUserTask({ value, userTaskKey }: ElementInstance, target: ExecutableElement, plan: Plan): void {
  if (target.elementType !== 'USER_TASK') return;
  const words = (native: boolean): string => (native ? 'zeebe user task' : 'job worker');
  const native = userTaskKey !== undefined;
  if (native === target.native) return;
  throw invalid(`'${plan.instanceKey}' but active user task with id '${value.elementId}' and implementation '${words(native)}' is mapped to an user task with id '${target.id}' and different implementation '${words(target.native)}'. Elements must be mapped to elements of the same implementation.`);
}

function checkBoundaryEvents(source: ExecutableElement, target: ExecutableElement, plan: Plan): void {
  for (const [words, element, whose] of [['active element', source, 'active'], ['target element', target, 'target']] as const) {
    const types = 'boundaryEvents' in element ? element.boundaryEvents.map(({ eventType }) => eventType).filter((type) => type !== 'MESSAGE') : [];
    if (types.length > 0) throw invalid(`'${plan.instanceKey}' but ${words} with id '${element.id}' has one or more boundary events of types '${types.join(',')}'. Migrating ${whose} elements with boundary events of these types is not possible yet.`);
  }
}
