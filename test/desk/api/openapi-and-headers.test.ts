import { expect } from 'chai';
import { request as httpRequest } from 'node:http';
import { createApiFixture, type ApiFixture } from './api-fixture.ts';

describe('the HTTP server', () => {
  let api: ApiFixture;
  before(async () => { api = await createApiFixture(); });
  after(() => api.close());

  it('describes every route of the contract', async () => {
    const { result, statusCode } = await api.server.inject('/api/openapi.json');
    expect(statusCode).to.equal(200);
    const paths = Object.keys((result as { paths: Record<string, object> }).paths);
    for (const path of ['/api/health', '/api/session', '/api/me', '/api/procedures/{code}', '/api/procedures/{code}/sheet', '/api/procedures/{code}/model', '/api/completion', '/api/portfolio', '/api/dossiers', '/api/dossiers/preview', '/api/dossiers/{id}/clock', '/api/dossiers/{id}/diagram', '/api/dossiers/{id}/supplement',
      '/api/dossiers/{id}/withdraw', '/api/dossiers/{id}/stop', '/api/dossiers/{id}/payment', '/api/dossiers/{id}/files', '/api/tasks/{id}/complete', '/api/board', '/api/lookup/{code}', '/api/rating/{code}', '/api/officers',
      '/api/rules/{id}', '/api/agencies', '/api/accounts/{id}', '/api/accounts/{id}/password', '/api/me/password', '/api/calendars', '/api/outbox', '/api/intake', '/api/payments/callback', '/api/events']) expect(paths, path).to.include(path);
  });

  it('protects every answer, errors included', async () => {
    for (const url of ['/api/session/options', '/api/me', '/nowhere']) {
      const { headers } = await api.server.inject(url);
      expect(headers['content-security-policy'], url).to.contain("script-src 'self'").and.contain("frame-ancestors 'self'");
      expect(headers['x-content-type-options'], url).to.equal('nosniff');
    }
  });

  it('tells open pages at once that something of their agency changed, and nothing of others', async () => {
    // given a page that listens, over a real socket, with a browser's compression
    await api.server.start();
    const { cookie } = await api.signIn('tiepnhan');
    const heard: string[] = [];
    let stop = (): void => undefined;
    const connected = new Promise<string>((resolve) => {
      const asked = httpRequest(`${api.server.info.uri}/api/events`, { headers: { cookie, 'accept-encoding': 'gzip, deflate, br' } }, (response) => {
        response.on('data', (chunk: Buffer) => { heard.push(chunk.toString()); resolve(String(response.headers['content-encoding'] ?? 'none')); });
      });
      asked.on('error', () => undefined);
      stop = () => asked.destroy();
      asked.end();
    });
    expect(await connected).to.equal('none');
    // when
    api.events.publish({ kind: 'inbox', agencyId: 'trinh-dien-bhxh', id: 'theirs' });
    api.events.publish({ kind: 'inbox', agencyId: 'trinh-dien-phuong', id: 'ours' });
    // then
    for (const until = performance.now() + 2000; performance.now() < until && !heard.join('').includes('ours');) await new Promise((resolve) => setImmediate(resolve));
    stop();
    expect(heard.join('')).to.contain('event: inbox\ndata: {"id":"ours"}').and.not.contain('theirs');
  });

  it('says that the database is away as what it is, and works again when it is back', async () => {
    const { get } = await api.signIn('tiepnhan');
    const name = (await api.db.raw('select current_database() as name')).rows[0].name as string;
    // given every connection is cut while a request is on its way
    const admin = api.db.client.config.connection as { connectionString: string };
    const { default: pg } = await import('pg');
    const other = new URL(admin.connectionString);
    other.pathname = '/postgres';
    const client = new pg.Client({ connectionString: other.href });
    await client.connect();
    await client.query(`alter database ${name} allow_connections false`);
    await client.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [name]);
    // when
    const away = await get('/api/me');
    await client.query(`alter database ${name} allow_connections true`);
    await client.end();
    // then
    expect(away.status).to.equal(503);
    expect(away.problem.title).to.contain('Cơ sở dữ liệu');
    // A pooled connection may hear of its end only when it is used: each such costs one answer 503, never more than the pool holds.
    let back = await get('/api/me');
    for (let left = 20; left > 0 && back.status === 503; left--) back = await get('/api/me');
    expect(back.status).to.equal(200);
  });
});
