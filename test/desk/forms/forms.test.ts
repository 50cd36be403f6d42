import { expect } from 'chai';
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import type { DossierView, ProcedureView, Received } from '../../../desk/api/contract.ts';
import { withdrawDossier } from '../../../desk/commands/withdraw-dossier.ts';
import { gatherForm } from '../../../desk/forms/gather-form.ts';
import type { FormDocument } from '../../../desk/forms/form-document.ts';
import { insertTask } from '../../../desk/store/tasks.ts';
import { createApiFixture, type ApiFixture, type Caller } from '../api/api-fixture.ts';
import { filledReception } from '../api/filled-reception.ts';

/** Everything that a form says, in order. */
const wordsOf = (form: FormDocument): string => form.blocks.flatMap((block) => {
  switch (block.kind) {
    case 'fields': return block.rows.map((row) => `${row.label}: ${row.value}`);
    case 'paragraph': return [block.text];
    case 'list': return [block.lead, ...block.items];
    case 'table': return [block.columns.map((column) => column.title).join(' | '), ...block.rows.map((row) => row.join(' | '))];
  }
}).join('\n');

describe('the printable forms', () => {
  let api: ApiFixture, counter: Caller, id = '', received: Received;
  before(async () => {
    api = await createApiFixture();
    counter = await api.signIn('tiepnhan');
    const { body } = await counter.get<ProcedureView>('/api/procedures/1.001193');
    received = (await counter.post<Received>('/api/dossiers', filledReception(body.facts))).body;
    id = received.id;
    const at = api.clock.now();
    await insertTask(api.db, {
      id: randomUUID(), job_key: '77', process_instance_key: '1', dossier_id: id, element_id: 'process-on-the-spot', kind: 'user-task', form_key: 'process-on-the-spot', name: 'Giải quyết tại chỗ', candidate_groups: ['counter-officer'],
      agency_id: 'trinh-dien-phuong', place: 'one-stop', assignee_id: null, created_at: new Date(at), due_at: new Date(at + 1000), state: 'open', data: {}, lease_until: null,
    });
    await counter.post(`/api/tasks/${(await counter.get<DossierView>(`/api/dossiers/${id}`)).body.tasks[0]!.id}/complete`, { outcome: 'supplement', reason: 'Thiếu văn bản ủy quyền', components: [body.facts.components[0]!.id] });
  });
  after(() => api.close());

  const gathered = async (n: FormDocument['n'], dossier = id): Promise<FormDocument> => {
    const form = await gatherForm({ db: api.db, catalogue: api.desk.catalogue, nowMs: api.clock.now() }, { id: counter.me.id, agencyId: counter.me.agency.id, roles: counter.me.roles, atOneStop: true, language: 'vi' }, dossier, n);
    if (!form || form === 'not-yet') throw new Error(`form ${n}: ${String(form)}`);
    return form;
  };

  it('fills the receipt with what the officer took and the ledger promised', async () => {
    const form = await gathered(1);
    const words = wordsOf(form);
    expect(form.code).to.equal(received.code);
    expect(form.head.number).to.match(/^\d+\/BPTNTKQ$/);
    for (const label of ['Mã hồ sơ', 'Tên tổ chức, cá nhân: Trần Văn Thử', 'Số định danh: 001099012345', 'Địa chỉ', 'Số điện thoại', 'Nội dung yêu cầu giải quyết', 'Thành phần hồ sơ nộp gồm', 'Số lượng hồ sơ: 01 (bộ)', 'Thời gian giải quyết theo quy định: trong ngày',
      'Thời gian nhận hồ sơ: 09 giờ 00 phút, ngày 23 tháng 11 năm 2026', 'Thời gian trả kết quả: 24 giờ 00 phút, ngày 23 tháng 11 năm 2026', 'Đăng ký nhận kết quả tại', 'Vào Sổ theo dõi hồ sơ, quyển số: 2026', received.lookupSecret]) expect(words, label).to.contain(label);
  });

  it('is a PDF that carries its Vietnamese letters with it', async () => {
    for (const n of [1, 6, 7] as const) {
      const answer = await api.server.inject({ url: `/api/dossiers/${id}/forms/${n}.pdf`, headers: { cookie: counter.cookie } });
      expect(answer.statusCode, answer.payload.slice(0, 200)).to.equal(200);
      expect(answer.headers['content-type']).to.equal('application/pdf');
      expect(answer.rawPayload.subarray(0, 5).toString()).to.equal('%PDF-');
      expect(answer.rawPayload.includes('BeVietnamPro')).to.equal(true);
      // Ignored by git; whoever changes a form looks at it here.
      const folder = 'tmp/forms';
      mkdirSync(folder, { recursive: true });
      writeFileSync(`${folder}/mau-0${n}.pdf`, answer.rawPayload);
      const text = spawnSync('pdftotext', ['-layout', `${folder}/mau-0${n}.pdf`, '-'], { encoding: 'utf8' });
      if (text.status === 0) expect(text.stdout).to.contain(n === 7 ? 'SỔ THEO DÕI HỒ SƠ' : received.code);
    }
  });

  it('makes the routing slip out of what happened', async () => {
    const words = wordsOf(await gathered(6));
    expect(words).to.contain('1. Giao: UBND phường Trình Diễn').and.contain('2. Nhận: Bộ phận Một cửa').and.contain('Trình Diễn Tiếp nhận').and.contain('Thiếu văn bản ủy quyền');
  });

  it('lists the dossier in the register of the year', async () => {
    const words = wordsOf(await gathered(7));
    expect(words).to.contain(received.code).and.contain('Trần Văn Thử').and.contain('23/11/2026');
  });

  it('does not exist before what it certifies has happened', async () => {
    for (const n of [3, 4, 5]) {
      const answer = await counter.get(`/api/dossiers/${id}/forms/${n}.pdf`);
      expect(answer.status, String(n)).to.equal(409);
      expect(answer.problem.title).to.contain(`Mẫu số 0${n}`);
    }
    expect((await counter.get(`/api/dossiers/${id}/forms/8.pdf`)).status).to.equal(404);
  });

  it('says that and why a dossier was stopped', async () => {
    const { body } = await counter.get<ProcedureView>('/api/procedures/1.001193');
    const other = (await counter.post<Received>('/api/dossiers', filledReception(body.facts))).body;
    const done = await withdrawDossier(api.desk, { id: counter.me.id, name: counter.me.name, agencyId: counter.me.agency.id, roles: counter.me.roles, atOneStop: true, language: 'vi' }, { dossierId: other.id, reason: 'Không còn nhu cầu' });
    expect(done.ok).to.equal(true);
    expect(wordsOf(await gathered(5, other.id))).to.contain('Lý do: Không còn nhu cầu').and.contain(other.code);
  });
});
