import { expect } from 'chai';
import pg from 'pg';
import { startEngine } from '../../../engine/main.ts';
import type { RunningEngine } from '../../../engine/main.ts';
import { wallClock } from '../../../engine/time/wall-clock.ts';
import { createLeanClient } from '../../../engine/zeebe/lean-client.ts';
import type { LeanClient } from '../../../engine/zeebe/lean-client.ts';
import { callStream } from '../../support/engine/call-stream.ts';
import { eventually } from '../../support/eventually.ts';
import { createTestDatabase } from '../../support/postgres.ts';
import type { TestDatabase } from '../../support/postgres.ts';
import { callActivity, calledDecision, end, flow, message, parallelTask, process, start, task } from '../runtime/support/bpmn-text.ts';

const SENT = '{"small":0.00001, "one":1.0, "big":9007199254740993, "in":{"b":[1e3],"10":-0.0,"9":"x"}, "most":-9223372036854775808}';
/** In the order of Zeebe's database: by the length of names, then by name. */
const KEPT = '{"in":{"b":[1000.0],"10":-0.0,"9":"x"},"big":9007199254740993,"one":1.0,"most":-9223372036854775808,"small":1.0E-5}';

const script = (id: string, expression: string): string => `<scriptTask id="${id}"><extensionElements><zeebe:script expression="${expression}" resultVariable="${id}"/></extensionElements></scriptTask>`;
const DECISION = `<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="drg" name="drg" namespace="t"><decision id="same" name="same"><variable id="v" name="same"/><literalExpression id="e"><text>[big, one / 4]</text></literalExpression></decision></definitions>`;
const MODELS = [
  process('plain', start(), task('work', 'plain'), end(), flow('start', 'work'), flow('work', 'end')),
  process('calling', start(), callActivity('call', 'plain'), end(), flow('start', 'call'), flow('call', 'end')),
  process('waiting', message('m', 'news', '=key'), start(), '<intermediateCatchEvent id="catch"><messageEventDefinition id="d" messageRef="m"/></intermediateCatchEvent>', task('after', 'waiting'), end(), flow('start', 'catch'), flow('catch', 'after'), flow('after', 'end')),
  process('many', start(), parallelTask('each', '=items'), end(), flow('start', 'each'), flow('each', 'end')),
  process('computed', start(), script('sum', '=big + 1'), script('copied', '=[big, small, 1.50]'), calledDecision('decided', 'same', 'decided'), end(), flow('start', 'sum'), flow('sum', 'copied'), flow('copied', 'decided'), flow('decided', 'end')),
];

