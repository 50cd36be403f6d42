import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { expect } from 'chai';
import type { ZBClient } from 'zeebe-node';
import { startEngine } from '../../../engine/main.ts';
import type { RunningEngine } from '../../../engine/main.ts';
import { wallClock } from '../../../engine/time/wall-clock.ts';
import { createLeanClient } from '../../../engine/zeebe/lean-client.ts';
import type { LeanClient } from '../../../engine/zeebe/lean-client.ts';
import { journey, oneTask } from '../../support/engine/models.ts';
import { callStream } from '../../support/engine/call-stream.ts';
import { createTestDatabase } from '../../support/postgres.ts';
import type { TestDatabase } from '../../support/postgres.ts';
import type * as ZeebeNode from 'zeebe-node';

const run = promisify(execFile);
// What a default import of it is, depends on who loads this file (node, or mocha through require).
const zeebeNode = createRequire(import.meta.url)('zeebe-node') as typeof ZeebeNode;

describe('gateway', () => {
  let database: TestDatabase;
  let engine: RunningEngine;
  let client: LeanClient;
  let zeebe: ZBClient;
  const refusal = async (rpc: string, request: object): Promise<string> => client.call(rpc, request).then(() => 'OK', (error: { code: string; message: string }) => `${error.code}: ${error.message}`);
  const activate = (request: object, deadlineMs?: number) => callStream(engine.address, 'ActivateJobs', { worker: 'test', timeout: 60_000, maxJobsToActivate: 10, requestTimeout: -1, ...request }, deadlineMs);

  before(async () => {
    database = await createTestDatabase();
    engine = await startEngine({ databaseUrl: database.url, gatewayPort: 0 }, wallClock);
    client = createLeanClient(engine.address);
    zeebe = new zeebeNode.ZBClient(engine.address, { loglevel: 'NONE', retry: false });
    const models = [['one', 'one-work'], ['late', 'late-work'], ['gone', 'gone-work'], ['turn', 'turn-work'], ['push', 'push-work'], ['cli', 'cli-work']] as const;
    await client.call('DeployResource', { resources: models.map(([id, type]) => ({ name: `${id}.bpmn`, content: Buffer.from(oneTask(id, type)) })) });
  });
  after(async () => {
    await zeebe.close();
    client.close();
    await engine.close();
    await database.drop();
  });

  it('says who it is', async () => {
    const topology = await zeebe.topology();
    expect(topology).to.deep.include({ gatewayVersion: '8.5.0', clusterSize: 1, partitionsCount: 1, replicationFactor: 1 });
    expect(topology.brokers[0]?.partitions[0]).to.deep.include({ partitionId: 1, role: 'LEADER' });
  });

  it('serves zeebe-node, unmodified: create with result, worker, complete', async () => {
    const worker = zeebe.createWorker({ taskType: 'one-work', loglevel: 'NONE', taskHandler: (job) => job.complete({ sum: Number(job.variables['a']) + 1 }) });
    const result = await zeebe.createProcessInstanceWithResult({ bpmnProcessId: 'one', variables: { a: 41 }, requestTimeout: 60_000 });
    expect(result.variables).to.deep.equal({ a: 41, sum: 42 });
    await worker.close();
  });

  it('gives statuses and texts as Zeebe does', async () => {
    expect(await refusal('CompleteJob', { jobKey: '4711', variables: '{}' })).to.equal("NOT_FOUND: Command 'COMPLETE' rejected with code 'NOT_FOUND': Expected to complete job with key '4711', but no such job was found");
    expect(await refusal('CancelProcessInstance', { processInstanceKey: '4711' })).to.equal("NOT_FOUND: Command 'CANCEL' rejected with code 'NOT_FOUND': Expected to cancel a process instance with key '4711', but no such process was found");
    expect(await refusal('CreateProcessInstance', { bpmnProcessId: 'nobody', version: -1 })).to.equal("NOT_FOUND: Command 'CREATE' rejected with code 'NOT_FOUND': Expected to find process definition with process ID 'nobody', but none found");
    expect(await refusal('CreateProcessInstance', { bpmnProcessId: 'one' })).to.equal("NOT_FOUND: Command 'CREATE' rejected with code 'NOT_FOUND': Expected to find process definition with process ID 'one' and version '0', but none found");
    expect(await refusal('CreateProcessInstance', { bpmnProcessId: 'one', version: -1, variables: '[1]' })).to.equal("INVALID_ARGUMENT: Property 'variables' is invalid: Expected document to be a root level object, but was 'ARRAY'");
    expect(await refusal('CreateProcessInstance', { bpmnProcessId: 'one', version: -1, variables: '{a' })).to.match(/^INVALID_ARGUMENT: Invalid JSON value: \{a/);
    expect(await refusal('CreateProcessInstance', { bpmnProcessId: 'one', version: -1, tenantId: 'hue' })).to.equal("INVALID_ARGUMENT: Expected to handle gRPC request CreateProcessInstance with tenant identifier 'hue', but multi-tenancy is disabled");
    expect(await refusal('ResolveIncident', { incidentKey: '4711' })).to.match(/^NOT_FOUND: .*Expected to resolve incident with key '4711', but no such incident was found$/);
    expect(await refusal('UpdateJobTimeout', { jobKey: '4711', timeout: 1 })).to.match(/^NOT_FOUND: .*'4711', but no such job was found$/);
    expect(await refusal('UpdateJobRetries', { jobKey: '4711', retries: 0 })).to.match(/^INVALID_ARGUMENT: .*with a positive amount of retries, but the amount given was '0'$/);
    expect(await refusal('SetVariables', { elementInstanceKey: '4711', variables: '{}' })).to.match(/^NOT_FOUND: .*Expected to update variables for element with key '4711', but no such element was found$/);
    expect(await refusal('DeployResource', { resources: [{ name: 'foo.txt', content: Buffer.from('x') }] })).to.match(/^INVALID_ARGUMENT: [^]*'foo.txt': unknown resource type/);
  });

  it('refuses what ActivateJobs cannot mean', async () => {
    const text = async (request: object): Promise<string> => activate(request).then(() => 'OK', (error: { code: string; message: string }) => `${error.code}: ${error.message}`);
    expect(await text({ type: 'x', maxJobsToActivate: 0 })).to.equal("INVALID_ARGUMENT: Command 'ACTIVATE' rejected with code 'INVALID_ARGUMENT': Expected to activate job batch with max jobs to activate to be greater than zero, but it was '0'");
    expect(await text({ type: 'x', timeout: 0 })).to.equal("INVALID_ARGUMENT: Command 'ACTIVATE' rejected with code 'INVALID_ARGUMENT': Expected to activate job batch with timeout to be greater than zero, but it was '0'");
    expect(await text({ type: ' ' })).to.equal("INVALID_ARGUMENT: Command 'ACTIVATE' rejected with code 'INVALID_ARGUMENT': Expected to activate job batch with type to be present, but it was blank");
    expect(await text({ type: 'x', worker: '' })).to.equal('OK');
  });

  it('answers an empty poll with nothing, at once or when its time is over', async () => {
    const startedMs = performance.now();
    expect(await activate({ type: 'nobody-asks', requestTimeout: -1 })).to.deep.equal([]);
    expect(performance.now() - startedMs).to.be.lessThan(1_500);
    expect(await activate({ type: 'nobody-asks', requestTimeout: 300 })).to.deep.equal([]);
    expect(performance.now() - startedMs).to.be.greaterThan(300);
  });

  it('hands a job to a long poll the moment it comes, oldest first', async () => {
    const waiting = activate({ type: 'late-work', requestTimeout: 20_000 });
    const { processInstanceKey } = await client.call('CreateProcessInstance', { bpmnProcessId: 'late', version: -1, variables: '{"a":1}' });
    const [message] = await waiting as { jobs: Record<string, unknown>[] }[];
    expect(message?.jobs[0]).to.deep.include({ type: 'late-work', processInstanceKey, elementId: 'task', retries: 3, variables: '{"a":1}', customHeaders: '{"station":"task"}', worker: 'test' });
  });

  it('gives jobs back when the client has gone before they came', async () => {
    const abandoned = activate({ type: 'gone-work', requestTimeout: 20_000 }, 150).catch(() => 'gone');
    expect(await abandoned).to.equal('gone');
    await client.call('CreateProcessInstance', { bpmnProcessId: 'gone', version: -1 });
    const [message] = await activate({ type: 'gone-work', requestTimeout: 60_000 }) as { jobs: { retries: number }[] }[];
    expect(message?.jobs.map(({ retries }) => retries)).to.deep.equal([3]);
  });

  it('wakes waiting polls in turn until the jobs are gone', async () => {
    const polls = Array.from({ length: 6 }, () => activate({ type: 'turn-work', maxJobsToActivate: 1, requestTimeout: 2_000 }));
    await Promise.all(Array.from({ length: 5 }, () => client.call('CreateProcessInstance', { bpmnProcessId: 'turn', version: -1 })));
    const keys = (await Promise.all(polls)).flatMap((messages) => (messages as { jobs: { key: string }[] }[]).flatMap(({ jobs }) => jobs.map(({ key }) => key)));
    expect(new Set(keys).size).to.equal(5);
    expect(keys.length).to.equal(5);
  });

  it('pushes jobs to a stream when they become activatable', async () => {
    const stream = callStream(engine.address, 'StreamActivatedJobs', { type: 'push-work', worker: 'stream', timeout: 60_000 }, 60_000, 2);
    await new Promise((resolve) => setTimeout(resolve, 200));
    await Promise.all([1, 2].map((a) => client.call('CreateProcessInstance', { bpmnProcessId: 'push', version: -1, variables: JSON.stringify({ a }) })));
    expect((await stream as { type: string }[]).map(({ type }) => type)).to.deep.equal(['push-work', 'push-work']);
  });

  it('leaves to polls what waited before a stream opened', async () => {
    await client.call('CreateProcessInstance', { bpmnProcessId: 'push', version: -1, variables: '{"a":"before"}' });
    const stream = callStream(engine.address, 'StreamActivatedJobs', { type: 'push-work', worker: 'stream', timeout: 60_000 }, 60_000, 1);
    await new Promise((resolve) => setTimeout(resolve, 200));
    await client.call('CreateProcessInstance', { bpmnProcessId: 'push', version: -1, variables: '{"a":"after"}' });
    expect((await stream as { variables: string }[]).map(({ variables }) => variables)).to.deep.equal(['{"a":"after"}']);
    const [message] = await activate({ type: 'push-work' }) as { jobs: { variables: string }[] }[];
    expect(message?.jobs.map(({ variables }) => variables)).to.deep.equal(['{"a":"before"}']);
  });

  it('refuses new work when too much is in hand, but never what makes room', async () => {
    const other = await createTestDatabase();
    const small = await startEngine({ databaseUrl: other.url, gatewayPort: 0, mostInFlight: 1 }, wallClock);
    const lean = createLeanClient(small.address);
    try {
      await lean.call('DeployResource', { resources: [{ name: 'one.bpmn', content: Buffer.from(oneTask('one', 'w')) }] });
      const creations = await Promise.allSettled(Array.from({ length: 40 }, () => lean.call('CreateProcessInstance', { bpmnProcessId: 'one', version: -1 })));
      const refused = creations.filter((each): each is PromiseRejectedResult => each.status === 'rejected').map(({ reason }) => `${reason.code}: ${reason.message}`);
      expect(refused.length).to.be.within(1, 39);
      for (const text of refused) expect(text).to.match(/^RESOURCE_EXHAUSTED: Expected to execute the command on one of the partitions, but all failed/);
      const codesOf = async (rpc: string, request: object): Promise<ReadonlySet<string>> => new Set(await Promise.all(Array.from({ length: 40 }, () => lean.call(rpc, request).then(() => 'OK', (error: { code: string }) => error.code))));
      // What may be refused is, with as many at once …
      for (const [rpc, request] of [['PublishMessage', { name: 'm' }], ['BroadcastSignal', { signalName: 's' }], ['SetVariables', { elementInstanceKey: '1', variables: '{}' }], ['ResolveIncident', { incidentKey: '1' }], ['ThrowError', { jobKey: '1' }], ['UpdateJobRetries', { jobKey: '1', retries: 1 }]] as const) {
        expect([...await codesOf(rpc, request)], rpc).to.include('RESOURCE_EXHAUSTED');
      }
      // … and what makes room, or brings the models, never.
      for (const [rpc, request] of [['CompleteJob', { jobKey: '1', variables: '' }], ['FailJob', { jobKey: '1', retries: 1 }], ['CancelProcessInstance', { processInstanceKey: '1' }]] as const) {
        expect([...await codesOf(rpc, request)], rpc).to.deep.equal(['NOT_FOUND']);
      }
      expect([...await codesOf('DeployResource', { resources: [{ name: 'one.bpmn', content: Buffer.from(oneTask('one', 'w')) }] })]).to.deep.equal(['OK']);
    } finally {
      lean.close();
      await small.close();
      await other.drop();
    }
  });

  it('serves zbctl, unmodified', async function () {
    if (process.platform !== 'linux' || process.arch !== 'x64') return this.skip();
    this.timeout(180_000);
    const zbctl = join(dirname(createRequire(import.meta.url).resolve('zbctl/package.json')), 'bin', 'zbctl-cli.linux');
    const call = async (...args: string[]): Promise<string> => (await run(zbctl, ['--insecure', '--address', engine.address, ...args])).stdout;
    const folder = mkdtempSync(join(tmpdir(), 'zbctl-'));
    try {
      expect(await call('status')).to.match(/Gateway version: 8\.5\.0[^]*Partition 1 : Leader, Healthy/);
      writeFileSync(join(folder, 'journey.bpmn'), journey('journey'));
      expect(JSON.parse(await call('deploy', 'resource', join(folder, 'journey.bpmn'))).deployments[0].process).to.deep.include({ bpmnProcessId: 'journey', version: 1 });
      const { processInstanceKey } = JSON.parse(await call('create', 'instance', 'cli', '--variables', '{"a":1}')) as { processInstanceKey: string };
      const { jobs } = JSON.parse(await call('activate', 'jobs', 'cli-work', '--worker', 'zbctl')) as { jobs: { key: string; processInstanceKey: string }[] };
      expect(jobs[0]?.processInstanceKey).to.equal(processInstanceKey);
      await call('fail', 'job', String(jobs[0]?.key), '--retries', '2', '--errorMessage', 'not yet');
      await call('update', 'retries', String(jobs[0]?.key), '--retries', '5');
      await call('complete', 'job', String(jobs[0]?.key), '--variables', '{"b":2}');
      const second = JSON.parse(await call('create', 'instance', 'cli')) as { processInstanceKey: string };
      await call('set', 'variables', second.processInstanceKey, '--variables', '{"c":3}');
      await call('cancel', 'instance', second.processInstanceKey);
      await call('publish', 'message', 'go-on', '--correlationKey', '7', '--messageId', 'once', '--ttl', '60s');
      const again = await call('publish', 'message', 'go-on', '--correlationKey', '7', '--messageId', 'once', '--ttl', '60s').catch((error: { stderr: string }) => error.stderr);
      expect(again).to.match(/AlreadyExists.*but a message with that id was already published/);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
