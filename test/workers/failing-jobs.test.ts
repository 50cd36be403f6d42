import { expect } from 'chai';
import { receiveDossier } from '../../desk/commands/receive-dossier.ts';
import { retryJob } from '../../desk/commands/retry-job.ts';
import { startOutboxSender } from '../../desk/commands/outbox-sender.ts';
import { attention } from '../../desk/queries/attention.ts';
import { failingJobs } from '../../desk/queries/failing-jobs.ts';
import { standingStill } from '../../desk/queries/standing-still.ts';
import { completed } from '../../workers/handler.ts';
import type { WorkerDeps } from '../../workers/deps.ts';
import { pauseMs, watchFailingJobs, type FailingJobs } from '../../workers/failing-jobs.ts';
import { noticeStandIn } from '../../workers/integrations/notice-stand-in.ts';
import { signatureStandIn } from '../../workers/integrations/signature-stand-in.ts';
import { silentLog } from '../../workers/log.ts';
import { answer } from '../../workers/start.ts';
import { openDeskDatabase, type DeskDatabase } from '../support/desk-database.ts';
import { must, officer, reception } from '../support/desk-office.ts';
import { jobOf, recordingZeebe, type RecordingZeebe } from '../support/recording-zeebe.ts';

const START = Date.parse('2026-11-16T08:00:00+07:00');
const MINUTE_MS = 60_000;

describe('jobs that fail', () => {
  let desk: DeskDatabase, zeebe: RecordingZeebe, deps: WorkerDeps, failing: FailingJobs;
  beforeEach(async () => {
    desk = await openDeskDatabase(START);
    zeebe = recordingZeebe();
    deps = { ...desk.deps, zeebe, registers: { lookUp: async () => ({ kind: 'unreachable', reason: '' }) }, payments: { order: async () => ({ payUrl: '' }) }, notices: noticeStandIn(silentLog), signature: signatureStandIn, log: silentLog };
    failing = watchFailingJobs(deps);
    desk.clock.addGate(async () => failing.quiet());
  });
  afterEach(async () => { failing.close(); await desk.close(); });

  const throwing = async (): Promise<never> => { throw new Error('the register answered nonsense'); };
  const receive = async (): Promise<string> => must(await receiveDossier(desk.deps, await officer(desk.db, 'tiepnhan'), reception(desk.deps.catalogue.procedure('2.000815')!))).id;
  const seen = () => failingJobs(desk.deps);
  const told = (jobKey: string) => zeebe.calls.filter(({ key }) => key === jobKey).map(({ method }) => method);

  it('are tried again with pauses that grow from a second to five minutes', () => {
    expect([1, 2, 3, 9, 10, 40, 10_000].map(pauseMs)).to.deep.equal([1_000, 2_000, 4_000, 256_000, 300_000, 300_000, 300_000]);
  });

  it('keep their retries, are seen with dossier and error, and are closed when they succeed', async () => {
    // given
    const dossierId = await receive();
    const job = jobOf('set-status', dossierId, { retries: 1 });
    // when it fails twice
    for (let n = 0; n < 2; n++) expect(await answer(throwing, job, deps, failing)).to.deep.equal({ kind: 'held' });
    // then the engine is told nothing but that the job is held
    expect(told(job.key)).to.deep.equal(['updateJobTimeout', 'updateJobTimeout']);
    const [row] = await seen();
    expect(row).to.deep.include({ jobKey: job.key, type: 'set-status', dossierId, procedureCode: '2.000815', error: 'the register answered nonsense', attempts: 2, nextAt: new Date(START + 2_000).toISOString() });
    expect(await attention({ db: desk.db, nowMs: START })).to.deep.equal({ failingJobs: 1, standingStill: 0, undelivered: 0 });
    // and when it succeeds, it is no longer seen
    expect(await answer(async () => completed(), job, deps, failing)).to.deep.equal({ kind: 'completed', variables: {} });
    expect(await seen()).to.deep.equal([]);
  });

  it('count an impossible job as failing too', async () => {
    const job = jobOf('set-status', await receive());
    expect(await answer(async () => ({ kind: 'failed', errorMessage: 'no such header', retries: 0 }), job, deps, failing)).to.deep.equal({ kind: 'held' });
    expect((await seen()).map(({ error }) => error)).to.deep.equal(['no such header']);
  });

  it('are handed back when their pause is over, also after a restart, until they are done or gone', async () => {
    const job = jobOf('set-status', await receive());
    await answer(throwing, job, deps, failing);
    await desk.clock.advanceTo(START + 900);
    expect(told(job.key)).to.deep.equal(['updateJobTimeout']);
    await desk.clock.advanceTo(START + 1_000);
    expect(told(job.key)).to.deep.equal(['updateJobTimeout', 'failJob']);
    failing.close();
    // when the app starts again, the engine is away for a moment and then does not know the job any more
    failing = watchFailingJobs(deps);
    zeebe.answerWith('failJob', 'UNAVAILABLE', 'FAILED_PRECONDITION', 'NOT_FOUND');
    await desk.clock.advanceTo(START + 2 * MINUTE_MS);
    expect(await seen()).to.have.length(1);
    await desk.clock.advanceTo(START + 5 * MINUTE_MS);
    expect(await seen()).to.deep.equal([]);
    expect(await desk.db('desk.failing_job').where({ job_key: job.key }).first('closed_reason')).to.deep.equal({ closed_reason: 'gone' });
  });

  it('are not taken from whoever holds them as a task meanwhile', async () => {
    const job = jobOf('io.camunda.zeebe:userTask', await receive());
    await answer(throwing, job, deps, failing);
    await desk.db('desk.task').insert({ id: '00000000-0000-4000-8000-000000000004', job_key: job.key, dossier_id: job.variables['dossierId'], element_id: 'e', kind: 'user-task', form_key: 'sign', name: 'Ký', candidate_groups: ['leader'], agency_id: 'trinh-dien-phuong', created_at: new Date(START), state: 'open', data: '{}' });
    await desk.clock.advanceTo(START + MINUTE_MS);
    expect(told(job.key)).to.deep.equal(['updateJobTimeout']);
    expect(await seen()).to.deep.equal([]);
  });

  it('are handed out at once when an administrator wants it, and nobody else', async () => {
    const job = jobOf('set-status', await receive());
    for (let n = 0; n < 9; n++) await answer(throwing, job, deps, failing);
    const administrator = await officer(desk.db, 'quantri');
    expect(await retryJob(desk.deps, await officer(desk.db, 'lanhdao'), { jobKey: job.key })).to.deep.include({ ok: false, status: 403 });
    expect(await retryJob(desk.deps, administrator, { jobKey: '1' })).to.deep.include({ ok: false, status: 404 });
    must(await retryJob(desk.deps, administrator, { jobKey: job.key }));
    const before = zeebe.calls.length;
    const sender = startOutboxSender(desk.deps, { zeebe, log: silentLog, deliver: { notice: async () => ({}), 'payment-order': async () => ({}) } });
    desk.clock.addGate(() => sender.quiet());
    await desk.clock.advanceTo(desk.clock.now());
    await sender.close();
    expect(zeebe.calls.slice(before).filter(({ key }) => key === job.key)).to.deep.equal([{ method: 'failJob', key: job.key }]);
    expect(await desk.db('desk.administration_entry').where({ kind: 'job-retried' }).first('actor_name', 'subject_id')).to.deep.equal({ actor_name: administrator.name, subject_id: job.key });
  });
});

