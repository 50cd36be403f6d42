import { expect } from 'chai';
import pg from 'pg';
import type { Command } from '../../../engine/runtime/port.ts';
import { createRuntime } from '../../../engine/runtime/create-runtime.ts';
import { openPartition } from '../../../engine/store/partition.ts';
import type { Partition } from '../../../engine/store/port.ts';
import { wallClock } from '../../../engine/time/wall-clock.ts';
import { flow, process, start, task } from '../runtime/support/bpmn-text.ts';
import { countReads } from '../../support/engine/count-reads.ts';
import { replayedState, stateDifferences, storedSnapshot } from '../../support/engine/stored-state.ts';
import { createTestDatabase } from '../../support/postgres.ts';
import type { TestDatabase } from '../../support/postgres.ts';

const TENANT = '<default>';
const DEFINITION = '<signalEventDefinition signalRef="go"/>';
const command = (valueType: Command['valueType'], intent: string, value: object): Command => ({ valueType, intent, key: '-1', value } as Command);
const withSignal = (xml: string, name = '=signal'): string => xml.replace('<process ', `<signal id="go" name="${name}"/><process `);
const model = withSignal(process('p', start(), `<intermediateCatchEvent id="wait">${DEFINITION}</intermediateCatchEvent>`, task('t'), flow('start', 'wait'), flow('wait', 't')));
const starter = withSignal(process('starter', `<startEvent id="start">${DEFINITION}</startEvent>`, task('t'), flow('start', 't')), 'go');
const deploy = (...xmls: string[]): Command => command('DEPLOYMENT', 'CREATE', {
  resources: xmls.map((resource, n) => ({ resourceName: `${n}.bpmn`, resource })), processesMetadata: [], decisionsMetadata: [], decisionRequirementsMetadata: [], formMetadata: [], tenantId: TENANT });
const create = (signal: string): Command => command('PROCESS_INSTANCE_CREATION', 'CREATE', { bpmnProcessId: 'p', version: -1, processDefinitionKey: '-1', processInstanceKey: '-1', variables: { signal }, startInstructions: [], tenantId: TENANT });
const broadcast = (signalName: string): Command => command('SIGNAL', 'BROADCAST', { signalName, variables: {}, tenantId: TENANT });
const activate = (max: number): Command => command('JOB_BATCH', 'ACTIVATE', { type: 't', worker: 'test', timeout: 3_600_000, maxJobsToActivate: max, jobKeys: [], jobs: [], variables: [], truncated: false, tenantIds: [TENANT] });
const jobsOf = async (partition: Partition): Promise<number> => ((await partition.submit(activate(1_000))).record.value['jobKeys'] as string[]).length;
const quiet = async (partition: Partition): Promise<void> => { while (!partition.idle(0)) await new Promise((resolve) => { setImmediate(resolve); }); };

describe('the line of a signal', () => {
  let database: TestDatabase;
  const start = (cacheUnits?: number): Partition => openPartition(createRuntime(), wallClock, { databaseUrl: database.url, ...(cacheUnits !== undefined && { cacheUnits }) });
  beforeEach(async () => { database = await createTestDatabase(); });
  afterEach(() => database.drop());

  it('costs no more to enter with 250 in it than with one, and is told in portions', async () => {
    // given
    const filling = start();
    await filling.submit(deploy(model));
    await Promise.all(Array.from({ length: 250 }, () => filling.submit(create('go'))));
    await filling.close();
    const partition = start(20);
    await partition.submit(create('other'));
    await quiet(partition);
    const reads = countReads();
    try {
      // when
      await partition.submit(create('go'));
      // then: nothing but the process's versions and its definition, if not those
      expect(reads.most('read-units')).to.be.at.most(2);
      expect(reads.most('read-line')).to.equal(0);
      // when
      await partition.submit(broadcast('go'));
      await quiet(partition);
      // then: an instance has some four entries
      expect(reads.most('read-line')).to.equal(100);
      expect(reads.most('read-units')).to.be.within(100, 600);
    } finally {
      reads.stop();
    }
    expect(await jobsOf(partition)).to.equal(251);
    await partition.close();
    const { state, records } = await storedSnapshot(database.url);
    expect(stateDifferences(state, replayedState(records))).to.deep.equal([]);
  });

  it('holds those who have come and lost those who have left since the last checkpoint', async () => {
    // given: some in the tables, and at once more who are not, and one who has left
    const filling = start();
    await filling.submit(deploy(model));
    const keys = (await Promise.all(Array.from({ length: 120 }, () => filling.submit(create('go'))))).map(({ record }) => String(record.value['processInstanceKey']));
    await filling.close();
    const partition = start();
    // when
    const [, , ...answers] = await Promise.all([
      ...keys.slice(0, 2).map((processInstanceKey) => partition.submit({ ...command('PROCESS_INSTANCE', 'CANCEL', { processInstanceKey }), key: processInstanceKey })),
      ...Array.from({ length: 30 }, () => partition.submit(create('go'))), partition.submit(broadcast('go')),
    ]);
    await quiet(partition);
    // then
    expect(answers.every(({ record }) => record.recordType === 'EVENT')).to.equal(true);
    expect(await jobsOf(partition)).to.equal(148);
    await partition.close();
  });

  it('is made of what an older version has stored', async () => {
    // given: names of every kind, a start event, and the tables as they were before migration 000006
    const names = ['go', 'ế/%\\\u0007', 'n'.repeat(700)];
    const filling = start();
    await filling.submit(deploy(model, starter));
    for (const name of names) await filling.submit(create(name));
    await filling.close();
    const now = await storedSnapshot(database.url);
    await withClient(database.url, AS_BEFORE);
    // when
    const partition = start();
    await partition.ready;
    // then
    expect(stateDifferences((await storedSnapshot(database.url)).state, now.state)).to.deep.equal([]);
    for (const name of names) await partition.submit(broadcast(name));
    await quiet(partition);
    expect(await jobsOf(partition)).to.equal(names.length + 1);
    await partition.close();
    const { state, records } = await storedSnapshot(database.url);
    expect(stateDifferences(state, replayedState(records))).to.deep.equal([]);
  });
});

const AS_BEFORE = `
insert into engine.state (family, key, unit, long_unit, value, serial)
  select 'signal-subscription', key, queue, long_queue, '{}', serial from engine.state where family = 'signal-wait';
update engine.state set queue = null, long_queue = null, at_ms = null where family = 'signal-wait';
delete from engine.migration where name = '000006-signals-in-line.sql'`;

async function withClient(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(sql);
  await client.end();
}
