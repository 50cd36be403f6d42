import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { choosePattern } from '../../../processes/patterns/choose-pattern.ts';
import { loadPatterns } from '../../../processes/patterns/load-patterns.ts';
import { FactsError } from '../../../processes/schema/read-yaml.ts';
import { importedFacts } from '../../support/imported-facts.ts';

const folder = join(import.meta.dirname, '../../../processes/patterns');
const { rules, patterns } = loadPatterns();

describe('the rule that chooses a pattern', () => {
  const cases: readonly [string, Parameters<typeof importedFacts>[0], string][] = [
    ['a complaint', { name: 'Giải quyết khiếu nại lần đầu' }, 'complaint'],
    ['a re-issue', { name: 'Thủ tục cấp lại Giấy phép hành nghề' }, 'change-of-issued'],
    ['conditions of a shop', { name: 'Cấp Giấy chứng nhận đủ điều kiện buôn bán thuốc thú y' }, 'site-visit'],
    ['an allowance', { name: 'Hỗ trợ chi phí mai táng' }, 'support-payment'],
    ['a notification', { name: 'Thông báo thay đổi địa chỉ' }, 'notification'],
    ['a tax declaration', { name: 'Khai thuế thu nhập cá nhân', field: { id: 'tax', name: 'Thuế' } }, 'declaration'],
    ['same day, two papers', { name: 'Chứng thực bản sao', channels: [{ channel: 'counter', limit: { value: 1, unit: 'working-day' }, fee: { kind: 'free' } }] }, 'on-the-spot'],
    ['a licence with a fee', { name: 'Cấp giấy phép hoạt động', channels: [{ channel: 'counter', limit: { value: 15, unit: 'working-day' }, fee: { kind: 'fixed', amount: 200_000 } }] }, 'licence-with-fee'],
    ['anything else', { name: 'Cấp giấy phép hoạt động' }, 'appraisal'],
  ];
  for (const [what, facts, pattern] of cases) {
    it(`sends ${what} to '${pattern}' and says why`, () => {
      const choice = choosePattern(importedFacts(facts), rules);
      expect(choice.pattern).to.equal(pattern);
      expect(choice.why.vi).not.to.equal('');
      if (pattern !== 'appraisal') expect(choice.because.join()).to.match(/tên|thời hạn|phí/);
    });
  }

  it('gives way to staff', () => {
    const choice = choosePattern(importedFacts({ name: 'Giải quyết khiếu nại', pattern: { id: 'council', by: 'Phòng Kiểm soát thủ tục', reason: 'Có hội đồng' } }), rules);
    expect(choice).to.deep.equal({ pattern: 'council', rule: 'staff', why: { vi: 'Có hội đồng', en: 'Có hội đồng' }, because: ['cán bộ chọn: Phòng Kiểm soát thủ tục'] });
  });

  it('has fourteen patterns, each reached by a rule', () => {
    expect(patterns.size).to.equal(14);
    expect([...patterns.keys()].filter((id) => !rules.some(({ pattern }) => pattern === id))).to.deep.equal([]);
  });
});

describe('a file of patterns that is wrong', () => {
  const problemsOf = (file: string, change: (text: string) => string): string => {
    try {
      loadPatterns((name) => { const text = readFileSync(join(folder, name), 'utf8'); return name === file ? change(text) : text; });
    } catch (error) {
      if (error instanceof FactsError) return error.message;
      throw error;
    }
    return '';
  };

  it('names the line of a sequence that includes itself, and the way round', () => {
    const said = problemsOf('patterns.yaml', (text) => text.replace('  sign-stamp: [', '  sign-stamp: [{ include: round }, ').replace('\npatterns:', '  round: [{ include: sign-stamp }]\n\npatterns:'));
    expect(said).to.match(/processes\/patterns\/patterns\.yaml:\d+: sequences\.sign-stamp\.0\.include: 'sign-stamp' includes itself \(sign-stamp → round → sign-stamp\): take one of the inclusions out/);
  });
  it('names a role, a form, a task and a pattern that are not there', () => {
    expect(problemsOf('patterns.yaml', (text) => text.replace('role: clerk', 'role: notary'))).to.include("there is no role 'notary'");
    expect(problemsOf('patterns.yaml', (text) => text.replace('form: stamp', 'form: seal'))).to.include("there is no form 'seal'");
    expect(problemsOf('patterns.yaml', (text) => text.replace('{ decide: review }', '{ decide: reviw }'))).to.include("there is no task 'reviw'");
    expect(problemsOf('rules.yaml', (text) => text.replace('pattern: complaint', 'pattern: complain'))).to.include("there is no pattern 'complain'");
  });
});
