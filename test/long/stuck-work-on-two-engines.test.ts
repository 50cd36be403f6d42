import { expect } from 'chai';
import type { Knex } from 'knex';
import { setTimeout as delay } from 'node:timers/promises';
import type { DossierView, FailingJob, ProcedureView, ReceiveDossier, Received } from '../../desk/api/contract.ts';
import { standingStill } from '../../desk/queries/standing-still.ts';
import { openDatabase } from '../../desk/store/open-database.ts';
import { createZeebe } from '../../engine/zeebe/create-zeebe.ts';
import { wallClock } from '../../engine/time/wall-clock.ts';
import { loadModels } from '../../processes/load.ts';
import { filledReception } from '../desk/api/filled-reception.ts';
import { signIn, type Officer } from '../demo/officer.ts';
import { startProduct, type Product } from '../support/product.ts';
import { realZeebeMissing, startRealZeebe, type RealZeebe } from '../support/real-zeebe/real-zeebe.ts';

const PROCEDURE = '1.001193';
const LOOK_MS = 200;
const MINUTE_MS = 60_000;

for (const engine of ['the embedded engine', 'the real Zeebe'] as const) {
  describe(`stuck work on ${engine}`, function () {
    this.timeout(600_000);
    let zeebe: RealZeebe | undefined;
    let product: Product | undefined;
    let db: Knex;
    let counter: Officer, administrator: Officer;

    before(async function () {
      if (engine === 'the real Zeebe') {
        const missing = realZeebeMissing();
        if (missing) { console.log(`    skipped: ${missing}`); this.skip(); }
        zeebe = await startRealZeebe();
      }
      product = await startProduct(wallClock, { app: { logLevel: 'silent' }, ...(zeebe ? { zeebeAddress: zeebe.address } : {}) });
      db = openDatabase(product.databaseUrl);
      counter = await signIn(product.url, 'tiepnhan', 'trinh-dien');
      administrator = await signIn(product.url, 'quantri', 'trinh-dien');
    });
    after(async () => { await db?.destroy(); await product?.close(); await zeebe?.stop(); });

    const receive = async (): Promise<string> => {
      const form: ReceiveDossier = { ...filledReception((await counter.get<ProcedureView>(`/api/procedures/${PROCEDURE}`)).facts), components: [] };
      return (await counter.post<Received>('/api/dossiers', form)).id;
    };
    const failing = () => administrator.get<FailingJob[]>('/api/failing-jobs');
    const until = async (wanted: () => Promise<boolean>): Promise<void> => { while (!(await wanted())) await delay(LOOK_MS); };

    it('a job that fails is tried again by itself, and at once when an administrator wants it', async () => {
      // given: the look-up cannot write its result
      await db.raw('alter table desk.register_lookup rename to register_lookup_away');
      const id = await receive();
      // then it is tried more often than the model gives retries
      await until(async () => ((await failing())[0]?.attempts ?? 0) >= 5);
      const [job] = await failing();
      expect(job).to.deep.include({ dossierId: id, type: 'once-only-lookup' });
      // when the cause is mended while the next try is far away
      await db.raw('alter table desk.register_lookup_away rename to register_lookup');
      await db('desk.failing_job').update({ next_at: new Date(wallClock.now() + 60 * MINUTE_MS) });
      await administrator.post(`/api/failing-jobs/${job!.jobKey}/retry`, {});
      // then
      await until(async () => (await failing()).length === 0);
      await until(async () => (await counter.get<DossierView>(`/api/dossiers/${id}`)).tasks.some(({ state }) => state === 'open'));
      expect(await db('desk.failing_job').select('closed_reason')).to.deep.equal([{ closed_reason: 'done' }]);
    });

    it('a dossier whose model cannot go on is found without any word from the engine', async () => {
      // given a version whose condition cannot be evaluated: an incident without a job
      const model = loadModels().find(({ procedureCode }) => procedureCode === PROCEDURE)!;
      const broken = model.xml.replace('>=onTheSpot<', '>=no.such.variable<');
      expect(broken).to.not.equal(model.xml);
      const client = createZeebe(product!.zeebeAddress);
      const [deployed] = await client.deploy([{ name: `${PROCEDURE}.bpmn`, content: broken }]);
      await client.close();
      // New dossiers run on what the desk has deployed last.
      await db.raw(`insert into desk.deployment (procedure_code, bpmn_process_id, version, process_definition_key, checksum, bpmn_xml, origin, deployed_at, engine)
        select procedure_code, bpmn_process_id, ?, ?, 'broken', ?, 'designer', now(), engine from desk.deployment where procedure_code = ? order by id desc limit 1`, [deployed!.version, deployed!.processDefinitionKey, broken, PROCEDURE]);
      // when
      const id = await receive();
      await until(async () => (await counter.get<DossierView>(`/api/dossiers/${id}`)).history.some(({ kind }) => kind === 'on-the-spot-decided'));
      // then it is not in anybody's inbox, nor among failing jobs, and stands out a few minutes later
      expect((await counter.get<DossierView>(`/api/dossiers/${id}`)).tasks.filter(({ state }) => state === 'open')).to.deep.equal([]);
      expect(await failing()).to.deep.equal([]);
      expect((await standingStill({ db, nowMs: wallClock.now() + MINUTE_MS })).map((each) => each.id)).to.not.include(id);
      const standing = await standingStill({ db, nowMs: wallClock.now() + 6 * MINUTE_MS });
      expect(standing.filter(({ what }) => what === 'process').map((each) => each.id)).to.deep.equal([id]);
      expect(standing.find((each) => each.id === id)!.processInstanceKey).to.match(/^\d+$/);
    });
  });
}
