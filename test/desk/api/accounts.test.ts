import { expect } from 'chai';
import { issueFirstAdministratorToken } from '../../../desk/api/session/first-administrator.ts';
import type { AccountView, AccountWithPassword, AdministrationEntry, Agencies, AgencyView, ChangeAccount, DossierView, Me, NewAccount, NewAgency, Page, Problem, Received } from '../../../desk/api/contract.ts';
import { createApiFixture, MONDAY, type ApiFixture } from './api-fixture.ts';
import { filledReception } from './filled-reception.ts';

type Call = <T = Problem>(method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, payload?: object) => Promise<{ readonly status: number; readonly body: T }>;

const AGENCY: NewAgency = { id: 'xa-mau', name: { vi: 'UBND xã Mẫu', en: 'Sample commune' }, kind: 'commune', level: 'commune', parentId: 'so-mau', calendarId: 'vietnam-administrative', dossierCodePart: '000.01.01.H01' };
const { id: _id, ...AGENCY_FIELDS } = AGENCY;
const OFFICER: NewAccount = { username: 'can.bo', name: 'Cán bộ Mẫu', agencyId: 'xa-mau', roles: ['counter-officer'], atOneStop: true };

describe('agencies and accounts of a production system', () => {
  let api: ApiFixture;
  let administrator: Call;
  let administratorId: string;
  before(async () => {
    api = await createApiFixture({ mode: 'production' });
    const token = await issueFirstAdministratorToken(api.db, MONDAY);
    const made = await api.server.inject({ method: 'POST', url: '/api/first-administrator', headers: { 'accept-language': 'en' }, payload: { token, username: 'quantri', name: 'Quản trị', password: 'mot mat khau dai', agency: { id: 'so-mau', name: 'Sở mẫu', kind: 'industry-trade', level: 'province', dossierCodePart: '000.00.09.H01' } } });
    administratorId = (JSON.parse(made.payload) as Me).id;
    administrator = callerOf(String(made.headers['set-cookie']), JSON.parse(made.payload) as Me);
  });
  after(() => api.close());

  const callerOf = (setCookie: string, me: Me): Call => async (method, url, payload) => {
    const raw = await api.server.inject({ method, url, headers: { cookie: setCookie.split(';')[0]!, 'x-csrf-token': me.csrfToken }, ...(payload ? { payload } : {}) });
    return { status: raw.statusCode, body: raw.payload ? JSON.parse(raw.payload) : undefined };
  };
  const signIn = async (username: string, password: string): Promise<{ readonly status: number; readonly call: Call }> => {
    const raw = await api.server.inject({ method: 'POST', url: '/api/session', payload: { username, password } });
    return { status: raw.statusCode, call: callerOf(String(raw.headers['set-cookie']), JSON.parse(raw.payload) as Me) };
  };
  const changed = (account: AccountView, change: Partial<ChangeAccount> = {}): ChangeAccount => ({ name: account.name, agencyId: account.agencyId, roles: account.roles, atOneStop: account.atOneStop, active: account.active, ...change });
  /** A new officer, signed in. */
  const newOfficer = async (username: string, more: Partial<NewAccount> = {}) => {
    const { status, body } = await administrator<AccountWithPassword>('POST', '/api/accounts', { ...OFFICER, username, ...more });
    expect(status, JSON.stringify(body)).to.equal(201);
    return { ...body, ...(await signIn(username, body.password)) };
  };

  it('lead from the one-time token to an officer who receives a dossier', async () => {
    // given
    const { agencies, kinds } = (await administrator<Agencies>('GET', '/api/agencies')).body;
    expect(agencies.map(({ id, calendarId }) => [id, calendarId])).to.deep.equal([['so-mau', 'vietnam-administrative']]);
    expect(kinds).to.include.members(['commune', 'province', 'police', 'transport-police', 'power']);
    const agency = await administrator<AgencyView>('POST', '/api/agencies', AGENCY);
    expect(agency).to.deep.equal({ status: 201, body: { ...AGENCY, demonstration: false, activeAccounts: 0 } });
    // when
    const { call, account, password, status } = await newOfficer('can.bo');
    // then
    expect(status).to.equal(200);
    expect(account).to.deep.include({ username: 'can.bo', agency: AGENCY.name, roles: ['counter-officer'], active: true });
    expect((await call<Me>('GET', '/api/me')).body).to.deep.include({ username: 'can.bo', atOneStop: true });
    const received = await call<Received>('POST', '/api/dossiers', filledReception(api.desk.catalogue.procedure('2.000815')!));
    expect(received.status, JSON.stringify(received.body)).to.be.within(200, 201);
    expect(received.body.code).to.match(/^000\.01\.01\.H01-261123-0001$/);
    const kept = await api.db('desk.account').where({ id: account.id }).first('password_hash');
    expect(kept.password_hash).to.match(/^scrypt\$/).and.not.contain(password);
  });

  it('are the administrator\'s business, not a counter officer\'s', async () => {
    const { call, account } = await newOfficer('quay.mot');
    for (const [method, url, payload] of [
      ['PUT', '/api/agencies/xa-mau', AGENCY_FIELDS], ['GET', '/api/administration-log'], ['GET', '/api/failing-jobs'], ['POST', '/api/failing-jobs/1/retry'], ['GET', '/api/standing-still'], ['GET', '/api/attention'],
      ['GET', '/api/agencies'], ['POST', '/api/agencies', { ...AGENCY, id: 'khac', dossierCodePart: '000.09.01.H01' }], ['GET', '/api/accounts'], ['POST', '/api/accounts', { ...OFFICER, username: 'ban.be' }],
      ['PUT', `/api/accounts/${account.id}`, changed(account, { roles: ['administrator'] })], ['POST', `/api/accounts/${administratorId}/password`],
    ] as const) expect((await call(method, url, payload)).status, `${method} ${url}`).to.equal(403);
  });

  it('refuse what would not work, field by field', async () => {
    for (const [change, field, status] of [
      [{ id: 'Xã' }, 'id', 422], [{ kind: 'bakery' }, 'kind', 422], [{ level: 'moon' }, 'level', 422], [{ parentId: 'nowhere' }, 'parentId', 422], [{ calendarId: 'never' }, 'calendarId', 422], [{ calendarId: 'demonstration-open' }, 'calendarId', 422],
      [{ dossierCodePart: 'h/1' }, 'dossierCodePart', 422], [{ dossierCodePart: '000.02.01.H01' }, 'id', 409], [{ id: 'xa-hai' }, 'dossierCodePart', 409],
    ] as const) {
      const { status: found, body } = await administrator('POST', '/api/agencies', { ...AGENCY, ...change });
      expect({ status: found, fields: Object.keys(body.errors ?? {}) }, JSON.stringify(change)).to.deep.equal({ status, fields: [field] });
    }
    for (const [change, field, status] of [[{ username: 'Á' }, 'username', 422], [{ username: 'quantri' }, 'username', 409], [{ roles: [] }, 'roles', 422], [{ agencyId: 'nowhere' }, 'agencyId', 422]] as const) {
      const { status: found, body } = await administrator('POST', '/api/accounts', { ...OFFICER, username: 'nguoi.moi', ...change });
      expect({ status: found, fields: Object.keys(body.errors ?? {}) }, JSON.stringify(change)).to.deep.equal({ status, fields: [field] });
    }
  });

  it('are changed by the administrator, with who did what in a log that nobody changes', async () => {
    // given
    const { id: agencyId, ...fields } = { ...AGENCY, id: 'xa-doi', dossierCodePart: '000.03.01.H01' };
    await administrator('POST', '/api/agencies', { ...fields, id: agencyId });
    const { call, account } = await newOfficer('doi.co.quan', { agencyId });
    const received = await call<Received>('POST', '/api/dossiers', { ...filledReception(api.desk.catalogue.procedure('2.000815')!), idempotencyKey: 'before-the-change' });
    // when
    const changedAgency = await administrator<AgencyView>('PUT', `/api/agencies/${agencyId}`, { ...fields, name: { vi: 'UBND xã Đổi Tên', en: 'Renamed commune' }, dossierCodePart: '000.04.01.H01' });
    // then new dossiers bear the new code, the old ones theirs
    expect(changedAgency).to.deep.include({ status: 200 });
    expect(changedAgency.body).to.deep.include({ name: { vi: 'UBND xã Đổi Tên', en: 'Renamed commune' }, dossierCodePart: '000.04.01.H01' });
    expect((await call<DossierView>('GET', `/api/dossiers/${received.body.id}`)).body.code).to.match(/^000\.03\.01\.H01-/);
    expect((await call<Received>('POST', '/api/dossiers', { ...filledReception(api.desk.catalogue.procedure('2.000815')!), idempotencyKey: 'after-the-change' })).body.code).to.match(/^000\.04\.01\.H01-/);
    // and a code part that dossiers bear is nobody else's
    for (const [method, url, payload, field, status] of [
      ['POST', '/api/agencies', { ...AGENCY, id: 'xa-khac', dossierCodePart: '000.03.01.H01' }, 'dossierCodePart', 409], ['PUT', `/api/agencies/${agencyId}`, { ...fields, parentId: agencyId }, 'parentId', 422],
      ['PUT', `/api/agencies/${agencyId}`, { ...fields, dossierCodePart: '000.00.09.H01' }, 'dossierCodePart', 409], ['PUT', `/api/agencies/${agencyId}`, { ...fields, calendarId: 'demonstration-open' }, 'calendarId', 422],
    ] as const) {
      const refused = await administrator(method, url, payload);
      expect([refused.status, Object.keys(refused.body.errors ?? {})], JSON.stringify(payload)).to.deep.equal([status, [field]]);
    }
    expect((await administrator('PUT', '/api/agencies/nowhere', fields)).status).to.equal(404);
    // and the log says who did it
    await administrator('PUT', `/api/accounts/${account.id}`, changed(account, { roles: ['clerk'] }));
    await administrator('POST', `/api/accounts/${account.id}/password`);
    const log = (await administrator<Page<AdministrationEntry>>('GET', '/api/administration-log?size=100')).body;
    expect(log.items.slice(0, 3).map(({ kind, actor }) => [kind, actor])).to.deep.equal([['password-reset', 'Quản trị'], ['account-changed', 'Quản trị'], ['agency-changed', 'Quản trị']]);
    expect(log.items[1]!.changes).to.deep.equal({ roles: [['counter-officer'], ['clerk']] });
    expect(log.items[2]!.changes).to.deep.equal({ name: [fields.name, { vi: 'UBND xã Đổi Tên', en: 'Renamed commune' }], dossierCodePart: ['000.03.01.H01', '000.04.01.H01'] });
    expect(log.items.at(-1)).to.deep.include({ kind: 'first-administrator', actor: 'Quản trị' });
    expect(JSON.stringify(log)).to.not.match(/scrypt|password_hash|mot mat khau/);
    expect(await api.db('desk.administration_entry').delete().then(() => 'deleted', (error: Error) => error.message)).to.match(/never changed or deleted/);
    expect((await call('GET', '/api/administration-log')).status).to.be.oneOf([401, 403]);
  });

  it('end the session of a closed account, keep it out, and give its tasks back', async () => {
    // given an officer with a session and a claimed task
    const { call, account, password } = await newOfficer('nghi.viec');
    const received = await call<Received>('POST', '/api/dossiers', { ...filledReception(api.desk.catalogue.procedure('2.000815')!), idempotencyKey: 'before-leaving' });
    const task = { id: '00000000-0000-4000-8000-000000000001', dossier_id: received.body.id, element_id: 'appraise', kind: 'user-task', form_key: 'appraise', name: 'Thẩm định', candidate_groups: ['counter-officer'], agency_id: 'xa-mau', place: 'one-stop', assignee_id: account.id, created_at: new Date(MONDAY), claimed_at: new Date(MONDAY), state: 'claimed', data: '{}' };
    await api.db('desk.task').insert(task);
    // when
    expect((await administrator<AccountView>('PUT', `/api/accounts/${account.id}`, changed(account, { active: false }))).body.active).to.equal(false);
    // then
    expect((await call('GET', '/api/me')).status).to.equal(401);
    expect((await signIn('nghi.viec', password)).status).to.equal(401);
    expect(await api.db('desk.task').where({ id: task.id }).first('state', 'assignee_id')).to.deep.equal({ state: 'open', assignee_id: null });
    // and opening it again revives no old session
    await administrator('PUT', `/api/accounts/${account.id}`, changed(account, { active: true }));
    expect((await call('GET', '/api/me')).status).to.equal(401);
    expect((await signIn('nghi.viec', password)).status).to.equal(200);
  });

  it('change what an officer may do at once', async () => {
    const { call, account } = await newOfficer('len.chuc');
    await administrator('PUT', `/api/accounts/${account.id}`, changed(account, { name: 'Tên Mới', roles: ['leader'], atOneStop: false }));
    expect((await call<Me>('GET', '/api/me')).body).to.deep.include({ name: 'Tên Mới', roles: ['leader'], atOneStop: false });
  });

  it('always keep an administrator: nobody closes himself, nor two each other', async () => {
    const me = (await administrator<AccountView[]>('GET', '/api/accounts')).body.find(({ id }) => id === administratorId)!;
    for (const change of [{ active: false }, { roles: ['leader' as const] }]) expect((await administrator('PUT', `/api/accounts/${me.id}`, changed(me, change))).status).to.equal(409);
    const other = await newOfficer('quantri2', { roles: ['administrator'], agencyId: 'so-mau' });
    const answers = await Promise.all([administrator('PUT', `/api/accounts/${other.account.id}`, changed(other.account, { active: false })), other.call('PUT', `/api/accounts/${me.id}`, changed(me, { active: false }))]);
    expect(answers.filter(({ status }) => status === 200)).to.have.length(1);
    // the rest of the tests goes on with the first one
    await api.db('desk.account').where({ id: me.id }).update({ active: true });
    administrator = (await signIn('quantri', 'mot mat khau dai')).call;
  });

  it('give a new password, once, and end the sessions of the old one', async () => {
    const { call, account, password } = await newOfficer('quen.mat.khau');
    const reset = await administrator<AccountWithPassword>('POST', `/api/accounts/${account.id}/password`);
    expect(reset.status).to.equal(200);
    expect((await call('GET', '/api/me')).status).to.equal(401);
    expect((await signIn('quen.mat.khau', password)).status).to.equal(401);
    expect((await signIn('quen.mat.khau', reset.body.password)).status).to.equal(200);
    expect(JSON.stringify((await administrator('GET', '/api/accounts')).body)).to.not.contain(reset.body.password).and.not.contain('scrypt');
    expect((await administrator('POST', `/api/accounts/${administratorId}/password`)).status).to.equal(409);
    expect((await administrator('POST', '/api/accounts/00000000-0000-4000-8000-00000000000f/password')).status).to.equal(404);
  });

  it('let everybody change his own password, knowing the current one', async () => {
    const { call, password } = await newOfficer('doi.mat.khau');
    const elsewhere = await signIn('doi.mat.khau', password);
    const change = (currentPassword: string, newPassword: string) => call('PUT', '/api/me/password', { currentPassword, newPassword });
    expect(Object.keys((await change('wrong', 'mot cau that dai')).body.errors ?? {})).to.deep.equal(['currentPassword']);
    expect(Object.keys((await change(password, 'ngan')).body.errors ?? {})).to.deep.equal(['newPassword']);
    expect((await change(password, 'mot cau that dai')).status).to.equal(204);
    expect((await call('GET', '/api/me')).status).to.equal(200);
    expect((await elsewhere.call('GET', '/api/me')).status).to.equal(401);
    expect((await signIn('doi.mat.khau', password)).status).to.equal(401);
    expect((await signIn('doi.mat.khau', 'mot cau that dai')).status).to.equal(200);
  });
});
