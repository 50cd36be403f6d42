import { expect } from 'chai';
import { loadInternalProcesses } from '../../../processes/load-internal.ts';
import { stepsAddUp } from '../../../processes/lint/steps-add-up.ts';
import type { InternalProcessFacts, InternalStep } from '../../../processes/schema/internal-facts.ts';

const days = (value: number): { value: number; unit: 'working-day' } => ({ value, unit: 'working-day' });
const step = (number: string, value: number | undefined, over: Partial<InternalStep> = {}): InternalStep => ({ number, name: `Công việc ${number}`, who: 'Chuyên viên', time: value === undefined ? '' : `${value} ngày làm việc`, ...(value === undefined ? {} : { takes: days(value) }), ...over });
const process = (total: number | undefined, steps: readonly InternalStep[], over: Partial<InternalProcessFacts> = {}): InternalProcessFacts => ({
  id: 'example-1', title: 'Ví dụ', decision: '1/QĐ-UBND', place: 'X', date: '2025-11-18', steps, ...(total === undefined ? {} : { total: days(total) }), source: { dataset: 'test', asOf: '2025-12' }, ...over,
});
const verdict = (total: number | undefined, steps: readonly InternalStep[], over: Partial<InternalProcessFacts> = {}): string => {
  const { verdict: found, reasons } = stepsAddUp(process(total, steps, over));
  return [found, ...reasons].join(': ');
};

describe('the steps of an internal process', () => {
  it('add up, in days and hours mixed and with rounded fractions', () => {
    expect(verdict(3, [step('1', 1), step('2', 1.5), step('3', undefined, { time: '04 giờ', takes: { value: 4, unit: 'working-hour' } })])).to.equal('adds-up');
    expect(verdict(1, [step('1', 0.33), step('2', 0.33), step('3', 0.33)])).to.equal('adds-up');
  });

  it('differ when nothing explains it, in both directions', () => {
    const short = stepsAddUp(process(27, [step('1', 8), step('2', 1), step('3', 1), step('4', 4), step('5', 1)]));
    expect(short).to.include({ verdict: 'differs', byMinutes: -12 * 480 });
    expect(short.reasons[0]).to.equal('the steps add up to 15 days, 27 days are stated; nothing in the table explains it');
    expect(stepsAddUp(process(10, [step('1', 8), step('2', 3)]))).to.include({ verdict: 'differs', byMinutes: 480 });
  });

  it('do not count what is not counted, nor the time that the applicant takes', () => {
    expect(verdict(3, [step('1', 3), step('2', undefined, { time: 'Không tính thời gian' })])).to.equal('adds-up');
    expect(verdict(3, [step('1', 3), step('2', 15, { time: '15 ngày (không tính vào thời hạn giải quyết)' })])).to.match(/^adds-up: rows that are not counted/);
    expect(verdict(3, [step('1', 3), step('2', 15, { actor: 'applicant' })])).to.match(/^adds-up: rows that are not counted/);
  });

  it('know sub-totals, sub-rows and the row of the total', () => {
    expect(verdict(5, [step('1', 1), step('2', 4), step('2.1', 3), step('2.2', 1)])).to.match(/^adds-up: numbered sub-rows: the rows above/);
    expect(verdict(9, [step('1', 1), step('2', 8), step('2.1', 3), step('2.2', 1)])).to.match(/^adds-up: numbered sub-rows: they are within/);
    expect(verdict(5, [step('I', 4, { name: 'Cấp xã' }), step('1', 1), step('2', 3), step('3', 1)])).to.match(/^adds-up: a sub-total/);
    expect(verdict(5, [step('1', 4), step('2', 1), step('', 5, { name: 'Tổng thời gian giải quyết' })])).to.equal('adds-up: a row states the total');
    expect(verdict(5, [step('1', 4), step('2', 1, { name: 'Tổng hợp kết quả họp Hội đồng' })]), 'work that begins with the word').to.equal('adds-up');
  });

  it('know alternative and parallel branches', () => {
    expect(verdict(6, [step('1', 1), step('2', 3, { name: 'Trường hợp không kiểm tra thực tế' }), step('2', 5, { name: 'Trường hợp kiểm tra thực tế' })])).to.match(/^adds-up: alternative/);
    expect(verdict(4, [step('1', 1), step('2a', 3), step('2b', 2)])).to.match(/^adds-up: alternative/);
    expect(verdict(6, [step('1', 1), step('2', 5), step('3', 3, { name: 'Lấy ý kiến song song với bước 2' })])).to.match(/^adds-up: steps at the same time/);
  });

  it('know a second table behind the first, and times that are ranges', () => {
    expect(verdict(3, [step('1', 1), step('2', 2), step('1', 2), step('2', 5)])).to.match(/^adds-up: the numbers start again/);
    expect(verdict(6, [step('1', 1), step('2', 5, { time: '3-5 ngày làm việc' })])).to.equal('adds-up');
    expect(verdict(5, [step('1', 1), step('2', 5, { time: '3-5 ngày làm việc' })])).to.match(/^adds-up: times that are ranges/);
    expect(verdict(8, [step('1', 1), step('2', 5, { time: '3-5 ngày làm việc' })])).to.match(/^differs/);
  });

  it('check every part against its own total', () => {
    const parts = [{ name: 'cấp xã', total: days(3) }, { name: 'cấp tỉnh', total: days(5) }];
    const at = (part: string, number: string, value: number): InternalStep => step(number, value, { part });
    expect(verdict(8, [at('cấp xã', '1', 3), at('cấp tỉnh', '1', 5)], { parts })).to.equal('adds-up');
    expect(verdict(8, [at('cấp xã', '1', 4), at('cấp tỉnh', '1', 4)], { parts })).to.match(/^differs: part 'cấp xã'/);
    expect(verdict(5, [at('a', '1', 5), at('b', '1', 5)], { parts: [{ name: 'a' }, { name: 'b' }] })).to.match(/^adds-up: the parts are alternatives/);
  });

  it('cannot be judged where the table has holes, and says which', () => {
    expect(verdict(undefined, [step('1', 1)])).to.equal('cannot-be-judged: no total is stated with the steps');
    expect(verdict(3, [step('1', undefined)])).to.equal('cannot-be-judged: no step has a time');
    expect(verdict(3, [step('1', 2), step('2', undefined)])).to.equal('cannot-be-judged: step 2 has no time');
    expect(verdict(3, [step('1', 2), step('2', undefined, { time: 'Trong ngày' })])).to.equal('cannot-be-judged: step 2 has no time');
    expect(verdict(3, [step('1', 2), step('2', undefined, { time: 'Giờ hành chính' })])).to.match(/^differs/);
    expect(verdict(5, [step('1', 2), step('4', 1)])).to.match(/^cannot-be-judged: the numbers of the steps jump \(1 → 4\)/);
    expect(verdict(5, [step('1', 2), step('1', 1)])).to.match(/^cannot-be-judged: number 1 stands twice/);
    expect(verdict(3, [step('1', 0.25, { who: '1/4 ngày' })])).to.match(/^cannot-be-judged: step 1: a time stands where/);
    expect(verdict(3, [step('1', undefined, { takes: { value: 1, unit: 'month' } })])).to.match(/^cannot-be-judged: months/);
  });

  it('differ all the same when the holes could only make them longer', () => {
    expect(verdict(3, [step('1', 4), step('2', undefined)])).to.match(/^differs/);
  });
});

