import { expect } from 'chai';
import { runDemonstration } from '../demo/run.ts';

/** Fewer than `npm run demo` receives; every procedure several times. */
const DOSSIERS = 60;
const SEED = Number(process.env['DEMO_SEED'] ?? 2019);

describe('the demonstration', () => {
  it('works dossiers of every procedure to their end: none stuck, lost or counted twice, and the board agrees with the history', async () => {
    // when
    const { verdict, table } = await runDemonstration({ dossiers: DOSSIERS, seed: SEED, say: (line) => console.log(`      ${line}`) });
    // then
    expect(verdict.boardDifferences).to.deep.equal([]);
    expect(verdict).to.include({ stuck: 0, lost: 0, countedTwice: 0, boardAgrees: true });
    expect(verdict.finished).to.be.greaterThan(DOSSIERS / 2);
    expect(verdict.breached).to.be.greaterThan(0);
    expect(Object.keys(table)).to.include.members(['1.000603', '1.001193', '1.002759', '2.000033', '2.000815', '2.000986', '3.000347', '3.000353', 'evn-low-voltage', 'evn-medium-voltage']);
  });
});
