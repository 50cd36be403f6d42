import { expect } from 'chai';
import { stepsAddUp } from '../../../processes/lint/steps-add-up.ts';
import { loadInternalProcesses } from '../../../processes/load-internal.ts';
import { workingMinutes, type InternalProcessFacts, type InternalStep } from '../../../processes/schema/internal-facts.ts';
import { createRandom, type Random } from '../../demo/random.ts';

const SEED = 20_261_122;
const EACH = 12;
type Change = (process: InternalProcessFacts, random: Random) => InternalProcessFacts;

const timed = ({ takes }: InternalStep): boolean => takes !== undefined && takes.value > 0;
const at = (steps: readonly InternalStep[], random: Random): number => random.pick(steps.flatMap((step, index) => (timed(step) ? [index] : [])));
const inserted = (process: InternalProcessFacts, index: number, ...steps: InternalStep[]): InternalProcessFacts => ({ ...process, steps: [...process.steps.slice(0, index), ...steps, ...process.steps.slice(index)] });
const row = (over: Partial<InternalStep>, beside?: InternalStep): InternalStep => ({ number: '', name: 'Công việc', who: 'Chuyên viên', time: '', ...(beside?.part ? { part: beside.part } : {}), ...over });
/** Half a day to twelve days, more or less. */
const wrongly = (value: number, random: Random): number => { const by = random.pick([0.5, 1, 2, 3, 5, 12]); return random.chance(0.5) && value > by ? value - by : value + by; };
const sameUnit = (value: number, unit: string): number => (unit === 'working-hour' ? value * 8 : unit === 'minute' ? value * 480 : value);

/** Mistakes as decisions have them. */
const MISTAKES: Readonly<Record<string, Change>> = {
  'a wrong total': (process, random) => ({ ...process, total: { ...process.total!, value: wrongly(process.total!.value, random) } }),
  'a step with a wrong time': (process, random) => { const index = at(process.steps, random); return { ...process, steps: process.steps.map((step, nth) => (nth === index ? { ...step, takes: { ...step.takes!, value: step.takes!.value + sameUnit(random.between(1, 9), step.takes!.unit) }, time: '' } : step)) }; },
  'a step that takes days and is not in the total': (process, random) => { const index = at(process.steps, random); return inserted(process, index + 1, row({ number: process.steps[index]!.number && `${99 + index}`, actor: 'appraising-specialist', takes: { value: random.between(1, 9), unit: 'day' }, time: '' }, process.steps[index])); },
};
/** What explains a difference: the rule stays quiet. */
const EXPLAINED: Readonly<Record<string, Change>> = {
  'a row that is not counted': (process, random) => inserted(process, random.between(1, process.steps.length), row({ time: `${random.between(2, 20)} ngày (không tính vào thời hạn)`, takes: { value: random.between(2, 20), unit: 'day' } }, process.steps[0])),
  'time of the applicant': (process, random) => inserted(process, random.between(1, process.steps.length), row({ who: 'Tổ chức đề nghị', actor: 'applicant', time: '15 ngày', takes: { value: 15, unit: 'day' } }, process.steps[0])),
  'a row with the total': (process) => inserted(process, process.steps.length, row({ name: 'Tổng thời gian giải quyết', who: '', takes: process.total!, time: 'x' }, process.steps.at(-1))),
  'a step with its parts below it': (process, random) => {
    const index = at(process.steps, random);
    const step = process.steps[index]!;
    const half = { value: step.takes!.value / 2, unit: step.takes!.unit };
    const number = `${index + 50}`;
    const steps = process.steps.map((each, nth) => (nth === index ? { ...each, number } : each));
    return inserted({ ...process, steps }, index + 1, row({ number: `${number}.1`, takes: half, time: 'x' }, step), row({ number: `${number}.2`, takes: half, time: 'x' }, step));
  },
  'a sub-total above the rows that it sums': (process, random) => {
    const runs = process.steps.flatMap((_, index) => (index + 1 < process.steps.length && timed(process.steps[index]!) && timed(process.steps[index + 1]!) ? [index] : []));
    const index = runs.length ? random.pick(runs) : 0;
    const value = [process.steps[index]!, process.steps[index + 1]!].reduce((minutes, { takes }) => minutes + (takes ? workingMinutes(takes)! : 0), 0);
    return runs.length ? inserted(process, index, row({ name: 'Giải quyết tại phòng chuyên môn', takes: { value, unit: 'minute' }, time: 'x' }, process.steps[index])) : process;
  },
};

/** "It will be run on further real processes": the published ones that add up, each changed by seed in every way. */
describe(`the sum rule on changed real processes (seed ${SEED})`, () => {
  const sound = loadInternalProcesses().processes.filter((process) => stepsAddUp(process).verdict === 'adds-up' && process.total && !(process.parts && process.parts.length > 1));
  const verdicts = (change: Change): readonly { readonly id: string; readonly verdict: string }[] => {
    const random = createRandom(SEED);
    return sound.flatMap((process) => Array.from({ length: EACH }, () => ({ id: process.id, verdict: stepsAddUp(change(process, random)).verdict })));
  };

  it('begins from at least fifty that add up', () => expect(sound).to.have.length.of.at.least(50));

  for (const [name, change] of Object.entries(MISTAKES)) it(`finds ${name}, and calls it right at most where a table cannot tell`, () => {
    const found = verdicts(change);
    const share = (verdict: string): number => found.filter((each) => each.verdict === verdict).length / found.length;
    expect(share('differs'), 'found').to.be.above(0.95);
    expect(share('adds-up'), `explained away: ${found.filter(({ verdict }) => verdict === 'adds-up').map(({ id }) => id).join(' ')}`).to.be.below(0.03);
  });

  for (const [name, change] of Object.entries(EXPLAINED)) it(`is quiet about ${name}`, () => {
    expect(verdicts(change).filter(({ verdict }) => verdict === 'differs')).to.deep.equal([]);
  });
});
