import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { mavenJars } from '../support/real-zeebe/maven-jars.ts';
import type { Artifact } from '../support/real-zeebe/maven-jars.ts';
import { cpuTimeMs } from './cpu-time.ts';
import type { Measured } from './load.ts';
import type { BenchPostgres } from './postgres.ts';
import { measureEngine } from './speed.ts';

export interface PeerMeasured { readonly cyclesPerSecond: number; readonly cycles: number; /** Of the process with engine and load, and of PostgreSQL. */ readonly cpuMsPerCycle: { readonly peer: number; readonly postgres: number } }
export interface PeersResult { readonly engine: Measured; readonly operaton: PeerMeasured; readonly flowable: PeerMeasured; /** The engine's cycles a second by theirs. */ readonly timesOperaton: number; readonly timesFlowable: number }

interface Peer { readonly className: string; readonly artifact: Artifact }

const SOURCES = join(dirname(fileURLToPath(import.meta.url)), 'java');
const DRIVER: Artifact = { folder: 'postgresql-jdbc-42.7.4', groupId: 'org.postgresql', artifactId: 'postgresql', version: '42.7.4' };
const OPERATON: Peer = { className: 'OperatonPeer', artifact: { folder: 'operaton-engine-1.0.0', groupId: 'org.operaton.bpm', artifactId: 'operaton-engine', version: '1.0.0' } };
const FLOWABLE: Peer = { className: 'FlowablePeer', artifact: { folder: 'flowable-engine-7.1.0', groupId: 'org.flowable', artifactId: 'flowable-engine', version: '7.1.0' } };
/** The JVM compiles for longer than ours. */
const WARM_UP_SECONDS = 10;

/**
 * Operaton 1.0 and Flowable 7.1 with history, one external task, in a process of their own on the same PostgreSQL. They and their load share one process, which spares them the
 * network that our engine's clients go through. Needs a JDK (javac) and Maven, which fetches them the first time into `tmp/`.
 */
export async function measurePeers(postgres: BenchPostgres, seconds: number): Promise<PeersResult> {
  const operaton = await measurePeer(postgres, OPERATON, seconds);
  const flowable = await measurePeer(postgres, FLOWABLE, seconds);
  const engine = await measureEngine(postgres, { client: 'lean', warmUpSeconds: WARM_UP_SECONDS, seconds, loops: 64 });
  const times = (peer: PeerMeasured): number => Math.round((10 * engine.cyclesPerSecond) / peer.cyclesPerSecond) / 10;
  return { engine, operaton, flowable, timesOperaton: times(operaton), timesFlowable: times(flowable) };
}

async function measurePeer(postgres: BenchPostgres, { className, artifact }: Peer, seconds: number): Promise<PeerMeasured> {
  const run = promisify(execFile);
  const jars = [join(await mavenJars(artifact), '*'), join(await mavenJars(DRIVER), '*')].join(delimiter);
  const classes = mkdtempSync(join(tmpdir(), 'mot-cua-peer-'));
  try {
    await run('javac', ['-cp', jars, '-d', classes, join(SOURCES, 'Bench.java'), join(SOURCES, `${className}.java`)]);
    const database = new URL(await postgres.createDatabase());
    const jdbcUrl = `jdbc:postgresql://${database.host}${database.pathname}`;
    const postgresMs = (): number => (postgres.pid === undefined ? Number.NaN : cpuTimeMs(postgres.pid));
    const child = run('java', ['-Xmx2g', '-cp', [classes, jars].join(delimiter), className, jdbcUrl, decodeURIComponent(database.username), decodeURIComponent(database.password), String(WARM_UP_SECONDS), String(seconds)], { maxBuffer: 64 * 1024 * 1024 });
    // Its first line says that the measured time begins, its last what came of it.
    let beganMs = Number.NaN;
    child.child.stdout?.once('data', () => { beganMs = postgresMs(); });
    const { stdout } = await child;
    const endedMs = postgresMs();
    const { cyclesPerSecond, cycles, cpuMs } = JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as { readonly cyclesPerSecond: number; readonly cycles: number; readonly cpuMs: number };
    const perCycle = (ms: number): number => Math.round((1_000 * ms) / Math.max(1, cycles)) / 1_000;
    return { cyclesPerSecond, cycles, cpuMsPerCycle: { peer: perCycle(cpuMs), postgres: perCycle(endedMs - beganMs) } };
  } finally {
    rmSync(classes, { recursive: true, force: true });
  }
}
