import { oneTask } from '../support/engine/models.ts';
import type { BenchPostgres } from './postgres.ts';
import { JOB_TYPE, PROCESS_ID, connectLean } from './lean-client.ts';
import { load } from './load.ts';
import type { ClientKind, Load, Measured } from './load.ts';
import { startEmptyServer, startEngineServer } from './server-process.ts';

export interface SpeedResult { readonly empty: Measured; readonly engine: Measured; /** Engine's cycles a second by the empty server's. */ readonly share: number; /** The empty server's CPU time a cycle by the engine's, clients and PostgreSQL included: `share` where all cores are busy, and steadier where others use them. */ readonly cpuShare: number }

/** (a) and (b): the same calls by the same client against our engine and against the empty server, one after the other. */
export async function measureSpeed(postgres: BenchPostgres, client: ClientKind, seconds: number, loops: number, profileFolder?: string): Promise<SpeedResult> {
  const shape = { client, warmUpSeconds: Math.min(5, seconds), seconds, loops };
  const nothing = await startEmptyServer();
  const empty = await load(nothing.address, shape, { server: nothing.pid });
  await nothing.stop();
  const engine = await measureEngine(postgres, shape, profileFolder);
  const cpu = ({ cpuMsPerCycle }: Measured): number => Object.values(cpuMsPerCycle).reduce((sum, ms) => sum + ms, 0);
  const share = (part: number, whole: number): number => Math.round((100 * part) / whole) / 100;
  return { empty, engine, share: share(engine.cyclesPerSecond, empty.cyclesPerSecond), cpuShare: share(cpu(empty), cpu(engine)) };
}

/** The engine alone, with one process deployed. */
export async function measureEngine(postgres: BenchPostgres, shape: Load, profileFolder?: string): Promise<Measured> {
  const server = await startWithProcess(postgres, profileFolder);
  const measured = await load(server.address, shape, { engine: server.pid, postgres: postgres.pid });
  await server.stop();
  return measured;
}

/** (c): one client that creates, one after the other. */
export async function measureLatency(postgres: BenchPostgres, seconds: number): Promise<Measured> {
  return measureEngine(postgres, { client: 'lean', warmUpSeconds: Math.min(3, seconds), seconds, loops: 0 });
}

async function startWithProcess(postgres: BenchPostgres, profileFolder?: string): ReturnType<typeof startEngineServer> {
  const server = await startEngineServer(await postgres.createDatabase(), {}, profileFolder);
  const client = connectLean(server.address);
  await client.call('DeployResource', { resources: [{ name: 'bench.bpmn', content: Buffer.from(oneTask(PROCESS_ID, JOB_TYPE)) }] });
  await client.close();
  return server;
}
