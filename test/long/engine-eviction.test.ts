import { expect } from 'chai';
import type { JobBatchValue } from '../../engine/protocol/job-value.ts';
import type { Command } from '../../engine/runtime/port.ts';
import { createRuntime } from '../../engine/runtime/create-runtime.ts';
import { openPartition } from '../../engine/store/partition.ts';
import { wallClock } from '../../engine/time/wall-clock.ts';
import { oneTask } from '../support/engine/models.ts';
import { replayedState, stateDifferences, storedSnapshot } from '../support/engine/stored-state.ts';
import { createTestDatabase } from '../support/postgres.ts';

const INSTANCES = 10_000;
const TENANT = '<default>';
const command = (valueType: Command['valueType'], intent: string, key: string, value: object): Command => ({ valueType, intent, key, value } as Command);

describe('10,000 open instances', () => {
  it('are worked to their end with 100 units in memory', async function () {
    this.timeout(1_200_000);
    // given
    const database = await createTestDatabase();
    const partition = openPartition(createRuntime(), wallClock, { databaseUrl: database.url, cacheUnits: 100 });
    await partition.submit(command('DEPLOYMENT', 'CREATE', '-1', { resources: [{ resourceName: 'one.bpmn', resource: oneTask('one', 'work') }], processesMetadata: [], decisionsMetadata: [], decisionRequirementsMetadata: [], formMetadata: [], tenantId: TENANT }));
    const inPortions = async <T, R>(items: readonly T[], size: number, each: (item: T) => Promise<R>): Promise<R[]> => {
      const results: R[] = [];
      for (let at = 0; at < items.length; at += size) results.push(...await Promise.all(items.slice(at, at + size).map(each)));
      return results;
    };
    const numbers = Array.from({ length: INSTANCES }, (_, n) => n);
    await inPortions(numbers, 1_000, (n) => partition.submit(command('PROCESS_INSTANCE_CREATION', 'CREATE', '-1', { bpmnProcessId: 'one', version: -1, processDefinitionKey: '-1', processInstanceKey: '-1', variables: { n }, startInstructions: [], tenantId: TENANT })));
    // when
    const jobs: { key: string; n: number }[] = [];
    for (let found = 1; found > 0; ) {
      const { record } = await partition.submit(command('JOB_BATCH', 'ACTIVATE', '-1', { type: 'work', worker: 'test', timeout: 3_600_000, maxJobsToActivate: 450, jobKeys: [], jobs: [], variables: [], truncated: false, tenantIds: [TENANT] }));
      const batch = record.value as JobBatchValue;
      batch.jobKeys.forEach((key, index) => jobs.push({ key, n: Number(batch.jobs[index]?.variables['n']) }));
      found = batch.jobKeys.length;
    }
    expect(jobs.map(({ n }) => n), 'every job once, in the order of creation').to.deep.equal(numbers);
    const half = await storedSnapshot(database.url);
    expect(stateDifferences(half.state, replayedState(half.records)).slice(0, 3)).to.deep.equal([]);
    const shuffled = [...jobs].sort((a, b) => ((a.n * 7919) % 10_007) - ((b.n * 7919) % 10_007));
    const answers = await inPortions(shuffled, 1_000, ({ key }) => partition.submit(command('JOB', 'COMPLETE', key, { variables: {} })));
    // then
    expect(answers.filter(({ record }) => record.recordType !== 'EVENT')).to.deep.equal([]);
    await partition.close();
    const { state } = await storedSnapshot(database.url);
    expect([...state.keys()].filter((id) => /^(element-instance|job|variable) /.test(id))).to.deep.equal([]);
    await database.drop();
  });
});
