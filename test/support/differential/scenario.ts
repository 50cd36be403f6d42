import { createRandom } from '../../demo/random.ts';
import { difference } from './lives.ts';
import { openIn } from './open.ts';
import type { Open } from './open.ts';
import type { Action } from './random-action.ts';
import { creation, deployment, finishingAction, lastAction, randomAction } from './random-action.ts';
import type { RandomModel } from './random-process.ts';
import type { SeenRecord, Subject } from './subject.ts';

export interface Difference { readonly after: readonly string[]; readonly what: string }

const STEPS = 25;
const LAST_STEPS = 40;

/** Records of this run's definitions, instances, messages and signals: an engine may still be busy with an earlier run. */
function ownOf(records: readonly SeenRecord[], id: string): SeenRecord[] {
  const ofRun = (name: unknown): boolean => String(name).endsWith(`-${id.slice(1)}`);
  const definitions = new Set(records.filter(({ valueType, recordType, value }) => valueType === 'PROCESS' && recordType === 'EVENT' && String(value['bpmnProcessId']).split('-')[0] === id).map(({ key }) => key));
  const instances = new Set(records.filter(({ valueType, value }) => valueType === 'PROCESS_INSTANCE' && definitions.has(String(value['processDefinitionKey']))).map(({ value }) => String(value['processInstanceKey'])));
  const elements = new Set(records.filter(({ valueType, value }) => valueType === 'PROCESS_INSTANCE' && instances.has(String(value['processInstanceKey']))).map(({ key }) => key));
  const messages = new Set(records.filter(({ valueType, value }) => valueType === 'MESSAGE' && ofRun(value['name'])).map(({ key }) => key));
  return records.filter(({ key, valueType, value }) => definitions.has(String(value['processDefinitionKey'])) || instances.has(String(value['processInstanceKey']))
    || (valueType === 'MESSAGE' && messages.has(key)) || (valueType === 'SIGNAL' && ofRun(value['signalName'])) || (valueType === 'VARIABLE_DOCUMENT' && elements.has(String(value['scopeKey']))));
}

/** Deploys a process in both engines and does the same to both, seeded, until little is left to do. Undefined when they lived the same. */
export async function compareRun(ours: Subject, theirs: Subject, model: RandomModel, seed: number): Promise<Difference | undefined> {
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

  const doing = ({ what, rpc, request }: Action): Promise<Difference | undefined> => both(what, rpc, request);
  const begun = await doing(deployment(model, 1)) ?? await doing(creation(random, model));
  if (begun) return begun;
  for (let step = 0; step < STEPS + LAST_STEPS; step++) {
    const open = openIn(ownOf(sides[0].records, model.id));
    if (open.ended || open.instance === '') break;
    const action = step < STEPS ? randomAction(random, open, model, seed) : finishingAction(open);
    if (!action) break;
    const found = await doing(action);
    if (found) return found;
  }
  if (!openIn(ownOf(sides[0].records, model.id)).ended) {
    after.push(`${HOURS} hours pass`);
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
  const last = lastAction(random, openIn(ownOf(sides[0].records, model.id)));
  return last && await doing(last);
}

const HOURS = 4;

/** Without keys; lists in any order; reports on a deployment line by line in any order (there it follows a hash), and without what we say beyond a text of the JVM's. */
const comparable = (message: string): string => message.replace(/\d{15,}/g, 'K').replace(/\[([A-Z_, ]+)\]/g, (_, list: string) => `[${list.split(', ').sort().join(', ')}]`).replace(/( because "value" is null): .*/, '$1').split(/\n(?=- Element|')/).sort().join('\n');
