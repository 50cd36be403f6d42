import { expect } from 'chai';
import type { CompletionQueue } from '../../../desk/api/contract.ts';
import { loadCompiled } from '../../../processes/compile/compiled-catalogue.ts';
import { createApiFixture, type ApiFixture, type Caller } from './api-fixture.ts';

describe('the queue of procedures to complete', () => {
  let api: ApiFixture, staff: Caller;
  before(async () => {
    api = await createApiFixture();
    staff = await api.signIn('caicach');
  });
  after(() => api.close());
  const queue = async (search = ''): Promise<CompletionQueue> => (await staff.get<CompletionQueue>(`/api/completion${search}`)).body;

  it('pages what receives no dossiers, every procedure once', async () => {
    const unusable = [...loadCompiled().national.values()].filter((each) => each.facts()?.catalogue?.usable === false).map(({ code }) => code);
    const first = await queue('?size=200');
    const pages = await Promise.all(Array.from({ length: Math.ceil(first.total / 200) }, (_, index) => queue(`?size=200&page=${index + 1}`)));
    expect(pages.flatMap(({ items }) => items.map(({ code }) => code))).to.have.members(unusable);
    expect([first.total, first.all]).to.deep.equal([unusable.length, unusable.length]);
    expect(first.items[0]!.lacks[0]!.text.vi).to.contain('chưa rõ');
    expect((await queue('?page=100000')).items).to.deep.equal([]);
  });

  it('finds by field, by what is unclear and why, by name without diacritics and by code', async () => {
    const { fields, attributes, reasons, items } = await queue();
    const field = fields[0]!;
    expect(await queue(`?field=${field.id}`)).to.include({ total: field.procedures });
    for (const { id, procedures } of attributes) expect((await queue(`?attribute=${id}`)).total, id).to.equal(procedures);
    for (const { id, procedures } of reasons) expect((await queue(`?reason=${id}`)).total, id).to.equal(procedures);
    const both = await queue('?attribute=limit&reason=unit-lost');
    expect(both.total).to.be.greaterThan(0);
    expect(both.items.every(({ lacks }) => lacks.some(({ attribute, text }) => attribute === 'limit' && text.en.includes('unit was lost')))).to.equal(true);
    expect((await queue(`?q=${items[0]!.code}`)).items.map(({ code }) => code)).to.include(items[0]!.code);
    expect((await queue('?q=cap%20giay%20phep')).items.every(({ name }) => /cấp giấy phép/i.test(name.normalize('NFC')))).to.equal(true);
    expect(await queue('?q=khong-co-thu-tuc-nay')).to.include({ total: 0, all: (await queue()).all });
  });

  it('is for reform staff and administrators, and takes no other filter', async () => {
    expect((await (await api.signIn('quantri')).get('/api/completion')).status).to.equal(200);
    for (const who of ['tiepnhan', 'quanly', 'lanhdao']) expect((await (await api.signIn(who)).get('/api/completion')).status, who).to.equal(403);
    for (const search of ['?attribute=colour', '?reason=because', '?size=100000', '?page=0']) expect((await staff.get(`/api/completion${search}`)).status, search).to.be.oneOf([400, 422]);
  });
});
