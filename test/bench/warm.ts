import { monitorEventLoopDelay, performance } from 'node:perf_hooks';
import { warmCatalogue } from '../../desk/store/warm-catalogue.ts';
import { loadCatalogue } from '../../desk/store/load-catalogue.ts';

/** `tsx test/bench/warm.ts`: how long the event loop stands still while the app reads its catalogue after the start; CPU-seconds of all of it, and of the longest turn. */
const catalogue = loadCatalogue();
const delay = monitorEventLoopDelay({ resolution: 1 });
let [turnFrom, longestTurnMs, turns] = [process.cpuUsage(), 0, 0];
/** CPU time of a turn: other processes on the machine do not count. */
const eachTurn = (): void => {
  const { user, system } = process.cpuUsage(turnFrom);
  longestTurnMs = Math.max(longestTurnMs, (user + system) / 1000);
  turns++;
  turnFrom = process.cpuUsage();
  watcher = setImmediate(eachTurn);
};
let watcher = setImmediate(eachTurn);
delay.enable();
const [from, cpu] = [performance.now(), process.cpuUsage()];
await warmCatalogue(catalogue, () => false);
delay.disable();
clearImmediate(watcher);
const { user, system } = process.cpuUsage(cpu);
console.log(JSON.stringify({ procedures: catalogue.procedures().length, seconds: (performance.now() - from) / 1000, cpuSeconds: (user + system) / 1e6, turns, longestTurnCpuMs: Math.round(longestTurnMs), loopDelayMs: { p99: delay.percentile(99) / 1e6, max: delay.max / 1e6 } }));
