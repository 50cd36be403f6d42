import { expect } from 'chai';
import { receiveDossier } from '../../../desk/commands/receive-dossier.ts';
import { onceOnlyList } from '../../../desk/queries/once-only.ts';
import { procedureView } from '../../../desk/queries/procedures.ts';
import { factsInForce } from '../../../desk/store/facts-versions.ts';
import type { DesignerDeps } from '../../../designer/api/deps.ts';
import { deployDraft } from '../../../designer/api/deploy-draft.ts';
import { createDraft, decideOnDraft, discardDraft, submitDraft } from '../../../designer/api/draft-commands.ts';
import { comparedDraft, draftView } from '../../../designer/api/procedure-queries.ts';
import { findDraft } from '../../../designer/api/draft-rows.ts';
import { loadDesignerModels } from '../../../designer/api/shipped-models.ts';
import type { OnceOnlyRow, ProposalView } from '../../../desk/api/contract.ts';
import { openDeskDatabase, type DeskDatabase } from '../../support/desk-database.ts';
import { dossierOf, must, officer, reception } from '../../support/desk-office.ts';

const AT = Date.parse('2026-11-23T09:00:00+07:00');
const AFTER_THE_RESOLUTION = Date.parse('2027-03-01T09:00:00+07:00');

describe('a proposal of once only', () => {
  let desk: DeskDatabase, deps: DesignerDeps;
  const deployed: string[] = [];
  before(async () => {
    desk = await openDeskDatabase(AT);
    deps = {
      db: desk.db, clock: desk.clock, catalogue: desk.deps.catalogue, engine: 'test', ...loadDesignerModels(),
      zeebe: { deploy: async (resources) => resources.map(({ name }) => { deployed.push(name); const code = name.replace('.bpmn', ''); return { bpmnProcessId: `procedure-${code}`, version: 2, processDefinitionKey: '22', resourceName: name }; }) },
    };
  });
  after(() => desk?.close());
  const list = async (nowMs = AT, state: ProposalView['state'] | undefined = undefined, on = '') => onceOnlyList({ db: desk.db, catalogue: desk.deps.catalogue, nowMs }, { page: 1, size: 200, on, ...(state ? { state } : {}) });
  const reformer = () => officer(desk.db, 'caicach');
  /** A procedure that may receive dossiers and has something ready to adopt; each test another. */
  const usable = async (skip: number): Promise<OnceOnlyRow> => (await list(AT, 'ready')).items.filter(({ code }) => { const facts = desk.deps.catalogue.procedure(code)!; return facts.catalogue?.usable === true && facts.handledBy !== ''; }).sort((a, b) => (a.code < b.code ? -1 : 1))[skip]!;
  const adopt = (paper: ProposalView) => ({ componentId: paper.componentId, row: paper.row, register: paper.registers[0]! });

  it('is listed with paper, database, owner, clause and the day it ends, procedure by procedure', async () => {
    const all = await list();
    expect(all.resolution).to.deep.equal({ law: '66.7/2025/NQ-CP', from: '2026-01-01', to: '2027-02-28' });
    expect(all.counts.ready).to.be.greaterThan(100);
    const papers = all.items.flatMap((row) => row.papers);
    expect(papers.every(({ law, clause, database, registers }) => law !== '' && clause !== '' && database !== '' && registers.length > 0)).to.equal(true);
    expect(new Set(papers.map(({ state }) => state))).to.include.keys('ready', 'compare', 'partly', 'looked-up');
    // what ends with the resolution is known beforehand, the hand-modelled ones with it
    expect(all.adopted.map(({ code }) => code)).to.include.members(['1.001193', '1.000603', '3.000347']);
    expect(all.adopted.every(({ inForce, holds }) => inForce.to === '2027-02-28' && holds)).to.equal(true);
    const later = await list(AT, undefined, '2027-03-01');
    expect([later.counts.ready, later.counts['not-in-force'] > 100, later.adopted.some(({ holds }) => holds)]).to.deep.equal([0, true, false]);
  });

  it('becomes a draft that keeps the clause, and goes to the officer by the normal way', async () => {
    // given
    const { code, papers } = await usable(0);
    const paper = papers[0]!;
    // when
    const draft = must(await createDraft(deps, await reformer(), code, 'Bỏ giấy tờ Nhà nước đã có', [adopt(paper)]));
    // then: the draft says what changes and on what ground
    const view = (await draftView(deps, await reformer(), draft))!;
    expect(view.factsChange!.papers[paper.componentId]).to.deep.equal({ kind: 'register', register: paper.registers[0], law: `NQ ${paper.resolution}, Phụ lục I, số ${paper.row}; ${paper.law}, ${paper.clause}`, inForce: paper.inForce });
    expect(view.factsChange!.ground).to.equal(`Nghị quyết 66.7/2025/NQ-CP, Phụ lục I, số ${paper.row} (hiệu lực đến 28/02/2027)`);
    const { comparison } = (await comparedDraft(deps, (await findDraft(desk.db, draft))!, 'deployed'))!;
    expect(comparison.changes.map(({ text }) => text.vi).join('\n')).to.contain(`số ${paper.row}`).and.to.contain('28/02/2027');
    expect(comparison.before.counts.papers.value! - comparison.after.counts.papers.value!).to.equal(1);
    expect((await list()).items.find((row) => row.code === code)!.papers.find(({ componentId, row }) => componentId === paper.componentId && row === paper.row)).to.deep.include({ state: 'drafted', draft: { id: draft, title: 'Bỏ giấy tờ Nhà nước đã có' } });
    // and is submitted, approved by another, deployed
    const leader = await officer(desk.db, 'lanhdao');
    must(await submitDraft(deps, await reformer(), draft, { note: 'Trình', version: 1 }));
    must(await decideOnDraft(deps, leader, draft, { approve: true, note: '' }));
    must(await deployDraft(deps, leader, draft));
    const { facts } = (await factsInForce(desk.db, desk.deps.catalogue, code))!;
    expect(facts.reengineering).to.deep.include({ state: 're-engineered' });
    expect(facts.reengineering.changes.map(({ kind }) => kind)).to.deep.equal(['paper-replaced']);
    expect((await list()).adopted.map(({ document }) => document)).to.include(paper.document);
    expect((await list()).items.find((row) => row.code === code)!.papers.find(({ componentId, row }) => componentId === paper.componentId && row === paper.row)!.state).to.equal('looked-up');
    // and a dossier of that day looks the paper up; one received after the resolution has ended is asked for it again
    const counter = await officer(desk.db, 'tiepnhan');
    const source = async (key: string): Promise<unknown> => {
      const now = (await procedureView({ ...desk.deps, nowMs: desk.clock.now() }, counter, code))!.facts;
      const id = must(await receiveDossier(desk.deps, counter, { ...reception(now), idempotencyKey: key })).id;
      return (await dossierOf(desk, id)).facts.components.find(({ id: component }) => component === paper.componentId)!.source;
    };
    expect(await source('within')).to.include({ register: paper.registers[0] });
    await desk.clock.advanceTo(AFTER_THE_RESOLUTION);
    expect(await source('after')).to.equal('applicant');
  });

  it('is adopted once: looked up already, in another open draft, partly, ended or unknown ones are refused', async () => {
    const { code, papers } = await usable(0);
    const paper = papers[0]!;
    const atNow = { ...deps, clock: { ...deps.clock, now: () => AT } };
    const begin = async (proposals: Parameters<typeof createDraft>[4], at = AT, of = code) => createDraft({ ...deps, clock: { ...deps.clock, now: () => at } }, await reformer(), of, 'Bản thảo', proposals);
    expect(await begin([adopt(paper)], AFTER_THE_RESOLUTION), 'ended').to.include({ status: 422 });
    expect(await begin([{ ...adopt(paper), register: 'astrology' }])).to.include({ status: 422 });
    expect(await begin([adopt(paper), adopt(paper)])).to.include({ status: 422 });
    expect(await begin([{ ...adopt(paper), row: 99_999 }])).to.include({ status: 422 });
    const partly = (await list(AT, 'partly')).items[0]!;
    expect(await begin([adopt(partly.papers[0]!)], AT, partly.code)).to.include({ status: 422 });
    const adopted = (await list(AT, 'looked-up')).items[0]!;
    expect(await begin([adopt(adopted.papers[0]!)], AT, adopted.code)).to.include({ status: 409 });
    // two at the same instant
    const answers = await Promise.all([begin([adopt(paper)]), begin([adopt(paper)])]);
    expect(answers.map((answer) => (answer.ok ? 201 : answer.status)).sort()).to.deep.equal([201, 409]);
    // laid aside, it can be adopted again
    const [first] = answers.filter((answer) => answer.ok);
    must(await discardDraft(atNow, must(first!)));
    expect((await begin([adopt(paper)])).ok).to.equal(true);
  });
});
