import { expect } from 'chai';
import { loadCatalogue } from '../../desk/store/load-catalogue.ts';
import { openDeskWithEngine, type DeskWithEngine } from '../support/desk-with-engine.ts';
import { wholeWay } from '../support/whole-way.ts';

/** Every procedure modelled by hand through the real engine: received, worked with each form's first outcome, paid, returned, closed. */
describe('every procedure modelled by hand', function () {
  this.timeout(180_000);
  let desk: DeskWithEngine | undefined;
  const catalogue = loadCatalogue();
  before(async () => { desk = await openDeskWithEngine(catalogue, '2026-11-16T08:00'); });
  after(() => desk?.close());

  for (const facts of catalogue.procedures().filter((each) => !each.partOfBundle && !each.catalogue)) {
    it(`${facts.code} ${facts.shortName.en} goes all the way`, async () => {
      // when
      const { dossiers, steps } = await wholeWay(desk!.deps, desk!.clock, facts);
      // then
      for (const row of dossiers) expect({ status: row.status, outcome: row.outcome, clock: row.clock_state }, steps.join(' ')).to.deep.equal({ status: 10, outcome: 'granted', clock: 'stopped' });
    });
  }
});
