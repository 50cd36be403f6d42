import { contextOf, instanceOf } from '../bpmn/elements.ts';
import { complete } from '../bpmn/transitions.ts';
import { writeTrigger } from '../bpmn/triggers.ts';
import { findJob } from './job-found.ts';
import type { Processor } from './processor.ts';

export const completeJob: Processor<'JOB'> = (work, { key, value }) => {
  const stored = findJob(work, key, 'complete');
  if (!stored) return;
  const completed = work.event('JOB', 'COMPLETED', key, { ...stored.job, variables: value.variables });
  work.answer(completed);
  const element = instanceOf(work, stored.job.elementInstanceKey);
  const scope = element && instanceOf(work, element.value.flowScopeKey);
  // While the scope is on its way out, the element waits for its own termination.
  if (!element || scope?.state !== 'ACTIVATED') return;
  if (Object.keys(value.variables).length > 0) writeTrigger(work, contextOf(element), element.value.elementId, value.variables);
  if (stored.job.jobKind === 'EXECUTION_LISTENER') work.follow('PROCESS_INSTANCE', 'COMPLETE_EXECUTION_LISTENER', element.key, element.value);
  else complete(work, contextOf(element));
};
