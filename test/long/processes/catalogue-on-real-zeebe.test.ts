import { expect } from 'chai';
import { createZeebe } from '../../../engine/zeebe/create-zeebe.ts';
import { ZeebeError } from '../../../engine/zeebe/port.ts';
import { loadCompiled } from '../../../processes/compile/compiled-catalogue.ts';
import { loadModels } from '../../../processes/load.ts';
import { realZeebeMissing, startRealZeebe, type RealZeebe } from '../../support/real-zeebe/real-zeebe.ts';

const LEAST = 7_000;
const AT_ONCE = 10;
const LATE: readonly string[] = ['DEADLINE_EXCEEDED', 'UNAVAILABLE', 'RESOURCE_EXHAUSTED'];
const MOST_TRIES = 5;

/** The whole catalogue, with its local versions, on Zeebe's own engine: every model is accepted. */
describe('the compiled catalogue on the real Zeebe engine', function () {
  this.timeout(3_600_000);
  let engine: RealZeebe;
  before(async function () {
    const missing = realZeebeMissing();
    if (missing) { console.log(`    skipped: ${missing}`); this.skip(); }
    engine = await startRealZeebe({ heap: '4g' });
  });
  after(() => engine?.stop());

  it(`is accepted, at least ${LEAST} definitions of it`, async () => {
    // given
    const catalogue = loadCompiled();
    const compiled = [...catalogue.national.values(), ...catalogue.local.values(), ...catalogue.internal.values()].map((each) => ({ name: `${each.code}.bpmn`, model: () => each.model() }));
    const models = [...loadModels().map(({ name, xml }) => ({ name: `${name}.bpmn`, model: () => xml })), ...compiled];
    const zeebe = createZeebe(engine.address);
    // when
    const refused: string[] = [];
    const accepted = new Set<string>();
    // A slow machine answers late: deploying the same again changes nothing. Only a "no" counts as refused.
    const deploy = async (batch: typeof models): Promise<void> => {
      for (let tried = 1; ; tried++) {
        try {
          for (const { bpmnProcessId } of await zeebe.deploy(batch.map(({ name, model }) => ({ name, content: model() })))) accepted.add(bpmnProcessId);
          return;
        } catch (error) {
          if (!(error instanceof ZeebeError) || !LATE.includes(error.code) || tried === MOST_TRIES) throw error;
        }
      }
    };
    for (let at = 0; at < models.length; at += AT_ONCE) {
      const batch = models.slice(at, at + AT_ONCE);
      await deploy(batch).catch(async () => { for (const one of batch) await deploy([one]).catch((error: Error) => refused.push(`${one.name}: ${error.message.slice(0, 300)}`)); });
    }
    await zeebe.close();
    // then
    expect(refused.slice(0, 10), `${refused.length} refused`).to.deep.equal([]);
    expect(accepted.size).to.equal(models.length).and.to.be.at.least(LEAST);
  });
});
