import type { MultiInstanceBody } from '../../model/executable.ts';
import { withDocument } from '../../expression/variables.ts';
import { kindOf, readJson } from '../../protocol/json.ts';
import { variableKey } from '../state/composite-key.ts';
import type { Work } from '../work.ts';
import { leaveActivity, terminateActivity } from './activity.ts';
import { subscribe, unsubscribe } from './catch-events.ts';
import { deleteCompensation } from './compensation.ts';
import type { ContainerHandler, ElementContext, Failure } from './element-handler.ts';
import { instanceOf, isIdle } from './elements.ts';
import { evaluateBooleanOver, evaluateList, evaluateValue } from './expressions.ts';
import { resolveIncidents } from './incidents.ts';
import { findItem, replaceItem } from './json-items.ts';
import { activateChild, activated, complete, terminateChildren } from './transitions.ts';
import { lookupIn, merge, setLocal } from './variables.ts';

const failed = (message: string): Failure => ({ errorType: 'EXTRACT_VALUE_ERROR', message });

/** The list, read anew each time it is needed (rule 99). Items are JSON texts. */
function readInput(work: Work, element: MultiInstanceBody, context: ElementContext): readonly string[] | Failure {
  const list = evaluateList(work, element.inputCollection, context.key);
  return list.ok ? list.value : { ...failed(list.message), variableScopeKey: context.key };
}

const isFailure = (value: readonly string[] | Failure): value is Failure => 'errorType' in value;

export const multiInstanceHandler: ContainerHandler<MultiInstanceBody> = {
  activate(work, element, context) {
    const input = readInput(work, element, context);
    if (isFailure(input)) return input;
    const failure = subscribe(work, element, context);
    if (failure) return failure;
    activated(work, context);
    if (element.outputCollection) setLocal(work, context.key, element.outputCollection, JSON.stringify(input.map(() => null)), context.value);
    if (input.length === 0) complete(work, context);
    else if (element.isSequential) activateChild(work, element.inner, context, work.nextKey());
    else activatePortion(work, context, input.length);
    return undefined;
  },
  complete(work, element, context) {
    unsubscribe(work, context);
    const output = element.outputCollection && work.state.get(work.unit, 'variable', variableKey(context.key, element.outputCollection));
    if (output) merge(work, context.value.flowScopeKey, new Map([[output.name, output.json]]), context.value);
    return leaveActivity(work, element, context);
  },
  terminate(work, _element, context) {
    unsubscribe(work, context);
    deleteCompensation(work, context);
    resolveIncidents(work, context);
    if (terminateChildren(work, context)) terminateActivity(work, context);
  },
  /** Rule 97: item, output element and loop counter are locals of the inner instance before its own mappings. */
  childActivating(work, element, context, child) {
    const loopCounter = instanceOf(work, child.key)?.loopCounter ?? 0;
    const input = readInput(work, element, child);
    if (isFailure(input)) return input;
    const item = input[loopCounter - 1];
    if (item === undefined) {
      return failed(`Expected to read item at index ${loopCounter - 1} of the multiInstanceBody input collection but it contains only ${input.length} elements. The input collection might be modified while iterating over it.`);
    }
    if (element.inputElement) setLocal(work, child.key, element.inputElement, item, child.value);
    const output = element.outputElementVariable;
    if (output && output !== element.inputElement && output !== 'loopCounter') setLocal(work, child.key, output, 'null', child.value);
    setLocal(work, child.key, 'loopCounter', String(loopCounter), child.value);
    return undefined;
  },
  beforePathCompleted(work, element, context, child) {
    const failure = collectOutput(work, element, context, child);
    if (failure) return { failure };
    const outcome = isSatisfied(work, element, context, child);
    if ('failure' in outcome || !element.isSequential) return outcome;
    // The next one will need the list: what is wrong with it must be found while this one can still hold an incident.
    const input = readInput(work, element, context);
    return isFailure(input) ? { failure: input } : outcome;
  },
  afterPathCompleted(work, element, context, _child, satisfied) {
    const body = instanceOf(work, context.key);
    if (!body) return;
    if (satisfied) {
      if (terminateChildren(work, context)) complete(work, context);
      return;
    }
    if (element.isSequential) {
      const input = readInput(work, element, context);
      if (!isFailure(input) && body.loopCounter < input.length) return activateChild(work, element.inner, context, work.nextKey());
    }
    if (isIdle(body)) complete(work, context);
  },
  childTerminated(work, _element, context) {
    const body = instanceOf(work, context.key);
    if (!body || body.children > 0) return;
    if (body.state === 'TERMINATING') terminateActivity(work, context);
    else complete(work, context);
  },
};

/** Begins the inner instances in portions (`PROCESS_INSTANCE_BATCH.ACTIVATE`), so that a list of thousands does not hold everybody up. */
function activatePortion(work: Work, context: ElementContext, left: number): void {
  work.follow('PROCESS_INSTANCE_BATCH', 'ACTIVATE', work.nextKey(), {
    processInstanceKey: context.value.processInstanceKey, batchElementInstanceKey: context.key, index: String(left), tenantId: context.value.tenantId,
  });
}

/** The incident stands on the inner instance, but names the body: there the collection can be mended. */
const notCollected = (body: ElementContext, message: string): Failure => ({ ...failed(message), variableScopeKey: body.key });

/** Rule 98: by index, whatever the order of finishing. */
function collectOutput(work: Work, element: MultiInstanceBody, context: ElementContext, child: ElementContext): Failure | undefined {
  const { outputCollection, outputElement } = element;
  if (!outputCollection || !outputElement) return undefined;
  const item = evaluateValue(work, outputElement, child.key);
  if (!item.ok) return failed(item.message);
  const loopCounter = instanceOf(work, child.key)?.loopCounter ?? 0;
  const stored = work.state.get(work.unit, 'variable', variableKey(context.key, outputCollection));
  if (!stored?.json.startsWith('[')) {
    return notCollected(context, `Unable to update an item in output collection '${outputCollection}' because the type of the output collection is: ${kindOf(stored && readJson(stored.json))}. This may happen when multiple BPMN elements write to the same variable.`);
  }
  const place = findItem(stored.json, loopCounter - 1);
  if (typeof place === 'number') {
    return notCollected(context, `Unable to update an item in output collection '${outputCollection}' at position ${loopCounter} because the size of the collection is: ${place}. This may happen when multiple BPMN elements write to the same variable.`);
  }
  setLocal(work, context.key, outputCollection, replaceItem(stored.json, loopCounter - 1, place, item.value), context.value);
  return undefined;
}

/** Rule 100: asked after each inner completion, with counters that are no variables. A sequential loop counts the instances that it has begun so far. */
function isSatisfied(work: Work, element: MultiInstanceBody, context: ElementContext, child: ElementContext): { readonly failure: Failure } | { readonly satisfied: boolean } {
  if (!element.completionCondition) return { satisfied: false };
  const body = instanceOf(work, context.key);
  if (!body) return { satisfied: false };
  const counters = {
    numberOfInstances: body.loopCounter, numberOfActiveInstances: body.children - 1, numberOfCompletedInstances: body.completedChildren + 1,
    numberOfTerminatedInstances: body.terminatedChildren,
  };
  const result = evaluateBooleanOver(work, element.completionCondition, withDocument(counters, lookupIn(work, child.key)));
  return result.ok ? { satisfied: result.value } : { failure: failed(result.message) };
}
