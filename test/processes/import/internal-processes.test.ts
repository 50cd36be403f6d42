import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { parse } from 'yaml';
import { actorOf } from '../../../processes/import/actors.ts';
import { importInternal, type InternalImport } from '../../../processes/import/import-internal.ts';
import { readInternalLines, timeIn, writeInternal } from '../../../processes/import/internal-processes.ts';
import { hashOf } from '../../../processes/import/write-facts.ts';
import { loadInternalProcesses } from '../../../processes/load-internal.ts';
import { internalRules, internalSchema } from '../../../processes/schema/internal-schema.ts';
import { checkYaml } from '../../../processes/schema/read-yaml.ts';

const row = (over: object = {}): string => JSON.stringify({
  decision: '12/QĐ-UBND', place: 'Cao Bằng', date: '2025-11-18', title: '1. Quy trình nội bộ (Mã TTHC: 1.000001)', code: '1.000001', total: [1, 'wd'],
  steps: [{ no: '1', content: 'Tiếp nhận hồ sơ', who: 'Bộ phận TN&TKQ', time: '0,5 ngày làm việc', value: 0.5, unit: 'wd' }, { no: '2', content: 'Lãnh đạo Sở', who: 'Ký duyệt hồ sơ', time: '1/2 ngày' }], ...over,
});

describe('importing internal processes', () => {
  it('reads steps, actors and times, and puts swapped cells right', () => {
    const [process] = readInternalLines(row(), 'x.jsonl', '2025-12').processes;
    expect(process).to.deep.include({ id: 'cao-bang-12-qd-ubnd-1', code: '1.000001', title: 'Quy trình nội bộ', total: { value: 1, unit: 'working-day' } });
    expect(process!.steps).to.deep.equal([
      { number: '1', name: 'Tiếp nhận hồ sơ', who: 'Bộ phận TN&TKQ', actor: 'counter-officer', time: '0,5 ngày làm việc', takes: { value: 0.5, unit: 'working-day' } },
      { number: '2', name: 'Ký duyệt hồ sơ', who: 'Lãnh đạo Sở', actor: 'leader', time: '1/2 ngày', takes: { value: 0.5, unit: 'day' } },
    ]);
    expect(parse(writeInternal(process!))).to.deep.equal(process);
  });

  it('reads the other lines when one is wrong', () => {
    const { processes, problems } = readInternalLines([row(), '{', row({ steps: [] })].join('\n'), 'x.jsonl', '2025-12');
    expect([processes.length, problems.map(({ line }) => line)]).to.deep.equal([1, [2, 3]]);
  });

  it('understands times as they are written', () => {
    expect(['0,5 ngày', '1/4 ngày', '02 giờ làm việc', 'cấp xã (03 ngày làm việc)', '7.5 ngày làm việc', '03 (ba) ngày', 'Giờ hành chính', ''].map(timeIn)).to.deep.equal([
      { value: 0.5, unit: 'day' }, { value: 0.25, unit: 'day' }, { value: 2, unit: 'working-hour' }, { value: 3, unit: 'working-day' }, { value: 7.5, unit: 'working-day' }, { value: 3, unit: 'day' }, undefined, undefined,
    ]);
  });

  it('knows actors by their names', () => {
    expect(['Công chức TN&TKQ', 'Lãnh đạo Phòng TCHC', 'Trưởng phòng', 'Chuyên viên được phân công', 'Lãnh đạo Sở', 'UBND tỉnh', 'Văn thư Sở', 'Hội đồng', 'Các Sở, ban, ngành được xin ý kiến', 'Tổ chức đề nghị', 'Hồ sơ theo quy định'].map(actorOf)).to.deep.equal([
      'counter-officer', 'head-of-division', 'head-of-division', 'appraising-specialist', 'leader', 'peoples-committee', 'clerk', 'council', 'consulted-agency', 'applicant', undefined,
    ]);
  });
});

