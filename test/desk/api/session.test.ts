import { expect } from 'chai';
import type { Me, Problem, SignInOptions } from '../../../desk/api/contract.ts';
import { IDLE_MS } from '../../../desk/api/session/session-store.ts';
import { createApiFixture, MONDAY, PASSWORD, type ApiFixture } from './api-fixture.ts';

describe('signing in', () => {
  let api: ApiFixture;
  before(async () => { api = await createApiFixture(); });
  after(() => api.close());
  const signIn = async (username: string, password: string, language = 'vi') => {
    const response = await api.server.inject({ method: 'POST', url: '/api/session', headers: { 'accept-language': language }, payload: { username, password } });
    return { status: response.statusCode, problem: JSON.parse(response.payload) as Problem, headers: response.headers };
  };

  it('offers the demonstration accounts, each of which gets in', async () => {
    const options = (await api.server.inject('/api/session/options')).result as SignInOptions;
    expect(options.accounts.length).to.be.greaterThan(20);
    const { me } = await api.signIn(options.accounts[0]!.username);
    expect(me.roles).to.deep.equal(['counter-officer']);
    expect(me.agency.demonstration).to.equal(true);
  });

  it('sets a cookie that scripts cannot read', async () => {
    const { headers } = await signIn('thuly', PASSWORD);
    expect(String(headers['set-cookie'])).to.match(/^mot_cua_session=[\w-]{43}; HttpOnly; SameSite=Lax; Path=\//);
  });

  it('says the same of a wrong password and of a user who does not exist, in the caller\'s language', async () => {
    expect((await signIn('tiepnhan', 'wrong')).problem).to.deep.include({ status: 401, title: 'Tên đăng nhập hoặc mật khẩu không đúng.' });
    expect((await signIn('nobody', 'wrong', 'en')).problem).to.deep.include({ status: 401, title: 'Wrong user name or password.' });
  });

  it('makes somebody wait who has failed five times, even with the right password, and lets him in later', async () => {
    for (let attempt = 0; attempt < 5; attempt++) expect((await signIn('vanthu', 'wrong')).status).to.equal(401);
    const refused = await signIn('vanthu', PASSWORD);
    expect(refused.status).to.equal(429);
    expect(Number(refused.headers['retry-after'])).to.be.within(1, 900);
    await api.clock.advanceTo(MONDAY + 16 * 60_000);
    expect((await signIn('vanthu', PASSWORD)).status).to.equal(200);
  });

  it('refuses a change without the page\'s own token', async () => {
    const { cookie } = await api.signIn('tiepnhan');
    const response = await api.server.inject({ method: 'DELETE', url: '/api/session', headers: { cookie } });
    expect(response.statusCode).to.equal(403);
  });

  it('ends a session that was idle, and says so', async () => {
    const caller = await api.signIn('tiepnhan');
    expect((await caller.get<Me>('/api/me')).body.username).to.equal('tiepnhan');
    await api.clock.advanceTo(api.clock.now() + IDLE_MS + 1);
    const answer = await caller.get('/api/me');
    expect(answer.status).to.equal(401);
    expect(answer.problem.title).to.equal('Phiên làm việc đã hết hạn hoặc bạn chưa đăng nhập.');
  });

  it('signs out', async () => {
    const caller = await api.signIn('tiepnhan');
    expect((await caller.delete('/api/session')).status).to.equal(204);
    expect((await caller.get('/api/me')).status).to.equal(401);
  });

  it('keeps officers out of what is not theirs', async () => {
    const caller = await api.signIn('tiepnhan', 'en');
    const answer = await caller.get('/api/outbox');
    expect(answer.status).to.equal(403);
    expect(answer.problem.title).to.equal('You may not do this.');
  });
});

describe('a production system', () => {
  it('has no accounts, and makes its first administrator with the token, once', async () => {
    const api = await createApiFixture({ mode: 'production' });
    try {
      const { issueFirstAdministratorToken } = await import('../../../desk/api/session/first-administrator.ts');
      const token = await issueFirstAdministratorToken(api.db, MONDAY);
      const make = async (given: string, username: string) => (await api.server.inject({ method: 'POST', url: '/api/first-administrator', payload: { token: given, username, name: 'Quản trị', password: 'mot mat khau dai', agency: { id: 'so-mau', name: 'Sở mẫu', kind: 'industry-trade', level: 'province', dossierCodePart: '000.00.09.H01' } } })).statusCode;
      const options = (await api.server.inject('/api/session/options')).result;
      expect(options).to.deep.include({ demonstrationMode: false, firstAdministratorNeeded: true, accounts: [] });
      expect((options as SignInOptions).firstAgency!.kinds).to.include('commune');
      expect(await make('wrong', 'quantri')).to.equal(403);
      expect(await make(token!, 'quantri')).to.equal(201);
      expect(await make(token!, 'quantri2')).to.equal(403);
      expect((await api.server.inject('/api/session/options')).result).to.deep.include({ firstAgency: null });
      expect(await issueFirstAdministratorToken(api.db, MONDAY)).to.equal(undefined);
    } finally { await api.close(); }
  });
});
