import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { createVerifier } from '../../../desk/launch/catalogue/verify-model.ts';
import { approvedCheck } from '../../../processes/check/approved-check.ts';
import { compiledCatalogue, type CompiledCatalogue } from '../../../processes/compile/compiled-catalogue.ts';
import { importCatalogue } from '../../../processes/import/import-catalogue.ts';
import { writeFacts } from '../../../processes/import/write-facts.ts';
import { loadImported } from '../../../processes/load-imported.ts';
import { loadInternalProcesses } from '../../../processes/load-internal.ts';
import { loadPatterns } from '../../../processes/patterns/load-patterns.ts';
import { importedFacts } from '../../support/imported-facts.ts';

const patterns = loadPatterns();
const internal = loadInternalProcesses();
const CODE = '1.009645';
/** Decision 1582/QĐ-UBND of Bắc Ninh: twelve steps, other agencies asked, the people's committee of the province decides. */
const PROCESS = internal.processes.find(({ id }) => id === 'bac-ninh-1582-qd-ubnd-1')!;
/** The decision's publication names nobody: an office stands here, no person. */
const SIGNER = 'Chủ tịch Ủy ban nhân dân tỉnh';
const stepLines = PROCESS.steps.map((step) => `    - ${JSON.stringify(step)}`).join('\n');
const named = `approvedProcess:\n  decision: 1582/QĐ-UBND\n  date: '2025-11-30'\n  signer: ${SIGNER}\n  internalProcess: ${PROCESS.id}\n`;
const written = `approvedProcess:\n  decision: 1582/QĐ-UBND\n  date: '2025-11-30'\n  signer: ${SIGNER}\n  place: Bắc Ninh\n  total: { value: 17, unit: day }\n  steps:\n${stepLines}\n`;

