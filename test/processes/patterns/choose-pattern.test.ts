import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { choosePattern } from '../../../processes/patterns/choose-pattern.ts';
import { compiledCatalogue } from '../../../processes/compile/compiled-catalogue.ts';
import { loadPatterns, type Patterns } from '../../../processes/patterns/load-patterns.ts';
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
  const changed = (file: string, change: (text: string) => string): Patterns => loadPatterns((name) => { const text = readFileSync(join(folder, name), 'utf8'); return name === file ? change(text) : text; });
  const problemsOf = (file: string, change: (text: string) => string): string => changed(file, change).problems.map((each) => `${each.file}:${each.line}: ${each.path}: ${each.message}`).join('\n');

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

  it('costs only the patterns that stand on it: the procedures of all others compile, and those left out are counted', () => {
    // given: a role that is not there, in a task of the council
    const broken = changed('patterns.yaml', (text) => text.replace(/^( {2}council: .*)role: appraising-specialist/m, '$1role: soothsayer'));
    expect([...broken.refused]).to.include('council');
    expect(broken.patterns.size + broken.refused.size).to.equal(14);
    const byCouncil = importedFacts({ code: '1.111111', name: 'Thẩm định', pattern: { id: 'council', by: 'Phòng Kiểm soát thủ tục', reason: 'Có hội đồng' } });
    const other = importedFacts({ code: '1.222222', name: 'Giải quyết khiếu nại' });
    // when
    const catalogue = compiledCatalogue({ imported: { procedures: [byCouncil, other], problems: [] }, internal: { processes: [], problems: [] }, local: { files: [], problems: [] }, patterns: broken });
    // then
    expect([...catalogue.national.keys()]).to.deep.equal(['1.222222']);
    expect(catalogue.get('1.222222')?.model()).to.include('bpmn:process');
    expect(catalogue.problems.map(({ message }) => message)).to.deep.equal([broken.problems[0]?.message, "pattern 'council' cannot be used, and what runs by it (procedures and local versions: 1) is not compiled: put right what is said of it or of what it includes"]);
  });
  it('is refused as a whole where no entry is to blame', () => {
    expect(() => changed('patterns.yaml', (text) => `${text}\nextras: {}\n`)).to.throw(FactsError, "take 'extras' out");
    expect(() => changed('patterns.yaml', (text) => text.replace('tasks:', 'tasks: ['))).to.throw(FactsError, 'this is not YAML');
    expect(() => changed('rules.yaml', (text) => text.replace('pattern: complaint', 'patern: complaint'))).to.throw(FactsError);
  });
});
