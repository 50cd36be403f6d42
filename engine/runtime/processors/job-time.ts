import type { Processor } from './processor.ts';

/** The worker's time is up; retries are unchanged (rule 51). */
export const timeOutJob: Processor<'JOB'> = (work, { key }) => {
  const stored = work.state.get(work.unit, 'job', key);
  if (!stored) return work.reject('NOT_FOUND', `Expected to time out job with key '${key}', but no such job was found`);
  if (stored.state !== 'ACTIVATED' || stored.job.deadline >= work.nowMs) return work.reject('INVALID_STATE', `Expected to time out activated job with key '${key}', but it is not activated or not yet due`);
  work.event('JOB', 'TIMED_OUT', key, stored.job);
};

export const recurJob: Processor<'JOB'> = (work, { key }) => {
  const stored = work.state.get(work.unit, 'job', key);
  if (!stored) return work.reject('NOT_FOUND', `Expected to back off failed job with key '${key}', but no such job was found`);
  if (stored.state !== 'FAILED' || stored.job.recurringTime < 0 || stored.job.recurringTime > work.nowMs) return work.reject('INVALID_STATE', `Expected to back off failed job with key '${key}', but it is not failed or not yet due`);
  work.event('JOB', 'RECURRED_AFTER_BACKOFF', key, stored.job);
};
