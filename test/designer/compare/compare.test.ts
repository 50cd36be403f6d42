import { expect } from 'chai';
import { compare, type Comparison } from '../../../designer/compare/compare.ts';
import { readVocabulary } from '../../../designer/lint/read-vocabulary.ts';
import { wordsOf } from '../../../designer/lint/words.ts';
import { chain, job, node, task, validModel, type DrawnModel } from '../support/drawn-model.ts';
import { testFacts } from '../support/facts.ts';
import { sideOf } from '../support/side.ts';

const words = wordsOf(readVocabulary(), testFacts());
const comparing = async (before: DrawnModel, after: DrawnModel, afterFacts = testFacts()): Promise<Comparison> => compare(await sideOf(before), await sideOf(after, afterFacts), words);
const lines = ({ changes }: Comparison): string[] => changes.map(({ kind, elementId }) => `${kind} ${elementId ?? ''}`.trim());
const replacing = (model: DrawnModel, id: string, by: DrawnModel['nodes'][number]): DrawnModel => ({ ...model, nodes: model.nodes.map((one) => one.id === id ? by : one) });

describe('the comparison of two models', () => {
  it('finds nothing between a model and itself', async () => {
    expect((await comparing(validModel(), validModel())).changes).to.deep.equal([]);
  });

  it('tells one moved task and one deleted paper in exactly two lines', async () => {
    // given
    const facts = testFacts();
    const fewerPapers = testFacts({ components: facts.components.filter(({ id }) => id !== 'household-book') });
    const moved: DrawnModel = { ...validModel(), flows: chain('received', 'claim', 'appraise', 'sign', 'stamp', 'review', 'close', 'done') };
    // when
    const comparison = await comparing(validModel(), moved, fewerPapers);
    // then
    expect(lines(comparison)).to.deep.equal(['step-moved review', 'paper-removed']);
    expect(comparison.changes[0]?.text.vi).to.equal('Chuyển bước "review": trước ở sau "appraise", nay ở sau "stamp"');
    expect(comparison.changes[1]?.text).to.deep.equal({ vi: 'Bỏ giấy tờ "Sổ hộ khẩu"', en: 'Paper "Sổ hộ khẩu" is no longer asked for' });
    expect(comparison.before.counts.papers.value).to.equal(2);
    expect(comparison.after.counts.papers.value).to.equal(1);
    expect(comparison.highlight.moved).to.deep.equal(['review']);
  });

  it('does not call the flows of a removed step changed', async () => {
    const { nodes } = validModel();
    const without: DrawnModel = { nodes: nodes.filter(({ id }) => id !== 'review'), flows: chain('received', 'claim', 'appraise', 'sign', 'stamp', 'close', 'done') };
    const comparison = await comparing(validModel(), without);
    expect(lines(comparison)).to.deep.equal(['step-removed review']);
    expect(comparison.before.counts.handOffs.value).to.equal(3);
    expect(comparison.after.counts.handOffs.value).to.equal(2);
    expect(comparison.highlight.removed).to.deep.equal(['review']);
  });

  for (const [what, changed, expected] of [
    ['role', task('review', 'review', 'leader', 60), 'role-changed review'],
    ['form', task('review', 'sign', 'head-of-division', 60), 'form-changed review'],
    ['working time', task('review', 'review', 'head-of-division', 30), 'limit-changed review'],
    ['place', task('review', 'review', 'head-of-division', 60, { place: 'one-stop' }), 'place-changed review'],
    ['name', task('review', 'review', 'head-of-division', 60, { place: 'division' }, 'Soát xét'), 'renamed review'],
  ] as const) {
    it(`sees the ${what} of a step, which lies in extension elements`, async () => {
      expect(lines(await comparing(validModel(), replacing(validModel(), 'review', changed)))).to.deep.equal([expected]);
    });
  }

  it('sees the job type and the headers of an automatic step', async () => {
    expect(lines(await comparing(validModel(), replacing(validModel(), 'close', job('close', 'close-dossier', { reason: 'refused' }))))).to.deep.equal(['setting-changed close']);
    expect(lines(await comparing(validModel(), replacing(validModel(), 'close', job('close', 'request-rating', { reason: 'returned' }))))).to.deep.equal(['job-changed close']);
  });

  it('sees a changed condition and a re-plugged branch, each as one line', async () => {
    // given
    const gated = (when: string, refusedTo: string): DrawnModel => ({
      nodes: [...validModel().nodes, node('outcome', 'exclusiveGateway'), node('refused', 'endEvent'), node('other-end', 'endEvent')],
      flows: [...chain('received', 'claim', 'appraise', 'outcome'), { from: 'outcome', to: 'review', when }, { from: 'outcome', to: refusedTo, otherwise: true, id: 'refusal' }, ...chain('review', 'sign', 'stamp', 'close', 'done')],
    });
    // when
    const condition = await comparing(gated('appraisal = "approve"', 'refused'), gated('appraisal = "refuse"', 'refused'));
    const route = await comparing(gated('appraisal = "approve"', 'refused'), gated('appraisal = "approve"', 'other-end'));
    // then
    expect(lines(condition)).to.deep.equal(['condition-changed flow-outcome-to-review']);
    expect(lines(route)).to.deep.equal(['route-changed outcome']);
  });

  it('leaves a change of drawing out of the lines', async () => {
    const { nodes, flows } = validModel();
    const redrawn = await comparing(validModel(), { nodes: [nodes[0]!, nodes[2]!, nodes[1]!, ...nodes.slice(3)], flows });
    expect(redrawn.changes).to.deep.equal([]);
    expect(redrawn.layoutOnly).to.be.greaterThan(0);
  });
});

