import { cpuTimeMs, residentMiB } from './cpu-time.ts';
import { connectLean } from './lean-client.ts';
import type { LeanClient } from './lean-client.ts';
import { timer, userTask } from './models.ts';
import type { BenchPostgres } from './postgres.ts';
import { startEngineServer } from './server-process.ts';
import type { ServerProcess } from './server-process.ts';

/** What one portion of the fill cost. */
interface Portion { readonly open: number; readonly engineCpuMs: number; readonly postgresCpuMs: number; readonly perSecond: number; readonly residentMiB: number }

export interface OpenResult {
  readonly open: number;
  readonly fillSeconds: number;
  readonly largestResidentMiB: number;
  readonly databaseMiB: number;
  /** Cost of the last tenth by that of the first 10,000 (after the first 2,000), CPU time of engine and PostgreSQL. */
  readonly costRatio: number;
  readonly restartToAnswerMs: number;
  readonly portions: readonly Portion[];
}

const LOOPS = 256;
const FIRST = 10_000;
/** Far enough that none falls due meanwhile. */
const FAR_AT = '2099-01-01T00:00:00Z';

/** N instances at a user task and N at a timer, made through the engine itself over gRPC; then a kill -9 and the time to the next answer. */
export async function measureOpenInstances(postgres: BenchPostgres, count: number, progress: (portion: Portion) => void): Promise<OpenResult> {
  const databaseUrl = await postgres.createDatabase();
  let server = await startEngineServer(databaseUrl);
  let client = connectLean(server.address);
  await client.call('DeployResource', { resources: [{ name: 'task.bpmn', content: Buffer.from(userTask('task')) }, { name: 'timer.bpmn', content: Buffer.from(timer('timer')) }] });
  await create(client, 2_000);
  const portions: Portion[] = [];
  const startedMs = performance.now();
  for (let open = 0; open < count; ) {
    const size = Math.min(FIRST, count - open);
    portions.push(await portion(server, postgres, size, () => create(client, size), open + size));
    progress(portions.at(-1) as Portion);
    open += size;
  }
  const fillSeconds = Math.round((performance.now() - startedMs) / 1_000);
  await client.close();
  await server.kill();
  const killedMs = performance.now();
  server = await startEngineServer(databaseUrl);
  client = connectLean(server.address);
  await client.call('CreateProcessInstance', { bpmnProcessId: 'open-task', version: -1, variables: '{}' });
  const restartToAnswerMs = Math.round(performance.now() - killedMs);
  await client.close();
  await server.stop();
  const [size] = await postgres.query<{ bytes: string }>(databaseUrl, 'select pg_database_size(current_database()) as bytes');
  const tenth = portions.slice(-Math.max(1, Math.floor(portions.length / 10)));
  const cost = (some: readonly Portion[]): number => some.reduce((sum, each) => sum + each.engineCpuMs + each.postgresCpuMs, 0) / some.length;
  return {
    open: count, fillSeconds, restartToAnswerMs, portions,
    largestResidentMiB: Math.max(...portions.map((each) => each.residentMiB)),
    databaseMiB: Math.round(Number(size?.bytes) / 2 ** 20),
    costRatio: Math.round((100 * cost(tenth)) / cost(portions.slice(0, 1))) / 100,
  };
}

/** CPU times are per instance: one at a user task with one at a timer. */
async function portion(server: ServerProcess, postgres: BenchPostgres, size: number, work: () => Promise<void>, open: number): Promise<Portion> {
  const times = (): readonly [number, number] => [cpuTimeMs(server.pid), postgres.pid === undefined ? 0 : cpuTimeMs(postgres.pid)];
  const before = times();
  const startedMs = performance.now();
  await work();
  const after = times();
  const each = (ms: number): number => Math.round((1_000 * ms) / size) / 1_000;
  return { open, engineCpuMs: each(after[0] - before[0]), postgresCpuMs: each(after[1] - before[1]), perSecond: Math.round((1_000 * size) / (performance.now() - startedMs)), residentMiB: residentMiB(server.pid) };
}

async function create(client: LeanClient, count: number): Promise<void> {
  let left = count;
  await Promise.all(Array.from({ length: LOOPS }, async () => {
    while (left-- > 0) {
      await client.call('CreateProcessInstance', { bpmnProcessId: 'open-task', version: -1, variables: '{"dossier":"H1","pages":3}' });
      await client.call('CreateProcessInstance', { bpmnProcessId: 'open-timer', version: -1, variables: `{"dossier":"H1","at":"${FAR_AT}"}` });
    }
  }));
}
