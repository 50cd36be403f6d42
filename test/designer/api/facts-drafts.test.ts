import { expect } from 'chai';
import type { ZeebePort } from '../../../engine/zeebe/port.ts';
import { receiveDossier } from '../../../desk/commands/receive-dossier.ts';
import { allFactsInForce, factsInForce } from '../../../desk/store/facts-versions.ts';
import type { ComparedModels, DraftView, ProcedureDesign } from '../../../designer/api/contract.ts';
import { deployDraft } from '../../../designer/api/deploy-draft.ts';
import { createDraft, decideOnDraft, saveDraft, submitDraft } from '../../../designer/api/draft-commands.ts';
import { loadDesignerModels } from '../../../designer/api/shipped-models.ts';
import type { DesignerDeps } from '../../../designer/api/deps.ts';
import { NO_FACTS_CHANGE, type FactsChange } from '../../../designer/facts/facts-change.ts';
import { openDeskDatabase, type DeskDatabase } from '../../support/desk-database.ts';
import { dossierOf, must, officer, reception } from '../../support/desk-office.ts';
import { drawnXml, validModel } from '../support/drawn-model.ts';
import { startDesignerServer, type Answer, type Call, type DesignerServer } from '../support/designer-server.ts';

const GROUND = 'Quyết định 12/QĐ-UBND ngày 20/11/2026';
const change = (part: Partial<FactsChange>): FactsChange => ({ ...NO_FACTS_CHANGE, ground: GROUND, ...part });
const id = ({ body }: Answer): string => String(body['id']);

describe('drafts of facts', () => {
  const CODE = '1.000001';
  let designer: DesignerServer, reformer: Call, leader: Call;
  const zeebe: Pick<ZeebePort, 'deploy'> = { deploy: async () => [{ bpmnProcessId: `procedure-${CODE}`, version: 2, processDefinitionKey: '22', resourceName: `${CODE}.bpmn` }] };
  before(async () => {
    designer = await startDesignerServer(zeebe);
    [reformer, leader] = await Promise.all([designer.as('Cán bộ (thử nghiệm)', 'reform-staff'), designer.as('Lãnh đạo (thử nghiệm)', 'leader')]);
  });
  after(() => designer.close());
  const begun = async (): Promise<string> => id(await reformer('POST', `/procedures/${CODE}/drafts`, { title: 'Bỏ sổ hộ khẩu' }));
  const xml = drawnXml(validModel());
  const without = change({ papers: { 'household-book': { kind: 'dropped' } }, limits: { counter: { value: 3, unit: 'working-day' } } });

  it('are compared in numbers and words, approved by another person and deployed with the model as a version', async () => {
    // given
    const draft = await begun();
    expect((await reformer('PUT', `/drafts/${draft}`, { xml, version: 1, factsChange: without })).status).to.equal(200);
    expect((await reformer('GET', `/drafts/${draft}`)).body as unknown as DraftView).to.deep.include({ factsChange: without, baseFactsVersion: 1, currentFactsVersion: 1 });
    expect((await reformer('POST', `/drafts/${draft}/submit`, { note: 'Bỏ giấy tờ', version: 2 })).status).to.equal(200);
    // when
    const { comparison, factsGround } = (await leader('GET', `/drafts/${draft}/compare`)).body as unknown as ComparedModels;
    // then
    expect(comparison.changes.map(({ text }) => text.vi)).to.deep.equal(['Bỏ giấy tờ "Sổ hộ khẩu"', 'Thời hạn khi nộp trực tiếp: 5 ngày làm việc → 3 ngày làm việc']);
    expect([comparison.before.counts.papers.value, comparison.after.counts.papers.value, comparison.before.counts.days.value, comparison.after.counts.days.value]).to.deep.equal([2, 1, 5, 3]);
    expect(comparison.after.counts.papers.provenance.vi).to.contain(GROUND);
    expect(factsGround).to.equal(GROUND);
    expect((await reformer('POST', `/drafts/${draft}/approve`, {})).status).to.equal(403);
    expect((await leader('POST', `/drafts/${draft}/approve`, {})).status).to.equal(200);
    expect((await leader('POST', `/drafts/${draft}/deploy`)).status).to.equal(200);
    const design = (await leader('GET', `/procedures/${CODE}`)).body as unknown as ProcedureDesign;
    expect(design.facts.components.map((paper) => paper.id)).to.deep.equal(['application', 'birth-data']);
    expect(design.factsVersions.map(({ version, modelVersion, ground, deployedBy }) => [version, modelVersion, ground, deployedBy])).to.deep.equal([[2, 2, GROUND, 'Lãnh đạo (thử nghiệm)'], [1, null, '', null]]);
    // and what it changed is still to be seen: against what it replaced, not against itself
    const afterwards = (await leader('GET', `/drafts/${draft}/compare`)).body as unknown as ComparedModels;
    expect(afterwards.comparison.changes.map(({ text }) => text.vi)).to.deep.equal(comparison.changes.map(({ text }) => text.vi));
    expect(afterwards.before.version).to.equal((await designer.db('designer.draft').where({ id: draft }).first()).base_version);
    expect([afterwards.comparison.before.counts.papers.value, afterwards.comparison.after.counts.papers.value]).to.deep.equal([2, 1]);
    // and cannot be changed in place
    expect(await designer.db('desk.facts_version').update({ ground: '' }).then(() => 'changed', () => 'refused')).to.equal('refused');
  });

  it('begun before another was deployed have to be looked at again', async () => {
    const [mine, theirs] = [await begun(), await begun()];
    for (const draft of [mine, theirs]) await reformer('PUT', `/drafts/${draft}`, { xml, version: 1, factsChange: change({ limits: { counter: { value: draft === mine ? 2 : 1, unit: 'working-day' } } }) });
    expect((await reformer('POST', `/drafts/${theirs}/submit`, { note: 'Trình', version: 2 })).status).to.equal(200);
    expect((await reformer('POST', `/drafts/${mine}/submit`, { note: 'Trình', version: 2 })).status).to.equal(200);
    for (const draft of [theirs, mine]) await leader('POST', `/drafts/${draft}/approve`, {});
    expect((await leader('POST', `/drafts/${theirs}/deploy`)).status).to.equal(200);
    expect((await leader('POST', `/drafts/${mine}/deploy`)).status).to.equal(409);
    expect(((await leader('GET', `/drafts/${mine}/compare`)).body as unknown as ComparedModels).outdated).to.equal(true);
  });

  it('are not submitted when they break a rule, and say which field', async () => {
    const draft = await begun();
    await reformer('PUT', `/drafts/${draft}`, { xml, version: 1, factsChange: change({ ground: '', limits: { counter: { value: 30, unit: 'working-day' } } }) });
    const answer = await reformer('POST', `/drafts/${draft}/submit`, { note: 'Trình', version: 2 });
    expect(answer.status).to.equal(422);
    expect(Object.keys(answer.body['errors'] as object)).to.have.members(['facts.ground', 'facts.limits.counter']);
    expect((await reformer('PUT', `/drafts/${draft}`, { xml, version: 2, factsChange: { papers: 'all' } })).status, 'not the shape of a change').to.equal(422);
  });

  it('keep every revision of the facts too, and can be taken back', async () => {
    const draft = await begun();
    await reformer('PUT', `/drafts/${draft}`, { xml, version: 1, factsChange: without });
    await reformer('PUT', `/drafts/${draft}`, { xml, version: 2, factsChange: without });
    await reformer('PUT', `/drafts/${draft}`, { xml, version: 3, factsChange: null });
    const revisions = (await reformer('GET', `/drafts/${draft}/revisions`)).body as unknown as { n: number }[];
    expect(revisions.map(({ n }) => n)).to.deep.equal([3, 2, 1]);
    expect((await reformer('GET', `/drafts/${draft}/revisions/2`)).body).to.deep.equal({ xml, factsChange: without });
    expect((await reformer('POST', `/drafts/${draft}/submit`, { note: 'Trình', version: 4 })).status, 'nothing is changed any more').to.equal(422);
  });
});

