import { expect } from 'chai';
import { randomProcess } from '../support/differential/random-process.ts';
import { compareRun } from '../support/differential/scenario.ts';
import { oursInMemory } from '../support/differential/ours.ts';
import { realZeebe } from '../support/differential/theirs.ts';
import { realZeebeMissing } from '../support/real-zeebe/real-zeebe.ts';

/** The first seed and how many; each failing seed is named, and a run with it alone repeats it. */
const FIRST = Number(process.env['DIFFERENTIAL_SEED'] ?? 600);
const RUNS = Number(process.env['DIFFERENTIAL_RUNS'] ?? 500);
/**
 * Seeds whose difference is known and not fixed yet; may only become fewer. 731: at the end the real one answers the cancellation with PROCESSING_ERROR, ours cancels.
 */
const KNOWN: ReadonlySet<number> = new Set([731]);
/** After so many differences the rest is not run: one bug is found by many seeds. */
const ENOUGH = 10;

describe('our engine and the real Zeebe 8.5.0', () => {
  it(`live through ${RUNS} random processes the same way (DIFFERENTIAL_SEED=${FIRST} DIFFERENTIAL_RUNS=${RUNS})`, async function () {
    const missing = realZeebeMissing();
    if (missing) {
      console.log(`      skipped: ${missing}`);
      return this.skip();
    }
    this.timeout(3_600_000);
    const [ours, theirs] = await Promise.all([oursInMemory(Date.now()), realZeebe()]);
    const differences: string[] = [];
    try {
      for (let seed = FIRST; seed < FIRST + RUNS && differences.length < ENOUGH; seed++) {
        const found = await compareRun(ours, theirs, randomProcess(seed), seed);
        if (found && !KNOWN.has(seed)) differences.push(`DIFFERENTIAL_SEED=${seed} DIFFERENTIAL_RUNS=1, after ${found.after.join(' | ')}\n${found.what}`);
      }
    } finally {
      await Promise.all([ours.close(), theirs.close()]);
    }
    expect(differences, differences.join('\n\n')).to.deep.equal([]);
  });
});
