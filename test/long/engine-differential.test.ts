import { setTimeout as delay } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { expect } from 'chai';
import { startEngine } from '../../engine/main.ts';
import { wallClock } from '../../engine/time/wall-clock.ts';
import { createLeanClient } from '../../engine/zeebe/lean-client.ts';
import { callStream } from '../support/engine/call-stream.ts';
import { journey, oneTask } from '../support/engine/models.ts';
import { createTestDatabase } from '../support/postgres.ts';
import { realZeebeMissing, startRealZeebe } from '../support/real-zeebe/real-zeebe.ts';

/**
 * The same clients' script against ours and the real Zeebe 8.5.0, answer by answer. Keys, deadlines and the order of jobs inside one answer are left out;
 * what the oracle's small gateway does otherwise than a production one is not asked (gateway.md §2: tenant ids, long polls, variables of FailJob, DeleteResource, other JSON roots).
 */
async function script(address: string): Promise<unknown[]> {
  const client = createLeanClient(address);
  const answers: unknown[] = [];
  const keys = new Map<string, string>();
  /** Keys by order of appearance: their numbers are free. */
  const masked = (text: string): string => text.replace(/\d{15,}/g, (key) => {
    if (!keys.has(key)) keys.set(key, `<key ${keys.size + 1}>`);
    return keys.get(key) as string;
  });
  const call = async (rpc: string, request: object): Promise<Record<string, unknown>> => {
    // In the order of the calls: two may be under way.
    const place = answers.push([rpc]) - 1;
    const answer = await client.call(rpc, request, 60_000).catch((error: { code: string; message: string }) => ({ code: error.code, message: error.message }) as Record<string, unknown>);
    answers[place] = [rpc, JSON.parse(masked(JSON.stringify(answer, (name, value: unknown) => (name === 'tenantId' ? undefined : value))))];
    return answer;
  };
  const jobs = async (type: string, fetchVariable: string[] = []): Promise<{ key: string }[]> => {
    for (let tries = 0; ; tries++) {
      const messages = await callStream(address, 'ActivateJobs', { type, worker: 'differential', timeout: 60_000, maxJobsToActivate: 10, requestTimeout: 100, fetchVariable, tenantIds: [] }) as { jobs: Record<string, string>[] }[];
      const found = messages.flatMap((message) => message.jobs);
      if (found.length === 0 && tries < 50) { await delay(50); continue; }
      answers.push(['jobs', found.map(({ variables, customHeaders, type, elementId, retries, bpmnProcessId, processDefinitionVersion, worker }) =>
        ({ variables: JSON.parse(variables ?? '') as unknown, customHeaders: JSON.parse(customHeaders ?? '') as unknown, type, elementId, retries, bpmnProcessId, processDefinitionVersion, worker }))
        .sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))]);
      return found as unknown as { key: string }[];
    }
  };
  const deploy = (name: string, xml: string): Promise<object> => call('DeployResource', { resources: [{ name, content: Buffer.from(xml) }] });
  const create = (bpmnProcessId: string, variables: object = {}, version = -1): Promise<Record<string, unknown>> => call('CreateProcessInstance', { bpmnProcessId, version, variables: JSON.stringify(variables) });

  // deploying: new, the same again, changed, back again, broken, of no kind, none
  await deploy('one.bpmn', oneTask('one', 'work'));
  await deploy('one.bpmn', oneTask('one', 'work'));
  await deploy('one.bpmn', oneTask('one', 'other'));
  await deploy('one.bpmn', oneTask('one', 'work'));
  await deploy('foo.txt', 'x');
  await call('DeployResource', { resources: [] });
  await deploy('journey.bpmn', journey('journey'));
  // creating
  const instance = await create('one', { a: 1, b: 'hai', c: { d: [1, 2.5, null, true] } });
  await create('one', {}, 7);
  await create('one', {}, 0);
  await create('nobody');
  await call('CreateProcessInstance', { processDefinitionKey: '4711' });
  // activating, failing, retrying
  await callStream(address, 'ActivateJobs', { type: 'work', worker: 'x', timeout: 0, maxJobsToActivate: 1, requestTimeout: -1 }).catch((error: { code: string; message: string }) => answers.push([error.code, error.message]));
  const [job] = await jobs('work');
  await call('FailJob', { jobKey: job?.key, retries: 2, errorMessage: 'again' });
  const [again] = await jobs('work', ['a', 'nothing']);
  await call('UpdateJobTimeout', { jobKey: again?.key, timeout: 120_000 });
  await call('FailJob', { jobKey: again?.key, retries: 0, errorMessage: 'never' });
  await call('CompleteJob', { jobKey: again?.key, variables: '{}' });
  await call('UpdateJobRetries', { jobKey: again?.key, retries: 0 });
  await call('UpdateJobRetries', { jobKey: again?.key, retries: 3 });
  await call('UpdateJobTimeout', { jobKey: again?.key, timeout: 1 });
  await call('SetVariables', { elementInstanceKey: instance['processInstanceKey'], variables: '{"e":5}', local: true });
  await call('ResolveIncident', { incidentKey: '4711' });
  await call('CancelProcessInstance', { processInstanceKey: instance['processInstanceKey'] });
  await call('CancelProcessInstance', { processInstanceKey: instance['processInstanceKey'] });
  await call('CompleteJob', { jobKey: again?.key, variables: '{}' });
  await call('ThrowError', { jobKey: again?.key, errorCode: 'E' });
  await call('SetVariables', { elementInstanceKey: instance['processInstanceKey'], variables: '{}' });
  // a job completed with variables, its instance's result
  const result = call('CreateProcessInstanceWithResult', { request: { bpmnProcessId: 'one', version: -1, variables: '{"x":1}' }, requestTimeout: 50_000, fetchVariables: ['x', 'y', 'z'] });
  const [completed] = await jobs('work');
  await call('CompleteJob', { jobKey: completed?.key, variables: '{"y":{"z":[]}}' });
  await result;
  // messages and timers: buffered before anybody waits, the id taken, the journey's end
  const publish = (id: string, variables: object = {}): Promise<object> => call('PublishMessage', { name: 'go-on', correlationKey: id, messageId: `m-${id}`, timeToLive: 60_000, variables: JSON.stringify(variables) });
  await publish('k1', { fromMessage: 1 });
  await publish('k1');
  await create('journey', { id: 'k1' });
  await create('journey', { id: 'k2' });
  const firsts = await jobs('first');
  for (const { key } of firsts) await call('CompleteJob', { jobKey: key, variables: '{"first":"done"}' });
  const [second] = await jobs('second');
  await call('CompleteJob', { jobKey: second?.key, variables: '{}' });
  await publish('k2', { fromMessage: 2 });
  const [other] = await jobs('second');
  await call('ThrowError', { jobKey: other?.key, errorCode: 'NOBODY_CATCHES', errorMessage: 'so an incident' });
  await call('CompleteJob', { jobKey: other?.key, variables: '{}' });
  client.close();
  return answers;
}

describe('our engine and the real Zeebe 8.5.0', () => {
  it('answer the same script the same way', async function () {
    const missing = realZeebeMissing();
    if (missing) {
      console.log(`      skipped: ${missing}`);
      return this.skip();
    }
    this.timeout(1_200_000);
    const database = await createTestDatabase();
    const engine = await startEngine({ databaseUrl: database.url, gatewayPort: 0 }, wallClock);
    const real = await startRealZeebe();
    try {
      const [ours, theirs] = [await script(engine.address), await script(real.address)];
      expect(ours.length).to.equal(theirs.length);
      // All at once: a difference is seldom alone.
      const different = (each: readonly unknown[]): unknown[] => each.filter((_, index) => !isDeepStrictEqual(ours[index], theirs[index]));
      expect(different(ours)).to.deep.equal(different(theirs));
    } finally {
      await real.stop();
      await engine.close();
      await database.drop();
    }
  });
});
