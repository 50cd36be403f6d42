import { expect } from 'chai';
import { applyFactsChange } from '../../../designer/facts/apply-facts-change.ts';
import { checkFacts } from '../../../designer/facts/check-facts.ts';
import { NO_FACTS_CHANGE, type FactsChange } from '../../../designer/facts/facts-change.ts';
import { factsOfModel } from '../../../designer/facts/facts-of-model.ts';
import { compareLimits } from '../../../designer/facts/limit-length.ts';
import { readModel } from '../../../designer/compare/moddle.ts';
import { pictureOf, type Picture } from '../../../designer/compare/picture.ts';
import { loadModels, loadProcedures } from '../../../processes/load.ts';
import { factsAgree } from '../../../processes/lint/facts-agree.ts';
import { readModel as readForLint } from '../../../processes/lint/read-model.ts';
import type { ProcedureFacts } from '../../../processes/schema/facts.ts';

const GROUND = 'Quyết định 1/QĐ-UBND';
const change = (part: Partial<FactsChange>): FactsChange => ({ ...NO_FACTS_CHANGE, ground: GROUND, ...part });
const shipped = loadProcedures();
const xmlOf = (code: string): string => loadModels().find(({ procedureCode }) => procedureCode === code)!.xml;
async function drawn(code: string): Promise<Picture> {
  const read = await readModel(xmlOf(code));
  if (!read.ok) throw new Error(read.message);
  return pictureOf(read.definitions)!;
}

describe('a change of facts', () => {
  const facts = shipped.find(({ code }) => code === '1.002759')!;
  const brought = facts.components.find(({ source }) => source === 'applicant')!;

  it('leaves what it does not name as it is, with its own provenance', () => {
    expect(applyFactsChange(facts, null)).to.equal(facts);
    expect(applyFactsChange(facts, { ...NO_FACTS_CHANGE, ground: GROUND })).to.equal(facts);
    const changed = applyFactsChange(facts, change({ onTheSpot: !facts.onTheSpot.eligible }));
    expect(changed.components).to.deep.equal(facts.components);
    expect(changed.channels).to.deep.equal(facts.channels);
    expect(changed.onTheSpot).to.deep.equal({ eligible: !facts.onTheSpot.eligible, provenance: { mark: 'D', source: GROUND } });
  });

  it('drops a paper, or lets a register stand for it, and says on what ground', () => {
    expect(applyFactsChange(facts, change({ papers: { [brought.id]: { kind: 'dropped' } } })).components.map(({ id }) => id)).to.not.include(brought.id);
    const looked = applyFactsChange(facts, change({ papers: { [brought.id]: { kind: 'register', register: 'population' } } })).components.find(({ id }) => id === brought.id)!;
    expect(looked).to.deep.equal({ ...brought, source: { register: 'population' }, provenance: { mark: 'D', source: GROUND } });
  });

  it('takes a channel away, adds one with the shortest limit and its fee, and shortens limits', () => {
    const [first] = facts.channels;
    const changed = applyFactsChange(facts, change({ channelsDropped: facts.channels.slice(1).map(({ channel }) => channel), limits: { [first!.channel]: { value: 1, unit: 'working-hour' } } }));
    expect(changed.channels.map(({ channel, limit: { value, unit } }) => [channel, value, unit])).to.deep.equal([[first!.channel, 1, 'working-hour']]);
    const only: ProcedureFacts = { ...facts, channels: [first!] };
    const added = applyFactsChange(only, change({ channelsAdded: ['post'] })).channels.find(({ channel }) => channel === 'post')!;
    expect(added.fee).to.equal(first!.fee);
    expect([added.limit.value, added.limit.unit]).to.deep.equal([first!.limit.value, first!.limit.unit]);
  });

  it('is refused without a ground, without a way to file, with a register that there is not, or a paper that is not there', async () => {
    const picture = await drawn(facts.code);
    const fields = (wanted: FactsChange): string[] => checkFacts({ legal: facts, base: facts, change: wanted, facts: applyFactsChange(facts, wanted), picture }).map(({ field }) => field);
    expect(fields(change({ papers: { [brought.id]: { kind: 'dropped' } } }))).to.deep.equal([]);
    expect(fields(change({ ground: ' ', papers: { [brought.id]: { kind: 'dropped' } } }))).to.deep.equal(['ground']);
    expect(fields(change({ channelsDropped: ['counter', 'post', 'online'] }))).to.include('channels');
    expect(fields(change({ papers: { [brought.id]: { kind: 'register', register: 'astrology' } } }))).to.deep.equal([`papers.${brought.id}`]);
    expect(fields(change({ papers: { nothing: { kind: 'dropped' } } }))).to.deep.equal(['papers.nothing']);
  });

  it('never makes a limit longer than the published one', async () => {
    const picture = await drawn(facts.code);
    const [{ channel, limit }] = facts.channels as [ProcedureFacts['channels'][number]];
    const problems = (value: number, unit: typeof limit.unit): string[] => {
      const wanted = change({ limits: { [channel]: { value, unit } } });
      return checkFacts({ legal: facts, base: facts, change: wanted, facts: applyFactsChange(facts, wanted), picture }).map(({ field }) => field);
    };
    expect(limit.unit).to.equal('working-day');
    expect(problems(limit.value, 'working-day')).to.deep.equal([]);
    expect(problems(limit.value * 8, 'working-hour'), 'the same in hours').to.deep.equal([]);
    expect(problems(1, 'same-day')).to.deep.equal([]);
    for (const [value, unit] of [[limit.value + 1, 'working-day'], [limit.value * 8 + 1, 'working-hour'], [1, 'calendar-day'], [0, 'working-day']] as const) expect(problems(value, unit), `${value} ${unit}`).to.deep.equal([`limits.${channel}`]);
  });

  it('does not let a register stand for a paper where the model looks nothing up', async () => {
    const picture = await drawn(facts.code);
    const blind: Picture = { ...picture, nodes: picture.nodes.map((node) => (node.jobType === 'once-only-lookup' ? { ...node, jobType: 'check-components' } : node)) };
    const wanted = change({ papers: { [brought.id]: { kind: 'register', register: 'population' } } });
    expect(checkFacts({ legal: facts, base: facts, change: wanted, facts: applyFactsChange(facts, wanted), picture: blind }).map(({ field }) => field)).to.deep.equal(['papers']);
  });
});

