import { expect } from 'chai';
import { startEngine } from '../../../engine/main.ts';
import type { RunningEngine } from '../../../engine/main.ts';
import { connect } from '../../../engine/store/connection.ts';
import { wallClock } from '../../../engine/time/wall-clock.ts';
import { createLeanClient } from '../../../engine/zeebe/lean-client.ts';
import type { LeanClient } from '../../../engine/zeebe/lean-client.ts';
import { callStream } from '../../support/engine/call-stream.ts';
import { oneTask } from '../../support/engine/models.ts';
import { createTestDatabase } from '../../support/postgres.ts';
import type { TestDatabase } from '../../support/postgres.ts';

const frame = (id: string, body: string): string => `<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="d" targetNamespace="test"><bpmn:process id="${id}" isExecutable="true"><bpmn:startEvent id="s"/>${body}</bpmn:process></bpmn:definitions>`;
const flow = (id: string, from: string, to: string): string => `<bpmn:sequenceFlow id="${id}" sourceRef="${from}" targetRef="${to}"/>`;
const extension = (inner: string): string => `<bpmn:extensionElements>${inner}</bpmn:extensionElements>`;
/** Takes most of the budget of one evaluation. */
const HEAVY = '=count(for i in 1..22000 return i)';
const SCRIPTS = 300;

/** Neither ends by itself: the engine goes on with each for as long as the test looks. */
const ENDLESS: Readonly<Record<string, string>> = {
  'gateways in a loop': `${flow('f1', 's', 'a')}<bpmn:exclusiveGateway id="a"/>${flow('f2', 'a', 'b')}<bpmn:exclusiveGateway id="b"/>${flow('f3', 'b', 'a')}`,
  'a timer that is always due, in a loop': `${flow('f1', 's', 'a')}<bpmn:exclusiveGateway id="a"/>${flow('f2', 'a', 't')}<bpmn:intermediateCatchEvent id="t"><bpmn:timerEventDefinition><bpmn:timeDuration>PT0S</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>${flow('f3', 't', 'a')}`,
  'a cycle without an interval': `${flow('f1', 's', 'u')}<bpmn:userTask id="u"/><bpmn:boundaryEvent id="b" attachedToRef="u" cancelActivity="false"><bpmn:outgoing>f2</bpmn:outgoing><bpmn:timerEventDefinition><bpmn:timeCycle>R/PT0S</bpmn:timeCycle></bpmn:timerEventDefinition></bpmn:boundaryEvent>${flow('f2', 'b', 'e')}<bpmn:endEvent id="e"/>`,
};