describe('importing internal processes again', () => {
  let directory: string;
  beforeEach(() => { directory = mkdtempSync(join(tmpdir(), 'mot-cua-internal-')); });
  afterEach(() => rmSync(directory, { recursive: true, force: true }));
  const step = (no: string, content: string): object => ({ no, content, who: 'Chuyên viên', time: '1 ngày' });
  const load = (...rows: string[]): InternalImport => importInternal(readInternalLines(rows.join('\n'), 'x.jsonl', '2025-12').processes, directory);
  const titles = (): Record<string, string> => Object.fromEntries(loadInternalProcesses(directory).processes.map(({ id, code, title }) => [id, code ?? title]));
  const path = (ordinal: number): string => join(directory, `cao-bang-12-qd-ubnd-${ordinal}.yaml`);

  it('writes nothing when nothing changed', () => {
    expect(load(row(), row({ code: '1.000002' })).added).to.deep.equal(['cao-bang-12-qd-ubnd-1', 'cao-bang-12-qd-ubnd-2']);
    const before = [1, 2].map((ordinal) => statSync(path(ordinal)).mtimeMs);
    expect(load(row(), row({ code: '1.000002' }))).to.deep.include({ added: [], changed: [], unchanged: ['cao-bang-12-qd-ubnd-1', 'cao-bang-12-qd-ubnd-2'], kept: [] });
    expect([1, 2].map((ordinal) => statSync(path(ordinal)).mtimeMs)).to.deep.equal(before);
  });

  it('never puts a process of the same decision out of another file in the place of one that is there', () => {
    load(row(), row({ code: '1.000002' }));
    expect(load(row({ code: '1.000003' }), row({ code: '1.000002' })).added).to.deep.equal(['cao-bang-12-qd-ubnd-3']);
    expect(titles()).to.deep.equal({ 'cao-bang-12-qd-ubnd-1': '1.000001', 'cao-bang-12-qd-ubnd-2': '1.000002', 'cao-bang-12-qd-ubnd-3': '1.000003' });
  });

  it('takes a correction for the process with the same code, whatever else changed', () => {
    load(row(), row({ code: '1.000002' }));
    expect(load(row({ code: '1.000002', steps: [step('1', 'Thẩm định')] })).changed).to.deep.equal(['cao-bang-12-qd-ubnd-2']);
    expect(loadInternalProcesses(directory).processes.map(({ steps }) => steps.length)).to.deep.equal([2, 1]);
  });

  it('tells processes without a code and with one title apart by their steps', () => {
    const unnamed = (...contents: string[]): string => row({ code: '', title: 'Quy trình giải quyết', steps: contents.map((content, index) => step(String(index + 1), content)) });
    load(unnamed('Tiếp nhận', 'Thẩm định', 'Trình ký'), unnamed('Tiếp nhận', 'Lập hội đồng', 'Họp hội đồng'));
    // when: another one, and the second with one step corrected
    const { added, changed } = load(unnamed('Khảo sát', 'Nghiệm thu'), unnamed('Tiếp nhận hồ sơ', 'Lập hội đồng', 'Họp hội đồng'));
    // then
    expect([added, changed]).to.deep.equal([['cao-bang-12-qd-ubnd-3'], ['cao-bang-12-qd-ubnd-2']]);
    expect(loadInternalProcesses(directory).processes.map(({ steps }) => steps[0]!.name)).to.deep.equal(['Tiếp nhận', 'Tiếp nhận hồ sơ', 'Khảo sát']);
  });

  it('leaves a file alone that staff edited, and says so when the source changed too', () => {
    load(row());
    writeFileSync(path(1), `${readFileSync(path(1), 'utf8').replace('actor: leader', 'actor: clerk')}signer: Chánh Văn phòng # staff know\n`);
    expect(load(row())).to.deep.include({ unchanged: ['cao-bang-12-qd-ubnd-1'], kept: [] });
    expect(load(row({ date: '2025-11-19' }))).to.deep.include({ unchanged: [], kept: ['cao-bang-12-qd-ubnd-1'] });
    expect(readFileSync(path(1), 'utf8')).to.include('# staff know');
  });

  it('keeps the name of a file that cannot be read, and names its problem', () => {
    load(row());
    writeFileSync(path(1), 'id: [');
    const { added, problems } = load(row());
    expect([added, problems.length > 0]).to.deep.equal([['cao-bang-12-qd-ubnd-2'], true]);
    expect(readFileSync(path(1), 'utf8')).to.equal('id: [');
  });

  it('finds the shipped files to be what the source said', () => {
    for (const { id, imported, ...said } of loadInternalProcesses().processes) expect(imported, id).to.equal(hashOf(said));
  });
});

describe('a wrong internal process', () => {
  const text = writeInternal(readInternalLines(row(), 'x.jsonl', '2025-12').processes[0]!);
  const problems = (from: string, to: string): string[] => {
    const read = checkYaml(text.replace(from, to), 'x.yaml', internalSchema, internalRules);
    return 'problems' in read ? read.problems.map(({ line, path, message }) => `${line} ${path}: ${message}`) : [];
  };

  it('is named with line and what to do', () => {
    expect(problems('actor: leader', 'actor: boss')[0]).to.match(/^12 steps\.1\.actor: write one of 'counter-officer', /);
    expect(problems('unit: day', 'unit: week')[0]).to.match(/^12 steps\.1\.takes\.unit: write one of 'working-day'/);
    expect(problems('value: 0.5, unit: day', 'value: -3, unit: day')).to.deep.equal(['12 steps.1.takes.value: -3 cannot be: write a number of at least 0']);
    expect(problems('time: "1/2 ngày"', 'time: "1/2 ngày", part: "II"')).to.deep.equal(["12 steps.1.part: there is no part 'II': add it to 'parts' or correct the name"]);
  });
});
