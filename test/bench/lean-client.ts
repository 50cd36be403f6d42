import { credentials, makeGenericClientConstructor } from '@grpc/grpc-js';
import type { ServiceError } from '@grpc/grpc-js';
import { gatewayService } from '../../engine/zeebe/service-definition.ts';

export interface BenchClient {
  /** Resolves when the instance is acknowledged. */
  create(): Promise<void>;
  /** Works on jobs until `going` says no; calls `completed` after each acknowledged completion. */
  work(going: () => boolean, completed: () => void, workers: number): Promise<void>;
  close(): Promise<void>;
}

type Call = (rpc: string, request: object) => Promise<Record<string, unknown>>;
export interface LeanClient extends BenchClient { readonly call: Call; jobs(type: string): Promise<string[]> }

export const PROCESS_ID = 'bench';
export const JOB_TYPE = 'bench';
const VARIABLES = { dossier: 'H1', pages: 3 };

/** grpc-js with nothing around it. */
export function connectLean(address: string): LeanClient {
  const client = new (makeGenericClientConstructor(gatewayService(), 'Gateway'))(address, credentials.createInsecure(), { 'grpc.max_receive_message_length': -1 });
  const methods = client as unknown as Record<string, Function>;
  const call: Call = (rpc, request) => new Promise((resolve, reject) => {
    methods[rpc]?.call(client, request, (error: ServiceError | null, response: Record<string, unknown>) => (error ? reject(error) : resolve(response)));
  });
  const jobs = (type: string): Promise<string[]> => new Promise((resolve, reject) => {
    const keys: string[] = [];
    methods['ActivateJobs']?.call(client, { type, worker: 'bench', timeout: 60_000, maxJobsToActivate: 32, requestTimeout: 500 })
      .on('data', (message: { jobs: { key: string }[] }) => keys.push(...message.jobs.map(({ key }) => key))).on('end', () => resolve(keys)).on('error', reject);
  });
  return {
    call, jobs,
    async create() { await call('CreateProcessInstance', { bpmnProcessId: PROCESS_ID, version: -1, variables: JSON.stringify(VARIABLES) }); },
    async work(going, completed, workers) {
      await Promise.all(Array.from({ length: workers }, async () => {
        while (going()) await Promise.all((await jobs(JOB_TYPE)).map(async (jobKey) => { await call('CompleteJob', { jobKey, variables: '{"ok":true}' }); completed(); }));
      }));
    },
    async close() { client.close(); },
  };
}
