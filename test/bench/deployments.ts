import { connectLean } from './lean-client.ts';
import { chain } from './models.ts';
import type { BenchPostgres } from './postgres.ts';
import { startEngineServer } from './server-process.ts';

export interface DeploymentsResult { readonly deployments: number; readonly seconds: number; /** After a stop: from starting the process to the first instance of one of them. */ readonly coldStartMs: number }

const LOOPS = 8;

/** Flow nodes of each model with its start and end: as in the design's figures of the real engine. */
const NODES = 14;

/** (d) and (e): each definition deployed by a call of its own. */
export async function measureDeployments(postgres: BenchPostgres, count: number): Promise<DeploymentsResult> {
  const databaseUrl = await postgres.createDatabase();
  let server = await startEngineServer(databaseUrl);
  let client = connectLean(server.address);
  const startedMs = performance.now();
  let next = 0;
  await Promise.all(Array.from({ length: LOOPS }, async () => {
    for (let n = next++; n < count; n = next++) {
      await client.call('DeployResource', { resources: [{ name: `procedure-${n}.bpmn`, content: Buffer.from(chain(`procedure-${n}`, NODES - 2)) }] });
    }
  }));
  const seconds = Math.round((performance.now() - startedMs) / 100) / 10;
  await client.close();
  await server.stop();
  const coldMs = performance.now();
  server = await startEngineServer(databaseUrl);
  client = connectLean(server.address);
  await client.call('CreateProcessInstance', { bpmnProcessId: `procedure-${count - 1}`, version: -1, variables: '{}' });
  const coldStartMs = Math.round(performance.now() - coldMs);
  await client.close();
  await server.stop();
  return { deployments: count, seconds, coldStartMs };
}
