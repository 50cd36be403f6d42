import { expect } from 'chai';
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { importCatalogue } from '../../../processes/import/import-catalogue.ts';
import { readSourceLines, type SourceRecord } from '../../../processes/import/source-record.ts';
import { loadImported } from '../../../processes/load-imported.ts';
import { loadProcedures } from '../../../processes/load.ts';

const SOURCE = { dataset: 'test', asOf: '2026-07' };
const record = (code: string, over: Partial<SourceRecord> = {}): SourceRecord => ({
  code, name: `Thủ tục ${code}`, decision: '1/QĐ-BTC', levels: ['Cấp bộ'], type: 'Loại khác', field: 'Hải quan', subjects: ['Doanh nghiệp'], authority: 'Cục Hải quan',
  ways: [{ channel: 'counter', time: 5, unit: 'working_day', fee: 0, note: '' }], cases: [{ case: '', items: [{ name: 'Đơn đề nghị', original: 1, copy: 0, hasTemplate: false }] }],
  legal: ['1/2020/NĐ-CP'], results: [{ code: 'KQ.G12.000001', name: 'Giấy phép' }], steps: 3, ...over,
});

describe('importing the national database', () => {
  let directory: string;
  beforeEach(() => { directory = mkdtempSync(join(tmpdir(), 'mot-cua-import-')); });
  afterEach(() => rmSync(directory, { recursive: true, force: true }));
  const file = (code: string): string => join(directory, 'customs', `${code}.yaml`);
  const edit = (code: string, from: string, to: string): void => writeFileSync(file(code), readFileSync(file(code), 'utf8').replace(from, to));

  it('writes a file a procedure and nothing when it is repeated', () => {
    const records = [record('1.000001'), record('1.000002')];
    expect(importCatalogue(records, directory, [], SOURCE).written).to.deep.equal({ added: 2, changed: 0, unchanged: 0 });
    const before = statSync(file('1.000001')).mtimeMs;
    expect(importCatalogue(records, directory, [], SOURCE).written).to.deep.equal({ added: 0, changed: 0, unchanged: 2 });
    expect(statSync(file('1.000001')).mtimeMs).to.equal(before);
    expect(loadImported(directory).procedures.map(({ code }) => code)).to.deep.equal(['1.000001', '1.000002']);
  });

  it('changes only what changed in the source', () => {
    importCatalogue([record('1.000001'), record('1.000002')], directory, [], SOURCE);
    const other = readFileSync(file('1.000002'), 'utf8');
    const report = importCatalogue([record('1.000001', { authority: 'Bộ Tài chính' }), record('1.000002')], directory, [], SOURCE);
    expect(report.written).to.deep.equal({ added: 0, changed: 1, unchanged: 1 });
    expect(loadImported(directory).procedures[0]!.authority).to.equal('Bộ Tài chính');
    expect(readFileSync(file('1.000002'), 'utf8')).to.equal(other);
  });

  it('never changes what staff edited, and says when the source changed there too', () => {
    importCatalogue([record('1.000001')], directory, [], SOURCE);
    edit('1.000001', 'value: 5', 'value: 4');
    edit('1.000001', 'authority: "Cục Hải quan"', 'authority: Cục Hải quan khu vực # staff know');
    const again = importCatalogue([record('1.000001')], directory, [], SOURCE);
    expect([again.written.unchanged, again.edited, again.conflicts]).to.deep.equal([1, 1, []]);
    expect(readFileSync(file('1.000001'), 'utf8')).to.contain('# staff know');

    const later = importCatalogue([record('1.000001', { authority: 'Bộ Tài chính', name: 'Tên mới' })], directory, [], SOURCE);
    expect(later.conflicts).to.deep.equal([{ code: '1.000001', attribute: 'authority' }]);
    expect(readFileSync(file('1.000001'), 'utf8'), 'remarks stay').to.contain('# staff know');
    const facts = loadImported(directory).procedures[0]!;
    expect([facts.name, facts.authority, facts.channels[0]!.limit]).to.deep.equal(['Tên mới', 'Cục Hải quan khu vực', { value: 4, unit: 'working-day' }]);
    expect(importCatalogue([record('1.000001', { authority: 'Bộ Tài chính', name: 'Tên mới' })], directory, [], SOURCE).conflicts, 'said once').to.deep.equal([]);
  });

  it('keeps a procedure that left the source and names it', () => {
    importCatalogue([record('1.000001'), record('1.000002')], directory, [], SOURCE);
    expect(importCatalogue([record('1.000001')], directory, [], SOURCE).goneFromSource).to.deep.equal(['1.000002']);
    expect(readdirSync(join(directory, 'customs'))).to.have.lengthOf(2);
    expect(importCatalogue([record('1.000001')], directory, [], { ...SOURCE, partial: true }).goneFromSource, 'of a part nothing is gone').to.deep.equal([]);
  });

  it('lets hand-modelled procedures win and lists what the source says otherwise', () => {
    const birth = loadProcedures().find(({ code }) => code === '1.001193')!;
    const report = importCatalogue([record('1.001193', { levels: ['Cấp tỉnh'], field: 'Hộ tịch' })], directory, [birth], SOURCE);
    expect([report.handModelled, report.written.added]).to.deep.equal([['1.001193'], 0]);
    expect(report.contradictions).to.deep.include({ code: '1.001193', attribute: 'level', modelled: 'commune', source: 'province' });
  });

  it('counts everything that it could not read, with examples', () => {
    const report = importCatalogue([record('1.000001', { ways: [{ channel: 'post', time: 5, unit: 'unknown', fee: null, note: '' }], decision: '1681', steps: 0, field: 'Lĩnh vực mới' })], directory, [], SOURCE);
    expect(report.unread['limit']!['unit-lost']).to.deep.equal({ count: 1, procedures: 1, examples: ['1.000001: post: 5 unknown'] });
    expect(Object.keys(report.unread).sort()).to.deep.equal(['fee', 'field', 'limit', 'publisher', 'steps']);
    expect(readdirSync(directory)).to.deep.equal(['linh-vuc-moi']);
  });

  it('reads the other lines when one is wrong, names it, and takes a code once', () => {
    const lines = [JSON.stringify(record('1.000001')), '{broken', JSON.stringify({ ...record('1.000002'), code: '12' }), JSON.stringify(record('1.000001'))].join('\n');
    const { records, problems } = readSourceLines(lines, 'source.jsonl');
    expect(records.map(({ code }) => code)).to.deep.equal(['1.000001']);
    expect(problems.map(({ line, message }) => `${line}: ${message}`)).to.deep.equal([
      '2: this line is not JSON: export it again', "3: a code has the form '1.001193': correct the source and import again", "4: procedure '1.000001' stands twice in this file: keep one line",
    ]);
  });
});

