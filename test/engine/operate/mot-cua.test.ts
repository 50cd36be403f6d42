import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import pg from 'pg';
import { runMotCua } from '../../../desk/launch/operate/mot-cua.ts';
import { startEngine } from '../../../engine/main.ts';
import type { RunningEngine } from '../../../engine/main.ts';
import { wallClock } from '../../../engine/time/wall-clock.ts';
import { createLeanClient } from '../../../engine/zeebe/lean-client.ts';
import type { LeanClient } from '../../../engine/zeebe/lean-client.ts';
import { callStream } from '../../support/engine/call-stream.ts';
import { oneTask } from '../../support/engine/models.ts';
import { createTestDatabase } from '../../support/postgres.ts';
import type { TestDatabase } from '../../support/postgres.ts';
import { eventually } from '../../support/eventually.ts';

const TOKEN = 'the-operators-token';

describe('mot-cua', function () {
  this.timeout(180_000);
  let database: TestDatabase;
  let engine: RunningEngine;
  let client: LeanClient;
  let definition = '';
  const said: string[] = [];
  const motCua = async (...args: string[]): Promise<{ code: number; lines: string[] }> => {
    said.length = 0;
    const code = await runMotCua(args, { gatewayAddress: engine.address, gatewaySecurity: { token: TOKEN }, databaseUrl: database.url, dataDir: '/nowhere' }, (line) => said.push(line));
    return { code, lines: [...said] };
  };
  const create = async (bpmnProcessId: string): Promise<string> => String((await client.call('CreateProcessInstance', { bpmnProcessId, version: -1 }))['processInstanceKey']);
  const fail = async (type: string, errorMessage: string): Promise<void> => {
    const messages = await callStream(engine.address, 'ActivateJobs', { type, worker: 'w', timeout: 60_000, maxJobsToActivate: 1, requestTimeout: 20_000 }, 30_000, Infinity, { token: TOKEN }) as { jobs: { key: string }[] }[];
    for (const { key } of messages.flatMap(({ jobs }) => jobs)) await client.call('FailJob', { jobKey: key, retries: 0, errorMessage });
  };

  before(async () => {
    database = await createTestDatabase();
    engine = await startEngine({ databaseUrl: database.url, gatewayPort: 0, gatewayTokens: [TOKEN] }, wallClock);
    client = createLeanClient(engine.address, { token: TOKEN });
    const models = [['stuck', oneTask('stuck', 'stuck-work')], ['old', oneTask('old', 'old-work')], ['new', oneTask('new', 'new-work').replaceAll('"task"', '"renamed"')]];
    const { deployments } = await client.call('DeployResource', { resources: models.map(([id, xml]) => ({ name: `${id}.bpmn`, content: Buffer.from(String(xml)) })) }) as { deployments: { process: { bpmnProcessId: string; processDefinitionKey: string } }[] };
    definition = deployments.find(({ process }) => process.bpmnProcessId === 'new')?.process.processDefinitionKey ?? '';
  });
  after(async () => {
    client.close();
    await engine.close();
    await database.drop();
  });

  it('lists incidents with key, element and message, and tries them again', async () => {
    const instance = await create('stuck');
    await fail('stuck-work', 'the register\ndoes not answer \u0000 \\u0000 "today"');
    const [line] = await eventually(async () => { const { lines } = await motCua('incidents', '--json'); return lines.length === 1 ? lines : undefined; });
    const incident = JSON.parse(line ?? '') as Record<string, string>;
    expect(incident).to.deep.include({ error_type: 'JOB_NO_RETRIES', bpmn_process_id: 'stuck', process_instance_key: instance, element_id: 'task', message: 'the register\ndoes not answer  \\u0000 "today"' });
    expect((await motCua('incidents')).lines.at(-1)).to.match(new RegExp(`^${incident['incident_key']} .*${instance} .*stuck .*task .*JOB_NO_RETRIES .*the register does not answer`));
    expect((await motCua('incidents', '--process', 'another')).lines).to.deep.equal(['no incidents']);
    // when
    const { code, lines } = await motCua('retry', incident['incident_key'] ?? '');
    // then: the job can be taken again
    expect(lines).to.deep.equal([`${incident['incident_key']}: resolved; element 'task' of instance ${instance} is tried again`]);
    expect(code).to.equal(0);
    await fail('stuck-work', 'again');
    // What is open follows the log within a second: the resolved incident may still be listed.
    await eventually(async () => { const { lines } = await motCua('incidents', '--json'); return lines.length === 1 && !lines[0]?.includes(incident['incident_key'] ?? '') ? true : undefined; });
    expect((await motCua('retry', '--all', '--retries', '5')).code).to.equal(0);
    await eventually(async () => ((await motCua('incidents')).lines[0] === 'no incidents' ? true : undefined));
  });

  it('says who leads and what is open', async () => {
    const { lines, code } = await eventually(async () => { const answer = await motCua('status'); return answer.lines.some((line) => /stuck-work +activatable +1/.test(line)) ? answer : undefined; });
    expect(code).to.equal(0);
    expect(lines[0]).to.match(/^gateway: Zeebe 8\.5\.0 on 127\.0\.0\.1:\d+, partition 1: leader, healthy$/);
    expect(lines[1]).to.match(/^records: \d+ {3}instances: 1 {3}incidents: 0 {3}timers: 0$/);
    const { engine: overview } = JSON.parse((await motCua('status', '--json')).lines[0] ?? '') as { engine: { instances: number } };
    expect(overview.instances).to.equal(1);
  });

  it('cancels and migrates, and says of each key how it went', async () => {
    const [one, two] = [await create('old'), await create('old')];
    await eventually(async () => ((await motCua('status', '--json')).lines[0]?.includes('"instances":3') ? true : undefined));
    const migrated = await motCua('migrate', one, '--to', definition, '--map', 'task=renamed');
    expect(migrated).to.deep.equal({ code: 0, lines: [`${one}: migrated to ${definition} (task)`] });
    const refused = await motCua('migrate', two, '--to', definition);
    expect(refused.code).to.equal(1);
    expect(refused.lines[0]).to.match(new RegExp(`^${two}: refused: Command 'MIGRATE' rejected with code 'INVALID_ARGUMENT': .*'task'`));
    const cancelled = await motCua('cancel', one, '4711', two);
    expect(cancelled.code).to.equal(1);
    expect(cancelled.lines.map((line) => line.replace(/refused: .*/, 'refused'))).to.deep.equal([`${one}: cancelled`, '4711: refused', `${two}: cancelled`]);
  });

  it('exports an instance\'s records as Zeebe\'s exporters write them', async () => {
    const [instance, other] = [await create('old'), await create('old')];
    const folder = mkdtempSync(join(tmpdir(), 'mot-cua-export-'));
    try {
      expect((await motCua('export', instance, '--out', join(folder, 'records.jsonl'))).code).to.equal(0);
      const text = readFileSync(join(folder, 'records.jsonl'), 'utf8');
      const records = text.trim().split('\n').map((line) => JSON.parse(line) as { position: number; valueType: string; intent: string; value: { processInstanceKey?: string } });
      expect(records.some(({ valueType, intent }) => valueType === 'JOB' && intent === 'CREATED')).to.equal(true);
      expect(records.map(({ position }) => position)).to.deep.equal(records.map(({ position }) => position).sort((a, b) => a - b));
      expect(text).not.to.include(other);
      expect(text).not.to.include('"units"');
      expect((await motCua('export', '4712'))).to.deep.equal({ code: 1, lines: ['no records of instance 4712'] });
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('exports the whole log piece by piece: nothing twice, nothing left out, not even after a crash in the middle of a line', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'mot-cua-export-'));
    const positionsIn = (name: string): number[] => readFileSync(join(folder, name), 'utf8').trim().split('\n').filter((line) => line !== '').map((line) => (JSON.parse(line) as { position: number }).position);
    try {
      // given: a first piece, of which the crash of a second left half a line
      expect((await motCua('export-log', join(folder, 'log.jsonl'))).code).to.equal(0);
      const first = positionsIn('log.jsonl');
      appendFileSync(join(folder, 'log.jsonl'), '{"position":99999,"recordT');
      await create('old');

      // when: the second piece goes behind the first, the third into a new file
      const { lines: [said] } = await motCua('export-log', join(folder, 'log.jsonl'));
      const second = positionsIn('log.jsonl');
      await create('old');
      await motCua('export-log', join(folder, 'next.jsonl'));
      const all = [...second, ...positionsIn('next.jsonl')];

      // then
      expect(second.slice(0, first.length)).to.deep.equal(first);
      expect(second.length).to.be.greaterThan(first.length);
      expect(said).to.equal(`exported ${second.length - first.length} records; 'file' has the log up to position ${second.at(-1)}`);
      expect(all).to.deep.equal(Array.from({ length: all.length }, (_each, index) => index + 1));
      expect(readFileSync(join(folder, 'log.jsonl'), 'utf8')).not.to.include('"units"');
      expect(await motCua('export-log', '--stop', 'file')).to.deep.equal({ code: 0, lines: ["'file' is forgotten: records no longer wait for it"] });
      expect((await motCua('export-log', '--stop', 'file')).code).to.equal(1);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('reads through a view that has every column it promises, and cannot write', async () => {
    const reader = new pg.Client({ connectionString: database.url });
    await reader.connect();
    try {
      const { rows } = await reader.query<{ table: string; columns: string }>("select table_name as table, string_agg(column_name, ' ' order by ordinal_position) as columns from information_schema.columns where table_schema = 'operate_v1' group by 1 order by 1");
      expect(Object.fromEntries(rows.map(({ table, columns }) => [table, columns]))).to.deep.equal({
        elements: 'element_instance_key state element_id element_type process_instance_key bpmn_process_id version process_definition_key flow_scope_key parent_process_instance_key incidents',
        incidents: 'incident_key error_type message bpmn_process_id process_definition_key process_instance_key element_id element_instance_key job_key',
        instances: 'process_instance_key bpmn_process_id version process_definition_key parent_process_instance_key state',
        job_counts: 'type state count',
        jobs: 'job_key type state retries worker deadline_at again_at error_message bpmn_process_id element_id element_instance_key process_instance_key',
        records: 'position at record_type value_type intent key process_instance_key rejection_type rejection_reason record',
        totals: 'instances incidents timers next_timer_at',
        timers: 'timer_key due_at element_id repetitions process_instance_key process_definition_key',
      });
      const rejected = await reader.query<{ rejection_type: string }>("select rejection_type, at, record from operate_v1.records where record_type = 'COMMAND_REJECTION' and value_type = 'PROCESS_INSTANCE' limit 1");
      expect(rejected.rows[0]).to.deep.include({ rejection_type: 'NOT_FOUND' });
      expect(rejected.rows[0]).to.have.property('at').that.is.a('date');
      const written = await reader.query("delete from operate_v1.incidents").then(() => 'written', (error: Error) => error.message);
      expect(written).to.match(/cannot delete from view/);
    } finally {
      await reader.end();
    }
  });

  it('does not do what it does not understand', async () => {
    for (const args of [['retry'], ['retry', '1', '--all'], ['cancel'], ['cancel', 'x'], ['migrate', '1'], ['migrate', '1', '--to', '2', '--map', 'a'], ['export'], ['what'], ['status', '--what'], ['retry', '--all', '--retries', '0']]) {
      expect(await motCua(...args).then(() => 'done', (error: Error) => error.constructor.name), args.join(' ')).to.equal('UsageError');
    }
  });
});
