import { expect } from 'chai';
import { factsCheck } from '../../../processes/check/facts-check.ts';
import { loadImported } from '../../../processes/load-imported.ts';
import { isUnclear } from '../../../processes/schema/imported-facts.ts';

describe('the facts of the catalogue', () => {
  const check = factsCheck('2026-11-22');

  it('are all of the national database, none of them wrong', () => {
    expect([check.facts.imported, check.facts.byHand, check.problems]).to.deep.equal([2634, 12, []]);
  });

  it('say of 481 procedures that no channel has a usable limit (and of 2 that are hand-modelled)', () => {
    const usable = (reason: string): boolean => reason === 'several';
    const without = loadImported().procedures.filter(({ channels }) => channels.every(({ limit }) => isUnclear(limit) && !usable(limit.unclear)));
    expect(without).to.have.lengthOf(481);
    expect(check.unread['limit']!['unit-lost']).to.be.greaterThan(300);
  });

  it('count what staff must complete, what differs and what the State holds', () => {
    expect(check.toComplete.procedures).to.be.within(1000, 1400);
    expect(check.internal.sumsThatDiffer.map(({ code }) => code)).to.deep.equal(['1.014431', '1.014451']);
    expect(check.papersReplaced.inForce).to.equal(check.papersReplaced.documents).and.to.equal(check.papersReplaced.endingWithin6Months);
    expect(factsCheck('2027-03-01').papersReplaced.inForce).to.equal(0);
  });
});