describe('the counts', () => {
  it('count steps, roles, hand-offs and minutes out of the model', async () => {
    const { before: { counts } } = await comparing(validModel(), validModel());
    expect(Object.fromEntries(Object.entries(counts).map(([measure, { value }]) => [measure, value]))).to.deep.equal({ steps: 4, mostSteps: 4, roles: 4, agencies: 1, handOffs: 3, papers: 2, visits: 2, days: 5, minutes: 390, allMinutes: 390, automatic: 2 });
  });

  it('count a consulted agency as a step, an agency and hand-offs there and back', async () => {
    const model: DrawnModel = { nodes: [...validModel().nodes, job('consult', 'await-agency', { agencyRole: 'police' })], flows: chain('received', 'claim', 'appraise', 'consult', 'review', 'sign', 'stamp', 'close', 'done') };
    const { after: { counts } } = await comparing(validModel(), model);
    expect([counts.steps.value, counts.agencies.value, counts.handOffs.value]).to.deep.equal([5, 2, 4]);
  });

  it('do not count the way back of a loop as a hand-off', async () => {
    const model: DrawnModel = {
      nodes: [...validModel().nodes, node('reviewed', 'exclusiveGateway')],
      flows: [...chain('received', 'claim', 'appraise', 'review', 'reviewed'), { from: 'reviewed', to: 'appraise', when: 'review = "return"' }, { from: 'reviewed', to: 'sign', otherwise: true }, ...chain('sign', 'stamp', 'close', 'done')],
    };
    expect((await comparing(validModel(), model)).after.counts.handOffs.value).to.equal(3);
  });

  it('follow a granted dossier: refusals and supplements do not count', async () => {
    // given
    const model: DrawnModel = {
      nodes: [...validModel().nodes, node('appraised', 'exclusiveGateway'), task('refuse', 'refuse', 'counter-officer'), node('refused', 'endEvent'), job('wait', 'await-supplement'), job('issue', 'issue-result', { outcome: 'granted' })],
      flows: [...chain('received', 'claim', 'appraise', 'appraised'), { from: 'appraised', to: 'refuse', when: 'appraisal = "refuse"' }, { from: 'appraised', to: 'wait', when: 'appraisal = "supplement"' }, { from: 'appraised', to: 'review', otherwise: true }, ...chain('refuse', 'refused'), ...chain('wait', 'appraise'), ...chain('review', 'sign', 'stamp', 'issue', 'close', 'done')],
    };
    // when
    const { after: { counts } } = await comparing(validModel(), model);
    // then
    expect([counts.steps.value, counts.mostSteps.value, counts.handOffs.value, counts.minutes.value]).to.deep.equal([4, 4, 3, 390]);
  });

  it('tell the quickest and the longest way apart', async () => {
    // given: signing may skip the review
    const model: DrawnModel = { nodes: [...validModel().nodes, node('who', 'exclusiveGateway')], flows: [...chain('received', 'claim', 'appraise', 'who', 'sign', 'stamp', 'close', 'done').map((flow) => flow.from === 'who' ? { ...flow, otherwise: true } : flow), { from: 'who', to: 'review', when: 'onTheSpot' }, ...chain('review', 'sign')] };
    // when
    const { after: { counts } } = await comparing(validModel(), model);
    // then
    expect([counts.steps.value, counts.mostSteps.value, counts.handOffs.value]).to.deep.equal([3, 4, 2]);
  });

  it('count every branch between a parallel fork and its join', async () => {
    const model: DrawnModel = { nodes: [...validModel().nodes, node('fork', 'parallelGateway'), node('join', 'parallelGateway')], flows: [...chain('received', 'claim', 'appraise', 'fork', 'review', 'join', 'stamp', 'close', 'done'), ...chain('fork', 'sign', 'join')] };
    expect((await comparing(validModel(), model)).after.counts.steps.value).to.equal(4);
  });

  it('take the documented numbers for the past, with their source', async () => {
    // given
    const facts = testFacts({ reengineering: { state: 're-engineered', changes: [], before: { papers: 5, days: 20, agencies: 3, visits: 3, provenance: { mark: 'F', source: 'an old decision' } } } });
    // when
    const comparison = compare(await sideOf(validModel(), facts, 'past'), await sideOf(validModel(), facts), words);
    // then
    expect(comparison.before.counts.days).to.deep.equal({ value: 20, from: 'facts', provenance: { vi: '[F] an old decision', en: '[F] an old decision' } });
    expect([comparison.before.counts.agencies.value, comparison.before.counts.papers.value, comparison.before.counts.visits.value]).to.deep.equal([3, 5, 3]);
  });

  it('need no visit where one files online and gets the result by post', async () => {
    const facts = testFacts();
    const online = testFacts({ channels: [...facts.channels, { ...facts.channels[0]!, channel: 'online' }], resultChannels: ['counter', 'post'] });
    expect((await comparing(validModel(), validModel(), online)).after.counts.visits.value).to.equal(0);
  });
});