describe('documents of clients', () => {
  let database: TestDatabase;
  let engine: RunningEngine;
  let client: LeanClient;
  const open = async (): Promise<void> => {
    engine = await startEngine({ databaseUrl: database.url, gatewayPort: 0 }, wallClock);
    client = createLeanClient(engine.address);
  };
  const close = async (): Promise<void> => {
    client.close();
    await engine.close();
  };
  const jobs = async (type: string, fetchVariable: readonly string[] = []): Promise<{ key: string; variables: string }[]> => {
    const messages = await callStream(engine.address, 'ActivateJobs', { type, worker: 'w', timeout: 600_000, maxJobsToActivate: 10, requestTimeout: 20_000, fetchVariable }) as { jobs: { key: string; variables: string }[] }[];
    return messages.flatMap((batch) => batch.jobs);
  };
  const create = async (bpmnProcessId: string, variables: string): Promise<string> => String((await client.call('CreateProcessInstance', { bpmnProcessId, version: -1, variables }))['processInstanceKey']);
  const result = async (bpmnProcessId: string, variables: string, fetchVariables: readonly string[] = []): Promise<string> =>
    String((await client.call('CreateProcessInstanceWithResult', { request: { bpmnProcessId, version: -1, variables }, requestTimeout: 60_000, fetchVariables }, 60_000))['variables']);

  before(async () => {
    database = await createTestDatabase();
    await open();
    await client.call('DeployResource', { resources: [...MODELS.map((xml, n) => ({ name: `${n}.bpmn`, content: Buffer.from(xml) })), { name: 'same.dmn', content: Buffer.from(DECISION) }] });
  });
  after(async () => {
    await close();
    await database.drop();
  });

  it('come back with all digits, the forms of their numbers and in Zeebe\'s order: to jobs, out of calls, as results', async () => {
    const ended = result('calling', SENT);
    const [job] = await jobs('plain');
    expect(job?.variables).to.equal(KEPT);
    await client.call('FailJob', { jobKey: job?.key, retries: 1, errorMessage: 'again', variables: '{"local":2.0}' });
    const [again] = await jobs('plain', ['one', 'nothing', 'big', 'local']);
    expect(again?.variables).to.equal('{"local":2.0,"big":9007199254740993,"one":1.0}');
    await client.call('CompleteJob', { jobKey: again?.key, variables: '{"done":9223372036854775807}' });
    expect(await ended).to.equal(KEPT.replace('"most"', '"done":9223372036854775807,"most"'));
  });

  it('keep them when variables are set, when a message waits, and through a restart of the engine', async () => {
    // given
    await client.call('PublishMessage', { name: 'news', correlationKey: 'k1', timeToLive: 600_000, variables: SENT });
    await close();
    await open();

    // when
    const instance = await create('waiting', '{"key":"k1"}');
    const [job] = await jobs('waiting', ['in', 'big', 'one', 'most', 'small']);
    await client.call('SetVariables', { elementInstanceKey: instance, variables: '{"big":18446744073709551615,"one":1}', local: true });
    await client.call('FailJob', { jobKey: job?.key, retries: 1, errorMessage: 'again' });
    await close();
    await open();
    const [again] = await jobs('waiting', ['in', 'big', 'one', 'most', 'small']);

    // then
    expect(job?.variables).to.equal(KEPT);
    expect(again?.variables).to.equal(KEPT.replace('9007199254740993', '18446744073709551615').replace('1.0,', '1,'));
  });

  it('keep them in collections that a multi-instance gathers, and in what expressions and decisions compute', async () => {
    const ended = result('many', '{"items":[9007199254740993,9007199254740995,9007199254740997]}', ['results']);
    const each = await jobs('each', ['item']);
    for (const { key, variables } of each.toReversed()) await client.call('CompleteJob', { jobKey: key, variables: variables.includes('9007199254740995') ? '{"item":1e17}' : '{}' });
    expect(await ended).to.equal('{"results":[9007199254740993,100000000000000000,9007199254740997]}');
    expect(await result('computed', '{"big":9007199254740993,"one":1.0,"small":0.00001}', ['sum', 'copied', 'decided'])).to.equal(
      '{"sum":9007199254740994,"copied":[9007199254740993,1.0E-5,1.5],"decided":[9007199254740993,0.25]}');
  });

  it('may hold whole numbers beyond 63 bits, which no expression can read', async () => {
    const records = new pg.Client({ connectionString: database.url });
    await records.connect();
    const instance = await create('computed', '{"big":9223372036854775808}');
    const incident = await eventually(async () => (await records.query<{ message: string }>('select message from operate_v1.incidents where process_instance_key = $1', [instance])).rows[0]?.message);
    await records.end();
    expect(incident).to.match(/^failed to evaluate expression 'big \+ 1' : io\.camunda\.zeebe\.msgpack\.spec\.MsgpackReaderException: .*unsigned 64bit integer$/);
    await client.call('CancelProcessInstance', { processInstanceKey: instance });
  });

  it('are recorded as they are kept: for exporters, and in the view for operators', async () => {
    // given
    const instance = await create('plain', SENT);
    const records = new pg.Client({ connectionString: database.url });
    await records.connect();

    // when
    const { rows } = await records.query<{ record: string }>('select record::text from operate_v1.records_of($1)', [instance]);
    await records.end();

    // then
    const text = rows.map(({ record }) => record).join('\n');
    expect(text).to.include('"variables":{"small":1.0E-5,"one":1.0,"big":9007199254740993,"in":{"b":[1000.0],"10":-0.0,"9":"x"},"most":-9223372036854775808}');
    expect(text).to.include('"name":"in","value":"{\\"b\\":[1000.0],\\"10\\":-0.0,\\"9\\":\\"x\\"}"');
  });

  it('may name variables after what every object has', async () => {
    await jobs('plain');
    await create('plain', '{"constructor":1,"toString":2,"__proto__":{"hasOwnProperty":3}}');
    expect((await jobs('plain')).map(({ variables }) => variables)).to.deep.equal(['{"toString":2,"__proto__":{"hasOwnProperty":3},"constructor":1}']);
  });

  it('are refused with Zeebe\'s words when they are none', async () => {
    const refusal = (variables: string): Promise<string> => create('plain', variables).then(() => 'OK', ({ code, message }: { code: string; message: string }) => `${code}: ${message}`);
    for (const [variables, kind] of [['[1]', 'ARRAY'], ['1', 'INTEGER'], ['9007199254740993', 'INTEGER'], ['1.0', 'FLOAT'], ['1e3', 'FLOAT'], ['"x"', 'STRING'], ['false', 'BOOLEAN']] as const) {
      expect(await refusal(variables)).to.equal(`INVALID_ARGUMENT: Property 'variables' is invalid: Expected document to be a root level object, but was '${kind}'`);
    }
    for (const variables of ['{"a":18446744073709551616}', '{"a":NaN}', '{"a":1.}']) expect(await refusal(variables)).to.equal(`INVALID_ARGUMENT: Invalid JSON value: ${variables}`);
  });
});
