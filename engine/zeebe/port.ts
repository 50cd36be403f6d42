/**
 * The only door to an engine for workers, desk and designer. Nothing behind it may be assumed beyond Zeebe 8.5:
 * it is served by zeebe-node (plus grpc-js for UpdateJobTimeout), against the embedded engine or a real cluster alike.
 */
export interface ZeebePort {
  topology(): Promise<{ readonly gatewayVersion: string; readonly partitions: number }>;
  deploy(resources: readonly { readonly name: string; readonly content: string }[]): Promise<readonly DeployedProcess[]>;
  createInstance(request: { readonly bpmnProcessId: string; readonly version?: number; readonly variables: object }): Promise<StartedInstance>;
  cancelInstance(processInstanceKey: string): Promise<void>;
  publishMessage(request: { readonly name: string; readonly correlationKey: string; readonly messageId?: string; readonly timeToLiveMs: number; readonly variables?: object }): Promise<void>;
  completeJob(jobKey: string, variables: object): Promise<void>;
  failJob(jobKey: string, request: { readonly retries: number; readonly errorMessage: string; readonly retryBackOffMs?: number }): Promise<void>;
  throwError(jobKey: string, request: { readonly errorCode: string; readonly errorMessage?: string; readonly variables?: object }): Promise<void>;
  updateJobTimeout(jobKey: string, timeoutMs: number): Promise<void>;
  updateJobRetries(jobKey: string, retries: number): Promise<void>;
  setVariables(elementInstanceKey: string, variables: object, local: boolean): Promise<void>;
  resolveIncident(incidentKey: string): Promise<void>;
  /** Takes jobs of a type until closed; outages of the engine are survived and logged once. */
  work(worker: WorkerRequest): { close(): Promise<void> };
  close(): Promise<void>;
}

export interface DeployedProcess { readonly bpmnProcessId: string; readonly version: number; readonly processDefinitionKey: string; readonly resourceName: string }
export interface StartedInstance { readonly bpmnProcessId: string; readonly version: number; readonly processDefinitionKey: string; readonly processInstanceKey: string }

export interface Job {
  readonly key: string;
  readonly type: string;
  readonly processInstanceKey: string;
  readonly bpmnProcessId: string;
  readonly processDefinitionVersion: number;
  readonly processDefinitionKey: string;
  readonly elementId: string;
  readonly elementInstanceKey: string;
  readonly customHeaders: Readonly<Record<string, string>>;
  readonly retries: number;
  /** Epoch ms. */
  readonly deadline: number;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** What a handler decided; the port tells the engine. `held`: somebody else completes it later (a user task, an awaited payment). */
export type JobOutcome =
  | { readonly kind: 'completed'; readonly variables: object }
  | { readonly kind: 'failed'; readonly errorMessage: string; readonly retries: number; readonly retryBackOffMs?: number }
  | { readonly kind: 'error'; readonly errorCode: string; readonly errorMessage: string; readonly variables?: object }
  | { readonly kind: 'held' };

export interface WorkerRequest {
  readonly type: string;
  readonly maxJobs: number;
  readonly timeoutMs: number;
  readonly handle: (job: Job) => Promise<JobOutcome>;
  /** Told when the engine refused an outcome for good: the job comes again when its lease ends. */
  readonly untold?: (job: Job, reason: string) => Promise<void>;
}

/** A "no" from the engine, by gRPC status name. UNAVAILABLE, DEADLINE_EXCEEDED and RESOURCE_EXHAUSTED are worth another try. */
export class ZeebeError extends Error {
  readonly code: 'INVALID_ARGUMENT' | 'NOT_FOUND' | 'ALREADY_EXISTS' | 'FAILED_PRECONDITION' | 'RESOURCE_EXHAUSTED' | 'UNAVAILABLE' | 'DEADLINE_EXCEEDED' | 'INTERNAL' | 'UNIMPLEMENTED' | 'UNKNOWN';
  constructor(code: ZeebeError['code'], message: string) { super(message); this.name = 'ZeebeError'; this.code = code; }
}
