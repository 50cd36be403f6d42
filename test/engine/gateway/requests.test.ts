import { expect } from 'chai';
import { startEngine } from '../../../engine/main.ts';
import type { RunningEngine } from '../../../engine/main.ts';
import { wallClock } from '../../../engine/time/wall-clock.ts';
import { createLeanClient } from '../../../engine/zeebe/lean-client.ts';
import type { LeanClient } from '../../../engine/zeebe/lean-client.ts';
import { gatewayService } from '../../../engine/zeebe/service-definition.ts';
import { callStream } from '../../support/engine/call-stream.ts';
import { journey, oneTask } from '../../support/engine/models.ts';
import { callRaw } from '../../support/engine/raw-call.ts';
import { createTestDatabase } from '../../support/postgres.ts';
import type { TestDatabase } from '../../support/postgres.ts';

interface TakenJob { readonly key: string; readonly type: string; readonly elementId: string; readonly processInstanceKey: string; readonly bpmnProcessId: string; readonly variables: string }

/** RPC by RPC, what a request may say and what is answered; texts of the real gateway and engine 8.5. */
describe('gateway requests', () => {
  let database: TestDatabase;
  let engine: RunningEngine;
  let client: LeanClient;
  const refusal = async (rpc: string, request: object): Promise<string> => client.call(rpc, request).then(() => 'OK', (error: { code: string; message: string }) => `${error.code}: ${error.message}`);
  const deploy = async (name: string, xml: string): Promise<{ key: string; version: number }> => {
    const { deployments } = await client.call('DeployResource', { resources: [{ name, content: Buffer.from(xml) }] }) as { deployments: { process: { processDefinitionKey: string; version: number } }[] };
    return { key: deployments[0]?.process.processDefinitionKey ?? '', version: deployments[0]?.process.version ?? 0 };
  };
  const create = async (bpmnProcessId: string, variables: object = {}): Promise<string> => String((await client.call('CreateProcessInstance', { bpmnProcessId, version: -1, variables: JSON.stringify(variables) }))['processInstanceKey']);
  const jobs = async (type: string, more: object = {}): Promise<TakenJob[]> => ((await callStream(engine.address, 'ActivateJobs', { type, worker: 'test', timeout: 60_000, maxJobsToActivate: 100, requestTimeout: 20_000, ...more })) as { jobs: TakenJob[] }[]).flatMap((message) => message.jobs);

  before(async () => {
    database = await createTestDatabase();
    engine = await startEngine({ databaseUrl: database.url, gatewayPort: 0 }, wallClock);
    client = createLeanClient(engine.address);
  });
  after(async () => {
    client.close();
    await engine.close();
    await database.drop();
  });

  it('answers all 21 RPCs of Zeebe 8.5', async () => {
    const streaming = Object.entries(gatewayService()).filter(([, { responseStream }]) => responseStream).map(([name]) => name);
    const unary = Object.keys(gatewayService()).filter((name) => !streaming.includes(name));
    expect([unary.length, streaming.length]).to.deep.equal([19, 2]);
    const codes = await Promise.all(unary.map(async (rpc) => [rpc, (await refusal(rpc, {})).split(':')[0]]));
    expect(codes.filter(([, code]) => code === 'UNIMPLEMENTED').map(([rpc]) => rpc)).to.deep.equal([]);
  });

  it('modifies an instance: activates, terminates, sets variables in the scopes named', async () => {
    await deploy('modified.bpmn', journey('modified').replaceAll('"first"', '"modified-first"').replaceAll('"second"', '"modified-second"'));
    const instance = await create('modified', { id: 'x' });
    const [first] = await jobs('modified-first');
    // when: the token is moved from the first job past message and timer
    const { processInstanceKey } = first as TakenJob;
    expect(processInstanceKey).to.equal(instance);
    expect(await refusal('ModifyProcessInstance', { processInstanceKey: instance, activateInstructions: [{ elementId: 'modified-second', ancestorElementInstanceKey: -1, variableInstructions: [{ variables: '{"moved":true}' }, { variables: '{"here":1}', scopeId: 'modified-second' }] }] })).to.equal('OK');
    // then
    const [second] = await jobs('modified-second');
    expect(JSON.parse(second?.variables ?? '')).to.deep.equal({ id: 'x', moved: true, here: 1 });
    expect(await refusal('ModifyProcessInstance', { processInstanceKey: instance, activateInstructions: [{ elementId: 'nowhere' }] })).to.equal("INVALID_ARGUMENT: Command 'MODIFY' rejected with code 'INVALID_ARGUMENT': Expected to modify instance of process 'modified' but it contains one or more activate instructions with an element that could not be found: 'nowhere'");
    expect(await refusal('ModifyProcessInstance', { processInstanceKey: instance, terminateInstructions: [{ elementInstanceKey: instance }] })).to.equal('OK');
    expect(await refusal('ModifyProcessInstance', { processInstanceKey: instance })).to.equal(`NOT_FOUND: Command 'MODIFY' rejected with code 'NOT_FOUND': Expected to modify process instance but no process instance found with key '${instance}'`);
    expect(await refusal('CompleteJob', { jobKey: second?.key })).to.match(/^NOT_FOUND/);
  });

  it('migrates an instance: the job goes on under the new definition', async () => {
    await deploy('old.bpmn', oneTask('old', 'migrated-work'));
    const target = await deploy('new.bpmn', oneTask('new', 'other-work').replaceAll('"task"', '"renamed"'));
    const instance = await create('old');
    const plan = (mappingInstructions: object[], targetProcessDefinitionKey = target.key): object => ({ processInstanceKey: instance, migrationPlan: { targetProcessDefinitionKey, mappingInstructions } });
    expect(await refusal('MigrateProcessInstance', { processInstanceKey: instance })).to.match(/^NOT_FOUND: .*but no process definition found with key '0'$/);
    expect(await refusal('MigrateProcessInstance', plan([]))).to.match(/^FAILED_PRECONDITION: Command 'MIGRATE' rejected with code 'INVALID_STATE': .*no mapping instruction defined for active element with id 'task'/);
    expect(await refusal('MigrateProcessInstance', plan([{ sourceElementId: 'nowhere', targetElementId: 'renamed' }]))).to.match(/^INVALID_ARGUMENT: /);
    expect(await refusal('MigrateProcessInstance', plan([{ sourceElementId: 'task', targetElementId: 'renamed' }]))).to.equal('OK');
    const [job] = await jobs('migrated-work');
    expect(job).to.deep.include({ elementId: 'renamed', bpmnProcessId: 'new', processInstanceKey: instance });
  });

  it('deletes a definition that nobody runs on, and the version before is the latest again', async () => {
    const [first, second] = [await deploy('gone.bpmn', oneTask('gone', 'gone-1')), await deploy('gone.bpmn', oneTask('gone', 'gone-2'))];
    const instance = await create('gone');
    expect(await refusal('DeleteResource', { resourceKey: second.key })).to.equal(`FAILED_PRECONDITION: Command 'DELETE' rejected with code 'INVALID_STATE': Expected to delete resource with key \`${second.key}\` but there are still running instances`);
    await client.call('CancelProcessInstance', { processInstanceKey: instance });
    expect(await refusal('DeleteResource', { resourceKey: second.key })).to.equal('OK');
    expect(await refusal('DeleteResource', { resourceKey: second.key })).to.equal(`NOT_FOUND: Command 'DELETE' rejected with code 'NOT_FOUND': Expected to delete resource but no resource found with key \`${second.key}\``);
    expect(await client.call('CreateProcessInstance', { bpmnProcessId: 'gone', version: -1 })).to.deep.include({ version: 1, processDefinitionKey: first.key });
  });

  it('takes any version below 0 for the latest, and 0 for a key like any other', async () => {
    await deploy('versions.bpmn', oneTask('versions', 'v'));
    expect(await client.call('CreateProcessInstance', { bpmnProcessId: 'versions', version: -7 })).to.deep.include({ version: 1 });
    expect(await refusal('CreateProcessInstance', {})).to.match(/^NOT_FOUND: .*Expected to find process definition with key '0', but none found$/);
    expect(await refusal('CreateProcessInstanceWithResult', {})).to.match(/^NOT_FOUND: .*Expected to find process definition with key '0', but none found$/);
    expect(await refusal('CreateProcessInstance', { processDefinitionKey: -1 })).to.match(/^INVALID_ARGUMENT: .*Expected at least a bpmnProcessId or a key greater than -1, but none given$/);
  });

  it('says NOT_FOUND for keys of other partitions and of none', async () => {
    const foreign = ['0', '-1', '4503599627370497', '9223372036854775807', '-9223372036854775808'];
    const calls: readonly (readonly [string, string])[] = [['CompleteJob', 'jobKey'], ['FailJob', 'jobKey'], ['ThrowError', 'jobKey'], ['UpdateJobTimeout', 'jobKey'], ['ResolveIncident', 'incidentKey'], ['CancelProcessInstance', 'processInstanceKey'],
      ['SetVariables', 'elementInstanceKey'], ['ModifyProcessInstance', 'processInstanceKey'], ['MigrateProcessInstance', 'processInstanceKey'], ['DeleteResource', 'resourceKey']];
    for (const [rpc, field] of calls) for (const key of foreign) expect(await refusal(rpc, { [field]: key }), `${rpc} ${key}`).to.match(/^NOT_FOUND: Command '[A-Z_]+' rejected with code 'NOT_FOUND': /);
  });

  it('refuses tenants wherever a request names one', async () => {
    const text = (rpc: string): string => `INVALID_ARGUMENT: Expected to handle gRPC request ${rpc} with tenant identifier 'hue', but multi-tenancy is disabled`;
    for (const rpc of ['CreateProcessInstance', 'DeployResource', 'PublishMessage', 'BroadcastSignal', 'EvaluateDecision']) expect(await refusal(rpc, { tenantId: 'hue' }), rpc).to.equal(text(rpc));
    expect(await refusal('CreateProcessInstanceWithResult', { request: { bpmnProcessId: 'x', tenantId: 'hue' } })).to.equal(text('CreateProcessInstanceWithResult'));
    for (const rpc of ['ActivateJobs', 'StreamActivatedJobs'] as const) {
      const refused = callStream(engine.address, rpc, { type: 'x', timeout: 1, maxJobsToActivate: 1, tenantIds: ['hue'] });
      expect(await refused.then(() => 'OK', (error: { code: string; message: string }) => `${error.code}: ${error.message}`)).to.equal(text(rpc));
    }
    expect(await refusal('PublishMessage', { name: 'm', tenantId: '<default>' })).to.equal('OK');
  });

  it('refuses variables that are no JSON object in every RPC that takes some', async () => {
    const withVariables: Readonly<Record<string, (variables: string) => object>> = {
      CreateProcessInstance: (variables) => ({ bpmnProcessId: 'x', version: -1, variables }), CreateProcessInstanceWithResult: (variables) => ({ request: { bpmnProcessId: 'x', version: -1, variables } }),
      CompleteJob: (variables) => ({ jobKey: 1, variables }), FailJob: (variables) => ({ jobKey: 1, variables }), ThrowError: (variables) => ({ jobKey: 1, variables }), PublishMessage: (variables) => ({ name: 'm', variables }),
      BroadcastSignal: (variables) => ({ signalName: 's', variables }), SetVariables: (variables) => ({ elementInstanceKey: 1, variables }), ModifyProcessInstance: (variables) => ({ processInstanceKey: 1, activateInstructions: [{ variableInstructions: [{ variables }] }] }),
    };
    for (const [rpc, request] of Object.entries(withVariables)) {
      for (const [text, kind] of [['[1]', 'ARRAY'], ['1', 'INTEGER'], ['1.5', 'FLOAT'], ['"a"', 'STRING'], ['true', 'BOOLEAN']] as const) expect(await refusal(rpc, request(text)), rpc).to.equal(`INVALID_ARGUMENT: Property 'variables' is invalid: Expected document to be a root level object, but was '${kind}'`);
      for (const text of ['{"a":NaN}', 'NaN', '{"a":Infinity}', '{', '{"a":1', 'undefined']) expect(await refusal(rpc, request(text)), rpc).to.equal(`INVALID_ARGUMENT: Invalid JSON value: ${text}`);
      expect(await refusal(rpc, request(`{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}`)), rpc).to.equal('INVALID_ARGUMENT: Invalid JSON value: nested deeper than 1000 levels');
    }
  });

  it('cuts the text of a refusal that quotes megabytes', async () => {
    const text = await refusal('CreateProcessInstance', { bpmnProcessId: 'x'.repeat(1_000_000), version: -1 });
    expect(text).to.match(/^NOT_FOUND: .*x{5000}/).and.to.have.length.below(11_000);
  });

  it('refuses a message of more than 4 MB, and nothing else suffers', async () => {
    expect(await refusal('CreateProcessInstance', { bpmnProcessId: 'x', variables: JSON.stringify({ a: 'x'.repeat(4 * 1024 * 1024) }) })).to.match(/^RESOURCE_EXHAUSTED: /);
    expect(await refusal('Topology', {})).to.equal('OK');
  });

  it('leaves out fields that it does not know, and survives bytes that are no message', async () => {
    await deploy('unknown.bpmn', oneTask('unknown', 'unknown-work'));
    // bpmnProcessId = 2, version = 3 (-1), and field 99 that 8.6 or anybody else may have added: `operationReference`
    const known = Buffer.concat([Buffer.from([0x12, 7]), Buffer.from('unknown'), Buffer.from([0x18, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01])]);
    expect(await callRaw(engine.address, 'CreateProcessInstance', Buffer.concat([known, Buffer.from([0x98, 0x06, 0x2a])]))).to.equal('OK');
    expect(await callRaw(engine.address, 'CreateProcessInstance', Buffer.from([0x17]))).to.equal('INTERNAL');
    expect(await refusal('Topology', {})).to.equal('OK');
  });

  it('hands out as many jobs as are asked for, however many that is', async () => {
    await deploy('many.bpmn', oneTask('many', 'many-work'));
    const instances = await Promise.all(Array.from({ length: 620 }, () => create('many')));
    const taken = await jobs('many-work', { maxJobsToActivate: 2_147_483_647 });
    expect(new Set(taken.map(({ processInstanceKey }) => processInstanceKey))).to.deep.equal(new Set(instances));
    expect(taken.length).to.equal(620);
  });

  it('raises an incident at a job that fits no message, counted in bytes, and goes on with the next', async () => {
    await deploy('large.bpmn', oneTask('large', 'large-work'));
    const large = await create('large');
    for (const name of ['a', 'b', 'c']) await client.call('SetVariables', { elementInstanceKey: large, variables: JSON.stringify({ [name]: 'ắ'.repeat(500_000) }) });
    const small = await create('large');
    expect((await jobs('large-work')).map(({ processInstanceKey }) => processInstanceKey)).to.deep.equal([small]);
  });

  it('takes the longest duration that the wire can say', async () => {
    await deploy('long.bpmn', oneTask('long', 'long-work'));
    await create('long');
    const [job] = await jobs('long-work', { timeout: '9223372036854775807', requestTimeout: '9223372036854775807' });
    expect(await refusal('UpdateJobTimeout', { jobKey: job?.key, timeout: '9223372036854775807' })).to.equal('OK');
    expect(await refusal('FailJob', { jobKey: job?.key, retries: 1, retryBackOff: '9223372036854775807' })).to.equal('OK');
    expect(await refusal('PublishMessage', { name: 'long', timeToLive: '9223372036854775807' })).to.equal('OK');
    expect(await refusal('Topology', {})).to.equal('OK');
  });
});
