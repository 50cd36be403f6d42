import { activateJobs } from './calls/activate-jobs.ts';
import { broadcastSignal } from './calls/broadcast-signal.ts';
import { cancelProcessInstance } from './calls/cancel-process-instance.ts';
import { completeJob } from './calls/complete-job.ts';
import { createProcessInstance } from './calls/create-process-instance.ts';
import { createProcessInstanceWithResult } from './calls/create-process-instance-with-result.ts';
import { deleteResource } from './calls/delete-resource.ts';
import { deployProcess } from './calls/deploy-process.ts';
import { deployResource } from './calls/deploy-resource.ts';
import { evaluateDecision } from './calls/evaluate-decision.ts';
import { failJob } from './calls/fail-job.ts';
import { migrateProcessInstance } from './calls/migrate-process-instance.ts';
import { modifyProcessInstance } from './calls/modify-process-instance.ts';
import { publishMessage } from './calls/publish-message.ts';
import { resolveIncident } from './calls/resolve-incident.ts';
import { setVariables } from './calls/set-variables.ts';
import { streamActivatedJobs } from './calls/stream-activated-jobs.ts';
import { throwError } from './calls/throw-error.ts';
import { topology } from './calls/topology.ts';
import { updateJobRetries } from './calls/update-job-retries.ts';
import { updateJobTimeout } from './calls/update-job-timeout.ts';
import type { Streaming, Unary } from './rpc.ts';

/** The wire hands over what the service definition says; the request type of each call is its part of that. */
type Any = never;

export const UNARY: Readonly<Record<string, Unary<Any>>> = {
  BroadcastSignal: broadcastSignal,
  CancelProcessInstance: cancelProcessInstance,
  CompleteJob: completeJob,
  CreateProcessInstance: createProcessInstance,
  CreateProcessInstanceWithResult: createProcessInstanceWithResult,
  DeleteResource: deleteResource,
  DeployProcess: deployProcess,
  DeployResource: deployResource,
  EvaluateDecision: evaluateDecision,
  FailJob: failJob,
  MigrateProcessInstance: migrateProcessInstance,
  ModifyProcessInstance: modifyProcessInstance,
  PublishMessage: publishMessage,
  ResolveIncident: resolveIncident,
  SetVariables: setVariables,
  ThrowError: throwError,
  Topology: topology,
  UpdateJobRetries: updateJobRetries,
  UpdateJobTimeout: updateJobTimeout,
};

export const STREAMING: Readonly<Record<string, Streaming<Any>>> = {
  ActivateJobs: activateJobs,
  StreamActivatedJobs: streamActivatedJobs,
};
