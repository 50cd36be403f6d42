import { expect } from 'chai';
import type { JobOutcome } from '../../engine/zeebe/port.ts';
import { completeTask } from '../../desk/commands/complete-task.ts';
import { receiveDossier } from '../../desk/commands/receive-dossier.ts';
import { submitOnline } from '../../desk/commands/submit-online.ts';
import { loadJobTypes } from '../../processes/load.ts';
import type { WorkerDeps } from '../../workers/deps.ts';
import { createRegisterClient } from '../../workers/integrations/register-client.ts';
import { startRegisterStandIn } from '../../workers/integrations/register-stand-in.ts';
import { noticeStandIn } from '../../workers/integrations/notice-stand-in.ts';
import { signatureStandIn } from '../../workers/integrations/signature-stand-in.ts';
import type { SmallServer } from '../../workers/integrations/small-server.ts';
import { JOB_TYPES, type JobType } from '../../workers/job-type.ts';
import { silentLog } from '../../workers/log.ts';
import { HANDLERS } from '../../workers/registry.ts';
import { answer } from '../../workers/start.ts';
import { everything, openDeskDatabase, type DeskDatabase } from '../support/desk-database.ts';
import { dossierOf, must, officer, openTasksOf, reception } from '../support/desk-office.ts';
import { jobOf, recordingZeebe, type RecordingZeebe } from '../support/recording-zeebe.ts';

