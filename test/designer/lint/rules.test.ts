import { expect } from 'chai';
import { readModel } from '../../../designer/compare/moddle.ts';
import { lint } from '../../../designer/lint/lint.ts';
import { readVocabulary } from '../../../designer/lint/read-vocabulary.ts';
import { RULES } from '../../../designer/lint/rules.ts';
import { chain, drawnXml, job, node, task, validModel, type DrawnFlow, type DrawnModel } from '../support/drawn-model.ts';
import { pictureFrom } from '../support/side.ts';

const vocabulary = readVocabulary();
const put = (model: DrawnModel, ...nodes: DrawnModel['nodes']): DrawnModel => ({ ...model, nodes: [...model.nodes.filter(({ id }) => !nodes.some((one) => one.id === id)), ...nodes] });
const flows = (model: DrawnModel, ...given: readonly DrawnFlow[]): DrawnModel => ({ ...model, flows: given });
/** appraise → outcome ⇉ {review, refused}; conditions as given. */
const gated = (when: string | undefined, otherwise: boolean): DrawnModel => flows(put(validModel(), node('outcome', 'exclusiveGateway'), node('refused', 'endEvent')),
  ...chain('received', 'claim', 'appraise', 'outcome'), { from: 'outcome', to: 'review', ...(when ? { when } : {}) }, { from: 'outcome', to: 'refused', ...(otherwise ? { otherwise: true } : { when: 'appraisal = "refuse"' }) }, ...chain('review', 'sign', 'stamp', 'close', 'done'));
const forked = (join: string): DrawnModel => flows(put(validModel(), node('fork', 'parallelGateway'), node('join', join)),
  ...chain('received', 'claim', 'appraise', 'fork', 'review', 'join', 'stamp', 'close', 'done'), ...chain('fork', 'sign', 'join'));
const beside = (kind: string, inside = '', attributes = ''): DrawnModel => flows(put(validModel(), node('extra', kind, inside, attributes)), ...chain('received', 'claim', 'appraise', 'extra', 'review', 'sign', 'stamp', 'close', 'done'));

/** Rule, what is wrong, the model, the element that the finding must name. */
const INVALID: readonly (readonly [rule: string, what: string, model: DrawnModel, elementId: string])[] = [
  ['one-executable-process', 'a foreign process id', { ...validModel(), processId: 'some-process' }, 'some-process'],
  ['starts-with-claim', 'no claim', flows(validModel(), ...chain('received', 'appraise', 'review', 'sign', 'stamp', 'close', 'done')), 'appraise'],
  ['starts-with-claim', 'a second start', flows(put(validModel(), node('again', 'startEvent')), ...validModel().flows, ...chain('again', 'sign')), 'again'],
  ['starts-with-claim', 'a timer start', put(validModel(), node('received', 'startEvent', '<bpmn:timerEventDefinition />')), 'received'],
  ['rests-only-at-jobs', 'a receive task', beside('receiveTask'), 'extra'],
  ['rests-only-at-jobs', 'a catch event', beside('intermediateCatchEvent', '<bpmn:timerEventDefinition />'), 'extra'],
  ['rests-only-at-jobs', 'a plain task', beside('task'), 'extra'],
  ['rests-only-at-jobs', 'a call activity', beside('callActivity'), 'extra'],
  ['rests-only-at-jobs', 'a multi-instance body', put(validModel(), { ...task('review', 'review', 'leader'), inside: `${task('review', 'review', 'leader').inside}<bpmn:multiInstanceLoopCharacteristics />` }), 'review'],
  ['rests-only-at-jobs', 'a Camunda user task', put(validModel(), { ...task('review', 'review', 'leader'), inside: task('review', 'review', 'leader').inside?.replace('</bpmn:ext', '<zeebe:userTask /></bpmn:ext') ?? '' }), 'review'],
  ['rests-only-at-jobs', 'a boundary timer', flows(put(validModel(), node('late', 'boundaryEvent', '<bpmn:timerEventDefinition />', 'attachedToRef="review"')), ...validModel().flows, ...chain('late', 'done')), 'late'],
  ['known-job-types', 'an unknown job type', put(validModel(), job('close', 'burn-dossier')), 'close'],
  ['known-job-types', 'no job type', put(validModel(), node('close', 'serviceTask')), 'close'],
  ['known-job-types', 'the clock’s own job', put(validModel(), job('close', 'clock-evaluate')), 'close'],
  ['known-job-types', 'a job type by expression', put(validModel(), job('close', '=channel')), 'close'],
  ['known-job-types', 'a missing header', put(validModel(), job('close', 'close-dossier')), 'close'],
  ['known-job-types', 'a status that the portal does not have', put(validModel(), job('close', 'set-status', { status: '11' })), 'close'],
  ['known-forms', 'an unknown form', put(validModel(), task('review', 'dance', 'leader')), 'review'],
  ['known-forms', 'a form of the desk’s own', put(validModel(), task('review', 'sign-apology', 'leader')), 'review'],
  ['known-roles', 'an unknown role', put(validModel(), task('review', 'review', 'king')), 'review'],
  ['known-roles', 'an unknown place', put(validModel(), task('review', 'review', 'leader', 60, { place: 'moon' })), 'review'],
  ['known-roles', 'no working time worth the name', put(validModel(), task('review', 'review', 'leader', -5)), 'review'],
  ['known-condition-variables', 'a variable that nothing sets', gated('mood = "good"', true), 'flow-outcome-to-review'],
  ['known-condition-variables', 'a value that the form does not have', gated('appraisal = "aprove"', true), 'flow-outcome-to-review'],
  ['default-flow-on-gateways', 'no default flow', gated('appraisal = "approve"', false), 'outcome'],
  ['default-flow-on-gateways', 'a branch without condition', gated(undefined, true), 'flow-outcome-to-review'],
  ['every-path-ends', 'a dead end', flows(validModel(), ...chain('received', 'claim', 'appraise', 'review', 'sign', 'stamp', 'close')), 'close'],
  ['every-path-ends', 'a step that nothing leads to', flows(validModel(), ...chain('received', 'claim', 'appraise', 'sign', 'stamp', 'close', 'done'), ...chain('review', 'sign')), 'review'],
  ['every-path-ends', 'a circle', flows(put(validModel(), node('turn', 'exclusiveGateway')), ...chain('received', 'claim', 'turn', 'appraise', 'review', 'turn'), ...chain('sign', 'stamp', 'close', 'done')), 'appraise'],
  ['never-sticks', 'a parallel join of exclusive branches', flows(put(validModel(), node('outcome', 'exclusiveGateway'), node('join', 'parallelGateway')), ...chain('received', 'claim', 'appraise', 'outcome', 'review', 'join', 'stamp', 'close', 'done'), { from: 'outcome', to: 'sign', otherwise: true }, ...chain('sign', 'join')), 'join'],
  ['never-sticks', 'an exclusive join of parallel branches', forked('exclusiveGateway'), 'stamp'],
];
const VALID: readonly (readonly [what: string, model: DrawnModel])[] = [
  ['a chain of steps', validModel()], ['a gateway with default and conditions', gated('appraisal = "approve" and channel != "post"', true)], ['a parallel fork and join', forked('parallelGateway')],
  ['several roles, in FEEL', put(validModel(), task('review', 'review', '=[&quot;leader&quot;,&quot;head-of-division&quot;]'))],
  ['an error boundary event', flows(put(validModel(), node('failed', 'boundaryEvent', '<bpmn:errorEventDefinition />', 'attachedToRef="claim"')), ...validModel().flows, ...chain('failed', 'done'))],
];