describe('facts and model', () => {
  it('agree in everything that is shipped, so that no draft is blamed for what it did not do', async () => {
    for (const facts of shipped) {
      const picture = await drawn(facts.code);
      expect(factsOfModel(facts, picture, ''), facts.code).to.equal(facts);
      expect(checkFacts({ legal: facts, base: facts, change: null, facts, picture }), facts.code).to.deep.equal([]);
    }
  });

  it('still agree, by the rules for what is shipped, after a step was changed and another taken out', async () => {
    const facts = shipped.find(({ code }) => code === '1.002759')!;
    const [kept, gone] = facts.steps as [ProcedureFacts['steps'][number], ProcedureFacts['steps'][number]];
    const xml = xmlOf(facts.code);
    const changed = xml.replace(new RegExp(`(id="${kept.id}"[\\s\\S]*?key="limitMinutes" value=")\\d+`), '$17').replace(new RegExp(`(<bpmn:)userTask( id="${gone.id}"[\\s\\S]*?</bpmn:)userTask>`), '$1task$2task>');
    const read = await readModel(changed);
    const picture = read.ok ? pictureOf(read.definitions)! : undefined;
    const drafted = factsOfModel(facts, picture!, GROUND);
    expect(drafted.steps.find(({ id }) => id === kept.id)).to.deep.include({ workingMinutes: 7, provenance: { mark: 'D', source: GROUND } });
    expect(drafted.steps.map(({ id }) => id)).to.not.include(gone.id);
    const before = factsAgree(facts, await readForLint(changed));
    expect(before.map(({ element }) => element)).to.include.members([kept.id, gone.id]);
    expect(factsAgree(drafted, await readForLint(changed))).to.deep.equal([]);
  });
});

describe('the length of limits', () => {
  it('is told in working time, and not between working time and calendar days', () => {
    expect(compareLimits({ value: 2, unit: 'working-day' }, { value: 16, unit: 'working-hour' })).to.equal(0);
    expect(compareLimits({ value: 1, unit: 'same-day' }, { value: 1, unit: 'working-day' })).to.be.lessThan(0);
    expect(compareLimits({ value: 3, unit: 'working-hour' }, { value: 1, unit: 'same-day' })).to.be.lessThan(0);
    expect(compareLimits({ value: 5, unit: 'calendar-day' }, { value: 5, unit: 'working-day' })).to.equal(null);
  });
});
