import { expect } from 'chai';
import { assemble } from '../../../processes/compile/assemble.ts';
import { loadCompiled } from '../../../processes/compile/compiled-catalogue.ts';
import { layOut } from '../../../processes/compile/lay-out.ts';
import { planFromInternal } from '../../../processes/compile/plan-from-internal.ts';
import { writeBpmn } from '../../../processes/compile/write-bpmn.ts';
import type { Sketch } from '../../../processes/compile/sketch.ts';
import { ACTORS, type InternalProcessFacts } from '../../../processes/schema/internal-facts.ts';
import { createRandom } from '../../demo/random.ts';
import { inTheWay } from '../../support/in-the-way.ts';

const SEED = 20_261_122;
/** What a screen shows at half size. */
const WIDEST = 3_800;
const widthOf = (sketch: Sketch): number => Math.max(...[...layOut(sketch).shapes.values()].map(({ box }) => box.x + box.width), ...layOut(sketch).flows.flatMap(({ waypoints }) => waypoints.map(({ x }) => x)));
const leftOf = (sketch: Sketch): number => Math.min(...layOut(sketch).flows.flatMap(({ waypoints }) => waypoints.map(({ x }) => x)));

/** Steps by anybody in any order: what is sent back, refused and supplemented leaves bands in every combination. */
function processOf(random: ReturnType<typeof createRandom>, nth: number): InternalProcessFacts {
  const steps = Array.from({ length: random.between(10, 40) }, (_, index) => ({ number: String(index + 1), name: `Bước ${index + 1}`, who: 'x', actor: random.pick(ACTORS), time: '1 ngày', takes: { value: 1, unit: 'day' as const } }));
  // Somebody appraises: without that nothing can be refused.
  steps[random.between(1, steps.length - 2)]!.actor = 'appraising-specialist';
  return { id: `trial-${nth}`, title: `Thử ${nth}`, decision: '1/QĐ', place: '', date: '', steps, source: { dataset: 'trial', asOf: '2026-11' } };
}
const drawn = (process: InternalProcessFacts): Sketch => assemble(planFromInternal(process, { processId: process.id, name: process.title, fee: process.steps.length % 2 === 0 }).outline);

describe('the picture of a long procedure', function () {
  this.timeout(120_000);

  it('has several rows, none too wide for a screen: every published internal process', () => {
    const { internal, local } = loadCompiled();
    const published = [...internal.values(), ...[...local.values()].filter(({ label }) => label === 'published-locally')].map((each) => ({ code: each.code, stages: each.plan().outline.stages.length, sketch: assemble(each.plan().outline) }));
    expect(published).to.have.length.of.at.least(80);
    for (const { code, sketch } of published) expect([...inTheWay(sketch), ...(widthOf(sketch) > WIDEST ? [`${widthOf(sketch)} wide`] : [])], code).to.deep.equal([]);
    const rows = (sketch: Sketch): number => new Set(sketch.nodes.filter(({ id }) => /^(?:step|opinions|consulted|ask)-/.test(id) && !id.includes('-o') && !id.includes('-p')).map(({ row }) => row)).size;
    expect(Math.max(...published.map(({ sketch }) => rows(sketch))), 'the one of 24 steps').to.be.at.least(4);
  });

  it(`keeps shapes and flows apart whatever the steps are (60 drawn by seed ${SEED}), the same each time`, () => {
    const random = createRandom(SEED);
    const seen = { up: 0, side: 0, down: 0 };
    for (let nth = 1; nth <= 60; nth++) {
      const process = processOf(random, nth);
      const sketch = drawn(process);
      expect(inTheWay(sketch), `${nth}: ${process.steps.map(({ actor }) => actor).join(' ')}`).to.deep.equal([]);
      expect(leftOf(sketch)).to.be.at.least(0);
      for (const { route } of sketch.flows) if (route && 'through' in route) seen[route.leave]++;
      expect(writeBpmn(sketch)).to.equal(writeBpmn(drawn(process)));
    }
    // Sent back to an earlier band, carried on to the next, refused from a later one.
    expect(Math.min(seen.up, seen.side, seen.down), JSON.stringify(seen)).to.be.above(20);
  });

  it('leaves one row alone that can be read: every pattern', () => {
    for (const { code, plan } of [...loadCompiled().national.values()].filter((_, index) => index % 40 === 0)) {
      const { nodes } = assemble(plan().outline);
      const main = nodes.filter(({ id }) => plan().outline.stages.some((stage) => 'task' in stage && stage.task.id === id));
      expect(new Set(main.map(({ row }) => row)).size, code).to.equal(1);
    }
  });
});