describe('the rules for procedures', () => {
  for (const [what, model] of VALID) {
    it(`let ${what} pass`, async () => {
      const picture = await pictureFrom(model);
      expect(RULES.flatMap(({ id, check }) => check(picture, vocabulary).map(({ text }) => `${id}: ${text.en}`))).to.deep.equal([]);
    });
  }
  for (const [ruleId, what, model, elementId] of INVALID) {
    it(`${ruleId} refuses ${what} and names the element`, async () => {
      const rule = RULES.find(({ id }) => id === ruleId);
      const findings = rule?.check(await pictureFrom(model), vocabulary) ?? [];
      expect(findings.map((finding) => finding.elementId)).to.include(elementId);
      for (const { text } of findings) expect(text.vi).to.not.equal(text.en);
    });
  }
  it('are each shown to refuse something', () => {
    expect(RULES.map(({ id }) => id).filter((id) => !INVALID.some(([rule]) => rule === id))).to.deep.equal([]);
  });
});

describe('lint', () => {
  const problemsOf = async (xml: string) => {
    const read = await readModel(xml);
    if (!read.ok) throw new Error(read.message);
    return lint(read.definitions, vocabulary);
  };

  it('finds nothing wrong with a valid model', async () => {
    expect(await problemsOf(drawnXml(validModel()))).to.deep.equal([]);
  });

  it('says in Vietnamese what Zeebe 8.5 does not take', async () => {
    const problems = await problemsOf(drawnXml(beside('adHocSubProcess')));
    expect(problems.map(({ rule }) => rule)).to.include('camunda-compat/element-type');
    expect(problems.find(({ rule }) => rule === 'camunda-compat/element-type')?.text.vi).to.equal('"extra": loại phần tử này Zeebe 8.5 chưa chạy được.');
  });

  it('says so when a condition is not FEEL', async () => {
    expect((await problemsOf(drawnXml(gated('appraisal and and', true)))).map(({ rule, severity, elementId }) => `${severity} ${rule} ${elementId}`)).to.include('error camunda-compat/feel flow-outcome-to-review');
  });

  it('says so when an element is not drawn', async () => {
    const xml = drawnXml(validModel()).replace(/<bpmndi:BPMNShape id="stamp_di".*\n/, '');
    expect((await problemsOf(xml)).map(({ rule, elementId }) => `${rule} ${elementId}`)).to.include('no-bpmndi stamp');
  });
});
