import { expect } from 'chai';
import { randomUUID } from 'node:crypto';
import type { ProcedureView, Received } from '../../../desk/api/contract.ts';
import { createApiFixture, type ApiFixture, type Caller } from './api-fixture.ts';
import { filledReception } from './filled-reception.ts';

const TOKEN = 'intake-token-of-this-test';
const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');

describe('bad input', () => {
  let api: ApiFixture, vi: Caller, en: Caller;
  let view: ProcedureView;
  before(async () => {
    api = await createApiFixture({ intakeToken: TOKEN });
    vi = await api.signIn('tiepnhan');
    en = await api.signIn('tiepnhan2', 'en');
    view = (await vi.get<ProcedureView>('/api/procedures/1.001193')).body;
  });
  after(() => api.close());
  const count = async (table: string): Promise<number> => Number((await api.db(table).count('* as n').first())!.n);

  it('names every missing or wrong field, in the user\'s language, and keeps nothing', async () => {
    const before = await count('desk.dossier');
    const form = { ...filledReception(view.facts), applicant: { kind: 'citizen', email: 'no address' }, copies: 0 };
    const said = await vi.post('/api/dossiers', form);
    expect(said.status).to.equal(422);
    expect(String(said.raw.headers['content-type'])).to.contain('application/problem+json');
    expect(said.problem.errors).to.deep.include({ 'applicant.name': 'Chưa nhập', 'applicant.email': 'Không phải địa chỉ e-mail', copies: 'Phải từ 1 trở lên' });
    expect((await en.post('/api/dossiers', form)).problem.errors).to.deep.include({ 'applicant.name': 'Required', copies: 'Must be at least 1' });
    expect(await count('desk.dossier')).to.equal(before);
  });

  it('refuses what the procedure\'s own form does not take', async () => {
    const answer = await vi.post('/api/dossiers', { ...filledReception(view.facts), form: {} });
    expect(answer.status).to.equal(422);
    expect(Object.keys(answer.problem.errors ?? {})).to.not.be.empty;
  });

  it('refuses an unknown procedure', async () => {
    const answer = await en.post('/api/dossiers', { ...filledReception(view.facts), procedureCode: '9.999999' });
    expect(answer.status).to.equal(422);
    expect(answer.problem.title).to.equal('There is no procedure 9.999999');
    expect((await vi.get('/api/procedures/9.999999')).status).to.equal(404);
  });

  it('answers ids and pages that make no sense without a failure of its own', async () => {
    for (const url of ['/api/dossiers/1', '/api/dossiers/not-an-id/clock', `/api/dossiers/${randomUUID()}`, `/api/tasks/${randomUUID()}`, `/api/files/${randomUUID()}`, '/api/nothing']) expect((await vi.get(url)).status, url).to.equal(404);
    for (const url of ['/api/dossiers?page=0', '/api/dossiers?size=100000', '/api/dossiers?clock=late', '/api/tasks?view=theirs']) expect((await vi.get(url)).status, url).to.equal(400);
  });

  it('takes no body that is not JSON, and none that is too large', async () => {
    const headers = { cookie: vi.cookie, 'x-csrf-token': vi.me.csrfToken, 'content-type': 'application/json' };
    expect((await api.server.inject({ method: 'POST', url: '/api/dossiers', headers, payload: '{"procedureCode": ' })).statusCode).to.equal(400);
    const large = await api.server.inject({ method: 'POST', url: '/api/dossiers', headers, payload: JSON.stringify({ procedureCode: 'x'.repeat(3_000_000) }) });
    expect(large.statusCode).to.equal(413);
    expect(JSON.parse(large.payload).title).to.equal('Tệp hoặc nội dung quá lớn.');
  });

  describe('files', () => {
    const upload = async (caller: Caller, dossierId: string, name: string, type: string, content: Buffer) => {
      const boundary = 'x-boundary-of-this-test';
      const payload = Buffer.concat([Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: ${type}\r\n\r\n`), content, Buffer.from(`\r\n--${boundary}--\r\n`)]);
      const raw = await api.server.inject({ method: 'POST', url: `/api/dossiers/${dossierId}/files`, headers: { cookie: caller.cookie, 'x-csrf-token': caller.me.csrfToken, 'content-type': `multipart/form-data; boundary=${boundary}` }, payload });
      return { status: raw.statusCode, body: JSON.parse(raw.payload) as { id: string; title: string } };
    };
    let dossierId = '';
    before(async () => { dossierId = (await vi.post<Received>('/api/dossiers', filledReception(view.facts))).body.id; });

    it('keeps a picture and gives it back as what it is', async () => {
      const stored = await upload(vi, dossierId, 'ảnh.png', 'image/png', PNG);
      expect(stored.status, JSON.stringify(stored.body)).to.equal(201);
      const back = await api.server.inject({ url: `/api/files/${stored.body.id}`, headers: { cookie: vi.cookie } });
      expect(back.headers['content-type']).to.contain('image/png');
      expect(back.headers['x-content-type-options']).to.equal('nosniff');
      expect(back.rawPayload.equals(PNG)).to.equal(true);
      const stranger = await api.signIn('bhxh');
      expect((await stranger.get(`/api/files/${stored.body.id}`)).status).to.equal(404);
    });

    it('refuses a file that is not what it says', async () => {
      const before = await count('desk.file');
      for (const [name, type, content] of [['giay.pdf', 'application/pdf', PNG], ['giay.pdf', 'application/pdf', Buffer.from('<html><script>alert(1)</script>')], ['x.png', 'image/png', Buffer.from('MZ\x90\x00 program')]] as const) {
        const answer = await upload(vi, dossierId, name, type, content);
        expect(answer.status, name).to.equal(415);
        expect(answer.body.title).to.be.a('string').and.not.equal('');
      }
      expect(await count('desk.file')).to.equal(before);
    });

    it('refuses an empty form and an empty file', async () => {
      expect((await upload(vi, dossierId, 'giay.pdf', 'application/pdf', Buffer.alloc(0))).status).to.equal(422);
    });
  });

  describe('the online intake', () => {
    const submission = () => {
      const { applicant, form } = filledReception(view.facts);
      return { procedureCode: '1.001193', agencyId: 'trinh-dien-phuong', resultChannel: 'electronic', applicant, form, submittedAt: '2026-11-23T08:00:00+07:00', submissionId: randomUUID(), components: view.facts.components.map(({ id }) => ({ id, fileName: 'a.png', contentBase64: PNG.toString('base64') })) };
    };
    const send = async (payload: object, token: string) => {
      const raw = await api.server.inject({ method: 'POST', url: '/api/intake', headers: { authorization: `Bearer ${token}` }, payload });
      return { status: raw.statusCode, body: JSON.parse(raw.payload) as { code: string; title: string } };
    };

    it('takes a submission once and gives its code', async () => {
      const payload = submission();
      const first = await send(payload, TOKEN);
      expect(first.status, JSON.stringify(first.body)).to.equal(201);
      expect((await send(payload, TOKEN)).body.code).to.equal(first.body.code);
    });

    it('refuses who does not know the token, and a form with holes', async () => {
      expect((await send(submission(), 'wrong')).status).to.equal(401);
      expect((await send({ ...submission(), applicant: undefined }, TOKEN)).status).to.equal(422);
    });
  });
});
