import { expect } from 'chai';
import { startOutboxSender, type OutboxSender } from '../../../desk/commands/outbox-sender.ts';
import { receiveDossier } from '../../../desk/commands/receive-dossier.ts';
import { addOutbox } from '../../../desk/store/outbox.ts';
import { insertTask } from '../../../desk/store/tasks.ts';
import { openDeskDatabase, type DeskDatabase } from '../../support/desk-database.ts';
import { must, officer, reception } from '../../support/desk-office.ts';
import { recordingZeebe, type RecordingZeebe } from '../../support/recording-zeebe.ts';

describe('the outbox sender', () => {
  let desk: DeskDatabase;
  let zeebe: RecordingZeebe;
  let sender: OutboxSender;
  let dossierId: string;
  const delivered: string[] = [];
  beforeEach(async () => {
    desk = await openDeskDatabase(Date.parse('2026-11-16T08:00:00+07:00'));
    zeebe = recordingZeebe();
    const received = must(await receiveDossier(desk.deps, await officer(desk.db, 'tiepnhan'), reception(desk.deps.catalogue.procedure('1.001193')!)));
    dossierId = received.id;
    await desk.db('desk.outbox').delete();
  });
  afterEach(async () => { await sender?.close(); await desk?.close(); });

  const start = (): void => {
    const quiet = { warn: () => undefined, error: () => undefined };
    sender = startOutboxSender(desk.deps, { zeebe, log: quiet, deliver: { notice: async (payload) => { delivered.push(String(payload['noticeId'])); return {}; }, 'payment-order': async () => ({}) } });
    desk.clock.addGate(() => sender.quiet());
  };
  const completing = async (jobKey: string): Promise<string> => {
    const id = `00000000-0000-4000-8000-${jobKey.padStart(12, '0')}`;
    await insertTask(desk.db, { id, job_key: jobKey, process_instance_key: '1', dossier_id: dossierId, element_id: 'sign', kind: 'user-task', form_key: 'sign', name: 'Ký', candidate_groups: ['leader'], agency_id: 'trinh-dien-phuong', place: 'leader', assignee_id: null, created_at: new Date(0), due_at: null, state: 'completing', data: {}, lease_until: null });
    await addOutbox(desk.db, 'complete-job', `dossier:${dossierId}`, { jobKey, taskId: id, variables: { signature: 'signed' } }, new Date(desk.clock.now()));
    return id;
  };
  const stateOf = async (id: string): Promise<unknown> => { const { state, closed_reason } = await desk.db('desk.task').where({ id }).first(); return { state, closed_reason }; };
  const settle = (ms: number): Promise<void> => desk.clock.advanceTo(desk.clock.now() + ms);

  it('sends until it is answered, however long the engine is away', async () => {
    zeebe.answerWith('completeJob', ...Array.from({ length: 12 }, () => 'UNAVAILABLE' as const));
    const id = await completing('1');
    start();
    await settle(120_000);
    expect(await stateOf(id)).to.deep.equal({ state: 'completed', closed_reason: null });
    expect(zeebe.calls.filter((call) => call.method === 'completeJob')).to.have.length(13);
  });

  it('takes NOT_FOUND for done when it is a repetition, and for gone when it is not', async () => {
    zeebe.answerWith('completeJob', 'DEADLINE_EXCEEDED', 'NOT_FOUND', 'NOT_FOUND');
    const repeated = await completing('1');
    start();
    await settle(60_000);
    expect(await stateOf(repeated)).to.deep.equal({ state: 'completed', closed_reason: null });
    const gone = await completing('2');
    sender.wake();
    await settle(60_000);
    expect(await stateOf(gone)).to.deep.equal({ state: 'closed', closed_reason: 'engine-gone' });
    expect(await desk.db('desk.history').where({ dossier_id: dossierId, kind: 'task-closed' })).to.have.length(1);
  });

  it('keeps the order within a subject while other subjects pass', async () => {
    zeebe.answerWith('completeJob', 'UNAVAILABLE', 'UNAVAILABLE');
    await completing('1');
    await addOutbox(desk.db, 'cancel-instance', `dossier:${dossierId}`, { processInstanceKey: '77' }, new Date(desk.clock.now()));
    await addOutbox(desk.db, 'publish-message', `clock:${dossierId}`, { name: 'clock-moved', correlationKey: dossierId, messageId: 'm', timeToLiveMs: 1 }, new Date(desk.clock.now()));
    start();
    await settle(60_000);
    const methods = zeebe.calls.map((call) => call.method);
    expect(methods.lastIndexOf('completeJob')).to.be.lessThan(methods.indexOf('cancelInstance'));
    expect(methods.indexOf('publishMessage')).to.be.lessThan(methods.lastIndexOf('completeJob'));
  });

  it('gives up what is refused again and again, visibly, and lets the next row of the subject pass', async () => {
    zeebe.answerWith('completeJob', ...Array.from({ length: 5 }, () => 'INVALID_ARGUMENT' as const));
    await completing('1');
    await addOutbox(desk.db, 'cancel-instance', `dossier:${dossierId}`, { processInstanceKey: '77' }, new Date(desk.clock.now()));
    start();
    await settle(120_000);
    const [dead] = await desk.db('desk.outbox').whereNotNull('dead_at');
    expect(dead).to.include({ kind: 'complete-job', attempts: 5, error: 'told to answer INVALID_ARGUMENT' });
    expect(zeebe.calls).to.deep.include({ method: 'cancelInstance', key: '77' });
  });

  it('sends a row again that a crashed sender had taken', async () => {
    const id = await completing('1');
    await desk.db('desk.outbox').update({ attempts: 1, next_at: new Date(desk.clock.now() + 30_000) });
    zeebe.answerWith('completeJob', 'NOT_FOUND');
    start();
    await settle(29_000);
    expect(zeebe.calls).to.deep.equal([]);
    await settle(2_000);
    expect(await stateOf(id)).to.deep.equal({ state: 'completed', closed_reason: null });
  });
});
