import { expect } from 'chai';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AdministrationEntry, DocumentKindDecision, DocumentNameRow, DocumentNames, Page, ProcedureSheet } from '../../../desk/api/contract.ts';
import { kindReader } from '../../../processes/documents/kind-of-name.ts';
import { loadKinds } from '../../../processes/documents/load-kinds.ts';
import { createApiFixture, type ApiFixture, type Caller } from './api-fixture.ts';

describe('the review of document kinds', () => {
  let api: ApiFixture, staff: Caller;
  before(async () => {
    api = await createApiFixture();
    staff = await api.signIn('caicach');
  });
  after(() => api.close());
  const names = async (search = ''): Promise<DocumentNames> => (await staff.get<DocumentNames>(`/api/document-kinds${search}`)).body;
  const row = async (name: string, state = ''): Promise<DocumentNameRow> => (await names(`?size=200&state=${state}&q=${encodeURIComponent(name.slice(0, 150))}`)).items.find((each) => each.name === name)!;
  const decide = (name: string, choice: DocumentKindDecision['choice'], seen: number | null, who = staff) => who.put('/api/document-kinds/decision', { name, choice, seen });
  const entries = async (): Promise<number> => Number((await api.db('desk.document_kind_decision').count<{ n: string }[]>('* as n'))[0]!.n);

  it('lists names with the rule that fired, why it is open, what it may be and how many procedures use it', async () => {
    const page = await names();
    expect(page.counts.doubtful).to.be.greaterThan(500);
    expect(page.total).to.equal(page.counts.doubtful + page.counts.unknown);
    expect(page.items.map(({ procedures }) => procedures)).to.deep.equal(page.items.map(({ procedures }) => procedures).sort((a, b) => b - a));
    const papers = (await names('?state=doubtful&kind=personal-papers&size=200')).items.find(({ name }) => name.startsWith('Giấy tờ pháp lý của cá nhân'))!;
    expect(papers.rule).to.deep.equal({ kind: 'personal-papers', matched: 'giay to phap ly cua ca nhan' });
    expect(papers.reason.vi).to.contain('thẻ căn cước');
    expect(papers.candidates).to.include.members(['personal-papers', 'identity-card', 'passport']);
    expect((await names('?state=unknown')).items.every(({ state }) => state === 'unknown')).to.equal(true);
    expect((await names('?q=khong-co-ten-nao-nhu-the')).total).to.equal(0);
  });

  it('keeps a decision, once, and shows it where the paper is shown', async () => {
    // given: a name of one procedure
    const open = (await names('?state=doubtful&kind=identity-card&size=200')).items.find(({ procedures, rule }) => procedures === 1 && rule?.kind === 'personal-papers')!;
    const code = open.codes[0]!;
    const paperOf = async () => { const sheet = (await staff.get<ProcedureSheet>(`/api/procedures/${code}/sheet`)).body; const component = sheet.facts.components.find(({ name }) => name === open.name)!; return sheet.papers.find(({ componentId }) => componentId === component.id)!; };
    expect((await paperOf()).kind).to.include({ certain: false });
    const before = await entries();
    // when
    expect((await decide(open.name, { is: 'kind', kind: 'identity-card' }, open.seen)).status).to.equal(200);
    expect((await decide(open.name, { is: 'kind', kind: 'identity-card' }, open.seen)).status, 'sent again').to.equal(200);
    // then
    expect(await entries()).to.equal(before + 1);
    expect((await paperOf()).kind).to.include({ id: 'identity-card', certain: true });
    const decided = await row(open.name, 'decided');
    expect(decided).to.include({ state: 'decided' });
    expect(decided.decision).to.include({ kind: 'identity-card', by: staff.me.name });
    expect(await row(open.name), 'no longer open').to.equal(undefined);
    const log = (await (await api.signIn('quantri')).get<Page<AdministrationEntry>>('/api/administration-log')).body.items.filter(({ kind }) => kind === 'document-kind-decided');
    expect(log.map(({ subject, actor }) => [subject.name, actor])).to.deep.equal([[open.name, staff.me.name]]);
  });

  it('takes a decision back, and says when somebody else decided meanwhile', async () => {
    const open = (await names('?state=unknown')).items[0]!;
    expect((await decide(open.name, { is: 'kind', kind: 'report' }, open.seen)).status).to.equal(200);
    const other = await decide(open.name, { is: 'kind', kind: 'contract' }, open.seen);
    expect([other.status, other.problem.title]).to.deep.equal([409, `${staff.me.name} đã quyết định về tên này trong lúc bạn xem. Hãy xem lại rồi quyết định.`]);
    const decided = await row(open.name, 'decided');
    expect((await decide(open.name, { is: 'open' }, decided.seen)).status).to.equal(200);
    expect((await row(open.name)).state).to.equal('unknown');
    expect((await row(open.name)).seen, 'its history is known').to.not.equal(null);
  });

  it('takes one of two decisions made at the same instant', async () => {
    const open = (await names('?state=unknown')).items[1]!;
    const answers = await Promise.all([decide(open.name, { is: 'kind', kind: 'report' }, null), decide(open.name, { is: 'kind', kind: 'contract' }, null)]);
    expect(answers.map(({ status }) => status).sort()).to.deep.equal([200, 409]);
  });

  it('adds a kind of its own once, which other names can take', async () => {
    const [first, second] = (await names('?state=unknown')).items.slice(2, 4);
    const own: DocumentKindDecision['choice'] = { is: 'own', name: { vi: 'Văn bản của người đại diện', en: 'Paper of the representative' }, holder: 'applicant' };
    for (const each of [first!, first!, second!]) expect((await decide(each.name, own, each.seen)).status).to.equal(200);
    const kinds = (await names()).kinds.filter((kind) => kind.own);
    expect(kinds.map(({ id, holder }) => [id, holder])).to.deep.equal([['own-van-ban-cua-nguoi-dai-dien', { is: 'applicant' }]]);
    expect((await row(second!.name, 'decided')).decision).to.include({ kind: kinds[0]!.id });
    expect((await decide(second!.name, { ...own, holder: 'unknown' }, null)).status, 'the same name with another holder').to.equal(422);
  });

  it('is exported as the register\'s own file, which reads every decided name as decided', async () => {
    // when
    const file = (await staff.get<string>('/api/document-kinds/register.yaml')).raw.payload;
    const path = join(await mkdtemp(join(tmpdir(), 'kinds-')), 'kinds.yaml');
    await writeFile(path, file);
    // then
    const [shipped, exported] = [loadKinds(), loadKinds(path)];
    expect(exported.kinds.slice(0, shipped.kinds.length)).to.deep.equal(shipped.kinds);
    const kindOf = kindReader(exported);
    const decided = (await names('?state=decided&size=200')).items;
    expect(decided).to.have.length.greaterThan(3);
    for (const { name, decision } of decided) expect(kindOf(name), name).to.include({ certainty: 'certain', kind: decision!.kind });
  });

  it('is for reform staff; administrators read; wrong input is refused', async () => {
    const [administrator, open] = [await api.signIn('quantri'), (await names()).items[0]!];
    expect((await administrator.get('/api/document-kinds')).status).to.equal(200);
    expect((await decide(open.name, { is: 'kind', kind: 'report' }, null, administrator)).status).to.equal(403);
    for (const who of ['tiepnhan', 'quanly', 'lanhdao']) expect((await (await api.signIn(who)).get('/api/document-kinds')).status, who).to.equal(403);
    expect((await decide('Giấy không có trong danh mục', { is: 'kind', kind: 'report' }, null)).status).to.equal(404);
    expect((await decide(open.name, { is: 'kind', kind: 'no-such-kind' }, null)).status).to.equal(422);
    for (const wrong of [{ name: open.name, seen: null }, { name: open.name, choice: { is: 'own', name: { vi: 'x', en: 'x' }, holder: 'register' }, seen: null }, { name: open.name, choice: { is: 'maybe' }, seen: null }]) expect((await staff.put('/api/document-kinds/decision', wrong)).status).to.be.oneOf([400, 422]);
    expect(await api.db('desk.document_kind_decision').del().then(() => 'changed', () => 'refused'), 'history').to.equal('refused');
  });
});
