import type { EndEvent, IntermediateThrowEvent, JobDefinition, JobTask, ServiceTask } from '../../model/executable.ts';
import type { Work } from '../work.ts';
import { completeActivity, leaveActivity, terminateActivity } from './activity.ts';
import { subscribe, unsubscribe } from './catch-events.ts';
import type { ElementContext, ElementHandler, Failure } from './element-handler.ts';
import { mergeListenerVariables, nextListener } from './execution-listeners.ts';
import { cancelJob, createJob, evaluateJob } from './jobs.ts';
import { applyInputMappings, applyOutputMappings } from './mappings.ts';
import { activated } from './transitions.ts';

/** Rule 2: mappings, job properties, subscriptions, job, ACTIVATED. `headersFor` gives headers beyond those of the model. */
export function activateJobElement(
  work: Work, element: JobTask | EndEvent | IntermediateThrowEvent, job: JobDefinition, context: ElementContext, moreHeaders?: () => Readonly<Record<string, string>> | Failure,
): Failure | undefined {
  const failure = applyInputMappings(work, element, context);
  return failure ?? beginJob(work, element, job, context, moreHeaders);
}

function beginJob(
  work: Work, element: JobTask | EndEvent | IntermediateThrowEvent, job: JobDefinition, context: ElementContext, moreHeaders?: () => Readonly<Record<string, string>> | Failure,
): Failure | undefined {
  const properties = evaluateJob(work, job, context);
  if ('errorType' in properties) return properties;
  const more = moreHeaders?.() ?? {};
  if (isFailure(more)) return more;
  const unsubscribed = subscribe(work, element, context);
  if (unsubscribed) return unsubscribed;
  createJob(work, { ...properties, headers: { ...properties.headers, ...more } }, context);
  activated(work, context);
  return undefined;
}

const isFailure = (value: object): value is Failure => 'errorType' in value && 'message' in value;

/** A service task: its execution listeners run before its own job and after it (rule 58: in 8.5.0 nowhere else). */
export const serviceTaskHandler: ElementHandler<ServiceTask> = {
  activate(work, element, context) {
    const failure = applyInputMappings(work, element, context);
    return failure ?? startTurn(work, element, context);
  },
  complete(work, element, context) {
    const failure = applyOutputMappings(work, element, context);
    if (failure) return failure;
    // Before the listeners of the end: while they run nothing interrupts the task any more.
    unsubscribe(work, context);
    return endTurn(work, element, context);
  },
  completeListener(work, element, context, turn) {
    mergeListenerVariables(work, element, context, turn);
    return turn === 'start' ? startTurn(work, element, context) : endTurn(work, element, context);
  },
  terminate(work, _element, context) {
    cancelJob(work, context);
    terminateActivity(work, context);
  },
};

function startTurn(work: Work, element: ServiceTask, context: ElementContext): Failure | undefined {
  const next = nextListener(work, element, context, 'start');
  if (next === 'waits') return undefined;
  return next === 'done' ? beginJob(work, element, element.job, context) : next;
}

function endTurn(work: Work, element: ServiceTask, context: ElementContext): Failure | undefined {
  const next = nextListener(work, element, context, 'end');
  if (next === 'waits') return undefined;
  return next === 'done' ? leaveActivity(work, element, context) : next;
}

/** What a worker does: send, and (with a task definition) script and business-rule tasks (rule 57). */
export function jobTask<E extends JobTask>(jobOf: (element: E) => JobDefinition): ElementHandler<E> {
  return {
    activate: (work, element, context) => activateJobElement(work, element, jobOf(element), context),
    complete: completeActivity,
    terminate(work, _element, context) {
      cancelJob(work, context);
      terminateActivity(work, context);
    },
  };
}
