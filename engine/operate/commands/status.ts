import { table } from '../operator.ts';
import type { Operator } from '../operator.ts';

interface Topology { readonly gatewayVersion: string; readonly brokers: readonly { readonly host: string; readonly port: number; readonly partitions: readonly { readonly partitionId: number; readonly role: string; readonly health: string }[] }[] }

/** Who leads, and what is open. Answers how much of it could not be had. */
export async function status({ gateway, view, say, json }: Operator): Promise<number> {
  const topology = await gateway.call('Topology', {}, 5_000).then((answer) => answer as unknown as Topology, (error: Error) => error);
  const overview = await view().then((opened) => opened.overview()).catch((error: Error) => error);
  const failures = [topology, overview].filter((each): each is Error => each instanceof Error);
  if (json) {
    say(JSON.stringify({ gateway: topology instanceof Error ? { error: topology.message } : topology, engine: overview instanceof Error ? { error: overview.message } : overview }));
    return failures.length;
  }
  if (topology instanceof Error) say(`gateway: does not answer (${topology.message})`);
  else for (const { host, port, partitions } of topology.brokers) for (const { partitionId, role, health } of partitions) say(`gateway: Zeebe ${topology.gatewayVersion} on ${host}:${port}, partition ${partitionId}: ${role.toLowerCase()}, ${health.toLowerCase()}`);
  if (overview instanceof Error) say(`database: ${overview.message}`);
  else {
    const { records, instances, incidents, timers, next_timer_at, jobs } = overview;
    say(`records: ${records}   instances: ${instances}   incidents: ${incidents}   timers: ${timers}${next_timer_at ? `, the next at ${next_timer_at}` : ''}`);
    if (jobs.length > 0) for (const line of table(['job type', 'state', 'jobs'], jobs.map(({ type, state, count }) => [type, state.toLowerCase(), String(count)]))) say(`  ${line}`);
  }
  return failures.length;
}
