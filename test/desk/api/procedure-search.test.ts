import { expect } from 'chai';
import type { ProcedureSearch, ProcedureSummary } from '../../../desk/api/contract.ts';
import { createApiFixture, type ApiFixture, type Caller } from './api-fixture.ts';

describe('the search of the catalogue', () => {
  let api: ApiFixture, officer: Caller;
  before(async () => {
    api = await createApiFixture();
    officer = await api.signIn('tiepnhan');
  });
  after(() => api.close());
  const search = async (filter: Readonly<Record<string, string>>): Promise<ProcedureSearch> => (await officer.get<ProcedureSearch>(`/api/procedure-search?${new URLSearchParams(filter)}`)).body;
  const sum = (facets: readonly { readonly procedures: number }[]): number => facets.reduce((total, { procedures }) => total + procedures, 0);

  it('shows what is meant, and what is farther off when asked', async () => {
    const near = await search({ q: 'khai sinh' });
    expect(near.items.every(({ close }) => close)).to.equal(true);
    expect(near.items.map(({ code }) => code)).to.include('1.001193');
    expect(near.farther).to.be.greaterThan(20);
    const far = await search({ q: 'khai sinh', far: 'true' });
    expect(far.total).to.equal(near.total + near.farther);
    expect(far.items.slice(0, near.items.length)).to.deep.equal(near.items);
    // the picker at the counter has the same order
    const picker = (await officer.get<readonly ProcedureSummary[]>('/api/procedures?q=khai%20sinh')).body;
    expect(picker.slice(0, near.items.length).map(({ code }) => code)).to.have.members(near.items.map(({ code }) => code));
  });

  it('narrows by level, field and authority, whose counts agree with the lists that they open', async () => {
    const { facets, total } = await search({ q: 'đất đai' });
    expect(sum(facets.levels)).to.equal(total);
    expect(sum(facets.fields)).to.equal(total);
    for (const { id, procedures } of facets.levels) expect((await search({ q: 'đất đai', level: id })).total, id).to.equal(procedures);
    for (const { id, procedures } of facets.fields) expect((await search({ q: 'đất đai', field: id })).total, id).to.equal(procedures);
    for (const { id, procedures } of facets.authorities.slice(0, 3)) expect((await search({ q: 'đất đai', authority: id })).total, id).to.equal(procedures);
  });

  it('browses a field without words, and shows my own agency\'s without either', async () => {
    const { facets, items } = await search({});
    expect(items.length).to.be.greaterThan(0);
    expect(items.every(({ receivable }) => receivable)).to.equal(true);
    const field = facets.fields[0]!;
    expect(await search({ field: field.id })).to.include({ total: field.procedures, farther: 0 });
    expect((await search({ q: 'xyzzyx qwrtpl' })).items).to.deep.equal([]);
    expect((await officer.get('/api/procedure-search?level=galaxy')).status).to.be.oneOf([400, 422]);
  });
});
