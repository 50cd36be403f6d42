import { expect } from 'chai';
import { startEngine } from '../../../engine/main.ts';
import type { RunningEngine } from '../../../engine/main.ts';
import { wallClock } from '../../../engine/time/wall-clock.ts';
import { createLeanClient } from '../../../engine/zeebe/lean-client.ts';
import type { LeanClient } from '../../../engine/zeebe/lean-client.ts';
import { connect } from '../../../engine/store/connection.ts';
import { createTestDatabase } from '../../support/postgres.ts';
import type { TestDatabase } from '../../support/postgres.ts';

const MODEL = `<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="d" targetNamespace="test"><bpmn:process id="native" isExecutable="true">
<bpmn:startEvent id="s"/><bpmn:sequenceFlow id="f1" sourceRef="s" targetRef="task"/><bpmn:sequenceFlow id="f2" sourceRef="task" targetRef="e"/><bpmn:endEvent id="e"/>
<bpmn:userTask id="task"><bpmn:extensionElements><zeebe:userTask/><zeebe:assignmentDefinition candidateGroups="a, b"/><zeebe:taskSchedule dueDate="2030-01-01T00:00:00Z"/><zeebe:taskHeaders><zeebe:header key="k" value="v"/></zeebe:taskHeaders></bpmn:extensionElements></bpmn:userTask></bpmn:process></bpmn:definitions>`;

/** Rule 121: clients work on native user tasks over REST only. */
describe("Zeebe's REST interface for user tasks", () => {
  let database: TestDatabase;
  let engine: RunningEngine;
  let client: LeanClient;
  let reader: Awaited<ReturnType<typeof connect>>;
  before(async () => {
    database = await createTestDatabase();
    engine = await startEngine({ databaseUrl: database.url, gatewayPort: 0, restPort: 0, gatewayTokens: ['secret'] }, wallClock);
    client = createLeanClient(engine.address, { token: 'secret' });
    reader = await connect(database.url, 'test', () => undefined);
    await client.call('DeployResource', { resources: [{ name: 'native.bpmn', content: Buffer.from(MODEL) }] });
  });
  after(async () => {
    await reader.end();
    client.close();
    await engine.close();
    await database.drop();
  });

  async function rest(method: string, path: string, body?: unknown, token = 'secret'): Promise<string> {
    const answer = await fetch(`http://127.0.0.1:${engine.restPort}/v1/user-tasks/${path}`, { method, headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' }, ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }) });
    if (answer.status === 204) return '204';
    expect(answer.headers.get('content-type')).to.equal('application/problem+json');
    const { title, status, detail } = await answer.json() as { title: string; status: number; detail: string };
    expect(status).to.equal(answer.status);
    return `${status} ${title}: ${detail}`;
  }
  const tasks = async (instance: string): Promise<{ intent: string; key: string; value: Record<string, unknown> }[]> =>
    (await reader.query<{ intent: string; key: string; value: Record<string, unknown> }>("select intent, key, record -> 'value' as value from operate_v1.records where value_type = 'USER_TASK' and record_type = 'EVENT' and process_instance_key = $1 order by position", [instance])).rows;
  async function begin(): Promise<{ readonly instance: string; readonly key: string }> {
    const instance = String((await client.call('CreateProcessInstance', { bpmnProcessId: 'native', version: -1 }))['processInstanceKey']);
    return { instance, key: (await tasks(instance))[0]?.key ?? '' };
  }

  it('claims, assigns, unassigns, updates and completes; the process goes on with what was brought', async () => {
    // given
    const { instance, key } = await begin();
    // when
    expect(await rest('POST', `${key}/assignment`, { assignee: 'lan', allowOverride: false })).to.equal('204');
    expect(await rest('POST', `${key}/assignment`, { assignee: 'huy', allowOverride: false })).to.equal(`409 INVALID_STATE: Command 'CLAIM' rejected with code 'INVALID_STATE': Expected to claim user task with key '${key}', but it has already been assigned`);
    expect(await rest('POST', `${key}/assignment`, { assignee: 'huy' })).to.equal('204');
    expect(await rest('DELETE', `${key}/assignee`)).to.equal('204');
    expect(await rest('PATCH', key, { changeset: { dueDate: '', candidateUsers: ['x'] }, action: 'escalate' })).to.equal('204');
    expect(await rest('POST', `${key}/completion`, '{"variables":{"n":9007199254740993},"action":"approve"}')).to.equal('204');
    // then
    const seen = await tasks(instance);
    expect(seen.map(({ intent, value }) => `${intent} ${String(value['action'])} ${String(value['assignee'])}`)).to.deep.equal(['CREATING  ', 'CREATED  ', 'ASSIGNING assign lan', 'ASSIGNED assign lan', 'ASSIGNING assign huy', 'ASSIGNED assign huy', 'ASSIGNING unassign ', 'ASSIGNED unassign ', 'UPDATING escalate ', 'UPDATED escalate ', 'COMPLETING approve ', 'COMPLETED approve ']);
    expect(seen[0]?.value).to.deep.include({ candidateGroupsList: ['a', 'b'], dueDate: '2030-01-01T00:00Z', customHeaders: { k: 'v' } });
    expect(seen.at(-1)?.value).to.deep.include({ candidateGroupsList: ['a', 'b'], candidateUsersList: ['x'], dueDate: '' });
    const { rows } = await reader.query<{ value: string }>("select record -> 'value' ->> 'value' as value from operate_v1.records where value_type = 'VARIABLE' and process_instance_key = $1", [instance]);
    expect(rows.map(({ value }) => value)).to.deep.equal(['9007199254740993']);
    expect(await client.call('CancelProcessInstance', { processInstanceKey: instance }).then(() => 'OK', (error: { code: string }) => error.code)).to.equal('NOT_FOUND');
  });

  it('refuses in the words of Zeebe, as problem details', async () => {
    const { key } = await begin();
    expect(await rest('POST', '4711/completion')).to.equal("404 NOT_FOUND: Command 'COMPLETE' rejected with code 'NOT_FOUND': Expected to complete user task with key '4711', but no such user task was found");
    expect(await rest('POST', `${key}/assignment`, {})).to.equal('400 INVALID_ARGUMENT: No assignee provided');
    expect(await rest('PATCH', key, {})).to.equal('400 INVALID_ARGUMENT: No update data provided. Provide at least an "action" or a non-null value for a supported attribute in the "changeset".');
    expect(await rest('PATCH', key, { changeset: { dueDate: 'tomorrow' } })).to.equal("400 INVALID_ARGUMENT: The provided due date 'tomorrow' cannot be parsed as a date according to RFC 3339, section 5.6.");
    expect(await rest('POST', `${key}/completion`, '{"variables":[1]}')).to.match(/^400 INVALID_ARGUMENT: Property 'variables' is invalid/);
    expect(await rest('POST', `${key}/completion`, '{')).to.match(/^400 INVALID_ARGUMENT: Invalid JSON value/);
    expect(await rest('POST', `${key}/completion`, {}, 'wrong')).to.match(/^401 /);
    expect(await rest('GET', key)).to.match(/^404 Not Found/);
  });

  it('cancels the task with its instance', async () => {
    const { instance, key } = await begin();
    await client.call('CancelProcessInstance', { processInstanceKey: instance });
    expect((await tasks(instance)).map(({ intent }) => intent)).to.deep.equal(['CREATING', 'CREATED', 'CANCELING', 'CANCELED']);
    expect(await rest('POST', `${key}/completion`)).to.match(/^404 NOT_FOUND/);
  });
});
