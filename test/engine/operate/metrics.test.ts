import { expect } from 'chai';
import { OTHER_TYPES, createMetrics } from '../../../engine/operate/metrics.ts';
import { startEngine } from '../../../engine/main.ts';
import { wallClock } from '../../../engine/time/wall-clock.ts';
import { createLeanClient } from '../../../engine/zeebe/lean-client.ts';
import { callStream } from '../../support/engine/call-stream.ts';
import { freePort, startEngineProcess } from '../../support/engine/engine-process.ts';
import { journey, oneTask } from '../../support/engine/models.ts';
import { eventually } from '../../support/eventually.ts';
import { storedState } from '../../support/engine/stored-state.ts';
import { createTestDatabase } from '../../support/postgres.ts';

/** `name{labels}` → value, of Prometheus' text form. */
async function scrape(port: number): Promise<Map<string, number>> {
  const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
  return new Map(text.split('\n').filter((line) => line !== '' && !line.startsWith('#')).map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.slice(line.lastIndexOf(' ') + 1))]));
}

describe('metrics', function () {
  this.timeout(180_000);

  it('count commands, calls, jobs, incidents, commits and the lateness of timers', async () => {
    const database = await createTestDatabase();
    const engine = await startEngine({ databaseUrl: database.url, gatewayPort: 0, metrics: { host: '127.0.0.1', port: 0 } }, wallClock);
    const port = engine.metricsPort ?? 0;
    const client = createLeanClient(engine.address);
    try {
      // given: an instance whose job has failed for good, one that went through message and timer, and a call that is refused
      await client.call('DeployResource', { resources: [['one', oneTask('one', 'count-me')], ['journey', journey('journey')]].map(([id, xml]) => ({ name: `${id}.bpmn`, content: Buffer.from(String(xml)) })) });
      const jobs = async (type: string): Promise<string[]> => ((await callStream(engine.address, 'ActivateJobs', { type, worker: 'w', timeout: 60_000, maxJobsToActivate: 5, requestTimeout: 20_000 })) as { jobs: { key: string }[] }[]).flatMap((message) => message.jobs.map(({ key }) => key));
      await client.call('CreateProcessInstance', { bpmnProcessId: 'one', version: -1 });
      for (const jobKey of await jobs('count-me')) await client.call('FailJob', { jobKey, retries: 0, errorMessage: 'no paper' });
      await client.call('CreateProcessInstance', { bpmnProcessId: 'journey', version: -1, variables: '{"id":"a"}' });
      for (const jobKey of await jobs('first')) await client.call('CompleteJob', { jobKey });
      await client.call('PublishMessage', { name: 'go-on', correlationKey: 'a', timeToLive: 60_000 });
      expect(await jobs('second')).to.have.length(1);
      await client.call('CompleteJob', { jobKey: 4711 }).catch(() => undefined);
      // when
      // What stands in the database follows the log within a second and is counted every 15 s: the first scrape to come after that shows it.
      await eventually(async () => {
        const state = [...await storedState(database.url)];
        const activated = state.filter(([id]) => id.startsWith('job ')).map(([, entry]) => (entry as { value: { state: string; job: { type: string } } }).value).some((stored) => stored.state === 'ACTIVATED' && stored.job.type === 'second');
        return activated && state.some(([id]) => id.startsWith('incident ')) ? true : undefined;
      });
      const found = await scrape(port);
      // then
      const name = (rest: string): number | undefined => found.get(`mot_cua_engine_${rest}`);
      expect(name('commands_total{command="PROCESS_INSTANCE_CREATION.CREATE",result="accepted"}')).to.equal(2);
      expect(name('commands_total{command="JOB.COMPLETE",result="accepted"}')).to.equal(1);
      expect(name('commands_total{command="JOB.COMPLETE",result="NOT_FOUND"}')).to.equal(1);
      expect(name('commands_total{command="TIMER.TRIGGER",result="accepted"}')).to.equal(1);
      expect(name('rpc_seconds_count{rpc="CompleteJob",status="NOT_FOUND"}')).to.equal(1);
      expect(name('rpc_seconds_count{rpc="ActivateJobs",status="OK"}')).to.equal(3);
      for (const [event, count] of [['CREATED', 1], ['ACTIVATED', 1], ['FAILED', 1], ['COMPLETED', undefined]] as const) expect(name(`job_events_total{type="count-me",event="${event}"}`), event).to.equal(count);
      expect(name('job_events_total{type="first",event="COMPLETED"}')).to.equal(1);
      expect(name('incident_events_total{type="JOB_NO_RETRIES",event="CREATED"}')).to.equal(1);
      expect(name('timer_lateness_seconds_count')).to.equal(1);
      expect(name('timer_lateness_seconds_bucket{le="+Inf"}')).to.equal(1);
      expect(name('commit_seconds_count')).to.be.greaterThan(5);
      expect(name('commit_records_sum')).to.be.greaterThan(50);
      expect(name('commit_commands_sum')).to.be.greaterThan(5);
      expect(name('leading')).to.equal(1);
      expect([name('open_incidents'), name('jobs{type="count-me",state="failed"}'), name('jobs{type="second",state="activated"}'), name('waiting{line="job-deadline"}')]).to.deep.equal([1, 1, 1, 1]);
      expect(name('units_in_memory')).to.be.greaterThan(1);
      expect(found.get('nodejs_eventloop_lag_seconds')).to.be.a('number');
      for (const [path, status] of [['live', 200], ['ready', 200], ['elsewhere', 404], ['metrics?name=x', 200]] as const) expect((await fetch(`http://127.0.0.1:${port}/${path}`)).status).to.equal(status);
    } finally {
      client.close();
      await engine.close();
      await database.drop();
    }
    expect(await fetch(`http://127.0.0.1:${port}/live`).then(() => 'answers', () => 'gone')).to.equal('gone');
  });

  it('of a standby say nothing of what is in the database: the one that leads counts it', async () => {
    const database = await createTestDatabase();
    const [leader, port] = [await startEngine({ databaseUrl: database.url, gatewayPort: 0, metrics: { host: '127.0.0.1', port: 0 } }, wallClock), await freePort()];
    const names = ['open_incidents', 'open_element_instances', 'timer_overdue_seconds'].map((name) => `mot_cua_engine_${name}`);
    const stopping = new AbortController();
    const standby = startEngine({ databaseUrl: database.url, gatewayPort: 0, metrics: { host: '127.0.0.1', port } }, wallClock, { signal: stopping.signal }).catch(() => undefined);
    const ofStandby = await eventually(() => scrape(port).catch(() => undefined));
    expect([(await scrape(leader.metricsPort ?? 0)), ofStandby].map((found) => names.map((name) => found.get(name)))).to.deep.equal([[0, 0, 0], [undefined, undefined, undefined]]);
    stopping.abort();
    await standby;
    await leader.close();
    await database.drop();
  });

  it('name the first 500 job types, whatever expressions make of them', async () => {
    const metrics = createMetrics();
    const labels = Array.from({ length: 2_000 }, (_, n) => metrics.jobType(`type-${n}`));
    expect([new Set(labels).size, labels[499], labels[500], metrics.jobType('type-7')]).to.deep.equal([501, 'type-499', OTHER_TYPES, 'type-7']);
  });

  it('are off unless asked for', async () => {
    const database = await createTestDatabase();
    const engine = await startEngine({ databaseUrl: database.url, gatewayPort: 0 }, wallClock);
    expect(engine.metricsPort).to.equal(undefined);
    await engine.close();
    await database.drop();
  });

  it('of the engine\'s process: a line of JSON for what it says, and a taken port named', async () => {
    const database = await createTestDatabase();
    const port = await freePort();
    const engine = await startEngineProcess({ DATABASE_URL: database.url, GATEWAY_PORT: '0', METRICS_PORT: String(port) });
    expect((await scrape(port)).get('mot_cua_engine_leading')).to.equal(1);
    const second = await startEngineProcess({ DATABASE_URL: database.url, GATEWAY_PORT: '0', METRICS_PORT: String(port) }).then(() => 'started', (error: Error) => error.message);
    expect(second).to.equal(`port ${port} on 127.0.0.1 is taken: stop what uses it or set METRICS_PORT`);
    await engine.stop();
    await database.drop();
  });
});
