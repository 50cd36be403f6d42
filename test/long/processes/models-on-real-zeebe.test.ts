import { expect } from 'chai';
import { ZBClient } from 'zeebe-node';
import { readModel, type ModelElement } from '../../../processes/lint/read-model.ts';
import { loadForms, loadJobTypes, loadModels, type ModelFile } from '../../../processes/load.ts';
import { realZeebeMissing, startRealZeebe, type RealZeebe } from '../../support/real-zeebe/real-zeebe.ts';

const SEED = 20_261_122;
const WALKS = 10;
/** From then on a walk answers everything with the first, good outcome, so that it ends. */
const PATIENCE_JOBS = 100;

const jobTypes = new Map(loadJobTypes().jobTypes.map((facts) => [facts.type, facts]));
const forms = new Map(loadForms().map((form) => [form.key, form]));

/** Random officers on Zeebe's own engine: whatever they answer, every dossier comes to an end through a job that closes it. */
describe(`the models on the real Zeebe engine (seed ${SEED})`, function () {
  this.timeout(1_200_000);
  let engine: RealZeebe;
  let client: ZBClient;
  const models = loadModels();
  let state = SEED;
  const random = (): number => { state = (state * 1_103_515_245 + 12_345) % 2_147_483_648; return state / 2_147_483_648; };
  const pick = (values: readonly string[]): string => values[Math.floor(random() * values.length)]!;

  before(async function () {
    const missing = realZeebeMissing();
    if (missing) { console.log(`    skipped: ${missing}`); this.skip(); }
    engine = await startRealZeebe();
    client = new ZBClient(engine.address, { loglevel: 'NONE', retry: false });
    for (const model of models) await client.deployResource({ process: Buffer.from(model.xml), name: `${model.name}.bpmn` });
  });
  after(async () => { await client?.close(); await engine?.stop(); });

  function answer(element: ModelElement, patient: boolean): Record<string, boolean | number | string | string[]> {
    const form = forms.get(element.formKey ?? '');
    const out = form ? { [form.result]: form.outcomes.map((outcome) => outcome.value).join('|') } : (jobTypes.get(element.jobType ?? '')?.out ?? {});
    return Object.fromEntries(Object.entries(out).map(([name, type]) => {
      if (type === 'boolean') return [name, patient ? random() < 0.6 : true];
      if (type.startsWith('list')) return [name, []];
      if (!type.includes('|')) return [name, patient && random() < 0.5 ? 0 : 3];
      return [name, patient && random() < 0.5 ? pick(type.split('|')) : type.split('|')[0]!];
    }));
  }

  async function walk(file: ModelFile): Promise<{ readonly ended: number; readonly closed: number }> {
    const elements = new Map((await readModel(file.xml)).elements.map((element) => [element.id, element]));
    const open: string[] = [];
    for (let index = 0; index < WALKS; index++) {
      const variables = { dossierId: `dossier-${index}`, procedureCode: file.procedureCode!, agencyId: 'agency', channel: pick(['counter', 'post', 'online']), resultChannel: pick(['counter', 'post', 'electronic']) };
      open.push((await client.createProcessInstance({ bpmnProcessId: file.processId, variables })).processInstanceKey);
    }
    const jobsOf = new Map<string, number>();
    let closed = 0;
    for (let worked = true; worked; ) {
      worked = false;
      for (const type of jobTypes.keys()) {
        for (const job of await client.activateJobs({ type, maxJobsToActivate: 50, timeout: 60_000, worker: 'walker', requestTimeout: -1 })) {
          worked = true;
          const done = (jobsOf.get(job.processInstanceKey) ?? 0) + 1;
          jobsOf.set(job.processInstanceKey, done);
          await client.completeJob({ jobKey: job.key, variables: answer(elements.get(job.elementId)!, done < PATIENCE_JOBS) });
          if (job.type === 'close-dossier') closed++;
        }
      }
    }
    // An instance that has ended cannot be cancelled; one that hangs in an incident can.
    const left = await Promise.all(open.map((key) => client.cancelProcessInstance(key).then(() => true, () => false)));
    return { ended: left.filter((hangs) => !hangs).length, closed };
  }

  for (const file of models.filter((model) => model.procedureCode)) {
    it(`${file.name} always ends, and closes its dossier once`, async () => {
      expect(await walk(file)).to.deep.equal({ ended: WALKS, closed: WALKS });
    });
  }
});
