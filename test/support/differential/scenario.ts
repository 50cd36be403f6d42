import { createRandom } from '../../demo/random.ts';
import type { Random } from '../../demo/random.ts';
import { difference } from './lives.ts';
import { ERRORS, START_VARIABLES, namesOf } from './random-process.ts';
import type { SeenRecord, Subject } from './subject.ts';

export interface Difference { readonly after: readonly string[]; readonly what: string }

const STEPS = 25;
const LAST_STEPS = 40;

/** Records of this run's definitions and instances: an engine may still be busy with an earlier run. */
function ownOf(records: readonly SeenRecord[], id: string): SeenRecord[] {
  const definitions = new Set(records.filter(({ valueType, recordType, value }) => valueType === 'PROCESS' && recordType === 'EVENT' && String(value['bpmnProcessId']).split('-')[0] === id).map(({ key }) => key));
  const instances = new Set(records.filter(({ valueType, value }) => valueType === 'PROCESS_INSTANCE' && definitions.has(String(value['processDefinitionKey']))).map(({ value }) => String(value['processInstanceKey'])));
  return records.filter(({ value }) => definitions.has(String(value['processDefinitionKey'])) || instances.has(String(value['processInstanceKey'])));
}

/** What is open in one engine, by names that both share. */
interface Open { readonly jobs: ReadonlyMap<string, string>; readonly incidents: ReadonlyMap<string, { readonly key: string; readonly jobKey: string }>; readonly instance: string; readonly ended: boolean }

/** Deploys a process in both engines and does the same to both, seeded, until little is left to do. Undefined when they lived the same. */
export async function compareRun(ours: Subject, theirs: Subject, model: { readonly id: string; readonly xml: string }, seed: number): Promise<Difference | undefined> {
  const random = createRandom(seed ^ 0x5eed);
  const sides = [{ subject: ours, records: [] as SeenRecord[] }, { subject: theirs, records: [] as SeenRecord[] }] as const;
  const after: string[] = [];
  const both = async (what: string, rpc: string, request: (open: Open) => object): Promise<Difference | undefined> => {
    after.push(what);
    const answers: string[] = [];
    for (const { subject, records } of sides) {
      const answer = await subject.call(rpc, request(openIn(ownOf(records, model.id))));
      answers.push(String(answer['code'] ?? 'OK') + comparable(String(answer['message'] ?? '')));
      records.push(...await subject.newRecords());
    }
    if (answers[0] !== answers[1]) return { after, what: `ours answered ${answers[0]}, theirs ${answers[1]}` };
    return compared() && settled();
  };
  /** What the real one does by itself takes it a moment: a difference that goes away is none. */
  const settled = async (): Promise<Difference | undefined> => {
    for (let tries = 0; tries < 200 && compared(); tries++) {
      for (const { subject, records } of sides) records.push(...await subject.newRecords(true));
    }
    return compared();
  };
  const compared = (): Difference | undefined => {
    const found = difference(ownOf(sides[0].records, model.id), ownOf(sides[1].records, model.id));
    return found && { after, what: `${found.thing}\n  ours   ${found.ours.join('\n         ')}\n  theirs ${found.theirs.join('\n         ')}` };
  };

  const deployed = await both('deploy', 'DeployResource', () => ({ resources: [{ name: `${model.id}.bpmn`, content: Buffer.from(model.xml) }] }));
  if (deployed) return deployed;
  const created = await both('create', 'CreateProcessInstance', () => ({ bpmnProcessId: model.id, version: -1, variables: JSON.stringify(START_VARIABLES) }));
  if (created) return created;
  for (let step = 0; step < STEPS + LAST_STEPS; step++) {
    const open = openIn(ownOf(sides[0].records, model.id));
    if (open.ended || open.instance === '') break;
    const action = step < STEPS ? randomAction(random, open, seed) : finishingAction(open);
    if (!action) break;
    const found = await both(action.what, action.rpc, action.request);
    if (found) return found;
  }
  if (!openIn(ownOf(sides[0].records, model.id)).ended) {
    after.push('two hours pass');
    // By hours: what a timer brings about may be the next timer, and the oracle's checker looks when its clock moves.
    for (let hour = 0; hour < HOURS; hour++) {
      for (const { subject, records } of sides) {
        await subject.advance(3_600_000);
        records.push(...await subject.newRecords(true));
      }
    }
    const found = await settled() ?? (openIn(ownOf(sides[0].records, model.id)).ended ? undefined : await both('cancel', 'CancelProcessInstance', ({ instance }) => ({ processInstanceKey: instance })));
    if (found) return found;
  }
  return undefined;
}

/** Longer than all the hours that pass in a run: the oracle's clock moves, its commands' time stamps do not, so a message of an hour would be gone at the next of its sweeps, once a minute. */
const HOURS = 4;
const LONG_MS = 400 * 86_400_000;

