import { expect } from 'chai';
import { issuersOf } from '../../../processes/documents/issuers.ts';
import { kindReader } from '../../../processes/documents/kind-of-name.ts';
import { loadKinds } from '../../../processes/documents/load-kinds.ts';
import { loadReplacements } from '../../../processes/documents/load-replacements.ts';
import { matchReplacements, type ProcedureWithPapers } from '../../../processes/documents/once-only.ts';
import { proposalsEnding, proposalsInForce, proposalsOf } from '../../../processes/documents/proposals.ts';
import { readReplacementLines, registersIn } from '../../../processes/documents/replacements-from.ts';
import { kindsInCatalogue } from '../../../processes/documents/review-list.ts';
import { withPapers } from '../../../processes/documents/with-papers.ts';
import { loadImported } from '../../../processes/load-imported.ts';
import { loadProcedures } from '../../../processes/load.ts';
import type { PaperReplacement, ReplacementFile } from '../../../processes/schema/document-facts.ts';
import { isInForce } from '../../../processes/schema/facts.ts';
import { registerName } from '../../../processes/schema/register-names.ts';

const register = loadKinds();
const kindOf = kindReader(register);
const row = (over: Partial<PaperReplacement> = {}): PaperReplacement => ({ number: 1, codes: ['1.000001'], procedure: '', paper: 'Giấy chứng nhận đăng ký doanh nghiệp', registers: ['business-register'], database: 'CSDL', owner: 'Bộ Tài chính', law: 'Nghị định 1', clause: 'Khoản 1', ...over });
const file = (rows: readonly PaperReplacement[]): ReplacementFile => ({ law: '66.7/2025/NQ-CP', source: 'test', inForce: { from: '2026-01-01', to: '2027-02-28' }, rows, unread: [] });
const procedure = (names: readonly string[], over: Partial<ProcedureWithPapers> = {}): ProcedureWithPapers => ({ code: '1.000001', cases: [{ name: '', components: names.map((name) => ({ name, duty: 'submit' as const, original: 1, copies: 0 })) }], ...over });

describe('the kind of a document', () => {
  const names: readonly (readonly [string, string])[] = [
    ['Giấy chứng nhận đăng ký doanh nghiệp', 'certain business-registration'],
    ['01 bản sao có chứng thực giấy đăng ký kinh doanh', 'certain business-registration'],
    ['Thẻ căn cước công dân', 'certain identity-card'],
    ['Trường hợp ủy quyền thì phải có văn bản ủy quyền có công chứng', 'certain power-of-attorney'],
    ['Đơn đề nghị cấp lại Giấy khai sinh', 'certain request'],
    ['Bản sao Trích lục khai tử', 'certain death-certificate'],
    ['Giấy chứng nhận quyền sử dụng đất, quyền sở hữu tài sản gắn liền với đất', 'certain land-certificate'],
    ['Hộ chiếu/Thẻ căn cước công dân', 'doubtful passport'],
    ['Giấy tờ tùy thân', 'doubtful personal-papers'],
    ['Một loại vật liệu lạ', 'unknown '],
    ['Hợp đồng chuyển nhượng quyền sử dụng đất', 'certain contract'],
  ];
  for (const [name, expected] of names) it(`of '${name}' is ${expected}`, () => {
    const read = kindOf(name);
    expect(`${read.certainty} ${'kind' in read ? read.kind ?? '' : ''}`).to.equal(expected);
  });

  it('that staff assigned wins over the words', () => {
    const reviewed = kindReader({ ...register, reviewed: [{ name: 'Giấy tờ tùy thân', kind: 'identity-card' }] });
    expect(reviewed('Giấy tờ tùy thân khác'), 'another name').to.include({ certainty: 'doubtful' });
    expect(reviewed('Giấy tờ  tùy thân')).to.include({ certainty: 'certain', kind: 'identity-card' });
  });

  it('has a holder only where a source says so, and registers have names', () => {
    const registers = register.kinds.flatMap(({ kind }) => (kind.holder.is === 'register' ? kind.holder.registers : []));
    expect(registers.filter((id) => registerName(id).vi === id)).to.deep.equal([]);
    expect(register.kinds.flatMap(({ kind }) => (kind.holder.is === 'register' ? [kind.holder.basis] : [])).every((basis) => basis.endsWith('F'))).to.equal(true);
  });

  it('is listed for review when it is doubtful, the most frequent name first', () => {
    const { toReview, certain, documents } = kindsInCatalogue([procedure(['Giấy tờ tùy thân', 'Đơn đề nghị']), { ...procedure(['Giấy tờ tùy thân', 'Vật lạ']), code: '1.000002' }], kindOf);
    expect([documents, certain]).to.deep.equal([4, 1]);
    expect(toReview.map(({ name, times, codes }) => [name, times, codes])).to.deep.equal([['Giấy tờ tùy thân', 2, ['1.000001', '1.000002']], ['Vật lạ', 1, ['1.000002']]]);
  });

  it('has issuers where procedures of the catalogue result in it', () => {
    const issuers = issuersOf([{ code: '1.000001', authority: 'Công an', results: [{ code: '', name: 'Phiếu lý lịch tư pháp' }, { code: '', name: 'Quyết định' }] }], kindOf, (kind) => kind === 'criminal-record');
    expect([...issuers]).to.deep.equal([['criminal-record', [{ authority: 'Công an', procedures: ['1.000001'] }]]]);
  });
});

