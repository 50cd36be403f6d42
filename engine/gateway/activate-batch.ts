import { status } from '@grpc/grpc-js';
import type { JobBatchValue, JobValue } from '../protocol/job-value.ts';
import { writeJson } from '../protocol/json.ts';
import { NO_KEY } from '../protocol/key.ts';
import type { Partition } from '../store/port.ts';
import { GatewayError, rejected } from './gateway-error.ts';
import type { CallContext } from './rpc.ts';
import { statusOf } from './submit.ts';
import { DEFAULT_TENANT } from './tenant.ts';

export interface TakenJob { readonly key: string; readonly job: JobValue }

interface Wanted { readonly type: string; readonly worker: string; readonly timeoutMs: number; readonly maxJobs: number; readonly fetchVariable: readonly string[]; readonly forStream?: boolean; readonly only?: readonly string[] }

/** `more`: the line may hold further ones, since the batch is full or one did not fit (`truncated`). */
export interface TakenBatch { readonly jobs: readonly TakenJob[]; readonly more: boolean; readonly truncated: boolean }

const NOTHING: TakenBatch = { jobs: [], more: false, truncated: false };

/** Activates what is there, up to `maxJobs`, oldest first. While nobody leads there is nothing. */
export async function activateBatch(wanted: Wanted, { partition }: CallContext): Promise<TakenBatch> {
  const value: JobBatchValue = {
    type: wanted.type, worker: wanted.worker, timeout: wanted.timeoutMs, maxJobsToActivate: wanted.maxJobs,
    jobKeys: [], jobs: [], variables: wanted.fetchVariable, truncated: false, tenantIds: [DEFAULT_TENANT], forStream: wanted.forStream ?? false,
    ...(wanted.only && { only: wanted.only }),
  };
  try {
    // Not tied to the client's fate: jobs that were activated for a client that has gone must be given back.
    const { record, body } = await partition.submit({ valueType: 'JOB_BATCH', intent: 'ACTIVATE', key: NO_KEY, value });
    if (record.recordType === 'COMMAND_REJECTION') throw rejected(record);
    const batch = (body ?? record.value) as JobBatchValue;
    return { jobs: batch.jobKeys.map((key, index) => ({ key, job: batch.jobs[index] as JobValue })), more: batch.truncated || batch.jobKeys.length === wanted.maxJobs, truncated: batch.truncated };
  } catch (error) {
    const failure = statusOf(error);
    if (failure.code === status.UNAVAILABLE) return NOTHING;
    throw failure instanceof GatewayError ? failure : error;
  }
}

/** The wire's form of a job. */
export const activatedJob = ({ key, job }: TakenJob): { readonly key: string; readonly variables: string; readonly customHeaders: string } & Record<string, unknown> => ({
  key, type: job.type, processInstanceKey: job.processInstanceKey, bpmnProcessId: job.bpmnProcessId,
  processDefinitionVersion: job.processDefinitionVersion, processDefinitionKey: job.processDefinitionKey,
  elementId: job.elementId, elementInstanceKey: job.elementInstanceKey, customHeaders: JSON.stringify(job.customHeaders),
  worker: job.worker, retries: job.retries, deadline: String(job.deadline), variables: writeJson(job.variables), tenantId: DEFAULT_TENANT,
});

/** The client has gone, or does not read: its jobs are activatable again at once, with the retries they had. */
export async function giveBack(jobs: readonly TakenJob[], partition: Partition): Promise<void> {
  await Promise.allSettled(jobs.map(({ key, job }) => partition.submit({
    valueType: 'JOB', intent: 'FAIL', key,
    value: { retries: job.retries, retryBackoff: 0, errorMessage: `Expected to hand job '${key}' to worker '${job.worker}', but it does not take it`, variables: {} },
  })));
}
