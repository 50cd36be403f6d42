import { expect } from 'chai';
import { readModel } from '../../../../designer/compare/moddle.ts';
import { lint } from '../../../../designer/lint/lint.ts';
import { readVocabulary } from '../../../../designer/lint/read-vocabulary.ts';
import { compiledProcedures, definitionsByHand, type Definition } from '../../../../desk/launch/catalogue/definitions.ts';
import { createVerifier, shapeOf } from '../../../../desk/launch/catalogue/verify-model.ts';
import { loadCompiled } from '../../../../processes/compile/compiled-catalogue.ts';
import { createRandom } from '../../../demo/random.ts';

const SEED = 20_261_122;
const DRAWN = 12;

const withModel = (of: Definition, change: (xml: string) => string): Definition => ({ ...of, code: `${of.code}-changed`, model: () => change(of.model()) });

/** What `npm run catalogue:check` says of a model. */
describe('the verifier of models', function () {
  this.timeout(120_000);
  const procedures = compiledProcedures(loadCompiled());

  it(`gives models of one shape the verdict that bpmnlint and the designer's rules give each of them (${DRAWN} drawn by seed ${SEED})`, async () => {
    // given
    const random = createRandom(SEED);
    const vocabulary = readVocabulary();
    const verdict = async ({ model }: Definition): Promise<readonly string[]> => { const read = await readModel(model()); return read.ok ? (await lint(read.definitions, vocabulary)).map(({ rule, elementId }) => `${rule} ${elementId}`) : [read.message]; };
    const firstOf = new Map<string, Definition>();
    let compared = 0;
    // when
    for (const one of Array.from({ length: DRAWN * 20 }, () => random.pick(procedures))) {
      const shape = shapeOf(one.model());
      const first = firstOf.get(shape);
      if (!first) firstOf.set(shape, one);
      else if (first.code !== one.code && compared < DRAWN) {
        compared++;
        // then
        expect(await verdict(one), `${one.code} against ${first.code}`).to.deep.equal(await verdict(first));
      }
    }
    expect(compared).to.equal(DRAWN);
  });

  it('gives a model a shape of its own where a rule could decide otherwise', () => {
    const [one] = procedures;
    const shape = shapeOf(one!.model());
    for (const change of [
      (xml: string): string => xml.replace(/key="limitMinutes" value="\d+"/, 'key="limitMinutes" value="0"'),
      (xml: string): string => xml.replace(/key="limitMinutes" value="\d+"/, 'key="limitMinutes" value="soon"'),
      (xml: string): string => xml.replace(/(<bpmn:userTask [^>]*)name="[^"]+"/, '$1name=""'),
      (xml: string): string => xml.replace(/ candidateGroups="[^"]+"/, ' candidateGroups="nobody"'),
      (xml: string): string => xml.replace(/<di:waypoint x="\d+"/, '<di:waypoint x="1"'),
    ]) expect(shapeOf(change(one!.model()))).to.not.equal(shape);
    expect(shapeOf(one!.model().replace(/key="limitMinutes" value="\d+"/, 'key="limitMinutes" value="77"'))).to.equal(shape);
  });

  it('says what is wrong with a model, and which ends it does not reach', async () => {
    // given
    const verifier = createVerifier();
    const one = procedures.find(({ code }) => code === [...loadCompiled().national.keys()][0])!;
    // when
    const [sound, soon, stuck] = [await verifier.verify(one), await verifier.verify(withModel(one, (xml) => xml.replace(/key="limitMinutes" value="\d+"/, 'key="limitMinutes" value="soon"'))), await verifier.verify(withModel(one, (xml) => xml.replace('=componentsComplete<', '=componentsCompleted<')))];
    // then
    expect(sound).to.deep.include({ lint: [], ends: [], reached: ['returned', 'refused', 'withdrawn', 'supplemented', 'stopped'] });
    expect(soon.lint.join()).to.include('limit "soon" must be a whole number').and.include("header 'limitMinutes' is a number of working minutes");
    expect(stuck.lint.join()).to.include("'componentsCompleted' is not set on every way here");
    expect(stuck.ends.map(({ end }) => end)).to.deep.equal(['returned', 'refused', 'withdrawn', 'supplemented', 'stopped']);
    expect(stuck.ends[0]!.found).to.include('incident at');
  });

  it('runs the models drawn by hand too: a procedure that never asks for a supplement has no such end', async () => {
    const verifier = createVerifier();
    for (const definition of definitionsByHand()) {
      const { lint: wrong, ends, reached } = await verifier.verify(definition);
      expect([...wrong, ...ends.map(({ end, found }) => `${end}: ${found}`)], definition.code).to.deep.equal([]);
      expect(reached.includes('supplemented'), definition.code).to.equal(definition.model().includes('type="request-supplement"'));
    }
  });
});
