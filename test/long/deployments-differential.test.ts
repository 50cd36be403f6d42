import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { env } from 'node:process';
import { expect } from 'chai';
import { createRandom } from '../demo/random.ts';
import { brokenModel } from '../support/differential/break-model.ts';
import { oursInMemory } from '../support/differential/ours.ts';
import { realZeebe } from '../support/differential/theirs.ts';
import { agrees, told, verdictOf } from '../support/differential/verdict.ts';
import { realZeebeMissing } from '../support/real-zeebe/real-zeebe.ts';
import { repositoryRoot } from '../support/source-files.ts';

const SEED = Number(env['SEED'] ?? 190_000);
const DEPLOYMENTS = Number(env['DEPLOYMENTS'] ?? 300);
/** Larger models are broken in the same ways, only seldom where it matters. */
const LARGEST = 30_000;

const OURS = join(repositoryRoot, 'processes', 'models');
const RECORDED = join(repositoryRoot, '..', 'shared', 'conformance', 'zeebe-traces', 'models');

const modelsIn = (folder: string): string[] => (existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.bpmn')).toSorted().map((name) => readFileSync(join(folder, name), 'utf8')).filter(({ length }) => length < LARGEST) : []);

describe('deployments', () => {
  it(`of ${DEPLOYMENTS} broken models are accepted or refused as by the real Zeebe 8.5.0, with its words where they are its own (SEED=${SEED})`, async function () {
    const missing = realZeebeMissing();
    if (missing) {
      console.log(`      skipped: ${missing}`);
      return this.skip();
    }
    this.timeout(900_000);
    // given
    const recorded = modelsIn(RECORDED);
    if (recorded.length === 0) console.log('      ../shared/conformance is not here: only our own models are broken');
    const models = [...recorded, ...modelsIn(OURS)];
    const ours = await oursInMemory(Date.now());
    const theirs = await realZeebe();
    const different: string[] = [];
    let accepted = 0;
    try {
      for (let seed = SEED; seed < SEED + DEPLOYMENTS; seed++) {
        const random = createRandom(seed);
        const { xml, breaks } = brokenModel(random.pick(models), random);
        const request = { resources: [{ name: 'broken.bpmn', content: Buffer.from(xml) }] };
        // when
        const [here, there] = (await Promise.all([ours.call('DeployResource', request), theirs.call('DeployResource', request)])).map(verdictOf);
        // then
        if (there === 'accepted') accepted++;
        if (!here || !there || !agrees(here, there)) different.push(`seed ${seed}: ${breaks.join(', ')}\n  ours   ${here ? told(here) : ''}\n  theirs ${there ? told(there) : ''}`);
      }
    } finally {
      await ours.close();
      await theirs.close();
    }
    console.log(`      ${accepted} of ${DEPLOYMENTS} accepted`);
    expect(different, different.slice(0, 5).join('\n')).to.have.length(0);
    // The breaks must neither miss nor hit always.
    expect(accepted / DEPLOYMENTS).to.be.within(0.05, 0.95);
  });
});
