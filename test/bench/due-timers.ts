import { setTimeout as delay } from 'node:timers/promises';
import { connectLean } from './lean-client.ts';
import type { LeanClient } from './lean-client.ts';
import { timer } from './models.ts';
import { oneTask } from '../support/engine/models.ts';
import type { BenchPostgres } from './postgres.ts';
import { startEngineServer } from './server-process.ts';

export interface DueTimersResult {
  readonly timers: number;
  readonly fired: number;
  readonly firedTwice: number;
  /** From their instant to the last one's record. */
  readonly lastFiredAfterSeconds: number;
  /** Of CompleteJob, before the instant and while timers fire. */
  readonly idleP99Ms: number;
  readonly busyP99Ms: number;
}

const LOOPS = 256;
const WARM_UP = 4_000;
const JOBS = 4_000;
const IDLE_MS = 30_000;

/** Timers of one second (all deadlines fall at the end of office hours), while a client goes on completing jobs. */
export async function measureDueTimers(postgres: BenchPostgres, timers: number): Promise<DueTimersResult> {
  const databaseUrl = await postgres.createDatabase();
  const server = await startEngineServer(databaseUrl);
  const client = connectLean(server.address);
  await client.call('DeployResource', { resources: [{ name: 'timer.bpmn', content: Buffer.from(timer('timer')) }, { name: 'bench.bpmn', content: Buffer.from(oneTask('bench', 'bench')) }] });
  const create = (): Promise<unknown> => client.call('CreateProcessInstance', { bpmnProcessId: 'bench', version: -1, variables: '{}' });
  await inLoops(WARM_UP, create);
  const startedMs = performance.now();
  await inLoops(JOBS, create);
  // The fill must be over by then, and completions measured without timers.
  const dueAtMs = Date.now() + IDLE_MS + Math.round((1.6 * timers * (performance.now() - startedMs)) / JOBS);
  await inLoops(timers, () => client.call('CreateProcessInstance', { bpmnProcessId: 'open-timer', version: -1, variables: JSON.stringify({ at: new Date(dueAtMs).toISOString() }) }));
  const keys: string[] = [];
  while (keys.length < JOBS) keys.push(...await client.jobs('bench'));
  if (Date.now() > dueAtMs - 5_000) throw new Error('the fill took too long: the timers are due already');
  const idle = await completions(client, keys, () => Date.now() < dueAtMs - 2_000 && keys.length > JOBS / 2);
  await delay(Math.max(0, dueAtMs - Date.now()));
  const open = async (): Promise<boolean> => (await postgres.query<{ open: boolean }>(databaseUrl, `select exists (select from engine.state where queue = 'timer') as open`))[0]?.open ?? false;
  let waiting = true;
  const watcher = (async () => { while (waiting && (await open())) await delay(500); waiting = false; })();
  const busy = await completions(client, keys, () => waiting && keys.length > 0);
  await watcher;
  const { n, several, last } = await fired(postgres, databaseUrl);
  await client.close();
  await server.stop();
  return { timers, fired: n, firedTwice: several, lastFiredAfterSeconds: Math.round((last - dueAtMs) / 100) / 10, idleP99Ms: idle, busyP99Ms: busy };
}

/** What the log says, in the words of `engine/store/log-text.ts`: the view of it would make JSON of millions of records first. */
async function fired(postgres: BenchPostgres, databaseUrl: string): Promise<{ n: number; several: number; last: number }> {
  const [row] = await postgres.query<{ n: string; several: string; last: string }>(databaseUrl, `
    select count(distinct split_part(line, ' ', 5)) as n, count(*) - count(distinct split_part(line, ' ', 5)) as several, coalesce(max(split_part(line, ' ', 7)::bigint), 0) as last
    from engine.log, string_to_table(record_lines, E'\n') as line where line like '% TIMER TRIGGERED %'`);
  return { n: Number(row?.n), several: Number(row?.several), last: Number(row?.last) };
}

/** Completes jobs one after the other, 20 ms apart; answers the 99th percentile in ms. */
async function completions(client: LeanClient, keys: string[], going: () => boolean): Promise<number> {
  const tookMs: number[] = [];
  while (going()) {
    const startedMs = performance.now();
    await client.call('CompleteJob', { jobKey: keys.pop() ?? '', variables: '{}' });
    tookMs.push(performance.now() - startedMs);
    await delay(20);
  }
  tookMs.sort((a, b) => a - b);
  return Math.round((tookMs[Math.floor(tookMs.length * 0.99)] ?? 0) * 10) / 10;
}

async function inLoops(count: number, work: () => Promise<unknown>): Promise<void> {
  let left = count;
  await Promise.all(Array.from({ length: LOOPS }, async () => { while (left-- > 0) await work(); }));
}
