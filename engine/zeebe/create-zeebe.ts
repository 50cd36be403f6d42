import { createRequire } from 'node:module';
import { setTimeout as delay } from 'node:timers/promises';
import { withoutZeebeEnvironment } from './config.ts';
import { createLeanClient } from './lean-client.ts';
import { ZeebeError } from './port.ts';
import type { DeployedProcess, StartedInstance, ZeebePort } from './port.ts';
import { trustOf } from './security.ts';
import type { ZeebeSecurity } from './security.ts';
import { startWorker } from './worker.ts';
import type { WorkerLog } from './worker.ts';
import { toZeebeError } from './zeebe-error.ts';
import type * as ZeebeNode from 'zeebe-node';

// CommonJS that calls itself an ES module: what a default import of it is, depends on who loads this file (node, or mocha through require).
const { ZBClient } = createRequire(import.meta.url)('zeebe-node') as typeof ZeebeNode;

export interface ZeebeOptions {
  /** How long the engine may hold an empty poll. Default 20 s. */
  readonly longPollMs?: number;
  /** Pause between two polls of a worker. Default 50 ms. */
  readonly pollIntervalMs?: number;
  readonly log?: WorkerLog;
  /** Absent: plain text, no token. */
  readonly security?: ZeebeSecurity;
}

/** A call that got no answer for so long gets none: the connection is half open. */
const DEADLINE_MS = 30_000;
const silent: WorkerLog = { info: () => undefined, error: () => undefined };

/** Connects to the engine at `address` (`host:port`), embedded or a cluster. Makes no call and does not fail when nobody is there yet. Every call throws ZeebeError. */
export function createZeebe(address: string, options: ZeebeOptions = {}): ZeebePort {
  const { longPollMs = 20_000, pollIntervalMs = 50, log = silent, security = {} } = options;
  // No retries inside: `maxRetries` -1 would repeat UNAVAILABLE for ever, behind the back of an outbox that counts its attempts.
  const client = withoutZeebeEnvironment(() => new ZBClient(address, { retry: false, eagerConnection: false, loglevel: 'NONE', longPoll: longPollMs, pollInterval: pollIntervalMs, useTLS: security.tls !== undefined, ...(security.tls && { customSSL: trustOf(security.tls) }) }));
  if (security.token !== undefined) useToken(client, security.token);
  const lean = createLeanClient(address, security);
  const workers = new Set<{ close(): Promise<void> }>();
  let closed = false;

  const call = async <T>(work: () => Promise<T>): Promise<T> => {
    if (closed) throw new ZeebeError('UNAVAILABLE', 'the connection to the engine has been closed');
    const late = new AbortController();
    const deadline = delay(DEADLINE_MS, undefined, { ref: false, signal: late.signal }).then(() => { throw new ZeebeError('DEADLINE_EXCEEDED', `no answer within ${DEADLINE_MS} ms`); });
    deadline.catch(() => undefined);
    try {
      return await Promise.race([work(), deadline]);
    } catch (error) {
      throw toZeebeError(error);
    } finally {
      late.abort();
    }
  };
  const told: Pick<ZeebePort, 'completeJob' | 'failJob' | 'throwError'> = {
    completeJob: (jobKey, variables) => call(async () => void (await client.completeJob({ jobKey, variables }))),
    failJob: (jobKey, { retries, errorMessage, retryBackOffMs = 0 }) => call(async () => void (await client.failJob({ jobKey, retries, errorMessage, retryBackOff: retryBackOffMs }))),
    throwError: (jobKey, { errorCode, errorMessage = '', variables = {} }) => call(async () => void (await client.throwError({ jobKey, errorCode, errorMessage, variables: { ...variables } }))),
  };

  return {
    ...told,
    // Asked while the engine starts: the lean client tries again within 100 ms, zeebe-node's channel after a second or more.
    topology: () => call(async () => {
      const { gatewayVersion, partitionsCount } = await lean.call('Topology', {});
      return { gatewayVersion: String(gatewayVersion), partitions: Number(partitionsCount) };
    }),
    // zeebe-node deploys one resource at a time; a deployment of several is atomic.
    deploy: (resources) => call(async () => {
      const response = await lean.call('DeployResource', { resources: resources.map(({ name, content }) => ({ name, content: Buffer.from(content) })) }, 2 * DEADLINE_MS);
      return (response['deployments'] as readonly { readonly process?: DeployedProcess | null }[]).flatMap(({ process }) => (process ? [deployed(process)] : []));
    }),
    createInstance: ({ bpmnProcessId, version, variables }) => call(async () => started(await client.createProcessInstance({ bpmnProcessId, version: version ?? -1, variables: { ...variables } }) as unknown as StartedInstance)),
    cancelInstance: (key) => call(() => client.cancelProcessInstance(key)),
    publishMessage: ({ name, correlationKey, messageId = '', timeToLiveMs, variables = {} }) => call(async () => void (await client.publishMessage({ name, correlationKey, messageId, timeToLive: timeToLiveMs, variables: { ...variables } }))),
    updateJobTimeout: async (jobKey, timeoutMs) => call(async () => void (await lean.call('UpdateJobTimeout', { jobKey, timeout: timeoutMs }))),
    updateJobRetries: (jobKey, retries) => call(async () => void (await client.updateJobRetries({ jobKey, retries }))),
    setVariables: (elementInstanceKey, variables, local) => call(async () => void (await client.setVariables({ elementInstanceKey, variables: { ...variables }, local }))),
    resolveIncident: (incidentKey) => call(async () => void (await client.resolveIncident({ incidentKey }))),
    work(request) {
      const worker = startWorker(client, told, request, { longPollMs, pollIntervalMs, log });
      workers.add(worker);
      return { close: async () => { workers.delete(worker); await worker.close(); } };
    },
    async close() {
      await Promise.all([...workers].map((worker) => worker.close()));
      closed = true;
      lean.close();
      await client.close();
    },
  };
}

/** zeebe-node sends a bearer token only when an authorisation server of OAuth gave it; ours stands in its place, in the client and in the workers that it makes. */
function useToken(client: object, token: string): void {
  const oAuth = { getToken: async () => token, stopExpiryTimer: () => undefined };
  const parts = client as { oAuth?: typeof oAuth; readonly grpc: { oAuth?: typeof oAuth } };
  parts.oAuth = oAuth;
  parts.grpc.oAuth = oAuth;
}

const deployed = ({ bpmnProcessId, version, processDefinitionKey, resourceName }: DeployedProcess): DeployedProcess => ({ bpmnProcessId, version, processDefinitionKey, resourceName });
const started = ({ bpmnProcessId, version, processDefinitionKey, processInstanceKey }: StartedInstance): StartedInstance => ({ bpmnProcessId, version, processDefinitionKey, processInstanceKey });