describe('facts that were deployed', () => {
  const CODE = '1.001193';
  let desk: DeskDatabase;
  before(async () => { desk = await openDeskDatabase(Date.parse('2026-11-16T08:00:00+07:00')); });
  after(() => desk?.close());

  it('are those of new dossiers; running ones keep the facts under which they were received', async () => {
    // given
    const models = loadDesignerModels();
    const deps: DesignerDeps = { db: desk.db, clock: desk.clock, catalogue: desk.deps.catalogue, engine: 'test', ...models, zeebe: { deploy: async () => [{ bpmnProcessId: `procedure-${CODE}`, version: 1, processDefinitionKey: '1', resourceName: `${CODE}.bpmn` }] } };
    const [counter, reformer, leader] = await Promise.all([officer(desk.db, 'tiepnhan'), officer(desk.db, 'caicach'), officer(desk.db, 'lanhdao')]);
    const form = reception(desk.deps.catalogue.procedure(CODE)!);
    const old = must(await receiveDossier(desk.deps, counter, form)).id;
    const dropped = desk.deps.catalogue.procedure(CODE)!.components[0]!.id;
    // when: only the facts change, not the model
    const draft = must(await createDraft(deps, reformer, CODE, 'Bỏ một giấy tờ'));
    must(await saveDraft(deps, reformer, draft, { xml: models.models.shipped.get(CODE)!.xml, version: 1, factsChange: change({ papers: { [dropped]: { kind: 'dropped' } }, onTheSpot: false }) }));
    must(await submitDraft(deps, reformer, draft, { note: 'Trình', version: 2 }));
    must(await decideOnDraft(deps, leader, draft, { approve: true, note: '' }));
    must(await deployDraft(deps, leader, draft));
    // then
    const fresh = must(await receiveDossier(desk.deps, counter, { ...form, idempotencyKey: 'after', components: form.components.filter((paper) => paper.id !== dropped) })).id;
    expect(await dossierOf(desk.deps, old)).to.include({ facts_version: 1 }).and.to.have.nested.property('facts.onTheSpot.eligible', true);
    expect(await dossierOf(desk.deps, fresh)).to.include({ facts_version: 2 }).and.to.have.nested.property('facts.onTheSpot.eligible', false);
    const papers = async (dossier: string) => (await desk.db('desk.dossier_component').where({ dossier_id: dossier })).map((row) => row.component_id);
    expect(await papers(old)).to.include(dropped);
    expect(await papers(fresh)).to.not.include(dropped);
    expect(await receiveDossier(desk.deps, counter, { ...form, idempotencyKey: 'beyond the list' }), 'the paper is asked for no more').to.include({ ok: false, status: 422 });
    expect((await factsInForce(desk.db, desk.deps.catalogue, CODE))!.version).to.equal(2);
    expect((await allFactsInForce(desk.db, desk.deps.catalogue)).find(({ code }) => code === CODE)!.onTheSpot.eligible).to.equal(false);
  });
});
