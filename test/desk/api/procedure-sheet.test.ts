import { expect } from 'chai';
import type { DossierSummary, Page, ProcedureSheet, Received } from '../../../desk/api/contract.ts';
import { addFactsVersion } from '../../../desk/store/facts-versions.ts';
import { procedureSheet } from '../../../desk/queries/procedure-sheet.ts';
import { loadCompiled } from '../../../processes/compile/compiled-catalogue.ts';
import { paperRules, papersOf } from '../../../processes/documents/papers-of.ts';
import { createApiFixture, type ApiFixture, type Caller } from './api-fixture.ts';
import { filledReception } from './filled-reception.ts';

describe('the sheet of a procedure', () => {
  let api: ApiFixture, counter: Caller;
  before(async () => {
    api = await createApiFixture();
    counter = await api.signIn('tiepnhan');
  });
  after(() => api.close());
  const sheetOf = async (code: string, caller = counter): Promise<ProcedureSheet> => (await caller.get<ProcedureSheet>(`/api/procedures/${code}/sheet`)).body;
  const national = () => [...loadCompiled().national.values()];

  it('says of an imported procedure that its steps are inferred, from which pattern and why', async () => {
    const { facts, pattern } = await sheetOf(national().find((each) => each.facts()?.catalogue?.steps.kind === 'inferred')!.code);
    expect(facts.catalogue).to.include({ label: 'national-fact' });
    expect(pattern!.name.vi).not.to.equal('');
    expect(pattern!.why.vi).not.to.equal('');
  });

  it('says of a local version which approved internal process its steps are', async () => {
    const approved = [...loadCompiled().local.values()].find((each) => each.facts()?.catalogue?.steps.kind === 'approved')!;
    const { facts, pattern } = await sheetOf(approved.code);
    expect(facts.catalogue!.steps).to.include.keys('decision', 'place', 'date');
    expect(facts.catalogue!.baseCode).to.be.a('string');
    expect(pattern).to.equal(null);
  });

  it('names what is unclear, until staff deploy facts that are complete', async () => {
    const unusable = national().find((each) => each.facts()?.catalogue?.usable === false)!;
    const { unclear, facts } = await sheetOf(unusable.code);
    expect(unclear.map(({ text }) => text)).to.deep.equal(facts.catalogue!.lacks);
    await addFactsVersion(api.db, { procedureCode: unusable.code, version: 2, facts: { ...facts, catalogue: { ...facts.catalogue!, usable: true, lacks: [] } }, ground: 'x', modelVersion: 2, draftId: null, deployedBy: null, deployedAt: new Date(api.clock.now()) });
    expect((await sheetOf(unusable.code)).unclear).to.deep.equal([]);
  });

  it('marks the papers that a resolution replaces by data, with clause and dates', async () => {
    const found = national().find(({ code, imported }) => paperRules().rowsOf.has(code) && [...papersOf(imported!).values()].some(({ replacedBy }) => replacedBy.length > 0))!;
    const { facts, papers } = await sheetOf(found.code);
    expect(papers.map(({ componentId }) => componentId)).to.deep.equal(facts.components.map(({ id }) => id));
    const row = papers.flatMap(({ replacedBy }) => replacedBy)[0]!;
    expect(row.resolution).to.contain('66.7');
    expect(row).to.deep.include({ inForce: { from: '2026-01-01', to: '2027-02-28' }, holdsToday: true });
    // when the resolution has ended
    const later = await procedureSheet({ ...api.desk, nowMs: Date.parse('2027-03-01T00:00:00+07:00') }, { id: null, agencyId: counter.me.agency.id, roles: counter.me.roles, atOneStop: true, language: 'vi' }, found.code);
    expect(later!.papers.flatMap(({ replacedBy }) => replacedBy)[0]!.holdsToday).to.equal(false);
  });

  it('counts the dossiers as the lists do, and takes the median of those that ended', async () => {
    const code = '1.001193';
    const { facts } = await sheetOf(code);
    const ids = await Promise.all([1, 2, 3].map(async () => (await counter.post<Received>('/api/dossiers', filledReception(facts))).body.id));
    const end = async (id: string, days: number, late: boolean): Promise<void> => {
      const { received_at } = (await api.db('desk.dossier').where({ id }).first<{ received_at: Date }>('received_at'))!;
      const finished = new Date(received_at.getTime() + days * 86_400_000);
      await api.db('desk.dossier').where({ id }).update({ finished_at: finished, due_at: new Date(finished.getTime() + (late ? -1 : 1) * 3_600_000) });
    };
    await end(ids[0]!, 1, false);
    await end(ids[1]!, 4, true);
    const { statistics } = await sheetOf(code);
    const total = async (clock: string): Promise<number> => (await counter.get<Page<DossierSummary>>(`/api/dossiers?procedure=${code}&clock=${clock}`)).body.total;
    expect(statistics).to.deep.equal({ dossiers: await total(''), open: await total('open'), overdue: await total('overdue'), finishedOnTime: 1, finishedLate: 1, medianDays: 2.5 });
    // nothing of what the viewer may not see
    expect((await sheetOf(code, await api.signIn('bhxh'))).statistics).to.include({ dossiers: 0, medianDays: null });
  });

  it('brings the model of every procedure, deployed or compiled on the way', async () => {
    const [byHand, compiled] = await Promise.all(['1.001193', national()[0]!.code].map((code) => counter.get<{ xml: string }>(`/api/procedures/${code}/model`)));
    expect(byHand!.body.xml).to.contain('procedure-1.001193').and.contain('BPMNDiagram');
    expect(compiled!.body.xml).to.contain('BPMNDiagram').and.contain('chưa được phê duyệt');
    for (const part of ['sheet', 'model']) expect((await counter.get(`/api/procedures/9.999999/${part}`)).status).to.equal(404);
    expect((await sheetOf('1.001193')).hasBefore).to.equal(true);
  });
});
