import { cpus, totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import { measureDeployments } from './deployments.ts';
import { measureDueTimers } from './due-timers.ts';
import { measureOpenInstances } from './open-instances.ts';
import { measurePeers } from './peers.ts';
import { startBenchPostgres } from './postgres.ts';
import { measureLatency, measureSpeed } from './speed.ts';

/**
 * `npm run bench:engine -- [--json] [--seconds N] [--only speed,…] [--profile FOLDER]`: speed, latency, deployments.
 * `npm run bench:engine -- --only peers`: Operaton and Flowable beside the engine.
 * `npm run bench:engine -- --open N [--json]`: N open instances at a user task and N at timers. `--due N`: N timers of one second.
 * BENCH_DATABASE_SERVER names a PostgreSQL; without it the embedded one is started, durable.
 */
const { values: options } = parseArgs({ options: { json: { type: 'boolean' }, seconds: { type: 'string', default: '15' }, only: { type: 'string' }, open: { type: 'string' }, due: { type: 'string' }, deployments: { type: 'string', default: '7000' }, profile: { type: 'string' }, loops: { type: 'string', default: '64' } } });
const seconds = Number(options.seconds);
const loops = Number(options.loops);
const asked = options.only?.split(',');

const postgres = await startBenchPostgres(process.env['BENCH_DATABASE_SERVER']);
const progress = (portion: object): void => { if (!options.json) console.log(JSON.stringify(portion)); };
const large: Readonly<Record<string, () => Promise<object>>> = {
  ...(options.open && { 'open-instances': () => measureOpenInstances(postgres, Number(options.open), progress) }),
  ...(options.due && { 'due-timers': () => measureDueTimers(postgres, Number(options.due)) }),
};
const usual: Readonly<Record<string, () => Promise<object>>> = {
  'speed': () => measureSpeed(postgres, 'lean', seconds, loops, options.profile),
  'speed-zeebe-node': () => measureSpeed(postgres, 'zeebe-node', seconds, loops),
  'latency': () => measureLatency(postgres, seconds),
  'deployments': () => measureDeployments(postgres, Number(options.deployments)),
};
/** Only when named: they fetch others' engines. */
const named: Readonly<Record<string, () => Promise<object>>> = { peers: () => measurePeers(postgres, seconds) };
const parts = Object.keys(large).length > 0 ? large : { ...usual, ...Object.fromEntries(Object.entries(named).filter(([name]) => asked?.includes(name))) };
const result: Record<string, unknown> = { machine: { cpu: cpus()[0]?.model, cores: cpus().length, memoryGiB: Math.round(totalmem() / 2 ** 30), node: process.version } };
try {
  for (const [name, measure] of Object.entries(parts)) {
    if (asked && !asked.includes(name)) continue;
    result[name] = await measure();
    if (!options.json) console.log(name, JSON.stringify(result[name]));
  }
} finally {
  await postgres.stop();
}
if (options.json) console.log(JSON.stringify(result, null, 2));
process.exit(0);
