import type { JobBatchValue, JobValue } from '../../protocol/job-value.ts';
import { writeJson } from '../../protocol/json.ts';
import type { Key } from '../../protocol/record.ts';
import { utf8Length } from '../batch-size.ts';
import { contextOf, instanceOf } from '../bpmn/elements.ts';
import { raiseIncident } from '../bpmn/incidents.ts';
import { documentOf, visibleIn } from '../bpmn/variables.ts';
import type { VariablesByScope } from '../bpmn/variables.ts';
import type { Entry, UnitId } from '../port.ts';
import type { StoredJob } from '../state/family.ts';
import { activatableQueue } from '../state/queue-of.ts';
import type { Work } from '../work.ts';
import type { Processor } from './processor.ts';

/** What one answer may hold, in bytes of JSON (gRPC's 4 MB, with room for the rest of the message). */
const LARGEST_BATCH = 4_000_000;

function refusal({ type, timeout, maxJobsToActivate }: JobBatchValue): string | undefined {
  if (maxJobsToActivate < 1) return `max jobs to activate to be greater than zero, but it was '${maxJobsToActivate}'`;
  if (timeout < 1) return `timeout to be greater than zero, but it was '${timeout}'`;
  return type === '' ? 'type to be present, but it was blank' : undefined;
}

interface Taken { readonly key: Key; readonly job: JobValue; readonly unit: UnitId }

/** Hands out jobs in order of their keys (rule 10), each with what its element sees now (rule 32). */
export const activateJobBatch: Processor<'JOB_BATCH'> = (work, { value }) => {
  const wrong = refusal(value);
  if (wrong) return work.reject('INVALID_ARGUMENT', `Expected to activate job batch with ${wrong}`);
  const taken: Taken[] = [];
  let size = 0;
  let tooLarge: Taken | undefined;
  const variables = new Map<UnitId, VariablesByScope>();
  for (const entry of value.only ? stillWaiting(work, value.type, value.only) : work.context.firstOf(activatableQueue(value.type), value.maxJobsToActivate)) {
    const job = handOut(work, entry.unit, entry.value as StoredJob, value, variables);
    const length = utf8Length(writeJson(job));
    if (size + length > LARGEST_BATCH) {
      tooLarge = { key: entry.key, job, unit: entry.unit };
      break;
    }
    size += length;
    taken.push({ key: entry.key, job, unit: entry.unit });
  }
  const { variables: _names, forStream = false, only: _keys, ...asked } = value;
  const jobs = taken.map(({ job }) => job);
  const batch: JobBatchValue = { ...asked, jobKeys: taken.map(({ key }) => key), jobs, truncated: tooLarge !== undefined };
  // As Zeebe records it: a push names no number, and the variables go to the worker only.
  const recorded = forStream ? { ...batch, maxJobsToActivate: -1, jobs: jobs.map((job) => ({ ...job, variables: {} })) } : batch;
  work.answer(work.event('JOB_BATCH', 'ACTIVATED', work.nextKey(), recorded, taken.map(({ unit }) => unit)), batch);
  if (tooLarge && taken.length === 0) refuseTooLarge(work, tooLarge);
};

function stillWaiting(work: Work, type: string, keys: readonly Key[]): readonly Entry[] {
  return keys.flatMap((key) => {
    const unit = work.context.unitOf('job', key);
    const stored = unit === undefined ? undefined : work.state.get(unit, 'job', key);
    return unit !== undefined && stored?.state === 'ACTIVATABLE' && stored.job.type === type ? [{ family: 'job', key, unit, value: stored }] : [];
  });
}

function handOut(work: Work, unit: UnitId, { job }: StoredJob, { timeout, worker, variables: names }: JobBatchValue, known: Map<UnitId, VariablesByScope>): JobValue {
  work.unit = unit;
  const byScope: VariablesByScope = known.get(unit) ?? new Map();
  known.set(unit, byScope);
  return { ...job, worker, deadline: work.nowMs + timeout, variables: documentOf(visibleIn(work, job.elementInstanceKey, names, byScope)) };
}

function refuseTooLarge(work: Work, { key, job, unit }: Taken): void {
  work.unit = unit;
  const element = instanceOf(work, job.elementInstanceKey);
  if (!element) return;
  const megabytes = (utf8Length(writeJson(job)) / 1_048_576).toFixed(1);
  const message = `The job with key '${key}' can not be activated, because with ${megabytes} MB it is larger than the configured message size (per default is 4 MB). Try to reduce the size by reducing the number of fetched variables or modifying the variable values.`;
  raiseIncident(work, { errorType: 'MESSAGE_SIZE_EXCEEDED', message }, contextOf(element), key);
}