describe('a wrong file among the imported ones', () => {
  let directory: string;
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'mot-cua-import-'));
    importCatalogue([record('1.000001'), record('1.000002', { cases: [{ case: '', items: ['Đơn', 'Giấy'].map((name) => ({ name: `${name} đề nghị`, original: 1, copy: 0, hasTemplate: false })) }] })], directory, [], SOURCE);
  });
  afterEach(() => rmSync(directory, { recursive: true, force: true }));

  const wrong: readonly (readonly [string, string, string, string, string])[] = [
    ['a wrong unit', 'unit: working-day', 'unit: working-days', 'channels.0.limit.unit', "write one of 'working-day', 'calendar-day', 'working-hour', 'hour', 'month', 'year', 'minute'"],
    ['a limit of −3 days', 'value: 5', 'value: -3', 'channels.0.limit.value', '-3 cannot be: write a number above 0'],
    ['a document twice', 'Giấy đề nghị', 'Đơn đề nghị', 'cases.0.components.1', "'Đơn đề nghị' stands twice: keep one"],
    ['a wrong duty', 'duty: submit', 'duty: bring', 'cases.0.components.0.duty', "write one of 'submit', 'show', 'instead-of'"],
    ['an attribute that nobody knows', 'numberedSteps: 3', 'numberedSteps: 3\nstep: 3', 'step', "take 'step' out, or correct its spelling"],
    ['no YAML', 'levels: [ministry]', 'levels: [ministry', '', ''],
  ];
  for (const [what, from, to, path, message] of wrong) it(`with ${what} is named with line and advice; the others load`, () => {
    const file = join(directory, 'customs', '1.000002.yaml');
    const text = readFileSync(file, 'utf8').replace(from, to);
    writeFileSync(file, text);
    const { procedures, problems } = loadImported(directory);
    expect(procedures.map(({ code }) => code)).to.deep.equal(['1.000001']);
    expect(problems[0]!.file).to.match(/1\.000002\.yaml$/);
    expect(problems[0]!.line).to.be.greaterThan(1);
    if (path) expect([problems[0]!.path, problems[0]!.message]).to.deep.equal([path, message]);
  });

  it('with a code that another file has is named; one of them loads', () => {
    const text = readFileSync(join(directory, 'customs', '1.000001.yaml'), 'utf8');
    writeFileSync(join(directory, 'customs', '1.000003.yaml'), text);
    const { procedures, problems } = loadImported(directory);
    expect(procedures.map(({ code }) => code)).to.deep.equal(['1.000001', '1.000002']);
    expect(problems[0]!.message).to.match(/1\.000001\.yaml' already describes procedure '1\.000001': keep one$/);
  });
});
