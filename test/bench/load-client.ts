import { connectLean } from './lean-client.ts';
import { connectZeebeNode } from './zeebe-node-client.ts';

/**
 * A process of its own that loads a server: `load-client.ts <address> <lean|zeebe-node> <warm-up s> <seconds> <creating loops>`.
 * Sends its parent 'begin' and 'end' of the measured time, then a LoadResult. Zero loops: creates one after the other, and nobody works.
 */
export interface LoadResult {
  readonly cyclesPerSecond: number;
  readonly cycles: number;
  readonly createP50Ms: number;
  readonly createP99Ms: number;
  /** Of this client, in the measured time. */
  readonly cpuMs: number;
}

const [address = '', kind = 'lean', warmUp = '2', length = '10', loops = '32'] = process.argv.slice(2);

const client = kind === 'lean' ? connectLean(address) : connectZeebeNode(address);
let completed = 0;
let created = 0;
let measuring = false;
const createMs: number[] = [];
const startMs = performance.now();
const beginMs = startMs + Number(warmUp) * 1_000;
const endMs = beginMs + Number(length) * 1_000;
const going = (): boolean => performance.now() < endMs;
const sequential = Number(loops) === 0;
/** So that the slower side decides, not how deep a queue grows. */
const MOST_OPEN = 3 * Number(loops);
/** Each fetches 32 jobs and completes them together: twice as many in hand as are being created, since a cycle has one creation and, one after the other, fetching and completing. */
const WORKERS = Math.ceil(Number(loops) / 16);

const createOne = async (): Promise<void> => {
  const sentMs = performance.now();
  await client.create();
  created++;
  if (measuring) createMs.push(performance.now() - sentMs);
};
const creators = Array.from({ length: sequential ? 1 : Number(loops) }, async () => {
  while (going()) {
    if (!sequential && created - completed > MOST_OPEN) await new Promise((resolve) => setTimeout(resolve, 2));
    else await createOne();
  }
});
let before = { completed: 0, cpu: process.cpuUsage() };
setTimeout(() => {
  before = { completed, cpu: process.cpuUsage() };
  measuring = true;
  process.send?.('begin');
}, beginMs - startMs);
const result = new Promise<LoadResult>((resolve) => {
  setTimeout(() => {
    measuring = false;
    process.send?.('end');
    const cpu = process.cpuUsage(before.cpu);
    const cycles = sequential ? createMs.length : completed - before.completed;
    createMs.sort((a, b) => a - b);
    const at = (share: number): number => Math.round((createMs[Math.floor(createMs.length * share)] ?? 0) * 100) / 100;
    resolve({ cyclesPerSecond: Math.round(cycles / Number(length)), cycles, createP50Ms: at(0.5), createP99Ms: at(0.99), cpuMs: (cpu.user + cpu.system) / 1_000 });
  }, endMs - startMs);
});
await Promise.all([...creators, ...(sequential ? [] : [client.work(going, () => { completed++; }, WORKERS)])]);
process.send?.(await result, () => process.exit(0));
