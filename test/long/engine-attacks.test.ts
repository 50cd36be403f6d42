import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { createLeanClient } from '../../engine/zeebe/lean-client.ts';
import type { LeanClient } from '../../engine/zeebe/lean-client.ts';
import { callStream } from '../support/engine/call-stream.ts';
import { startEngineProcess } from '../support/engine/engine-process.ts';
import type { EngineProcess } from '../support/engine/engine-process.ts';
import { oneTask } from '../support/engine/models.ts';
import { createTestDatabase } from '../support/postgres.ts';
import type { TestDatabase } from '../support/postgres.ts';

/** What others may have to wait longer than when nothing else happens (issue 4, point 8). */
const HELD_UP_MS = 1_000;
const PROBES_BEFORE = 15;
const LEAST_PROBES = 4;
/** The probe goes on so long at most; what has no end is still going on then. */
const LONGEST_ATTACK_MS = 5_000;
const MB = 1_000_000;

const model = (id: string, body: string, definitions = ''): string => `<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="d" targetNamespace="test">${definitions}<bpmn:process id="${id}" isExecutable="true">${body}</bpmn:process></bpmn:definitions>`;
const start = '<bpmn:startEvent id="s"/>';
const flow = (id: string, from: string, to: string): string => `<bpmn:sequenceFlow id="${id}" sourceRef="${from}" targetRef="${to}"/>`;
const extension = (inner: string): string => `<bpmn:extensionElements>${inner}</bpmn:extensionElements>`;
const script = (expression: string): string => `${start}${flow('f', 's', 'x')}<bpmn:scriptTask id="x">${extension(`<zeebe:script expression="=${expression}" resultVariable="r"/>`)}</bpmn:scriptTask>`;
const repeated = (loop: string, inner: string): string => inner.replace('</', `<bpmn:multiInstanceLoopCharacteristics${loop}>${extension('<zeebe:loopCharacteristics inputCollection="=for i in 1..20000 return i" inputElement="i"/>')}</bpmn:multiInstanceLoopCharacteristics></`);
const times = (count: number, of: (index: number) => string): string => Array.from({ length: count }, (_, index) => of(index)).join('');
/** Each entry holds the one before it twice. */
const doubled = `{x0: [0]${times(60, (i) => `, x${i + 1}: [x${i}, x${i}]`)}}.x60`;

interface Attack {
  readonly models?: readonly string[];
  /** Resolves when the attacker has his answers. */
  readonly act: (attacker: Attacker) => Promise<unknown>;
  /** What he was answered, sorted, each once. */
  readonly answers?: RegExp;
}
interface Attacker { readonly call: (rpc: string, request: object) => Promise<string>; readonly create: (bpmnProcessId: string, variables?: object) => Promise<string> }

const deploying = (...resources: readonly (readonly [string, string])[]): Attack['act'] => ({ call }) => call('DeployResource', { resources: resources.map(([name, content]) => ({ name, content: Buffer.from(content) })) });
const beginning = (bpmnProcessId: string, count = 1, variables: object = {}): Attack['act'] => ({ create }) => Promise.all(Array.from({ length: count }, () => create(bpmnProcessId, variables)));
const waiting = model('waiting', `${start}${flow('f', 's', 'm')}<bpmn:intermediateCatchEvent id="m"><bpmn:messageEventDefinition messageRef="hot"/></bpmn:intermediateCatchEvent>`, `<bpmn:message id="hot" name="hot">${extension('<zeebe:subscription correlationKey="=&quot;one&quot;"/>')}</bpmn:message>`);
const publishing = (call: Attacker['call'], count: number): Promise<unknown> => Promise.all(Array.from({ length: count }, () => call('PublishMessage', { name: 'hot', correlationKey: 'one', timeToLive: 60_000 })));

const ATTACKS: Readonly<Record<string, Attack>> = {
  '50 MB in twelve resources': { act: deploying(...Array.from({ length: 12 }, (_, i) => [`${i}.bpmn`, ' '.repeat(4.2 * MB)] as const)), answers: /^RESOURCE_EXHAUSTED: Received message larger than max/ },
  '30,000 elements in one model': { act: deploying(['tasks.bpmn', model('tasks', `${start}${flow('f', 's', 't0')}${times(30_000, (i) => `<bpmn:task id="t${i}"/>`)}`)]) },
  'elements nested 100,000 deep, and entities of entities': { act: deploying(['deep.bpmn', '<a>'.repeat(100_000)], ['bomb.bpmn', `<!DOCTYPE l [<!ENTITY a "aaaaaaaaaa">${times(9, (i) => `<!ENTITY a${i} "${`&a${i === 0 ? '' : i - 1};`.repeat(10)}">`)}]><a>&a8;</a>`]), answers: /'deep.bpmn': .*Cannot find the declaration of element 'a'\.\n'bomb.bpmn'.*DOCTYPE is disallowed/ },
  'expressions at the limit of an evaluation': {
    models: [model('doubled', script(doubled)), model('long', script('count(for i in 1..99 return matches(t, &quot;(a|aa)+b&quot;))')), model('lists', script('for i in 1..22000 return t'))],
    act: (attacker) => Promise.all(['doubled', 'long', 'lists'].map((id) => beginning(id, 5, { t: 'a'.repeat(100_000) })(attacker))),
  },
  '20,000 items at once': { models: [model('parallel', `${start}${flow('f', 's', 'x')}${repeated('', `<bpmn:userTask id="x"></bpmn:userTask>`)}`)], act: beginning('parallel') },
  '20,000 items one after another': { models: [model('sequential', `${start}${flow('f', 's', 'x')}${repeated(' isSequential="true"', '<bpmn:task id="x"></bpmn:task>')}`)], act: beginning('sequential') },
  'a signal that starts who throws it again': {
    models: [model('echo', `<bpmn:startEvent id="s"><bpmn:signalEventDefinition signalRef="e"/></bpmn:startEvent>${flow('f', 's', 't')}<bpmn:endEvent id="t"><bpmn:signalEventDefinition signalRef="e"/></bpmn:endEvent>`, '<bpmn:signal id="e" name="echo"/>')],
    act: ({ call }) => call('BroadcastSignal', { signalName: 'echo' }),
  },
  '600 messages with one key, and then somebody who waits for them': { models: [waiting], act: async ({ call, create }) => { await publishing(call, 600); await create('waiting'); } },
  '600 who wait for one message': { models: [waiting.replace('id="waiting"', 'id="crowd"')], act: async (attacker) => { await beginning('crowd', 600)(attacker); await publishing(attacker.call, 1); } },
  'variables of a megabyte': { models: [oneTask('large', 'large-work')], act: ({ create }) => Promise.all(Array.from({ length: 4 }, () => create('large', { list: Array.from({ length: 150_000 }, () => 123_456) }))) },
};

