import { expect } from 'chai';
import type { AdministrationEntry, ComplianceCostView, Page, ProcedureSheet } from '../../../desk/api/contract.ts';
import { createApiFixture, type ApiFixture, type Caller } from './api-fixture.ts';

describe('the compliance cost on a procedure\'s page', () => {
  let api: ApiFixture, staff: Caller;
  before(async () => {
    api = await createApiFixture();
    staff = await api.signIn('caicach');
  });
  after(() => api.close());
  const costOf = async (code: string, who = staff): Promise<ComplianceCostView> => (await who.get<ProcedureSheet>(`/api/procedures/${code}/sheet`)).body.cost;
  const set = (id: string, value: number | null, source: string, who = staff) => who.put(`/api/cost-parameters/${id}`, { value, source });

  it('stands before and after re-engineering, and says what is not set', async () => {
    const { states, parameters } = await costOf('1.000603');
    expect(states.map(({ id }) => id).slice(0, 2)).to.deep.equal(['before', 'now']);
    const [before, now] = states;
    expect([before!.papers > now!.papers, before!.cost.byLimit, now!.cost.full]).to.deep.equal([true, 3 * 8 * 40_000, null]);
    expect(parameters.map(({ id, value, set: by }) => [id, value, by])).to.deep.equal([['hour-income', 40_000, null], ['prepare-hours', null, null], ['visit-hours', null, null], ['visit-travel', null, null]]);
  });

  it('is less where papers can be looked up instead', async () => {
    // 1.013225 asks for land certificates that the land register holds
    const { states } = await costOf('1.013225');
    const now = states.find(({ id }) => id === 'now')!;
    expect(states.find(({ id }) => id === 'proposed')!.papers).to.be.lessThan(now.papers);
  });

  it('is computed with what staff set with its source, logged, once; and as shipped again', async () => {
    expect((await set('prepare-hours', 2, '')).status, 'without a source').to.equal(422);
    for (const [id, value] of [['prepare-hours', 2], ['prepare-hours', 2], ['visit-hours', 3], ['visit-travel', 20_000]] as const) expect((await set(id, value, 'Khảo sát thử của phường')).status).to.equal(204);
    const { states, parameters } = await costOf('1.000603');
    const now = states.find(({ id }) => id === 'now')!;
    expect(now.cost.full).to.equal(now.papers * 2 * 40_000 + now.visits * (3 * 40_000 + 20_000) + now.fee!);
    expect(parameters.find(({ id }) => id === 'prepare-hours')!.set).to.include({ value: 2, source: 'Khảo sát thử của phường', by: staff.me.name });
    const log = (await (await api.signIn('quantri')).get<Page<AdministrationEntry>>('/api/administration-log')).body.items.filter(({ kind }) => kind === 'cost-parameter-set');
    expect(log, 'the same again is no change').to.have.lengthOf(3);
    expect((await set('prepare-hours', null, '')).status).to.equal(204);
    expect((await costOf('1.000603')).parameters.find(({ id }) => id === 'prepare-hours')).to.include({ value: null, set: null });
  });

  it('is set by reform staff only', async () => {
    for (const who of ['tiepnhan', 'quanly', 'quantri']) expect((await set('visit-hours', 1, 'Nguồn', await api.signIn(who))).status, who).to.equal(403);
    expect((await set('luck', 1, 'Nguồn')).status).to.equal(404);
    expect((await set('visit-hours', -1, 'Nguồn')).status).to.be.oneOf([400, 422]);
  });
});
