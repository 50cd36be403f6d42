import { contextOf, instanceOf } from '../bpmn/elements.ts';
import { raiseIncident } from '../bpmn/incidents.ts';
import { mergeLocal, textsOf } from '../bpmn/variables.ts';
import { cut, findJob } from './job-found.ts';
import type { Processor } from './processor.ts';

/** Rules 46–48: the retries sent are the new count; the variables are local to the element. */
export const failJob: Processor<'JOB'> = (work, { key, value }) => {
  const stored = findJob(work, key, 'fail');
  if (!stored) return;
  const { retries, retryBackoff, variables } = value;
  const errorMessage = cut(value.errorMessage);
  const recurringTime = retries > 0 && retryBackoff > 0 ? work.nowMs + retryBackoff : -1;
  const failed = work.event('JOB', 'FAILED', key, { ...stored.job, retries, retryBackoff, recurringTime, errorMessage, variables });
  work.answer(failed);
  const element = instanceOf(work, stored.job.elementInstanceKey);
  if (!element) return;
  mergeLocal(work, element.key, textsOf(variables), element.value);
  if (retries <= 0) raiseIncident(work, { errorType: 'JOB_NO_RETRIES', message: errorMessage || 'No more retries left.' }, contextOf(element), key);
};
