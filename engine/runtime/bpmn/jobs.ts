import type { JobDefinition } from '../../model/executable.ts';
import type { JobKind } from '../../protocol/job-value.ts';
import type { Work } from '../work.ts';
import type { ElementContext, Failure } from './element-handler.ts';
import { instanceOf } from './elements.ts';
import { evaluateNumber, evaluateString } from './expressions.ts';

export interface JobProperties { readonly type: string; readonly retries: number; readonly headers: Readonly<Record<string, string>> }

/** Type and retries, in that order (rule 2). Fractions of retries are cut off (rule 50). */
export function evaluateJob(work: Work, job: Pick<JobDefinition, 'type' | 'retries'> & Partial<JobDefinition>, context: ElementContext): JobProperties | Failure {
  const type = evaluateString(work, job.type, context.key);
  if (!type.ok) return { errorType: 'EXTRACT_VALUE_ERROR', message: type.message };
  const retries = evaluateNumber(work, job.retries, context.key);
  if (!retries.ok) return { errorType: 'EXTRACT_VALUE_ERROR', message: retries.message };
  return { type: type.value, retries: Math.trunc(retries.value), headers: job.headers ?? {} };
}

export function createJob(work: Work, { type, retries, headers }: JobProperties, context: ElementContext, jobKind: JobKind = 'BPMN_ELEMENT'): void {
  const { bpmnProcessId, version, processDefinitionKey, processInstanceKey, elementId, tenantId } = context.value;
  work.event('JOB', 'CREATED', work.nextKey(), {
    type, worker: '', retries, retryBackoff: 0, recurringTime: -1, deadline: -1, timeout: -1, errorMessage: '', errorCode: '', customHeaders: headers, variables: {},
    elementId, elementInstanceKey: context.key, processInstanceKey, bpmnProcessId, processDefinitionVersion: version, processDefinitionKey, jobKind, tenantId,
  });
}

/** Rule 54: the open job of an ending element is cancelled. */
export function cancelJob(work: Work, context: ElementContext): void {
  const key = instanceOf(work, context.key)?.jobKey;
  const stored = key === undefined ? undefined : work.state.get(work.unit, 'job', key);
  if (key !== undefined && stored) work.event('JOB', 'CANCELED', key, stored.job);
}
