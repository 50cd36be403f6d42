import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { isWanted } from '../../../desk/domain/check-reception.ts';
import { createVerifier } from '../../../desk/launch/catalogue/verify-model.ts';
import { assemble } from '../../../processes/compile/assemble.ts';
import { compileAll } from '../../../processes/compile/compile-all.ts';
import { compiledCatalogue, loadCompiled, type CatalogueSources } from '../../../processes/compile/compiled-catalogue.ts';
import { loadPatterns } from '../../../processes/patterns/load-patterns.ts';
import { importedFacts } from '../../support/imported-facts.ts';
import { inTheWay } from '../../support/in-the-way.ts';

const patterns = loadPatterns();
const sources = (change: Partial<CatalogueSources> = {}): CatalogueSources => ({ imported: { procedures: [importedFacts()], problems: [] }, internal: { processes: [], problems: [] }, local: { files: [], problems: [] }, patterns, ...change });
const withPattern = (id: string, fee = false): ReturnType<typeof importedFacts> => importedFacts({
  pattern: { id, by: 'test', reason: 'test' }, ...(fee ? { channels: [{ channel: 'counter', limit: { value: 10, unit: 'working-day' }, fee: { kind: 'fixed', amount: 100_000 } }] } : {}),
});

describe('the compiler', () => {
  const verifier = createVerifier();
  for (const id of patterns.patterns.keys()) for (const fee of [false, true]) {
    it(`makes a model of pattern '${id}'${fee ? ' with a fee' : ''} that is clean and reaches every end`, async function () {
      this.timeout(60_000);
      // given
      const procedure = compiledCatalogue(sources({ imported: { procedures: [withPattern(id, fee)], problems: [] } })).get('9.000001')!;
      // when
      const { lint, ends } = await verifier.verify(procedure);
      // then
      expect(lint).to.deep.equal([]);
      expect(ends).to.deep.equal([]);
      expect(procedure.model()).to.include('chưa được phê duyệt').and.include('name="approved" value="false"');
    });

    it(`draws '${id}'${fee ? ' with a fee' : ''} without shapes on top of each other or flows through tasks`, () => {
      const sketch = assemble(compiledCatalogue(sources({ imported: { procedures: [withPattern(id, fee)], problems: [] } })).get('9.000001')!.plan().outline);
      expect(inTheWay(sketch)).to.deep.equal([]);
    });
  }

  it('gives the same bytes for the same facts', () => {
    const [one, two] = [compiledCatalogue(sources()), compiledCatalogue(sources())];
    expect(one.get('9.000001')!.model()).to.equal(two.get('9.000001')!.model());
  });

  it('shares the limit out and never allows more than it', () => {
    for (const id of patterns.patterns.keys()) {
      const { steps } = compiledCatalogue(sources({ imported: { procedures: [withPattern(id)], problems: [] } })).get('9.000001')!.plan();
      const outside = ['prepare-supplement', 'refuse', 'return-result', 'process-here', 'sign-here', 'remedy', 'revise'];
      expect(steps.filter((step) => !outside.includes(step.id)).reduce((sum, step) => sum + step.workingMinutes, 0), id).to.be.at.most(10 * 480);
    }
  });

  it('compiles again only what changed, and removes what is gone', () => {
    const directory = mkdtempSync(join(tmpdir(), 'mot-cua-compile-'));
    try {
      // given
      const all = compiledCatalogue(sources({ imported: { procedures: [importedFacts(), importedFacts({ code: '9.000002' })], problems: [] } }));
      expect(compileAll([...all.national.values()], { directory, version: '1' })).to.include({ compiled: 2, unchanged: 0 });
      // when
      const changed = compiledCatalogue(sources({ imported: { procedures: [importedFacts({ name: 'Cấp giấy phép khác' })], problems: [] } }));
      const outcome = compileAll([...changed.national.values()], { directory, version: '1' });
      // then
      expect(outcome).to.include({ compiled: 1, unchanged: 0, removed: 1 });
      expect(compileAll([...changed.national.values()], { directory, version: '1' })).to.include({ compiled: 0, unchanged: 1 });
      expect(compileAll([...changed.national.values()], { directory, version: '2' })).to.include({ compiled: 1 });
      expect(readdirSync(directory).sort()).to.deep.equal(['inputs.json', 'procedure-9.000001.bpmn']);
      expect(readFileSync(join(directory, 'procedure-9.000001.bpmn'), 'utf8')).to.include('Cấp giấy phép khác');
    } finally {
      rmSync(directory, { recursive: true });
    }
  });

  it('names a pattern that is not there and still compiles the others', () => {
    const catalogue = compiledCatalogue(sources({ imported: { procedures: [withPattern('no-such-pattern'), importedFacts({ code: '9.000002' })], problems: [] } }));
    expect([...catalogue.national.keys()]).to.deep.equal(['9.000002']);
    expect(catalogue.problems.map(({ message }) => message).join()).to.include("there is no pattern 'no-such-pattern': write one of");
  });

  it('keeps a procedure whose limit is unclear from receiving dossiers, and says what is unclear', () => {
    const facts = compiledCatalogue(sources({ imported: { procedures: [importedFacts({ channels: [{ channel: 'counter', limit: { unclear: 'unit-lost', raw: '5 unknown' }, fee: { kind: 'free' } }] })], problems: [] } })).get('9.000001')!.facts()!;
    expect(facts.catalogue).to.deep.include({ usable: false, lacks: [{ vi: 'Thời hạn (trực tiếp) chưa rõ: mất đơn vị tính', en: 'Limit (counter) is unclear: the unit was lost' }] });
  });

  it('asks for one of two papers when the second may be handed in instead of the first', () => {
    // given
    const papers = [{ name: 'Bản khai hàng hoá', duty: 'submit' as const, original: 1, copies: 0 }, { name: 'hoặc chứng từ dưới dạng dữ liệu điện tử', duty: 'instead-of' as const, original: 1, copies: 0 }, { name: 'Tài liệu thay thế báo cáo thử nghiệm', duty: 'instead-of' as const, original: 1, copies: 0 }];
    // when
    const { components, form } = compiledCatalogue(sources({ imported: { procedures: [importedFacts({ cases: [{ name: '', components: papers }] })], problems: [] } })).get('9.000001')!.facts()!;
    // then
    expect(form.map(({ label }) => label.vi)).to.include.members(['Nộp thay cho "Bản khai hàng hoá": hoặc chứng từ dưới dạng dữ liệu điện tử', 'Nộp thay cho giấy tờ khác: Tài liệu thay thế báo cáo thử nghiệm']);
    const asked = (answers: Readonly<Record<string, boolean>>): string[] => components.filter((component) => isWanted(component, answers)).map(({ id }) => id);
    expect([asked({}), asked({ 'has-paper-2': false }), asked({ 'has-paper-2': true }), asked({ 'has-paper-3': true })]).to.deep.equal([['paper-1'], ['paper-1'], ['paper-2'], ['paper-1', 'paper-3']]);
  });

  it('makes models of the approved internal processes, with their roles, times and agencies', async function () {
    this.timeout(120_000);
    const { internal, local } = loadCompiled();
    expect(internal.size + [...local.values()].filter(({ label }) => label === 'published-locally').length).to.be.at.least(80);
    for (const procedure of [...internal.values()].filter((_, index) => index % 9 === 0)) {
      const { lint, ends } = await verifier.verify(procedure);
      expect(lint, procedure.code).to.deep.equal([]);
      expect(ends, procedure.code).to.deep.equal([]);
    }
    const ninh = local.get('1.009645.H05')!;
    expect(ninh.plan().origin).to.deep.equal({ kind: 'approved', decision: '1582/QĐ-UBND', place: 'Bắc Ninh', date: '2025-11-30' });
    expect(ninh.plan().consultedAgencies.map(({ id }) => id)).to.include('superior');
    expect(ninh.model()).to.include('name="approved" value="true"').and.not.include('chưa được phê duyệt');
  });
});
