import { expect } from 'chai';
import { completeTask } from '../../desk/commands/complete-task.ts';
import { receiveDossier } from '../../desk/commands/receive-dossier.ts';
import { submitOnline } from '../../desk/commands/submit-online.ts';
import { addFactsVersion } from '../../desk/store/facts-versions.ts';
import { loadCatalogue } from '../../desk/store/load-catalogue.ts';
import { createZeebe } from '../../engine/zeebe/create-zeebe.ts';
import type { ZeebePort } from '../../engine/zeebe/port.ts';
import { dossierOf, must, officer, openTasksOf, reception } from '../support/desk-office.ts';
import { openDeskWithEngine, type DeskWithEngine } from '../support/desk-with-engine.ts';

const PROCEDURE = '1.001193';

describe('a dossier and a new version of its procedure', function () {
  this.timeout(180_000);
  let desk: DeskWithEngine | undefined;
  let zeebe: ZeebePort | undefined;
  const catalogue = loadCatalogue();
  const facts = catalogue.procedure(PROCEDURE)!;
  before(async () => {
    desk = await openDeskWithEngine(catalogue, '2026-11-16T08:00');
    zeebe = createZeebe(desk.product.zeebeAddress, { log: { info: () => undefined, error: () => undefined } });
  });
  after(async () => { await zeebe?.close(); await desk?.close(); });

  it('runs on the model that was in force with the facts it took, however late it starts', async () => {
    const { db, deps, clock } = desk!;
    const counter = await officer(db, 'tiepnhan');
    const settled = async (id: string) => {
      await clock.advanceTo(clock.now());
      const { process_definition_version: model, facts_version: known, process_instance_key: key } = await dossierOf(deps, id);
      expect(key, 'an instance').to.not.equal(null);
      return { model, facts: known };
    };
    const receive = async (): Promise<string> => must(await receiveDossier(deps, counter, reception(facts))).id;
    const submit = async (submissionId: string): Promise<string> => {
      const { code } = must(await submitOnline(deps, { ...reception(facts), agencyId: 'trinh-dien-phuong', components: [], submittedAt: new Date(clock.now()).toISOString(), submissionId }));
      return (await db('desk.dossier').where({ code }).first<{ id: string }>('id')).id;
    };
    const accept = async (id: string): Promise<void> => { must(await completeTask(deps, counter, { taskId: (await openTasksOf(deps, id))[0]!.id, outcome: 'accept' })); };

    // given: one submitted before, and a new version that the engine has and the desk does not know of yet (a deployment between its two steps)
    const submitted = await submit('before');
    const shipped = await db('desk.deployment').where({ procedure_code: PROCEDURE }).first<{ id: unknown; bpmn_xml: string; bpmn_process_id: string }>();
    const xml = shipped.bpmn_xml.replace(/(<bpmn:process [^>]*name=")/, '$1Mới: ');
    const [deployed] = await zeebe!.deploy([{ name: `${PROCEDURE}.bpmn`, content: xml }]);
    expect(deployed!.version).to.equal(2);
    // when, then: whoever comes meanwhile gets both of the old
    expect(await settled(await receive())).to.deep.equal({ model: 1, facts: 1 });
    // when: the desk knows
    await db.transaction(async (trx) => {
      const at = new Date(clock.now());
      await trx('desk.deployment').insert({ ...shipped, id: undefined, version: 2, process_definition_key: deployed!.processDefinitionKey, checksum: 'new', bpmn_xml: xml, origin: 'designer', deployed_at: at });
      await addFactsVersion(trx, { procedureCode: PROCEDURE, version: 2, facts: { ...facts, shortName: { vi: 'Mới', en: 'New' } }, ground: '', modelVersion: 2, draftId: null, deployedBy: null, deployedAt: at });
    });
    // then: new ones take both of the new; what was submitted before keeps both of the old, although it is accepted only now
    expect(await settled(await receive())).to.deep.equal({ model: 2, facts: 2 });
    await accept(submitted);
    expect(await settled(submitted)).to.deep.equal({ model: 1, facts: 1 });
    const later = await submit('after');
    await accept(later);
    expect(await settled(later)).to.deep.equal({ model: 2, facts: 2 });
  });

  it('starts on the newest where its engine never had that model', async () => {
    const { db, deps, clock } = desk!;
    const { id } = must(await receiveDossier(deps, await officer(db, 'tiepnhan'), reception(facts)));
    await db('desk.dossier').where({ id }).update({ process_definition_version: 77 });
    await clock.advanceTo(clock.now());
    expect((await dossierOf(deps, id)).process_definition_version).to.equal(2);
  });
});
