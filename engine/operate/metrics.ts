import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';

/** Commands of milliseconds, deadlines of minutes. */
const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15, 60];
const LATENESS_SECONDS = [0.01, 0.05, 0.1, 0.5, 1, 5, 15, 60, 300, 3_600];
const GROUP_SIZES = [1, 2, 5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000];

/** Everything that this process counts, by its names in Prometheus. One a process: prom-client's own default registry is not used. */
export interface Metrics {
  readonly registry: Registry;
  /** The label of a job type: itself, or OTHER_TYPES when there are too many. */
  readonly jobType: (type: string) => string;
  readonly rpcSeconds: Histogram<'rpc' | 'status'>;
  readonly commands: Counter<'command' | 'result'>;
  readonly jobEvents: Counter<'type' | 'event'>;
  readonly incidentEvents: Counter<'type' | 'event'>;
  readonly timerLatenessSeconds: Histogram;
  readonly commitSeconds: Histogram;
  readonly commitRecords: Histogram;
  readonly commitCommands: Histogram;
  readonly leading: Gauge;
  readonly commandsInHand: Gauge;
  readonly unitsInMemory: Gauge;
  readonly waiting: Gauge<'line'>;
  readonly jobs: Gauge<'type' | 'state'>;
  readonly openIncidents: Gauge;
  readonly openInstances: Gauge;
  readonly timerOverdueSeconds: Gauge;
}

/** Types may be expressions: each value would be a series of its own for as long as the process lives. */
const MOST_JOB_TYPES = 500;
export const OTHER_TYPES = '(others)';

function limitTypes(): Metrics['jobType'] {
  const known = new Set<string>();
  return (type) => {
    if (known.has(type)) return type;
    if (known.size >= MOST_JOB_TYPES) return OTHER_TYPES;
    known.add(type);
    return type;
  };
}

export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  // Among them nodejs_eventloop_lag_*: how long the one thread of the engine keeps others waiting.
  collectDefaultMetrics({ register: registry });
  const name = (rest: string): string => `mot_cua_engine_${rest}`;
  return {
    registry,
    jobType: limitTypes(),
    rpcSeconds: new Histogram({ registers, name: name('rpc_seconds'), help: 'Calls of the gateway, by RPC and gRPC status; of streams: until their end', labelNames: ['rpc', 'status'], buckets: SECONDS }),
    commands: new Counter({ registers, name: name('commands_total'), help: 'Commands processed, those of the engine itself included, by name and result (accepted, or the rejection type)', labelNames: ['command', 'result'] }),
    jobEvents: new Counter({ registers, name: name('job_events_total'), help: `What happened to jobs, by job type; beyond the first ${MOST_JOB_TYPES} types: ${OTHER_TYPES}`, labelNames: ['type', 'event'] }),
    incidentEvents: new Counter({ registers, name: name('incident_events_total'), help: 'Incidents created and resolved, by error type', labelNames: ['type', 'event'] }),
    timerLatenessSeconds: new Histogram({ registers, name: name('timer_lateness_seconds'), help: 'From the instant a timer was due to the instant it fired', buckets: LATENESS_SECONDS }),
    commitSeconds: new Histogram({ registers, name: name('commit_seconds'), help: 'Time of one group commit', buckets: SECONDS }),
    commitRecords: new Histogram({ registers, name: name('commit_records'), help: 'Records in one group commit', buckets: GROUP_SIZES }),
    commitCommands: new Histogram({ registers, name: name('commit_commands'), help: 'Commands of clients answered by one group commit', buckets: GROUP_SIZES }),
    leading: new Gauge({ registers, name: name('leading'), help: '1 while this process leads the partition, 0 while it is a standby' }),
    commandsInHand: new Gauge({ registers, name: name('commands_in_hand'), help: 'Commands waiting or being stored; at ENGINE_MOST_IN_FLIGHT new work is refused' }),
    unitsInMemory: new Gauge({ registers, name: name('units_in_memory'), help: 'Units of state (open instances, mostly) in the cache' }),
    waiting: new Gauge({ registers, name: name('waiting'), help: 'What stands in line in the database: activatable jobs by type (activatable/<type>), activated jobs (job-deadline), jobs backing off (job-backoff), timers (timer), buffered messages (message-deadline)', labelNames: ['line'] }),
    jobs: new Gauge({ registers, name: name('jobs'), help: 'Jobs that have not ended, by type and state', labelNames: ['type', 'state'] }),
    openIncidents: new Gauge({ registers, name: name('open_incidents'), help: 'Incidents that nobody has resolved' }),
    openInstances: new Gauge({ registers, name: name('open_element_instances'), help: 'Element instances of processes that have not ended, the processes themselves included' }),
    timerOverdueSeconds: new Gauge({ registers, name: name('timer_overdue_seconds'), help: 'How long the oldest timer that has not fired is overdue; 0 when none is' }),
  };
}
