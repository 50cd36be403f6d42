import { setTimeout as delay } from 'node:timers/promises';
import { ZBClient } from 'zeebe-node';
import type { BenchClient } from './lean-client.ts';
import { JOB_TYPE, PROCESS_ID } from './lean-client.ts';

/** zeebe-node as an application would use it, its pause between polls shortened so that the server is what is measured. */
export function connectZeebeNode(address: string): BenchClient {
  const client = new ZBClient(address, { loglevel: 'NONE', retry: false, pollInterval: 5, longPoll: 500 });
  return {
    async create() { await client.createProcessInstance({ bpmnProcessId: PROCESS_ID, variables: { dossier: 'H1', pages: 3 } }); },
    async work(going, completed) {
      const worker = client.createWorker({
        taskType: JOB_TYPE, timeout: 60_000, maxJobsToActivate: 128, pollInterval: 5, longPoll: 500, loglevel: 'NONE',
        taskHandler: async (job) => { const outcome = await job.complete({ ok: true }); completed(); return outcome; },
      });
      while (going()) await delay(50);
      await worker.close(1_000);
    },
    async close() { await client.close(1_000); },
  };
}