/** Issue 4, point 8: what goes on and on, or takes long, lets others go on (measured in what they get done meanwhile, not in time). */
describe('a model that keeps the engine busy', function () {
  this.timeout(180_000);
  let database: TestDatabase;
  let engine: RunningEngine;
  let client: LeanClient;
  let reader: Awaited<ReturnType<typeof connect>>;
  const deploy = (id: string, body: string): Promise<object> => client.call('DeployResource', { resources: [{ name: `${id}.bpmn`, content: Buffer.from(frame(id, body)) }] });
  const create = async (bpmnProcessId: string): Promise<string> => String((await client.call('CreateProcessInstance', { bpmnProcessId, version: -1 }))['processInstanceKey']);
  const refusal = (rpc: string, request: object): Promise<string> => client.call(rpc, request).then(() => 'OK', (error: { code: string }) => error.code);

  before(async () => {
    database = await createTestDatabase();
    engine = await startEngine({ databaseUrl: database.url, gatewayPort: 0 }, wallClock);
    client = createLeanClient(engine.address);
    reader = await connect(database.url, 'test', () => undefined);
    await client.call('DeployResource', { resources: [{ name: 'healthy.bpmn', content: Buffer.from(oneTask('healthy', 'healthy-work')) }] });
  });
  after(async () => {
    await reader.end();
    client.close();
    await engine.close();
    await database.drop();
  });

  /** Begins an instance, does its one job. */
  async function liveOnce(): Promise<void> {
    const instance = await create('healthy');
    for (;;) {
      const messages = await callStream(engine.address, 'ActivateJobs', { type: 'healthy-work', worker: 'w', timeout: 60_000, maxJobsToActivate: 1, requestTimeout: 10_000 }) as { jobs: { key: string; processInstanceKey: string }[] }[];
      for (const { key, processInstanceKey } of messages.flatMap(({ jobs }) => jobs)) {
        await client.call('CompleteJob', { jobKey: key });
        if (processInstanceKey === instance) return;
      }
    }
  }
  /** Elements of that id that have been completed so far, by the log. */
  async function completed(elementId: string): Promise<number> {
    const { rows } = await reader.query<{ n: number }>("select count(*)::integer as n from operate_v1.records where intent = 'ELEMENT_COMPLETED' and record -> 'value' ->> 'elementId' = $1", [elementId]);
    return rows[0]?.n ?? 0;
  }

  for (const [title, body] of Object.entries(ENDLESS)) {
    it(`(${title}) lets others live, and can be cancelled`, async () => {
      // given
      const id = `endless-${Object.keys(ENDLESS).indexOf(title)}`;
      await deploy(id, body);
      const instance = await create(id);
      // when
      for (let lives = 0; lives < 5; lives++) await liveOnce();
      // then
      expect(await refusal('CancelProcessInstance', { processInstanceKey: instance }), 'was still there').to.equal('OK');
      await liveOnce();
      expect(await refusal('CancelProcessInstance', { processInstanceKey: instance })).to.equal('NOT_FOUND');
    });
  }

  it('(instances of which each starts the next by a signal) lets others live, and ends with a version that no signal starts', async () => {
    // given
    const chain = (event: string): Promise<object> => client.call('DeployResource', { resources: [{ name: 'chain.bpmn', content: Buffer.from(`<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d" targetNamespace="test"><bpmn:signal id="again" name="again"/><bpmn:process id="chain" isExecutable="true"><bpmn:startEvent id="s">${event}</bpmn:startEvent>${flow('f', 's', 'link')}<bpmn:endEvent id="link"><bpmn:signalEventDefinition id="ed" signalRef="again"/></bpmn:endEvent></bpmn:process></bpmn:definitions>`) }] });
    await chain('<bpmn:signalEventDefinition id="sd" signalRef="again"/>');
    await client.call('BroadcastSignal', { signalName: 'again' });
    // when
    await liveOnce();
    const before = await completed('link');
    await liveOnce();
    expect(await completed('link'), 'it goes on').to.be.above(before);
    await chain('');
    // then
    await liveOnce();
    const ended = await completed('link');
    await liveOnce();
    expect(await completed('link')).to.equal(ended);
  });

  it(`(${SCRIPTS} scripts of one instance, each at the limit of what an evaluation may take) lets others live before it ends`, async () => {
    // given
    await deploy('heavy', `${flow('f1', 's', 'script')}<bpmn:scriptTask id="script">${extension(`<zeebe:script expression="${HEAVY}" resultVariable="r"/>`)}<bpmn:multiInstanceLoopCharacteristics>${extension(`<zeebe:loopCharacteristics inputCollection="=for i in 1..${SCRIPTS} return i"/>`)}</bpmn:multiInstanceLoopCharacteristics></bpmn:scriptTask>`);
    const instance = await create('heavy');
    // when
    await liveOnce();
    // then: in a step of a hundred commands it would have been a hundred scripts
    expect(await completed('script')).to.be.below(100);
    expect(await refusal('CancelProcessInstance', { processInstanceKey: instance })).to.equal('OK');
  });

  it('(a gateway with 2,000 conditions, each at the limit) ends as an incident that names it', async () => {
    // given
    const conditions = Array.from({ length: 2_000 }, (_, i) => `<bpmn:sequenceFlow id="c${i}" sourceRef="g" targetRef="e"><bpmn:conditionExpression>${HEAVY} &lt; 0</bpmn:conditionExpression></bpmn:sequenceFlow>`).join('');
    await deploy('conditions', `${flow('f1', 's', 'g')}<bpmn:exclusiveGateway id="g" default="otherwise"/>${flow('otherwise', 'g', 'e')}${conditions}<bpmn:endEvent id="e"/>`);
    // when
    const instance = await create('conditions');
    // then
    const { rows } = await reader.query<{ value: { errorType: string; elementId: string; errorMessage: string } }>("select record -> 'value' as value from operate_v1.records where value_type = 'INCIDENT' and process_instance_key = $1", [instance]);
    expect(rows[0]?.value).to.include({ errorType: 'EXTRACT_VALUE_ERROR', elementId: 'g' });
    expect(rows[0]?.value.errorMessage).to.match(/takes too many steps$/);
    expect(await refusal('CancelProcessInstance', { processInstanceKey: instance })).to.equal('OK');
  });
});