describe('dossiers that stand still', () => {
  let desk: DeskDatabase;
  before(async () => { desk = await openDeskDatabase(START); });
  after(() => desk.close());
  const standing = async (nowMs: number) => (await standingStill({ db: desk.db, nowMs })).map(({ id, what }) => [id, what]);

  it('are those that rest nowhere for minutes, and those whose clock missed the limit', async () => {
    // given
    const { id } = must(await receiveDossier(desk.deps, await officer(desk.db, 'tiepnhan'), reception(desk.deps.catalogue.procedure('2.000815')!)));
    const later = START + 10 * MINUTE_MS;
    // then not while something is on its way to the engine
    expect(await standing(later)).to.deep.equal([]);
    await desk.db('desk.outbox').update({ sent_at: new Date(START) });
    expect(await standing(START + 4 * MINUTE_MS)).to.deep.equal([]);
    expect(await standing(later)).to.deep.equal([[id, 'process']]);
    // nor while a job fails or a task waits
    await desk.db('desk.failing_job').insert({ job_key: '1', type: 't', process_instance_key: '1', bpmn_process_id: 'p', element_id: 'e', dossier_id: id, error: '', attempts: 1, retries: 1, first_at: new Date(START), last_at: new Date(START), next_at: new Date(START) });
    expect(await standing(later)).to.deep.equal([]);
    await desk.db('desk.failing_job').update({ closed_at: new Date(START), closed_reason: 'done' });
    const taskId = '00000000-0000-4000-8000-000000000003';
    await desk.db('desk.task').insert({ id: taskId, job_key: '2', dossier_id: id, element_id: 'e', kind: 'user-task', form_key: 'sign', name: 'Ký', candidate_groups: ['leader'], agency_id: 'trinh-dien-phuong', created_at: new Date(START), state: 'open', data: '{}' });
    expect(await standing(later)).to.deep.equal([]);
    // and the clock by itself
    const { due_at: dueAt } = await desk.db('desk.dossier').where({ id }).first('due_at');
    expect(await standing(dueAt.getTime() + 6 * MINUTE_MS)).to.deep.equal([[id, 'clock']]);
    await desk.db('desk.dossier').where({ id }).update({ breached_at: dueAt });
    expect(await standing(dueAt.getTime() + 6 * MINUTE_MS)).to.deep.equal([]);
  });
});