describe('the workers', () => {
  let desk: DeskDatabase;
  let registers: SmallServer;
  let zeebe: RecordingZeebe;
  let deps: WorkerDeps;
  before(async () => {
    desk = await openDeskDatabase(Date.parse('2026-11-16T08:00:00+07:00'));
    registers = await startRegisterStandIn();
    zeebe = recordingZeebe();
    deps = { ...desk.deps, zeebe, registers: createRegisterClient({ url: registers.url }), payments: { order: async () => ({ payUrl: '' }) }, notices: noticeStandIn(silentLog), signature: signatureStandIn, log: silentLog };
  });
  after(async () => { await registers?.close(); await desk?.close(); });

  const receive = async (code: string, change: Parameters<typeof reception>[1] = {}): Promise<string> =>
    must(await receiveDossier(desk.deps, await officer(desk.db, 'tiepnhan'), reception(desk.deps.catalogue.procedure(code)!, change))).id;
  /** Delivers the job twice and expects the second delivery to change nothing and to be answered alike. */
  const twice = async (type: JobType, dossierId: string, headers: Record<string, string> = {}): Promise<JobOutcome> => {
    const job = jobOf(type, dossierId, { customHeaders: headers });
    const first = await HANDLERS[type](job, deps);
    const state = await everything(desk.db);
    const second = await HANDLERS[type]({ ...job, retries: 2 }, deps);
    expect(second, `${type} answered differently`).to.deep.equal(first);
    expect(await everything(desk.db), `${type} did something twice`).to.equal(state);
    return first;
  };
  const USER_TASK = { 'io.camunda.zeebe:formKey': 'process-on-the-spot', 'io.camunda.zeebe:candidateGroups': '["counter-officer"]', place: 'one-stop', limitMinutes: '90' };

  it('have a handler for every job type that a model may use', () => {
    expect([...JOB_TYPES].sort()).to.deep.equal(loadJobTypes().jobTypes.map((facts) => facts.type).sort());
  });

  it('do nothing twice, from the claim to the close', async () => {
    const id = await receive('1.001193', { components: [] });
    expect(await twice('claim-dossier', id)).to.deep.equal({ kind: 'completed', variables: {} });
    expect(await twice('once-only-lookup', id)).to.deep.include({ kind: 'completed', variables: { lookupComplete: true, papersToAsk: [] } });
    expect(await twice('check-components', id)).to.deep.include({ variables: { componentsComplete: true, missingComponents: [] } });
    expect(await twice('decide-on-the-spot', id)).to.deep.include({ variables: { onTheSpot: true } });
    expect(await twice('io.camunda.zeebe:userTask', id, USER_TASK)).to.deep.equal({ kind: 'held' });
    expect(await twice('compute-fee', id)).to.deep.include({ variables: { feeDue: 0 } });
    expect(await twice('await-payment', id)).to.deep.include({ variables: { paymentOutcome: 'paid' } });
    await twice('clock-evaluate', id);
    expect(await twice('await-agency', id, { agencyRole: 'marriage-register', question: 'Xác minh', limitMinutes: '480' })).to.deep.equal({ kind: 'held' });
    expect(await twice('request-supplement', id)).to.deep.include({ variables: { supplementAllowed: true } });
    expect(await twice('await-supplement', id)).to.deep.equal({ kind: 'held' });
    await twice('clock-move', id, { move: 'restart', ground: 'supplement-complete' });
    await twice('set-status', id, { status: '4' });
    expect(await twice('request-supplement', id), 'a second supplement').to.deep.include({ variables: { supplementAllowed: false } });
    await twice('issue-result', id, { outcome: 'granted' });
    await twice('send-notice', id, { notice: 'result-ready' });
    await twice('deliver-result', id);
    await twice('request-rating', id);
    await twice('close-dossier', id, { reason: 'returned' });
    expect(await dossierOf(deps, id)).to.include({ status: 10, outcome: 'granted', clock_state: 'stopped' });
  });

  it('open one dossier an agency for a bundle, and the parent closes with the last of them', async () => {
    const form = reception(desk.deps.catalogue.procedure('2.000986')!);
    const { code } = must(await submitOnline(desk.deps, { ...form, components: [], agencyId: 'trinh-dien-phuong', submittedAt: '2026-11-16T07:30:00+07:00', submissionId: 'bundle-1' }));
    const { id } = await desk.db('desk.dossier').where({ code }).first();
    const [intake] = await openTasksOf(deps, id);
    must(await completeTask(desk.deps, await officer(desk.db, 'tiepnhan'), { taskId: intake!.id, outcome: 'accept' }));
    await twice('claim-dossier', id);
    const bundle = desk.deps.catalogue.procedure('2.000986')!.linked!.length;
    expect(await twice('open-linked-dossiers', id)).to.deep.equal({ kind: 'completed', variables: { linkedDossiers: bundle } });
    expect(await twice('await-linked-dossiers', id)).to.deep.equal({ kind: 'held' });
    const children = await desk.db('desk.dossier').where({ parent_id: id }).orderBy('code');
    expect(children).to.have.length(bundle);
    // all but the first granted; both last ones close at the same time
    await Promise.all(children.map(async (child, index) => {
      const own = { processInstanceKey: `80${index}` };
      await HANDLERS['claim-dossier'](jobOf('claim-dossier', child.id, own), deps);
      const outcome = index === 0 ? 'refused' : 'granted';
      await HANDLERS['issue-result'](jobOf('issue-result', child.id, { ...own, customHeaders: { outcome } }), deps);
      if (outcome === 'granted') await HANDLERS['deliver-result'](jobOf('deliver-result', child.id, own), deps);
      const closed = await HANDLERS['close-dossier'](jobOf('close-dossier', child.id, { ...own, customHeaders: { reason: outcome === 'granted' ? 'returned' : 'refused' } }), deps);
      expect(closed).to.deep.equal({ kind: 'completed', variables: {} });
    }));
    const completions = await desk.db('desk.outbox').where({ kind: 'complete-job', subject: `dossier:${id}` });
    expect(completions.map((row) => row.payload.variables)).to.deep.equal([{ linkedOutcome: 'some-refused' }]);
  });

  it('cancel an instance too many, and nothing else happens to the dossier', async () => {
    const id = await receive('1.001193');
    await HANDLERS['claim-dossier'](jobOf('claim-dossier', id, { processInstanceKey: '7101' }), deps);
    const state = await everything(desk.db);
    expect(await HANDLERS['claim-dossier'](jobOf('claim-dossier', id, { processInstanceKey: '7102' }), deps)).to.deep.equal({ kind: 'held' });
    expect(zeebe.calls).to.deep.include({ method: 'cancelInstance', key: '7102' });
    expect(await everything(desk.db)).to.equal(state);
  });

  it('may ask for a paper that a register holds when the register is silent, empty or wrong, with the reason', async () => {
    for (const [digits, result] of [['97', 'not-found'], ['98', 'incomplete'], ['99', 'unreachable']] as const) {
      const id = await receive('1.001193', { components: [], applicant: { ...reception(desk.deps.catalogue.procedure('1.001193')!).applicant, identityNumber: `0012000000${digits}` } });
      const outcome = await HANDLERS['once-only-lookup'](jobOf('once-only-lookup', id), deps);
      expect(outcome).to.deep.include({ kind: 'completed' });
      const lookups = await desk.db('desk.register_lookup').where({ dossier_id: id });
      expect(lookups.every((row) => row.result === result && row.reason), result).to.equal(true);
      const components = await desk.db('desk.dossier_component').where({ dossier_id: id, state: 'missing' });
      expect(components.length).to.equal(lookups.length).and.greaterThan(0);
      expect(components.every((row) => row.reason)).to.equal(true);
    }
  });

  it('cost no retry when the database is away, and say by a value what cannot be done', async () => {
    const job = jobOf('set-status', '00000000-0000-0000-0000-000000000000');
    const never = { failed: async () => { throw new Error('an outage is no failure'); }, succeeded: async () => undefined };
    expect(await answer(async () => { throw Object.assign(new Error('gone'), { code: 'ECONNREFUSED' }); }, job, deps, never)).to.deep.include({ kind: 'failed', retries: 3 });
    // what pg says when the connection of a running transaction breaks and it is to be rolled back
    expect(await answer(async () => { throw new Error('ROLLBACK - Client has encountered a connection error and is not queryable'); }, job, deps, never)).to.deep.include({ kind: 'failed', retries: 3 });
    expect(await HANDLERS['set-status'](job, deps)).to.deep.include({ kind: 'failed', retries: 0 });
  });
});
