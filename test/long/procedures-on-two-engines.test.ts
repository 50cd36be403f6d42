import { expect } from 'chai';
import { startEngine } from '../../engine/main.ts';
import { wallClock } from '../../engine/time/wall-clock.ts';
import { loadCompiled, type CompiledProcedure } from '../../processes/compile/compiled-catalogue.ts';
import { hasFee } from '../../processes/compile/plan-from-pattern.ts';
import { loadForms, loadJobTypes, loadModels } from '../../processes/load.ts';
import { createTestDatabase } from '../support/postgres.ts';
import { realZeebeMissing, startRealZeebe } from '../support/real-zeebe/real-zeebe.ts';
import { answerBook } from '../support/scripted/answers.ts';
import { runModels, type Deployable, type Run, type SeenJob } from '../support/scripted/run-models.ts';

const SEEDS = [1, 2, 3, 4, 5, 6];

describe('every procedure', function () {
  this.timeout(1_200_000);

  it('ends on the embedded engine and on Zeebe 8.5 with the same jobs and the same variables', async function () {
    const missing = realZeebeMissing();
    if (missing) { console.log(`    skipped: ${missing}`); this.skip(); }
    // given
    const models = loadModels().filter(({ processId }) => processId.startsWith('procedure-'));
    expect(models.length).to.be.at.least(9);
    // when, then
    await runOnBoth(models, SEEDS);
  });

  it('that is compiled does so too: every fragment, in one procedure of each pattern with a fee and one without', async function () {
    const missing = realZeebeMissing();
    if (missing) { console.log(`    skipped: ${missing}`); this.skip(); }
    // given
    const { national, patterns } = loadCompiled();
    const chosen = new Map<string, CompiledProcedure>();
    for (const each of national.values()) {
      const { origin } = each.plan();
      if (origin.kind !== 'inferred') continue;
      const key = `${origin.pattern}${each.imported && hasFee(each.imported) ? ' with a fee' : ''}`;
      if (!chosen.has(key)) chosen.set(key, each);
    }
    for (const pattern of patterns.patterns.keys()) expect([...chosen.keys()].some((key) => key.startsWith(pattern)), pattern).to.equal(true);
    const models = [...chosen.values()].map((each) => ({ name: each.processId, processId: each.processId, xml: each.model() }));
    // when, then
    await runOnBoth(models, SEEDS.slice(0, 3));
  });
});

async function runOnBoth(models: readonly Deployable[], seeds: readonly number[]): Promise<void> {
  const { jobTypes } = loadJobTypes();
  const book = answerBook(jobTypes, loadForms());
  const types = jobTypes.filter(({ internal }) => !internal).map(({ type }) => type);
  console.log(`    seeds ${seeds.join(', ')}; ${models.length} models`);
  const database = await createTestDatabase();
  const ours = await startEngine({ databaseUrl: database.url, gatewayPort: 0 }, wallClock);
  const oursRan = await runModels(ours.address, models, types, book, seeds).finally(async () => { await ours.close(); await database.drop(); });
  const theirs = await startRealZeebe();
  const theirsRan = await runModels(theirs.address, models, types, book, seeds).finally(() => theirs.stop());
  for (const [i, run] of oursRan.entries()) {
    const other = theirsRan[i] as Run;
    expect(byElement(run.jobs), `${run.processId}, seed ${run.seed}: jobs`).to.deep.equal(byElement(other.jobs));
    expect(run.result, `${run.processId}, seed ${run.seed}: result`).to.deep.equal(other.result);
  }
  console.log(`    ${oursRan.length} instances, ${oursRan.reduce((sum, { jobs }) => sum + jobs.length, 0)} jobs on each engine`);
}

/** Parallel branches may take turns differently; within one element the order counts. */
function byElement(jobs: readonly SeenJob[]): Record<string, readonly SeenJob[]> {
  const sorted: Record<string, SeenJob[]> = {};
  for (const job of jobs) (sorted[job.elementId] ??= []).push(job);
  return sorted;
}