describe('the published internal processes', () => {
  const { processes, problems } = loadInternalProcesses();
  const verdicts = processes.map((one) => ({ id: one.id, code: one.code, sum: stepsAddUp(one) }));

  it('are 82, all readable', () => {
    expect([processes.length, problems]).to.deep.equal([82, []]);
  });

  it('have the two published mistakes and no other alarm', () => {
    expect(verdicts.filter(({ sum }) => sum.verdict === 'differs').map(({ code, sum }) => `${code}: ${sum.stepsMinutes! / 480} for ${sum.totalMinutes! / 480}`)).to.deep.equal(['1.014431: 15 for 27', '1.014451: 51 for 53']);
    expect(verdicts.filter(({ sum }) => sum.verdict === 'adds-up')).to.have.lengthOf(55);
  });

  it('say why the others cannot be judged', () => {
    const reasons = verdicts.flatMap(({ sum }) => (sum.verdict === 'cannot-be-judged' ? sum.reasons : []));
    expect(reasons.filter((reason) => reason === 'no total is stated with the steps')).to.have.lengthOf(20);
    expect(reasons.filter((reason) => reason !== 'no total is stated with the steps').sort()).to.deep.equal([
      'no step has a time', 'number 5 stands twice: a row may be missing or stand for another', 'step 5 has no time',
      ...Array.from({ length: 2 }, () => 'step 5: a time stands where the actor or the work should; the row was read wrongly'),
    ]);
  });
});
