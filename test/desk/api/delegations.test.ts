import { expect } from 'chai';
import { claimTask } from '../../../desk/commands/claim-task.ts';
import type { Delegations, DelegationView, NewDelegation, Page, TaskSummary } from '../../../desk/api/contract.ts';
import { receiveDossier } from '../../../desk/commands/receive-dossier.ts';
import { must, officer, reception } from '../../support/desk-office.ts';
import { createApiFixture, MONDAY, type ApiFixture, type Caller } from './api-fixture.ts';

const DAY_MS = 86_400_000;
const TODAY = '2026-11-23';
const NEW: NewDelegation = { power: 'approve', procedureCode: '2.000815', field: null, accountId: null, ground: 'Quyết định số 1/QĐ-UBND', inForceFrom: TODAY, inForceTo: '2026-12-31' };

describe('delegations at the one-stop', () => {
  let api: ApiFixture, leader: Caller, head: Caller;
  before(async () => {
    api = await createApiFixture();
    leader = await api.signIn('lanhdao');
    head = await api.signIn('motcua');
    // the demonstration's own are taken back: the ward begins like a production agency
    for (const { id } of (await leader.get<Delegations>('/api/delegations')).body.delegations) await leader.post(`/api/delegations/${id}/revoke`, { reason: 'Bắt đầu lại' });
  });
  after(() => api.close());

  const grant = (change: Partial<NewDelegation> = {}) => leader.post<DelegationView>('/api/delegations', { ...NEW, ...change });
  const idOf = async (username: string): Promise<string> => (await officer(api.db, username)).id!;

  it('are given by the leader, read by the head of the one-stop, and nobody else\'s business', async () => {
    // when
    const given = await grant({ accountId: await idOf('tiepnhan'), inForceFrom: '2027-01-04', inForceTo: null });
    // then
    expect(given.status, JSON.stringify(given.problem)).to.equal(201);
    expect(given.body).to.deep.include({ power: 'approve', procedureCode: '2.000815', person: 'Trình Diễn Tiếp nhận', grantedBy: 'Trình Diễn Lãnh đạo', state: 'to-come', revoked: null });
    const seen = (await head.get<Delegations>('/api/delegations')).body;
    expect(seen.delegations.map(({ id }) => id)).to.include(given.body.id);
    expect(seen.mayGrant).to.equal(false);
    expect((await head.post('/api/delegations', NEW)).status).to.equal(403);
    expect((await head.post(`/api/delegations/${given.body.id}/revoke`, { reason: 'x' })).status).to.equal(403);
    const counter = await api.signIn('tiepnhan');
    expect((await counter.get('/api/delegations')).status).to.equal(403);
    expect((await counter.post('/api/delegations', NEW)).status).to.equal(403);
  });

  it('of another agency are not seen and not ended', async () => {
    const { body: { id } } = await grant({ procedureCode: null, field: 'certification', power: 'appraise' });
    const other = await api.signIn('xa.lanhdao');
    expect((await other.get<Delegations>('/api/delegations')).body.delegations).to.deep.equal([]);
    expect((await other.post(`/api/delegations/${id}/revoke`, { reason: 'x' })).status).to.equal(404);
  });

  it('are refused, field by field, when they say what they may not', async () => {
    const cases: readonly (readonly [Partial<NewDelegation>, number, string])[] = [
      [{ inForceFrom: '2026-11-22' }, 422, 'inForceFrom'], [{ inForceFrom: '2026-02-30' }, 422, 'inForceFrom'], [{ inForceFrom: '2026-12-24', inForceTo: '2026-12-23' }, 422, 'inForceTo'],
      [{ ground: '  ' }, 422, 'ground'], [{ procedureCode: '9.999999' }, 422, 'procedureCode'], [{ procedureCode: '2.000986' }, 422, 'procedureCode'], [{ procedureCode: '2.000033' }, 422, 'procedureCode'],
      [{ field: 'civil-status' }, 422, 'field'], [{ procedureCode: null, field: 'electricity' }, 422, 'field'],
      [{ accountId: await idOf('lanhdao') }, 422, 'accountId'], [{ accountId: await idOf('vanthu') }, 422, 'accountId'], [{ accountId: await idOf('xa') }, 422, 'accountId'], [{ accountId: 'nobody' }, 422, 'accountId'],
    ];
    for (const [change, status, field] of cases) {
      const { status: found, problem } = await grant(change);
      expect({ status: found, fields: Object.keys(problem.errors ?? {}) }, JSON.stringify(change)).to.deep.equal({ status, fields: [field] });
    }
  });

  it('that say the same for some of the same days are refused, also when they come at once', async () => {
    const answers = await Promise.all([grant({ procedureCode: '1.001193' }), grant({ procedureCode: '1.001193' })]);
    expect(answers.map(({ status }) => status).sort()).to.deep.equal([201, 409]);
    const narrower = await grant({ procedureCode: '1.001193', accountId: await idOf('tiepnhan'), inForceFrom: '2026-12-31', inForceTo: null });
    expect([narrower.status, Object.keys(narrower.problem.errors ?? {})]).to.deep.equal([409, ['inForceFrom']]);
    expect((await grant({ procedureCode: '1.001193', inForceFrom: '2027-01-01', inForceTo: null })).status).to.equal(201);
    expect((await grant({ procedureCode: '1.001193', power: 'appraise' })).status).to.equal(201);
  });

  it('end at once with their reason, once, and stay readable', async () => {
    const { body: { id } } = await grant({ procedureCode: '2.000815', inForceTo: '2026-12-01', accountId: await idOf('thuly') });
    expect((await leader.post(`/api/delegations/${id}/revoke`, { reason: ' ' })).status).to.equal(422);
    const ended = await leader.post<DelegationView>(`/api/delegations/${id}/revoke`, { reason: 'Chuyển công tác' });
    expect(ended.body).to.deep.include({ state: 'revoked', revoked: { at: new Date(MONDAY).toISOString(), by: 'Trình Diễn Lãnh đạo', reason: 'Chuyển công tác' } });
    expect((await leader.post(`/api/delegations/${id}/revoke`, { reason: 'Lần nữa' })).status).to.equal(409);
    for (const sql of [`update desk.delegation set ground = 'x' where id = '${id}'`, `delete from desk.delegation_revocation where delegation_id = '${id}'`]) {
      expect(await api.db.raw(sql).then(() => 'changed', (error: Error) => error.message)).to.match(/never changed or deleted/);
    }
  });

  it('let an officer at the one-stop sign, and nobody without one', async () => {
    // given a task to sign at the one-stop
    const counter = await officer(api.db, 'tiepnhan');
    const { id: dossierId } = must(await receiveDossier(api.desk, counter, reception(api.desk.catalogue.procedure('2.000815')!)));
    const taskId = '00000000-0000-4000-8000-000000000002';
    await api.db('desk.task').insert({ id: taskId, dossier_id: dossierId, element_id: 'sign-on-the-spot', kind: 'user-task', form_key: 'sign', name: 'Ký', candidate_groups: ['counter-officer', 'leader'], agency_id: 'trinh-dien-phuong', place: 'one-stop', created_at: new Date(MONDAY), state: 'open', data: '{}' });
    const desk = { counter: await api.signIn('tiepnhan'), leader };
    const maySign = async (who: Caller): Promise<readonly [boolean, boolean]> => {
      const task = (await who.get<Page<TaskSummary>>('/api/tasks?view=all')).body.items.find(({ id }) => id === taskId)!;
      return [task.mayClaim, task.mayComplete];
    };
    // then without a delegation only the leader may
    expect(await maySign(desk.counter)).to.deep.equal([false, false]);
    expect(await maySign(desk.leader)).to.deep.equal([true, true]);
    expect((await desk.counter.post(`/api/tasks/${taskId}/claim`)).status).to.equal(403);
    expect((await desk.counter.post(`/api/tasks/${taskId}/complete`, { outcome: 'signed' })).status).to.equal(403);
    // when it is given
    const { body: { id } } = await grant();
    // then
    expect(await maySign(desk.counter)).to.deep.equal([true, true]);
    expect((await claimTask(api.desk, counter, { taskId })).ok).to.equal(true);
    // and when it is taken back, what was claimed is no longer signed by him, only put back
    await leader.post(`/api/delegations/${id}/revoke`, { reason: 'Hết đợt cao điểm' });
    expect((await desk.counter.post(`/api/tasks/${taskId}/complete`, { outcome: 'signed' })).status).to.equal(403);
    expect((await desk.counter.post(`/api/tasks/${taskId}/unclaim`)).status).to.equal(200);
  });

  it('of a day to come hold from that day on', async () => {
    const counter = await api.signIn('tiepnhan2');
    const { body: { id } } = await grant({ procedureCode: null, field: 'certification', accountId: await idOf('tiepnhan2'), inForceFrom: '2026-11-24', inForceTo: '2026-11-24' });
    const mayClaim = async (): Promise<boolean> => (await counter.get<Page<TaskSummary>>('/api/tasks?view=all')).body.items[0]!.mayClaim;
    expect(await mayClaim()).to.equal(false);
    await api.clock.advanceTo(MONDAY + DAY_MS);
    const again = await api.signIn('tiepnhan2');
    expect((await again.get<Page<TaskSummary>>('/api/tasks?view=all')).body.items[0]!.mayClaim).to.equal(true);
    expect((await (await api.signIn('lanhdao')).get<Delegations>('/api/delegations')).body.delegations.find((each) => each.id === id)!.state).to.equal('in-force');
  });
});
