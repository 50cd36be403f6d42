import { env } from 'node:process';
import { expect } from 'chai';
import type { FeelAnswer, FeelQuestion } from '../support/feel/feel-oracle.ts';
import { askFeel } from '../support/feel/feel-oracle.ts';
import { answerFeel } from '../support/feel/our-feel.ts';
import { randomFeel } from '../support/feel/random-feel.ts';
import { realZeebeMissing } from '../support/real-zeebe/real-zeebe.ts';

const SEED = Number(env['SEED'] ?? 850_000);
const QUESTIONS = Number(env['FEEL_EXPRESSIONS'] ?? 3_000);

/** Texts into which the real engine writes objects of its JVM: where they lie in memory, or its own syntax tree. */
const JVM_OBJECT = /UnsafeBuffer\{|ConstRange\(|^thrown/;
/** What is compared of an exception: that there is one. Its text is the JVM's. */
const EXCEPTION = /' : (java|scala)\..*$/s;

type Seen = Pick<FeelAnswer, 'parsed' | 'ok' | 'json' | 'text' | 'failure' | 'warnings'>;

/** Powers with a fraction, `exp` and `log` may differ in the last digit of a double between JavaScript and the JVM. */
const IN_DOUBLES = /\*\*|exp|log/;
const rounded = (text: string): string => text.replace(/\d+\.\d{9,}/g, (digits) => Number(digits).toPrecision(12));

function seen(question: FeelQuestion, answer: FeelAnswer): string {
  const text = JSON.stringify(compared(answer));
  return IN_DOUBLES.test(question.text) ? rounded(text) : text;
}

function compared({ parsed, ok, json, text, failure, warnings }: FeelAnswer): Seen {
  if (!parsed) return { parsed, ok };
  return ok ? { parsed, ok, text: text ?? '', json: json ?? '', warnings: warnings ?? [] } : { parsed, ok, failure: (failure ?? '').replace(EXCEPTION, "' : an exception"), warnings: warnings ?? [] };
}

const comparable = (answer: FeelAnswer): boolean => answer.endless !== true && !JVM_OBJECT.test([answer.text, answer.failure, ...answer.warnings ?? []].join('\n'));

describe('FEEL', () => {
  it(`answers ${QUESTIONS} random expressions and input entries as the FEEL engine of Zeebe 8.5.0: value, text with scale, failure and warnings (SEED=${SEED})`, async function () {
    const missing = realZeebeMissing();
    if (missing) {
      console.log(`      skipped: ${missing}`);
      return this.skip();
    }
    this.timeout(600_000);

    // given
    const questions = Array.from({ length: QUESTIONS }, (_each, index): FeelQuestion => randomFeel(SEED + index));

    // when
    const theirs = await askFeel(questions);
    const ours = questions.map(answerFeel);

    // then
    const counts = { equal: 0, unparsed: 0, failing: 0, warned: 0, 'not comparable': 0 };
    const different: string[] = [];
    for (const [index, their] of theirs.entries()) {
      if (!comparable(their)) { counts['not comparable']++; continue; }
      const [a, b] = [seen(questions[index]!, ours[index]!), seen(questions[index]!, their)];
      if (a === b) counts.equal++;
      else different.push(`seed ${SEED + index}: ${questions[index]!.tests ? 'input entry ' : ''}${questions[index]!.text}\nours   ${a}\ntheirs ${b}\nover   ${JSON.stringify(questions[index]!.variables)}`);
      if (!their.parsed) counts.unparsed++;
      else if (!their.ok) counts.failing++;
      else if ((their.warnings ?? []).length > 0) counts.warned++;
    }
    console.log(`      ${JSON.stringify(counts)}`);
    expect(different, different.slice(0, 5).join('\n')).to.have.length(0);
    // The generator must reach what it is for.
    expect(Math.min(counts.unparsed, counts.failing, counts.warned)).to.be.greaterThan(QUESTIONS / 100);
    expect(counts['not comparable']).to.be.lessThan(QUESTIONS / 10);
  });
});
