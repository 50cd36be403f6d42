import { expect } from 'chai';
import { evaluate } from '../../../engine/expression/evaluate.ts';
import { STEP_BUDGET } from '../../../engine/expression/feel/evaluation.ts';
import { BUILT_IN } from '../../../engine/expression/feel/functions/built-in.ts';
import { matchesOf } from '../../../engine/expression/feel/regex/match.ts';
import { parsePattern } from '../../../engine/expression/feel/regex/parse.ts';
import { jsonOfValue } from '../../../engine/expression/feel/json.ts';
import { parseExpression } from '../../../engine/expression/parse-expression.ts';
import { NO_VARIABLES } from '../../../engine/expression/variables.ts';
import { createRandom } from '../../demo/random.ts';
import type { Random } from '../../demo/random.ts';

const SEED = Number(process.env['SEED'] ?? 20261122);
const run = () => ({ builtIn: BUILT_IN, nowMs: 0, zone: 'Z', warnings: [], steps: STEP_BUDGET });
const feel = (text: string): string => {
  const result = evaluate(parseExpression(text), NO_VARIABLES, { nowMs: 0 });
  return result.ok ? jsonOfValue(result.value) : result.failure;
};
const found = (pattern: string, text: string, flags = ''): (string | undefined)[][] => Array.from(matchesOf(parsePattern(pattern, flags), text, run()), ({ groups }) => [...groups]);

/** Patterns that Java and JavaScript read alike. */
function randomPattern(random: Random, depth: number): string {
  const atom = (): string => {
    if (depth > 0 && random.chance(0.4)) return `${random.pick(['(', '(?:', '(?=', '(?!'])}${randomPattern(random, depth - 1)})`;
    return random.pick(['a', 'b', 'c', '.', '[ab]', '[^a]', '\\w', '\\d', '^', '$', '\\b']);
  };
  const part = (): string => {
    const each = atom();
    // A turn that takes nothing ends a repetition in Java; JavaScript takes it back.
    return /^(\^|\$|\\b)/.test(each) || /\(\?[=!]/.test(each) || new RegExp(`^(?:${each})$`).test('') || /\\b|\^|\$/.test(each) ? each : each + random.pick(['', '', '', '*', '+', '?', '*?', '+?', '{1,2}']);
  };
  const sequence = Array.from({ length: random.between(1, 3) }, part).join('');
  return random.chance(0.3) ? `${sequence}|${Array.from({ length: random.between(1, 2) }, part).join('')}` : sequence;
}

describe('regular expressions of FEEL', () => {
  it(`find what JavaScript's find, 3,000 patterns at random (SEED=${SEED})`, () => {
    const random = createRandom(SEED);
    for (let i = 0; i < 3_000; i++) {
      const pattern = randomPattern(random, 2);
      const text = Array.from({ length: random.between(0, 8) }, () => random.pick(['a', 'b', 'c', '1', ' '])).join('');
      // What a group held in an earlier turn is forgotten by JavaScript and kept by Java: only the whole is compared.
      const theirs = [...text.matchAll(new RegExp(pattern, 'g'))].map(([whole]) => whole);
      expect(found(pattern, text).map(([whole]) => whole), `/${pattern}/ on '${text}'`).to.deep.equal(theirs);
    }
  });

  it('know what Java knows', () => {
    expect(found('(?<year>\\d{4})-(\\d\\d)', '2024-05')).to.deep.equal([['2024-05', '2024', '05']]);
    expect(found('(a)(b)?\\1', 'aa')).to.deep.equal([['aa', 'a', undefined]]);
    expect(found('\\QA.B\\E', 'A.B AxB')).to.deep.equal([['A.B']]);
    expect(found('(?i)việt', 'VIỆT')).to.deep.equal([['VIỆT']]);
    expect(found('a b # c', 'ab', 'x')).to.deep.equal([['ab']]);
    expect(found('\\p{Alpha}+', 'ab1')).to.deep.equal([['ab']]);
    expect(found('\\p{Lu}', 'Đa')).to.deep.equal([['Đ']]);
    expect(found('[a-z&&[^b]]+', 'abc')).to.deep.equal([['a'], ['c']]);
    expect(found('a*+a', 'aaa')).to.deep.equal([]);
    expect(found('(?>a*)a', 'aaa')).to.deep.equal([]);
    expect(found('(?<=a)b', 'ab b')).to.deep.equal([['b']]);
    expect(found('a$', 'a\n')).to.deep.equal([['a']]);
    expect(found('^b', 'a\nb', 'm')).to.deep.equal([['b']]);
    expect(found('.', '😀')).to.deep.equal([['😀']]);
  });

  it('replace by groups, as Java does, and split', () => {
    expect(feel('=replace("abcd", "(ab)|(a)", "[1=$1][2=$2]")')).to.equal('"[1=ab][2=]cd"');
    expect(feel('=replace("a.b", "\\.", "\\$")')).to.equal('"a$b"');
    expect(feel('=split("John Doe", "\\s")')).to.equal('["John","Doe"]');
    expect(feel('=split("a;b;c;;", ";")')).to.equal('["a","b","c","",""]');
    expect(feel('=extract("references are 1234, 1256, 1378", "12[0-9]*")')).to.equal('["1234","1256"]');
    expect(feel('=matches("foobar", "^Fo*bar", "i")')).to.equal('true');
    expect(feel('=matches("a", "(")')).to.equal('null');
  });

  it('end as a failure when they would backtrack for ever, or go too deep', () => {
    const many = 'a'.repeat(40);
    for (const pattern of ['(a+)+$', '(a|a)*b', '(.*)*x', '(a|aa)+$', '(?=(a+)+b)a', '([a-z]+)*1']) expect(feel(`=matches("${many}!", "${pattern}")`), pattern).to.match(/takes too many steps|null|false/);
    expect(feel(`=matches("${'ab'.repeat(20_000)}", "^(ab)*$")`)).to.match(/nested too deep|true/);
    expect(feel(`=matches("${'x'.repeat(50_000)}", "^.*$")`)).to.equal('true');
    expect(feel(`=matches("${'x'.repeat(10)}", "${'('.repeat(5_000)}")`)).to.match(/null|nested/);
  });
});