/**
 * "Others are not held up by more than 1 s", by the clock: a client begins and finishes small instances, one after the other, while somebody attacks.
 * It is not the machine that is on trial: from each wait for an answer goes what the engine's thread and this one spent ready to run while others had the cores (the
 * kernel counts it: schedstat), and as much as the longest wait before the first attack may be taken in addition.
 */
describe('an attack on the engine', function () {
  this.timeout(600_000);
  // A pause of the machine (its disk, its collector of garbage, another guest) is in the clock, too: what is the engine's fault is there each time.
  this.retries(2);
  let database: TestDatabase;
  let engine: EngineProcess;
  let client: LeanClient;
  let address: string;
  let idleMs = 0;

  before(async () => {
    database = await createTestDatabase();
    engine = await startEngineProcess({ DATABASE_URL: database.url, GATEWAY_PORT: '0' });
    address = `127.0.0.1:${engine.port}`;
    client = createLeanClient(address);
    await deploy(oneTask('small', 'small-work'));
    for (let probe = 0; probe < PROBES_BEFORE; probe++) {
      const ms = await probed();
      // The first ones compile the engine.
      if (probe >= 5) idleMs = Math.max(idleMs, ms);
    }
  });
  after(async () => {
    client.close();
    await engine.kill();
    await database.drop();
  });

  const deploy = (...models: readonly string[]): Promise<object> => client.call('DeployResource', { resources: models.map((content, i) => ({ name: `${i}.bpmn`, content: Buffer.from(content) })) });

  /** One small instance from its beginning to its end; the ms of its longest wait for an answer that were the engine's. */
  async function probed(): Promise<number> {
    let longestMs = 0;
    const waited = async <T>(answer: () => Promise<T>): Promise<T> => {
      const [startedAtMs, notItsOwnMs] = [performance.now(), waitedForCoresMs(engine.child.pid)];
      const result = await answer();
      longestMs = Math.max(longestMs, performance.now() - startedAtMs - (waitedForCoresMs(engine.child.pid) - notItsOwnMs));
      return result;
    };
    await waited(() => client.call('CreateProcessInstance', { bpmnProcessId: 'small', version: -1 }));
    const [message] = await waited(() => callStream(address, 'ActivateJobs', { type: 'small-work', worker: 'probe', timeout: 60_000, maxJobsToActivate: 1, requestTimeout: 20_000 })) as { jobs: { key: string }[] }[];
    await waited(() => client.call('CompleteJob', { jobKey: message?.jobs[0]?.key }));
    return longestMs;
  }

  for (const [title, { models = [], act, answers }] of Object.entries(ATTACKS)) {
    it(`(${title}) holds nobody else up for more than a second`, async () => {
      // given
      if (models.length > 0) await deploy(...models);
      const answered: string[] = [];
      const attacker = createLeanClient(address);
      const call = (rpc: string, request: object): Promise<string> => attacker.call(rpc, request, 120_000).then(() => '0', (error: { code: string; message: string }) => `${error.code}: ${error.message}`).then((answer) => { answered.push(answer); return answer; });
      const create = (bpmnProcessId: string, variables: object = {}): Promise<string> => call('CreateProcessInstance', { bpmnProcessId, version: -1, variables: JSON.stringify(variables) });

      // when
      let acting = true;
      const attack = act({ call, create }).finally(() => { acting = false; });
      const beganAtMs = performance.now();
      const waits: number[] = [];
      while (waits.length < LEAST_PROBES || (acting && performance.now() - beganAtMs < LONGEST_ATTACK_MS)) waits.push(await probed());
      await attack;
      attacker.close();

      // then
      const longestMs = Math.max(...waits);
      console.log(`      ${waits.length} cycles, the longest wait ${Math.round(longestMs)} ms (${Math.round(idleMs)} before the attacks); answered: ${[...new Set(answered.map((each) => each.slice(0, 60)))].join(' | ')}`);
      expect(longestMs).to.be.below(idleMs + HELD_UP_MS);
      if (answers) expect(answered.join('\n')).to.match(answers);
      expect(engine.child.exitCode).to.equal(null);
    });
  }
});

/** How long the main threads of a process and of this one have been ready to run without a core, so far; 0 where the kernel does not tell. */
function waitedForCoresMs(pid: number | undefined): number {
  return [`/proc/${pid}/task/${pid}/schedstat`, `/proc/${process.pid}/task/${process.pid}/schedstat`].reduce((sum, path) => {
    try {
      return sum + Number(readFileSync(path, 'utf8').split(' ')[1]) / 1e6;
    } catch {
      return sum;
    }
  }, 0);
}
