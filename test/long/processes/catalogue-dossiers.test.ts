import { expect } from 'chai';
import { receiveDossier } from '../../../desk/commands/receive-dossier.ts';
import { loadCatalogue } from '../../../desk/store/load-catalogue.ts';
import { createRandom } from '../../demo/random.ts';
import { officer, reception } from '../../support/desk-office.ts';
import { openDeskWithEngine, type DeskWithEngine } from '../../support/desk-with-engine.ts';
import { wholeWay } from '../../support/whole-way.ts';

const SEED = 20_261_122;
const DRAWN = 200;

/** Procedures of the national catalogue, drawn by seed, as dossiers through the whole stack: model compiled and deployed with the first dossier, form made from the facts. */
describe(`procedures of the catalogue (seed ${SEED})`, function () {
  this.timeout(3_600_000);
  let desk: DeskWithEngine | undefined;
  const catalogue = loadCatalogue();
  const usable = catalogue.procedures().filter((facts) => facts.catalogue?.usable);
  before(async () => { desk = await openDeskWithEngine(catalogue, '2026-11-16T08:00'); });
  after(() => desk?.close());

  it(`${DRAWN} of them go all the way`, async () => {
    // given
    const random = createRandom(SEED);
    const left = [...usable];
    const drawn = Array.from({ length: Math.min(DRAWN, usable.length) }, () => left.splice(random.between(0, left.length - 1), 1)[0]!);
    // when
    const wrong: string[] = [];
    for (const facts of drawn) {
      const { dossiers, steps } = await wholeWay(desk!.deps, desk!.clock, facts).catch((error: Error) => ({ dossiers: [], steps: [error.message] }));
      if (dossiers.length === 0) wrong.push(`${facts.code} ${facts.catalogue?.steps.kind === 'inferred' ? facts.catalogue.steps.pattern : ''}: ${steps.join(' ')}`);
      for (const row of dossiers) if (row.status !== 10 || row.outcome !== 'granted' || row.clock_state !== 'stopped') wrong.push(`${facts.code} ${row.status} ${row.outcome} ${row.clock_state}: ${steps.join(' ')}`);
    }
    // then
    expect(wrong).to.deep.equal([]);
    const runs = (await desk!.db('desk.deployment').distinct('procedure_code').whereIn('procedure_code', drawn.map(({ code }) => code))).length;
    expect(runs).to.equal(drawn.length);
  });

  it('unclear ones are refused with what is missing', async () => {
    const unclear = catalogue.procedures().find((facts) => facts.catalogue?.usable === false)!;
    const answer = await receiveDossier(desk!.deps, await officer(desk!.db, 'tiepnhan'), reception(unclear));
    expect(answer).to.deep.include({ ok: false, status: 409 });
    expect(answer.ok ? '' : answer.title.en).to.include('can only be rehearsed');
  });
});
