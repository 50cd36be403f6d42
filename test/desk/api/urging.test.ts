import { expect } from 'chai';
import type { DossierView, Page, ProcedureView, Received, TaskSummary } from '../../../desk/api/contract.ts';
import { createApiFixture, type ApiFixture, type Caller } from './api-fixture.ts';
import { filledReception } from './filled-reception.ts';

describe('a manager who sees a breach coming', () => {
  let api: ApiFixture, manager: Caller, counter: Caller, head: Caller, stranger: Caller;
  let id = '';
  before(async () => {
    api = await createApiFixture();
    [manager, counter, head, stranger] = await Promise.all([api.signIn('quanly'), api.signIn('tiepnhan'), api.signIn('truongphong'), api.signIn('bhxh.lanhdao')]);
    const { body } = await counter.get<ProcedureView>('/api/procedures/1.001193');
    id = (await counter.post<Received>('/api/dossiers', filledReception(body.facts))).body.id;
  });
  after(() => api.close());
  const mayOf = async (caller: Caller) => (await caller.get<DossierView>(`/api/dossiers/${id}`)).body.may;

  it('tells the handling agency what to do: a task of those who lead it, a line of the history, and nothing of the clock', async () => {
    expect(await mayOf(manager)).to.deep.equal(['urge']);
    const before = (await manager.get<DossierView>(`/api/dossiers/${id}`)).body;
    // when
    const answer = await manager.post<DossierView>(`/api/dossiers/${id}/urge`, { reason: 'Giải quyết xong trong hôm nay' });
    // then
    expect(answer.status, JSON.stringify(answer.problem)).to.equal(200);
    expect(answer.body.history.find(({ kind }) => kind === 'urged')?.text.vi ?? '').to.contain('Giải quyết xong trong hôm nay');
    expect({ dueAt: answer.body.dueAt, status: answer.body.status }).to.deep.equal({ dueAt: before.dueAt, status: before.status });
    const [task] = (await head.get<Page<TaskSummary>>('/api/tasks?view=group')).body.items;
    expect(task).to.include({ formKey: 'act-on-urging', name: 'Chỉ đạo: Giải quyết xong trong hôm nay', mayClaim: true });
    expect((await head.post(`/api/tasks/${task!.id}/complete`, { outcome: 'acknowledged', fields: { note: 'Đã giao người làm' } })).status).to.equal(200);
    expect((await head.get<Page<TaskSummary>>('/api/tasks?view=group')).body.total).to.equal(0);
  });

  it('is the only one who may, for dossiers below, with something to say, and while they run', async () => {
    expect(await mayOf(counter)).to.not.include('urge');
    expect((await counter.post(`/api/dossiers/${id}/urge`, { reason: 'Nhanh lên' })).status).to.equal(403);
    expect((await manager.post(`/api/dossiers/${id}/urge`, { reason: ' ' })).status).to.equal(422);
    // a manager of another tree
    await api.db('desk.account').where({ username: 'bhxh.lanhdao' }).update({ roles: ['manager'] });
    expect((await (await api.signIn('bhxh.lanhdao')).post(`/api/dossiers/${id}/urge`, { reason: 'Nhanh lên' })).status).to.equal(404);
    expect((await stranger.get(`/api/dossiers/${id}`)).status).to.equal(404);
    await api.db('desk.dossier').where({ id }).update({ finished_at: new Date(api.clock.now()), status: 9 });
    expect(await mayOf(manager)).to.deep.equal([]);
    expect((await manager.post(`/api/dossiers/${id}/urge`, { reason: 'Nhanh lên' })).status).to.equal(409);
  });
});