describe('an approved internal process in the file of a procedure', function () {
  this.timeout(60_000);
  let directory: string;
  beforeEach(() => { directory = mkdtempSync(join(tmpdir(), 'mot-cua-approved-')); mkdirSync(join(directory, 'trial')); });
  afterEach(() => rmSync(directory, { recursive: true, force: true }));
  const file = (code = CODE): string => join(directory, 'trial', `${code}.yaml`);
  const put = (addition: string, code = CODE): void => writeFileSync(file(code), writeFacts(importedFacts({ code, name: 'Chấp thuận chủ trương đầu tư' })) + addition);
  const compile = (): CompiledCatalogue => compiledCatalogue({ imported: loadImported(directory), internal, local: { files: [], problems: [] }, patterns });

  for (const [where, addition] of [['that it names in processes/internal', named], ['that it writes itself', written]] as const) {
    it(`${where} replaces the inferred steps, in the model and in the facts of the page`, async () => {
      // given
      put(addition);
      // when
      const catalogue = compile();
      const procedure = catalogue.get(CODE)!;
      const facts = procedure.facts()!;
      // then
      expect(catalogue.problems).to.deep.equal([]);
      expect(facts.catalogue!.steps).to.deep.equal({ kind: 'approved', decision: '1582/QĐ-UBND', place: 'Bắc Ninh', date: '2025-11-30', signer: SIGNER });
      expect(facts.assumptions.map(({ en }) => en).join()).to.not.include('inferred from a pattern');
      // Twelve steps: reception and return are the desk's, the sixth is asked of other agencies.
      expect(facts.steps.filter(({ id }) => id.startsWith('step-')).map(({ id, workingMinutes }) => [id, workingMinutes])).to.deep.equal([2, 3, 4, 5, 7, 8, 9, 10, 11].map((step) => [`step-${step}`, PROCESS.steps[step - 1]!.takes!.value * 480]));
      expect(facts.consultedAgencies.map(({ id }) => id)).to.deep.equal(['consulted-6', 'superior']);
      expect(facts.steps.filter(({ provenance }) => provenance.mark === 'F')).to.have.lengthOf(9);
      expect(procedure.model()).to.include('name="approved" value="true"').and.include(`người ký: ${SIGNER}`).and.not.include('chưa được phê duyệt');
      const { lint, ends } = await createVerifier().verify(procedure);
      expect([...lint, ...ends.map(({ found }) => found)]).to.deep.equal([]);
    });
  }

  it('belongs to the files that use it: a named one is no definition of its own any more, and the others stay inferred', () => {
    put(named);
    put('', '1.009646');
    const catalogue = compile();
    expect(catalogue.internal.has(PROCESS.id)).to.equal(false);
    expect(catalogue.internal.size).to.equal(internal.processes.length - 1);
    expect(catalogue.get('1.009646')!.plan().origin.kind).to.equal('inferred');
  });

  it('stays when the procedure is imported again, with remarks, and so does an overruled pattern', () => {
    // given
    const record = { code: CODE, name: 'Chấp thuận', decision: '1/QĐ-BTC', levels: ['Cấp tỉnh'], type: 'Loại khác', field: 'Hải quan', subjects: ['Doanh nghiệp'], authority: 'Sở Tài chính', ways: [{ channel: 'counter' as const, time: 5, unit: 'working_day', fee: 0, note: '' }], cases: [], legal: [], results: [], steps: 3 };
    importCatalogue([record], directory, [], { dataset: 'test', asOf: '2026-07' });
    const imported = join(directory, 'customs', `${CODE}.yaml`);
    writeFileSync(imported, `${readFileSync(imported, 'utf8')}pattern: { id: appraisal, by: reform staff, reason: test }\n# approved in November\n${written}`);
    // when
    const report = importCatalogue([{ ...record, authority: 'Ủy ban nhân dân cấp tỉnh' }], directory, [], { dataset: 'test', asOf: '2026-08' });
    // then
    expect(report.written).to.deep.equal({ added: 0, changed: 1, unchanged: 0 });
    const [facts] = loadImported(directory).procedures;
    expect([facts!.authority, facts!.pattern?.id, facts!.approvedProcess?.signer]).to.deep.equal(['Ủy ban nhân dân cấp tỉnh', 'appraisal', SIGNER]);
    expect(facts!.approvedProcess).to.have.property('steps').with.lengthOf(PROCESS.steps.length);
    expect(readFileSync(imported, 'utf8')).to.include('# approved in November');
    expect(compile().get(CODE)!.plan().origin.kind).to.equal('approved');
  });

  it('is measured against its own total and against the limit of the procedure', () => {
    // given: 17 days of steps, a limit of ten
    put(named);
    put(written.replace('value: 17', 'value: 19'), '1.009646');
    put('', '1.009644');
    // when
    const { procedures, sumsThatDiffer, aboveLimit } = approvedCheck(loadImported(directory).procedures, internal.processes);
    // then
    expect([procedures, sumsThatDiffer]).to.deep.equal([2, ['1.009646']]);
    expect(aboveLimit).to.deep.equal([CODE, '1.009646'].map((code) => ({ code, stepsDays: 17, limitDays: 10 })));
  });

  for (const [what, addition, line, message] of [
    ['lacks its signer', named.replace(/ {2}signer.*\n/, ''), "approvedProcess:", "add 'signer'"],
    ['has no day of its decision', named.replace('2025-11-30', '2025-11-31'), 'date:', "there is no day '2025-11-31'"],
    ['has neither steps nor a file with them', named.replace(/ {2}internalProcess.*\n/, ''), 'approvedProcess:', "write 'internalProcess' or 'steps'"],
    ['has both', written.replace(/ {2}total.*\n/, '') + `  internalProcess: ${PROCESS.id}\n`, 'approvedProcess:', 'exclude each other: keep one'],
    ['names an actor that is unknown', written.replace('"actor":"leader"', '"actor":"director"'), 'director', "write one of 'counter-officer'"],
    ['has a step that takes less than nothing', written.replace('"value":7', '"value":-3'), '"value":-3', '-3 cannot be: write a number of at least 0'],
    ['has a step of a part that is not listed', written.replace('"number":"2"', '"part":"Cấp xã","number":"2"'), '"part"', "there is no part 'Cấp xã'"],
    ['names a file that is not there', named.replace(PROCESS.id, 'bac-ninh-0-1'), 'internalProcess:', "there is no internal process 'bac-ninh-0-1'"],
    ["names another procedure's", named.replace(PROCESS.id, 'bac-ninh-1582-qd-ubnd-2'), 'internalProcess:', "is the process of procedure '1.009646'"],
    ['is of another decision than the file', named.replace('1582/QĐ', '1583/QĐ'), 'decision: 1583', "was published by '1582/QĐ-UBND'"],
    ['is of another day than the file', named.replace('2025-11-30', '2025-11-29'), 'date:', 'is of 2025-11-30'],
  ] as const) {
    it(`that ${what} is refused with file, line and what to do; the others compile`, () => {
      // given
      put(addition);
      put('', '1.009646');
      // when
      const { problems, national } = compile();
      // then
      const lines = readFileSync(file(), 'utf8').split('\n');
      const start = lines.findIndex((text) => text.startsWith('approvedProcess:'));
      const expected = lines.findIndex((text, index) => index >= start && text.includes(line)) + 1;
      expect(problems, JSON.stringify(problems)).to.have.lengthOf(1);
      expect(problems[0]!.file).to.include(`${CODE}.yaml`);
      expect(problems[0]!.message).to.include(message);
      // A mapping begins at its first key, below the key that holds it.
      expect(problems[0]!.line - expected).to.be.oneOf(line === 'approvedProcess:' ? [1] : [0]);
      expect([...national.keys()]).to.deep.equal(['1.009646']);
    });
  }
});
