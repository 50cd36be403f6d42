import type { EndEvent, IntermediateThrowEvent } from '../../model/executable.ts';
import type { Work } from '../work.ts';
import { leave, terminateBeforeIncidents } from './activity.ts';
import { throwCompensation } from './compensation.ts';
import type { ElementContext, ElementHandler, Failure } from './element-handler.ts';
import { instanceOf } from './elements.ts';
import { findErrorCatch, throwError } from './errors.ts';
import { evaluateString } from './expressions.ts';
import { resolveIncidents } from './incidents.ts';
import { activateJobElement } from './job-task.ts';
import { cancelJob } from './jobs.ts';
import { applyInputMappings, applyOutputMappings } from './mappings.ts';
import { throwEscalation } from './escalations.ts';
import { throwSignal } from './signals.ts';
import { activateBeside, activated, complete, completed, completing, terminateChildren, terminated } from './transitions.ts';

type ThrowEvent = EndEvent | IntermediateThrowEvent;
type Turn = (work: Work, element: ThrowEvent, context: ElementContext) => Failure | undefined;

const failed = (message: string): Failure => ({ errorType: 'EXTRACT_VALUE_ERROR', message });

const finish: Turn = (work, element, context) => applyOutputMappings(work, element, context) ?? leave(work, element, context);

/** What each kind of throw event does when it activates. NONE at an end passes all four events at once. */
const ACTIVATE: Readonly<Record<ThrowEvent['eventType'], Turn>> = {
  NONE(work, element, context) {
    activated(work, context);
    if (element.elementType === 'END_EVENT') {
      completing(work, context);
      return finish(work, element, context);
    }
    complete(work, context);
    return undefined;
  },
  MESSAGE(work, element, context) {
    if (element.job) return activateJobElement(work, element, element.job, context);
    return { errorType: 'UNKNOWN', message: `Expected message throw event '${element.id}' to have a task definition, but it has none` };
  },
  ERROR(work, element, context) {
    if (!element.errorCode) throw new Error(`Expected error end event '${element.id}' to have an error code, but it has none`);
    const code = evaluateString(work, element.errorCode, context.key);
    if (!code.ok) return failed(code.message);
    const scope = instanceOf(work, context.key);
    const found = scope && findErrorCatch(work, code.value, scope);
    if (!found) return undefined;
    if ('errorType' in found) return found;
    activated(work, context);
    throwError(work, found, {});
    return undefined;
  },
  TERMINATE(work, element, context) {
    activated(work, context);
    completing(work, context);
    // Its output mappings are not applied (8.5.0).
    const failure = leave(work, element, context);
    const scope = instanceOf(work, context.value.flowScopeKey);
    if (!failure && scope) terminateChildren(work, { key: scope.key, value: scope.value });
    return failure;
  },
  SIGNAL(work, element, context) {
    const failure = applyInputMappings(work, element, context);
    return failure ?? throwSignal(work, element, context);
  },
  ESCALATION: (work, element, context) => throwEscalation(work, element, context),
  LINK(work, _element, context) {
    activated(work, context);
    complete(work, context);
    return undefined;
  },
  COMPENSATION(work, element, context) {
    activated(work, context);
    if (throwCompensation(work, element, context) > 0) return undefined;
    completing(work, context);
    return leave(work, element, context);
  },
  TIMER: (_work, element) => notThrown(element),
  UNSPECIFIED: (_work, element) => notThrown(element),
};

function notThrown(element: ThrowEvent): never {
  throw new Error(`Expected event '${element.id}' to throw something, but it is a ${element.eventType} event`);
}

function completeThrow(work: Work, element: ThrowEvent, context: ElementContext): Failure | undefined {
  // Nor are those of what throws compensation.
  if (element.eventType === 'COMPENSATION') return leave(work, element, context);
  if (!element.link) return finish(work, element, context);
  const failure = applyOutputMappings(work, element, context);
  if (failure) return failure;
  activateBeside(work, element.link.target, context);
  return completed(work, element, context, true);
}

function throwEventHandler<E extends ThrowEvent>(end: (work: Work, context: ElementContext) => void): ElementHandler<E> {
  return {
    activate: (work, element, context) => ACTIVATE[element.eventType](work, element, context),
    complete: completeThrow,
    terminate(work, _element, context) {
      cancelJob(work, context);
      end(work, context);
    },
  };
}

export const endEventHandler = throwEventHandler<EndEvent>((work, context) => {
  resolveIncidents(work, context);
  terminated(work, context);
});
export const intermediateThrowHandler = throwEventHandler<IntermediateThrowEvent>(terminateBeforeIncidents);