describe('a paper that data replace', () => {
  const match = (rows: readonly PaperReplacement[], ...names: string[]): ReturnType<typeof matchReplacements> => matchReplacements(file(rows), [procedure(names)], kindOf, register);

  it('is found by its kind, by being named within, or by its words', () => {
    expect(match([row()], 'Bản sao giấy đăng ký kinh doanh').found[0]).to.include({ foundBy: 'kind' });
    expect(match([row()], 'Bản sao quyết định thành lập hoặc giấy chứng nhận đăng ký doanh nghiệp').found[0]).to.include({ foundBy: 'named-within' });
    expect(match([row()], 'Giấy tờ chứng minh tư cách pháp nhân').found[0]).to.include({ foundBy: 'wider-name' });
    expect(match([row({ paper: 'Sổ lương hưu thương binh hạng đặc biệt' })], 'Bản chụp sổ lương hưu của thương binh hạng đặc biệt').found[0]).to.include({ foundBy: 'wording' });
  });

  it('is not found in requests and contracts that only speak of it', () => {
    const { found, notFound, rowsFound } = match([row()], 'Đơn đề nghị sửa giấy chứng nhận đăng ký doanh nghiệp', 'Hợp đồng có giấy chứng nhận đăng ký doanh nghiệp');
    expect([found, rowsFound]).to.deep.equal([[], 0]);
    expect(notFound.map(({ reason }) => reason)).to.deep.equal(['no-such-paper']);
  });

  it('is reported as not found with the reason', () => {
    const rows = [row({ codes: [] }), row({ number: 2, codes: ['9.999999'] })];
    expect(matchReplacements(file(rows), [procedure([])], kindOf, register).notFound.map(({ reason }) => reason)).to.deep.equal(['no-code', 'not-in-the-catalogue']);
    expect(matchReplacements(file([row()]), [procedure([], { cases: [] })], kindOf, register).notFound.map(({ reason }) => reason)).to.deep.equal(['no-documents']);
  });

  it('is already replaced where the procedure says so itself', () => {
    const outcome = matchReplacements(file([row()]), [procedure(['Đơn đề nghị'], { dataInsteadOf: ['business-registration'] })], kindOf, register);
    expect([outcome.rowsFound, outcome.alreadyApplied.length, outcome.found.length]).to.deep.equal([1, 1, 0]);
  });

  it('becomes a proposal that removes it, looks it up and keeps the clause, while the resolution is in force', () => {
    const rows = file([row()]);
    const [proposal] = proposalsOf(rows, matchReplacements(rows, [procedure(['Giấy chứng nhận đăng ký doanh nghiệp'])], kindOf, register));
    expect(proposal).to.deep.include({ code: '1.000001', remove: { document: 'Giấy chứng nhận đăng ký doanh nghiệp', duty: 'submit' }, lookUp: { registers: ['business-register'], database: 'CSDL', owner: 'Bộ Tài chính' }, ready: true });
    expect(proposal!.clause).to.deep.equal({ law: 'Nghị định 1', clause: 'Khoản 1', resolution: '66.7/2025/NQ-CP', row: 1 });
    expect(['2025-12-31', '2026-01-01', '2027-02-28', '2027-03-01'].map((day) => isInForce(proposal!.inForce, day))).to.deep.equal([false, true, true, false]);
    expect([proposalsInForce([proposal!], '2027-03-01').length, proposalsEnding([proposal!], '2026-11-22', '2027-03-01').length, proposalsEnding([proposal!], '2027-02-28', '2027-12-31').length]).to.deep.equal([0, 1, 0]);
    const [partly] = proposalsOf(file([row({ partly: true })]), matchReplacements(file([row({ partly: true })]), [procedure(['Giấy chứng nhận đăng ký doanh nghiệp'])], kindOf, register));
    expect(partly).to.include({ ready: false, partly: true });
  });
});

describe('the appendix of Resolution 66.7/2025', () => {
  it('is read row by row; a shifted row is kept apart, its paper is not guessed', () => {
    const source = (over: object): string => JSON.stringify({ no: 1, codes: ['1.000001'], name: 'A', paper: 'Căn cước (thay thế 1 phần)', db: 'CSDL quốc gia về dân cư', owner: 'Bộ Công an', law: 'L', clause: 'K', ...over });
    const { rows, unread, problems } = readReplacementLines([source({}), source({ no: 2, paper: 'Cơ sở dữ liệu quốc gia về dân cư', db: 'Bộ Công an', owner: 'Thông tư 7', clause: '' }), '{'].join('\n'), 'x');
    expect(rows.map(({ number, registers, partly }) => [number, registers, partly])).to.deep.equal([[1, ['population'], true]]);
    expect([unread.map(({ number }) => number), problems.map(({ line }) => line)]).to.deep.equal([[2], [3]]);
    expect(registersIn('CSDL quốc gia về dân cư; Cơ sở dữ liệu hộ tịch điện tử')).to.deep.equal(['population', 'civil-status']);
  });

  it('finds more than a crude comparison among the documents of the catalogue, and names what it does not find', () => {
    const appendix = loadReplacements();
    const outcome = matchReplacements(appendix, [...loadImported().procedures, ...loadProcedures().map(withPapers)], kindOf, register);
    expect([appendix.rows.length, appendix.unread.length]).to.deep.equal([778, 8]);
    expect(outcome.rowsInCatalogue).to.equal(231);
    expect(outcome.rowsFound, 'a crude comparison finds 156').to.be.greaterThan(165);
    expect(outcome.notFound.filter(({ reason }) => reason === 'no-code')).to.have.lengthOf(26);
    expect(outcome.found.every(({ row: { law, clause } }) => law !== '' && clause !== '')).to.equal(true);
  });
});
