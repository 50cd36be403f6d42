import { NO_KEY, isKey } from '../../protocol/key.ts';
import type { CallActivity, ExecutableProcess } from '../../model/executable.ts';
import type { Key } from '../../protocol/record.ts';
import type { StoredDefinition } from '../state/family.ts';
import { definitionUnit, processUnit } from '../state/unit-id.ts';
import type { Work } from '../work.ts';
import { completeActivity, terminateActivity } from './activity.ts';
import { subscribe, unsubscribe } from './catch-events.ts';
import type { ContainerHandler, ElementContext, Failure } from './element-handler.ts';
import { contextOf, instanceOf } from './elements.ts';
import { evaluateString } from './expressions.ts';
import { resolveIncidents } from './incidents.ts';
import { applyInputMappings } from './mappings.ts';
import { activated, complete, terminate } from './transitions.ts';
import { writeTrigger } from './triggers.ts';
import { documentOf, localsOf, mergeLocal, visibleIn } from './variables.ts';

/** Zeebe's limit since the later releases of 8.5 (8.5.0 itself goes on until its disk is full): an endless recursion ends as an incident. */
const DEEPEST_CALL = 1_000;
const TOO_DEEP: Failure = {
  errorType: 'CALLED_ELEMENT_ERROR',
  message: `The call activity has reached the maximum depth of ${DEEPEST_CALL}. This is likely due to a recursive call. Cancel the root process instance if this was unintentional. Otherwise, consider increasing the maximum depth, or use process instance modification to adjust the process instance.`,
};

/** How many process instances, this one included, lead to the root. */
function depthOf(work: Work, context: ElementContext): number {
  let depth = 1;
  for (let instance = instanceOf(work, context.value.processInstanceKey); instance && isKey(instance.value.parentProcessInstanceKey); instance = instanceOf(work, instance.value.parentProcessInstanceKey)) depth++;
  return depth;
}

/** Rule 102: the latest version at activation, which must have a none start event. */
function calledProcess(work: Work, bpmnProcessId: string): { readonly definition: StoredDefinition; readonly graph: ExecutableProcess } | Failure {
  const process = work.state.get(processUnit(bpmnProcessId), 'process', bpmnProcessId);
  const key = process?.keys[process.latestVersion];
  const definition = key === undefined ? undefined : work.state.get(definitionUnit(key), 'definition', key);
  if (key === undefined || !definition) return { errorType: 'CALLED_ELEMENT_ERROR', message: `Expected process with BPMN process id '${bpmnProcessId}' to be deployed, but not found.` };
  const graph = work.graph(key);
  if (!graph.root.noneStartEvent) return { errorType: 'CALLED_ELEMENT_ERROR', message: `Expected process with BPMN process id '${bpmnProcessId}' to have a none start event, but not found.` };
  return { definition, graph };
}

export const callActivityHandler: ContainerHandler<CallActivity> = {
  activate(work, element, context) {
    const failure = applyInputMappings(work, element, context);
    if (failure) return failure;
    if (depthOf(work, context) >= DEEPEST_CALL) return TOO_DEEP;
    const id = evaluateString(work, element.calledProcessId, context.key);
    if (!id.ok) return { errorType: 'EXTRACT_VALUE_ERROR', message: id.message };
    const called = calledProcess(work, id.value);
    if ('errorType' in called) return called;
    const unsubscribed = subscribe(work, element, context);
    if (unsubscribed) return unsubscribed;
    activated(work, context);
    call(work, element, context, called.definition);
    return undefined;
  },
  complete: completeActivity,
  terminate(work, _element, context) {
    unsubscribe(work, context);
    resolveIncidents(work, context);
    const called = instanceOf(work, instanceOf(work, context.key)?.calledKey ?? NO_KEY);
    if (called) terminate(work, contextOf(called));
    else terminateActivity(work, context);
  },
  /** Rule 103: the called process' variables come back, all of them or through the output mappings. */
  beforePathCompleted(work, element, context, child) {
    if (isTerminating(work, context)) return { satisfied: false };
    if (element.propagateAllChildVariables || element.outputMappings) writeTrigger(work, context, element.id, documentOf(localsOf(work, child.key)));
    return { satisfied: false };
  },
  /** It may have been told to end while the called process was just completing. */
  afterPathCompleted: (work, _element, context) => (isTerminating(work, context) ? terminateActivity : complete)(work, context),
  childTerminated: (work, _element, context) => (isTerminating(work, context) ? terminateActivity : terminate)(work, context),
};

const isTerminating = (work: Work, context: ElementContext): boolean => instanceOf(work, context.key)?.state === 'TERMINATING';

/** The called process lives in the unit of the root instance; its variables are written before it begins. */
function call(work: Work, element: CallActivity, context: ElementContext, definition: StoredDefinition): void {
  const key: Key = work.nextKey();
  const value = {
    bpmnProcessId: definition.bpmnProcessId, version: definition.version, processDefinitionKey: definition.processDefinitionKey, processInstanceKey: key,
    elementId: definition.bpmnProcessId, flowScopeKey: NO_KEY, bpmnElementType: 'PROCESS', bpmnEventType: 'UNSPECIFIED',
    parentProcessInstanceKey: context.value.processInstanceKey, parentElementInstanceKey: context.key, tenantId: context.value.tenantId,
  } as const;
  // Rule 103. Without input mappings nothing: what a multi-instance gave the call activity stays with it.
  const given = element.propagateAllParentVariables ? visibleIn(work, context.key) : element.inputMappings ? localsOf(work, context.key) : new Map<string, string>();
  mergeLocal(work, key, given, value, 'collected');
  work.follow('PROCESS_INSTANCE', 'ACTIVATE_ELEMENT', key, value);
}
