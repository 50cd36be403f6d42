import { expect } from 'chai';
import type { PortfolioView } from '../../../desk/api/contract.ts';
import { createApiFixture, type ApiFixture, type Caller } from './api-fixture.ts';

describe('the portfolio', () => {
  let api: ApiFixture, manager: Caller;
  before(async () => {
    api = await createApiFixture();
    manager = await api.signIn('quanly');
  });
  after(() => api.close());
  const portfolio = async (search = ''): Promise<PortfolioView> => (await manager.get<PortfolioView>(`/api/portfolio${search}`)).body;

  it('counts today in Vietnam by level, publishing agency and field, hand-modelled procedures included', async () => {
    const { on, total, byLevel, byMinistry, byField } = await portfolio();
    expect(on).to.equal('2026-11-23');
    expect(total.procedures).to.equal(api.desk.catalogue.procedures().filter(({ catalogue }) => catalogue?.label !== 'published-locally').length);
    expect(total.reengineered).to.equal(api.desk.catalogue.procedures().filter(({ reengineering }) => reengineering.state === 're-engineered').length);
    for (const rows of [byMinistry, byField]) expect(rows.reduce((sum, { procedures }) => sum + procedures, 0)).to.equal(total.procedures);
    expect(byLevel.map(({ key }) => key)).to.include.members(['ministry', 'province', 'commune']);
    expect(total.onlineShare).to.be.closeTo(total.online / total.procedures, 1e-12);
  });

  it('answers for another day, with the months before it', async () => {
    const { on, total, overTime } = await portfolio('?on=2026-09-15');
    expect(on).to.equal('2026-09-15');
    expect(overTime.map((point) => point.on)).to.deep.equal(['2025-11-01', '2025-12-01', '2026-01-01', '2026-02-01', '2026-03-01', '2026-04-01', '2026-05-01', '2026-06-01', '2026-07-01', '2026-08-01', '2026-09-01', '2026-09-15']);
    expect(overTime.at(-1)!.total).to.deep.equal(total);
    expect((await portfolio('?on=1999-01-01')).total).to.deep.equal({ key: '', procedures: 0, online: 0, reengineered: 0, onlineShare: 0, reengineeredShare: 0 });
    // the first of a month stands once
    expect((await portfolio('?on=2026-09-01')).overTime.at(-2)!.on).to.equal('2026-08-01');
  });

  it('is for managers and reform staff, and takes days only', async () => {
    expect((await (await api.signIn('caicach')).get('/api/portfolio')).status).to.equal(200);
    for (const who of ['tiepnhan', 'quantri']) expect((await (await api.signIn(who)).get('/api/portfolio')).status, who).to.equal(403);
    for (const search of ['?on=yesterday', '?on=2026-13-01', '?on=2026-09']) expect((await manager.get(`/api/portfolio${search}`)).status, search).to.be.oneOf([400, 422]);
  });
});
