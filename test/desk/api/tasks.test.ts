import { expect } from 'chai';
import { randomUUID } from 'node:crypto';
import type { DossierView, Page, ProcedureView, Received, TaskSummary, TaskView } from '../../../desk/api/contract.ts';
import { insertTask } from '../../../desk/store/tasks.ts';
import { createApiFixture, type ApiFixture, type Caller } from './api-fixture.ts';
import { filledReception } from './filled-reception.ts';

/** Rows as the user-task worker writes them; the jobs behind them are the outbox's business. */
describe('the inbox', () => {
  let api: ApiFixture, one: Caller, two: Caller, specialist: Caller, stranger: Caller;
  let dossierId = '';
  before(async () => {
    api = await createApiFixture();
    [one, two, specialist, stranger] = await Promise.all([api.signIn('tiepnhan'), api.signIn('tiepnhan2', 'en'), api.signIn('thuly'), api.signIn('bhxh', 'en')]);
    const { body } = await one.get<ProcedureView>('/api/procedures/1.001193');
    dossierId = (await one.post<Received>('/api/dossiers', filledReception(body.facts))).body.id;
  });
  after(() => api.close());

  let serial = 0;
  const open = async (change: { dossierId?: string; formKey?: string; groups?: string[]; agencyId?: string; dueInMs?: number } = {}): Promise<string> => {
    const id = randomUUID();
    const now = api.clock.now();
    await insertTask(api.db, {
      id, job_key: String(9000 + ++serial), process_instance_key: '1', dossier_id: change.dossierId ?? dossierId, element_id: 'process-on-the-spot', kind: 'user-task', form_key: change.formKey ?? 'process-on-the-spot', name: 'Giải quyết tại chỗ',
      candidate_groups: change.groups ?? ['counter-officer'], agency_id: change.agencyId ?? 'trinh-dien-phuong', place: 'one-stop', assignee_id: null, created_at: new Date(now), due_at: new Date(now + (change.dueInMs ?? 3_600_000)), state: 'open', data: {}, lease_until: new Date(now + 86_400_000),
    });
    return id;
  };

  it('shows what is due first, to those whose role and agency it is', async () => {
    const later = await open({ dueInMs: 2 * 3_600_000 });
    const sooner = await open({ dueInMs: 60_000 });
    const mine = (await one.get<Page<TaskSummary>>('/api/tasks?view=group')).body.items;
    expect(mine.map((task) => task.id)).to.include.members([sooner, later]);
    expect(mine.findIndex((task) => task.id === sooner)).to.be.lessThan(mine.findIndex((task) => task.id === later));
    expect((await specialist.get<Page<TaskSummary>>('/api/tasks?view=group')).body.items.map((task) => task.id)).not.to.include(sooner);
    expect((await specialist.get<Page<TaskSummary>>('/api/tasks?view=all')).body.items.find((task) => task.id === sooner)).to.deep.include({ mayClaim: false, mayComplete: false });
    expect((await stranger.get<Page<TaskSummary>>('/api/tasks?view=all')).body.total).to.equal(0);
  });

  it('gives a task to one of two officers who reach for it at once', async () => {
    const id = await open();
    const [first, second] = await Promise.all([one.post(`/api/tasks/${id}/claim`), two.post(`/api/tasks/${id}/claim`)]);
    expect([first.status, second.status].sort()).to.deep.equal([200, 409]);
  });

  it('completes a task once', async () => {
    const id = await open();
    const first = await one.post<{ task: TaskView }>(`/api/tasks/${id}/complete`, { outcome: 'approve' });
    expect(first.status, JSON.stringify(first.problem)).to.equal(200);
    expect(first.body.task.outcome).to.equal('approve');
    const again = await one.post(`/api/tasks/${id}/complete`, { outcome: 'refuse', reason: 'đổi ý' });
    expect(again.status).to.equal(409);
    expect(again.problem.title).to.be.a('string').and.not.equal('');
    expect(Number((await api.db('desk.outbox').where({ kind: 'complete-job' }).whereRaw(`payload->>'taskId' = ?`, [id]).count('* as n').first())!.n)).to.equal(1);
  });

  it('does not know the task of another agency', async () => {
    const id = await open();
    for (const [method, url] of [['get', `/api/tasks/${id}`], ['post', `/api/tasks/${id}/claim`], ['post', `/api/tasks/${id}/complete`]] as const) {
      const answer = method === 'get' ? await stranger.get(url) : await stranger.post(url, url.endsWith('complete') ? { outcome: 'approve' } : {});
      expect(answer.status, url).to.equal(404);
    }
  });

  it('asks for the reason that an outcome needs, and refuses outcomes that the form does not have', async () => {
    const id = await open();
    const silent = await one.post(`/api/tasks/${id}/complete`, { outcome: 'refuse' });
    expect(silent.status).to.equal(422);
    expect(silent.problem.errors).to.have.property('reason');
    expect((await one.post(`/api/tasks/${id}/complete`, { outcome: 'forget' })).status).to.equal(422);
    expect((await one.get<TaskView>(`/api/tasks/${id}`)).body.task.state).to.not.equal('completed');
  });

  it('hands over all that waits for one applicant by one act, or nothing', async () => {
    // given: three results of one applicant, one of somebody else
    const { body } = await one.get<ProcedureView>('/api/procedures/1.001193');
    const finished = async (identityNumber: string): Promise<{ dossier: string; task: string }> => {
      const reception = filledReception(body.facts);
      const dossier = (await one.post<Received>('/api/dossiers', { ...reception, applicant: { ...reception.applicant, identityNumber } })).body.id;
      await api.db('desk.dossier').where({ id: dossier }).update({ status: 9, finished_at: new Date(api.clock.now()) });
      return { dossier, task: await open({ formKey: 'return-result', dossierId: dossier }) };
    };
    const results = [await finished('001099012399'), await finished('001099012399'), await finished('001099012399')];
    const other = await finished('001099012388');
    const [first, ...others] = results.map(({ task }) => task);
    const statuses = async () => (await api.db<{ status: number }>('desk.dossier').whereIn('id', [...results, other].map(({ dossier }) => dossier)).orderBy('code')).map(({ status }) => status);
    // then the page offers those, and only those
    const view = (await one.get<TaskView>(`/api/tasks/${first}`)).body;
    expect(view.together.map(({ id }) => id)).to.have.members(others);
    expect((await one.get<TaskView>(`/api/tasks/${await open()}`)).body.together).to.deep.equal([]);
    // when one of them is somebody else's, a task of another kind or nobody's, nothing is handed over
    for (const [wrong, status] of [[other.task, 422], [await open({ dossierId: results[0]!.dossier }), 422], [randomUUID(), 404]] as const) {
      expect((await one.post(`/api/tasks/${first}/complete`, { outcome: 'handed-over', together: [...others, wrong] })).status).to.equal(status);
    }
    expect(await statuses()).to.deep.equal([9, 9, 9, 9]);
    // when two officers hand over the same results at once, beginning with different ones
    const both = await Promise.all([one.post(`/api/tasks/${first}/complete`, { outcome: 'handed-over', together: others, fields: { receivedBy: 'Trần Văn Thử' } }), two.post(`/api/tasks/${others[1]}/complete`, { outcome: 'handed-over', together: [first, others[0]] })]);
    // then it happened once
    expect(both.map(({ status }) => status).sort()).to.deep.equal([200, 409]);
    expect(await statuses()).to.deep.equal([10, 10, 10, 9]);
    expect(await api.db('desk.outbox').where({ kind: 'complete-job' }).whereRaw(`payload->>'taskId' = any(?)`, [results.map(({ task }) => task)])).to.have.length(3);
  });

  it('says before anybody clicks that a second supplement is an exception, and takes it with a reason of its own only', async () => {
    await api.db('desk.dossier').where({ id: dossierId }).update({ supplement_count: 1 });
    const id = await open();
    const view = (await two.get<TaskView>(`/api/tasks/${id}`)).body;
    const supplement = view.form.outcomes.find((outcome) => outcome.value === 'supplement')!;
    expect(supplement.forbidden).to.equal(null);
    expect(supplement.exception!.vi).to.contain('Điều 11.2.c').and.to.contain('giả định');
    expect(view.form.outcomes.find((outcome) => outcome.value === 'approve')).to.include({ forbidden: null, exception: null });
    const answer = { outcome: 'supplement', reason: 'more papers', components: [view.dossier.components[0]!.id] };
    const silent = await two.post(`/api/tasks/${id}/complete`, answer);
    expect(silent.status).to.equal(422);
    expect(silent.problem.errors).to.have.property('exceptionReason');
    const granted = await two.post<{ task: TaskView }>(`/api/tasks/${id}/complete`, { ...answer, exceptionReason: 'Giấy tờ nộp lần đầu hết hạn' });
    expect(granted.status).to.equal(200);
    const dossier = (await two.get<DossierView>(`/api/dossiers/${dossierId}`)).body;
    expect(dossier).to.include({ supplementsLeft: 1, supplementExceptionsLeft: 0 });
    expect(dossier.history.find((entry) => entry.kind === 'supplement-exception')!.text.vi).to.contain('Giấy tờ nộp lần đầu hết hạn');
  });

  it('refuses it where an administrator has switched exceptions off', async () => {
    await api.db('desk.dossier').where({ id: dossierId }).update({ supplement_count: 2 });
    const id = await open();
    const view = (await two.get<TaskView>(`/api/tasks/${id}`)).body;
    expect(view.form.outcomes.find((outcome) => outcome.value === 'supplement')!.forbidden!.en, 'the one exception is used up').to.contain('Art. 11.2.c');
    expect((await two.post(`/api/tasks/${id}/complete`, { outcome: 'supplement', reason: 'x', exceptionReason: 'y', components: [view.dossier.components[0]!.id] })).status).to.equal(409);
    await api.db('desk.dossier').where({ id: dossierId }).update({ supplement_count: 1, supplement_exceptions: 0 });
    const administrator = await api.signIn('quantri', 'en');
    expect((await administrator.put('/api/rules/P3', { scopeKind: 'all', scopeValue: '', on: false })).status).to.equal(200);
    expect((await two.post(`/api/tasks/${id}/complete`, { outcome: 'supplement', reason: 'x', exceptionReason: 'y', components: [view.dossier.components[0]!.id] })).status).to.equal(409);
  });
});
