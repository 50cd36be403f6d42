import { NO_CATCH_EVENT } from '../appliers/job.ts';
import { contextOf, instanceOf } from '../bpmn/elements.ts';
import { findJobErrorCatch, throwError } from '../bpmn/errors.ts';
import { raiseIncident } from '../bpmn/incidents.ts';
import { cut, findJob } from './job-found.ts';
import type { Processor } from './processor.ts';

/** Caught: the job is gone and the catch event triggers. Not caught: accepted all the same, and an incident on the job (rule 87). */
export const throwJobError: Processor<'JOB'> = (work, { key, value }) => {
  const stored = findJob(work, key, 'throw an error for');
  const element = stored && instanceOf(work, stored.job.elementInstanceKey);
  if (!stored || !element) return;
  const errorMessage = cut(value.errorMessage);
  const caught = findJobErrorCatch(work, value.errorCode, element, errorMessage);
  const thrown = { ...stored.job, errorCode: value.errorCode, errorMessage, variables: value.variables };
  if ('event' in caught) {
    work.answer(work.event('JOB', 'ERROR_THROWN', key, thrown));
    return throwError(work, caught, value.variables);
  }
  work.answer(work.event('JOB', 'ERROR_THROWN', key, { ...thrown, elementId: NO_CATCH_EVENT }));
  const { key: elementKey, value: elementValue } = contextOf(element);
  raiseIncident(work, caught, { key: elementKey, value: { ...elementValue, elementId: NO_CATCH_EVENT } }, key);
};
