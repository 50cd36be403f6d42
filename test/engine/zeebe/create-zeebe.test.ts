import { expect } from 'chai';
import { startEngine } from '../../../engine/main.ts';
import type { RunningEngine } from '../../../engine/main.ts';
import { wallClock } from '../../../engine/time/wall-clock.ts';
import { createZeebe } from '../../../engine/zeebe/create-zeebe.ts';
import { ZeebeError } from '../../../engine/zeebe/port.ts';
import type { Job, JobOutcome, ZeebePort } from '../../../engine/zeebe/port.ts';
import { freePort } from '../../support/engine/engine-process.ts';
import { oneTask } from '../../support/engine/models.ts';
import { storedRecords } from '../../support/engine/stored-state.ts';
import { createTestDatabase } from '../../support/postgres.ts';
import type { TestDatabase } from '../../support/postgres.ts';

/** Jobs as they reach a handler; `until(n)` resolves when n have come. */
function createInbox() {
  const jobs: Job[] = [];
  const waiting: { n: number; resolve: () => void }[] = [];
  return {
    jobs,
    add(job: Job): void { jobs.push(job); for (const each of waiting) if (jobs.length >= each.n) each.resolve(); },
    until: (n: number) => new Promise<void>((resolve) => { if (jobs.length >= n) resolve(); else waiting.push({ n, resolve }); }),
  };
}

describe('zeebe port', () => {
  let database: TestDatabase;
  let port: number;
  let engine: RunningEngine;
  let zeebe: ZeebePort;
  const start = () => startEngine({ databaseUrl: database.url, gatewayPort: port }, wallClock);
  const create = (count: number) => Promise.all(Array.from({ length: count }, (_, n) => zeebe.createInstance({ bpmnProcessId: 'one', variables: { n } })));
  const completed = async (): Promise<string[]> => (await storedRecords(database.url)).filter(({ valueType, intent }) => valueType === 'JOB' && intent === 'COMPLETED').map(({ key }) => key);

  beforeEach(async () => {
    database = await createTestDatabase();
    port = await freePort();
    engine = await start();
    zeebe = createZeebe(engine.address, { longPollMs: 2_000 });
    await zeebe.deploy([{ name: 'one.bpmn', content: oneTask('one', 'work') }]);
  });
  afterEach(async () => {
    await zeebe.close();
    await engine.close();
    await database.drop();
  });

  it('throws errors by gRPC status', async () => {
    const errors = await Promise.all([zeebe.completeJob('4711', {}), zeebe.updateJobTimeout('4711', 1), zeebe.deploy([{ name: 'a.bpmn', content: '<no/>' }])].map((call) => call.catch((error: unknown) => error)));
    expect(errors.map((error) => error instanceof ZeebeError && error.code)).to.deep.equal(['NOT_FOUND', 'NOT_FOUND', 'INVALID_ARGUMENT']);
  });

  it('deploys several resources in one deployment, or none of them', async () => {
    const both = await zeebe.deploy([{ name: 'a.bpmn', content: oneTask('a', 'x') }, { name: 'b.bpmn', content: oneTask('b', 'x') }]);
    expect(both.map(({ bpmnProcessId, version }) => [bpmnProcessId, version]).sort()).to.deep.equal([['a', 1], ['b', 1]]);
    await zeebe.deploy([{ name: 'c.bpmn', content: oneTask('c', 'x') }, { name: 'd.bpmn', content: '<no/>' }]).catch(() => undefined);
    expect(await zeebe.createInstance({ bpmnProcessId: 'c', variables: {} }).catch((error: ZeebeError) => error.code)).to.equal('NOT_FOUND');
  });

  it('keeps a held job out of everybody\'s hands and its place free', async () => {
    const inbox = createInbox();
    zeebe.work({ type: 'work', maxJobs: 1, timeoutMs: 60_000, handle: async (job): Promise<JobOutcome> => { inbox.add(job); return { kind: 'held' }; } });
    await create(3);
    await inbox.until(3);
    const [job] = inbox.jobs;
    await zeebe.updateJobTimeout(job?.key ?? '', 7 * 86_400_000);
    await zeebe.completeJob(job?.key ?? '', { by: 'somebody else' });
    expect(await completed()).to.deep.equal([job?.key]);
  });

  it('fails the job when the handler throws, without using up a retry, and gets it again', async () => {
    const inbox = createInbox();
    zeebe.work({ type: 'work', maxJobs: 4, timeoutMs: 60_000, handle: async (job): Promise<JobOutcome> => {
      inbox.add(job);
      if (inbox.jobs.length === 1) throw new Error('the printer is on fire');
      return { kind: 'completed', variables: {} };
    } });
    await create(1);
    await inbox.until(2);
    expect(inbox.jobs.map(({ retries }) => retries)).to.deep.equal([3, 3]);
    const failed = (await storedRecords(database.url)).find(({ intent }) => intent === 'FAILED');
    expect(failed?.value).to.deep.include({ errorMessage: 'the printer is on fire', retries: 3 });
  });

  it('goes on working when the engine comes back, and tells then what it decided meanwhile', async function () {
    this.timeout(180_000);
    // given: a job in hand when the engine goes away
    const inbox = createInbox();
    let decide: (outcome: JobOutcome) => void = () => undefined;
    zeebe.work({ type: 'work', maxJobs: 8, timeoutMs: 600_000, handle: (job) => {
      inbox.add(job);
      return inbox.jobs.length === 1 ? new Promise((resolve) => { decide = resolve; }) : Promise.resolve({ kind: 'completed', variables: {} });
    } });
    await create(1);
    await inbox.until(1);
    await engine.close();
    // when: the handler finishes while nobody is there; the polls fail for a while
    decide({ kind: 'completed', variables: { late: true } });
    expect(await zeebe.createInstance({ bpmnProcessId: 'one', variables: {} }).catch((error: ZeebeError) => error.code)).to.equal('UNAVAILABLE');
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    engine = await start();
    for (let left = 100; left > 0; left--) if (await create(1).then(() => true, () => new Promise((resolve) => { setTimeout(() => resolve(false), 100); }))) break;
    // then
    await inbox.until(2);
    await create(10);
    await inbox.until(12);
    await zeebe.close();
    expect(new Set(await completed())).to.deep.equal(new Set(inbox.jobs.map(({ key }) => key)));
    expect(inbox.jobs.length).to.equal(12);
  });

  it('takes nothing from ZEEBE_* variables', async () => {
    const names = ['ZEEBE_ADDRESS', 'ZEEBE_CLIENT_ID', 'ZEEBE_CLIENT_SECRET', 'ZEEBE_TOKEN_AUDIENCE', 'ZEEBE_AUTHORIZATION_SERVER_URL', 'ZEEBE_SECURE_CONNECTION', 'ZEEBE_CLIENT_MAX_RETRIES'];
    for (const name of names) process.env[name] = name === 'ZEEBE_SECURE_CONNECTION' ? 'true' : 'http://127.0.0.1:1';
    const other = createZeebe(engine.address);
    try {
      const inbox = createInbox();
      other.work({ type: 'work', maxJobs: 1, timeoutMs: 60_000, handle: async (job): Promise<JobOutcome> => { inbox.add(job); return { kind: 'completed', variables: {} }; } });
      await create(1);
      await inbox.until(1);
      expect((await other.topology()).gatewayVersion).to.equal('8.5.0');
    } finally {
      for (const name of names) delete process.env[name];
      await other.close();
    }
  });
});