/** Without keys; reports on a deployment line by line in any order (there it follows a hash), and without what we say beyond a text of the JVM's. */
const comparable = (message: string): string => message.replace(/\d{15,}/g, 'K').replace(/( because "value" is null): .*/, '$1').split(/\n(?=- Element|')/).sort().join('\n');

interface Action { readonly what: string; readonly rpc: string; readonly request: (open: Open) => object }

const complete = (job: string, variables: object): Action => ({ what: `complete ${job} ${JSON.stringify(variables)}`, rpc: 'CompleteJob', request: ({ jobs }) => ({ jobKey: jobs.get(job), variables: JSON.stringify(variables) }) });
const resolve = (incident: string): Action => ({ what: `resolve ${incident}`, rpc: 'ResolveIncident', request: ({ incidents }) => ({ incidentKey: incidents.get(incident)?.key }) });

function randomAction(random: Random, { jobs, incidents }: Open, seed: number): Action | undefined {
  const job = jobs.size > 0 ? random.pick([...jobs.keys()].sort()) : undefined;
  const incident = incidents.size > 0 ? random.pick([...incidents.keys()].sort()) : undefined;
  const variables = random.pick([{}, { n: random.between(0, 9) }, { done: true }, { missing: true }, { item: 'new', out: { a: 1 } }, { items: [] }]);
  const dice = random.next();
  if (job && dice < 0.6) return complete(job, variables);
  if (job && dice < 0.67) return { what: `fail ${job}`, rpc: 'FailJob', request: (open) => ({ jobKey: open.jobs.get(job), retries: 0, errorMessage: 'failed on purpose' }) };
  // A throw event's job: there the real one fails with an exception (a bug of 8.5.0), ours throws the error.
  if (job && dice < 0.75 && !job.startsWith('w')) {
    const errorCode = random.pick([...ERRORS, 'E3']);
    return { what: `throw ${errorCode} at ${job}`, rpc: 'ThrowError', request: (open) => ({ jobKey: open.jobs.get(job), errorCode, errorMessage: 'thrown on purpose' }) };
  }
  if (incident && dice < 0.8) return resolve(incident);
  if (dice < 0.84) return { what: `set ${JSON.stringify(variables)}`, rpc: 'SetVariables', request: ({ instance }) => ({ elementInstanceKey: instance, variables: JSON.stringify(variables), local: false }) };
  if (dice < 0.93) {
    const name = random.pick(namesOf(seed).messages);
    const timeToLive = random.pick([0, 0, LONG_MS]);
    return { what: `publish ${name} for ${timeToLive} ms`, rpc: 'PublishMessage', request: () => ({ name, correlationKey: 'k1', timeToLive, variables: JSON.stringify(variables) }) };
  }
  const signalName = random.pick(namesOf(seed).signals);
  return { what: `broadcast ${signalName}`, rpc: 'BroadcastSignal', request: () => ({ signalName, variables: JSON.stringify(variables) }) };
}

/** What brings an instance nearer to its end. */
function finishingAction({ jobs, incidents }: Open): Action | undefined {
  const [job] = [...jobs.keys()].sort();
  if (job !== undefined) return complete(job, {});
  const withJob = [...incidents].find(([, { jobKey }]) => jobKey !== '-1');
  return withJob && resolve(withJob[0]);
}

function openIn(records: readonly SeenRecord[]): Open {
  const jobs = new Map<string, string>();
  const incidents = new Map<string, { key: string; jobKey: string }>();
  const names = new Map<string, string>();
  const counts = new Map<string, number>();
  const gone = new Set<string>();
  let instance = '';
  let ended = false;
  const nameOf = (key: string, base: string): string => {
    const known = names.get(key);
    if (known) return known;
    counts.set(base, (counts.get(base) ?? 0) + 1);
    names.set(key, `${base}#${counts.get(base) ?? 0}`);
    return names.get(key) ?? base;
  };
  for (const { key, recordType, valueType, intent, value } of records) {
    if (recordType !== 'EVENT') continue;
    if (valueType === 'PROCESS_INSTANCE_CREATION' && intent === 'CREATED') instance = String(value['processInstanceKey']);
    if (valueType === 'PROCESS_INSTANCE' && key === instance && /COMPLETED|TERMINATED/.test(intent)) ended = true;
    if (valueType === 'JOB') {
      const elementId = String(value['elementId']);
      const name = nameOf(key, elementId);
      if (intent === 'COMPLETED' || intent === 'CANCELED') gone.add(key);
      const stays = intent === 'CREATED' || intent === 'RETRIES_UPDATED' || (intent === 'FAILED' && Number(value['retries']) > 0);
      if (stays) jobs.set(name, key);
      else if (intent !== 'MIGRATED') jobs.delete(name);
    }
    if (valueType === 'INCIDENT') {
      const jobKey = String(value['jobKey']);
      const name = nameOf(key, `incident ${String(value['elementId'])}`);
      if (intent === 'CREATED') incidents.set(name, { key, jobKey });
      else incidents.delete(name);
      if (intent === 'RESOLVED' && jobKey !== '-1' && !gone.has(jobKey)) jobs.set(nameOf(jobKey, 'job'), jobKey);
    }
  }
  return { jobs, incidents, instance, ended };
}
