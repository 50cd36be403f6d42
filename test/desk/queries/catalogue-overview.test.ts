import { expect } from 'chai';
import { portfolioView, proceduresToComplete } from '../../../desk/queries/catalogue-overview.ts';
import { addFactsVersion } from '../../../desk/store/facts-versions.ts';
import { openDeskDatabase, type DeskDatabase } from '../../support/desk-database.ts';

describe('the catalogue at a glance', () => {
  const startMs = Date.parse('2026-11-02T01:00:00Z');
  let desk: DeskDatabase;
  before(async () => { desk = await openDeskDatabase(startMs); });
  after(async () => { await desk.close(); });
  const deploy = async (code: string, reengineered: boolean, deployedAt: string): Promise<void> => {
    const facts = desk.deps.catalogue.procedure(code)!;
    await addFactsVersion(desk.db, { procedureCode: code, version: 2, facts: { ...facts, ...(facts.catalogue ? { catalogue: { ...facts.catalogue, usable: true, lacks: [] } } : {}), reengineering: { ...facts.reengineering, state: reengineered ? 're-engineered' : 'none' } }, ground: 'x', modelVersion: 2, draftId: null, deployedBy: null, deployedAt: new Date(deployedAt) });
  };

  it('lists what staff must complete; a deployed version of the facts takes it off', async () => {
    const before = await proceduresToComplete(desk.db);
    expect(before.length).to.be.greaterThan(1000);
    expect(before[0]).to.include.keys('code', 'name', 'lacks', 'dossiers', 'file');
    await deploy(before[0]!.code, false, '2026-11-03T01:00:00Z');
    expect((await proceduresToComplete(desk.db)).map(({ code }) => code)).to.deep.equal(before.slice(1).map(({ code }) => code));
  });

  it('puts what is used first', async () => {
    const last = (await proceduresToComplete(desk.db)).at(-1)!;
    const [agency] = await desk.db('desk.agency').limit(1).select<{ id: string }[]>('id');
    await desk.db('desk.dossier').insert({ id: '00000000-0000-4000-8000-000000000001', code: 'T-1', procedure_code: last.code, procedure_name: last.name, facts: '{}', agency_id: agency!.id, handling_agency_id: agency!.id, status: 3, channel: 'counter', result_channel: 'counter', applicant: '{}', form: '{}', rule_set: '118/2025', supplement_policy: 'restart', received_at: new Date(startMs), lookup_secret: '0000' });
    expect((await proceduresToComplete(desk.db))[0]).to.include({ code: last.code, dossiers: 1 });
  });

  it('counts a re-engineered model from the day of its deployment in Vietnam', async () => {
    const code = desk.deps.catalogue.procedures().find(({ catalogue }) => catalogue)!.code;
    const on = async (day: string): Promise<number> => (await portfolioView(desk.deps, day)).portfolio.total.reengineered;
    const [before] = [await on('2026-11-11')];
    await deploy(code, true, '2026-11-10T17:30:00Z');
    expect([await on('2026-11-10'), await on('2026-11-11')]).to.deep.equal([before, before + 1]);
    const { overTime } = await portfolioView(desk.deps, '2026-11-22', ['2026-11-10', '2026-11-11']);
    expect(overTime[1]!.total.reengineered - overTime[0]!.total.reengineered).to.equal(1);
  });
});
