import { expect } from 'chai';
import { parse } from 'yaml';
import { actorOf } from '../../../processes/import/actors.ts';
import { readInternalLines, timeIn, writeInternal } from '../../../processes/import/internal-processes.ts';
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
