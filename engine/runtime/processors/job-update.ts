import type { Processor } from './processor.ts';

/** Checked in this order: the amount before the job (gateway.md §1 no. 16). Does not make a failed job activatable. */
export const updateJobRetries: Processor<'JOB'> = (work, { key, value }) => {
  if (value.retries < 1) return work.reject('INVALID_ARGUMENT', `Expected to update retries for job with key '${key}' with a positive amount of retries, but the amount given was '${value.retries}'`);
  const stored = work.state.get(work.unit, 'job', key);
  if (!stored) return work.reject('NOT_FOUND', `Expected to update retries for job with key '${key}', but no such job was found`);
  work.answer(work.event('JOB', 'RETRIES_UPDATED', key, { ...stored.job, retries: value.retries }));
};

/** Needs an armed deadline (rule 52). */
export const updateJobTimeout: Processor<'JOB'> = (work, { key, value }) => {
  const stored = work.state.get(work.unit, 'job', key);
  if (!stored) return work.reject('NOT_FOUND', `Expected to update job deadline with key '${key}', but no such job was found`);
  if (stored.state !== 'ACTIVATED') return work.reject('INVALID_STATE', `Expected to update the timeout of job with key '${key}', but it is not active`);
  work.answer(work.event('JOB', 'TIMEOUT_UPDATED', key, { ...stored.job, deadline: work.nowMs + value.timeout }));
};
