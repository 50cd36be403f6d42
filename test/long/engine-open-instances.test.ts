import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect } from 'chai';
import pg from 'pg';
import { createRuntime } from '../../engine/runtime/create-runtime.ts';
import type { Command } from '../../engine/runtime/port.ts';
import { openPartition } from '../../engine/store/partition.ts';
import { wallClock } from '../../engine/time/wall-clock.ts';
import { timer, userTask } from '../bench/models.ts';
import { createTestDatabase } from '../support/postgres.ts';

const PORTION = 2_500;
/** Instances at a user task, and as many at a timer. */
const OPEN = 20_000;
const CACHED_UNITS = 500;
const TENANT = '<default>';
const command = (valueType: Command['valueType'], intent: string, value: object): Command => ({ valueType, intent, key: '-1', value } as Command);
const create = (bpmnProcessId: string, variables: object): Command =>
  command('PROCESS_INSTANCE_CREATION', 'CREATE', { bpmnProcessId, version: -1, processDefinitionKey: '-1', processInstanceKey: '-1', variables, startInstructions: [], tenantId: TENANT });

/** What is in use: without a collection first, the heap holds the garbage of every test that ran before in this process. */
function heapInUseMiB(): number {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  return process.memoryUsage().heapUsed / 2 ** 20;
}

/** What a portion cost, in things that a busy machine does not change. */
interface Cost { readonly cpuMs: number; readonly heapMiB: number; readonly indexReads: number }

describe('open instances', () => {
  const opened: (() => Promise<unknown>)[] = [];
  // A failed expectation leaves neither a connection nor a writer behind.
  afterEach(async () => { for (const close of opened.splice(0).reverse()) await close(); });

  it(`cost the same with ${OPEN} of them as with ${PORTION}, at a user task and at a timer each, with ${CACHED_UNITS} units in memory`, async function () {
    this.timeout(1_200_000);
    // given
    const database = await createTestDatabase();
    opened.push(() => database.drop());
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    opened.push(() => client.end());
    const partition = openPartition(createRuntime(), wallClock, { databaseUrl: database.url, cacheUnits: CACHED_UNITS });
    const closePartition = (): Promise<unknown> => partition.close();
    opened.push(closePartition);
    const resources = [userTask('task'), timer('timer')].map((resource, index) => ({ resourceName: `${index}.bpmn`, resource }));
    await partition.submit(command('DEPLOYMENT', 'CREATE', { resources, processesMetadata: [], decisionsMetadata: [], decisionRequirementsMetadata: [], formMetadata: [], tenantId: TENANT }));
    const make = async (count: number): Promise<void> => {
      for (let done = 0; done < count; done += 250) await Promise.all(Array.from({ length: 250 }, (_, n) => [partition.submit(create('open-task', { n })), partition.submit(create('open-timer', { n, at: '2099-01-01T00:00:00Z' }))]).flat());
    };
    const indexReads = async (): Promise<number> => {
      // Statistics of other connections come a moment late: a second look at the end of a portion is the same for all.
      await client.query('select pg_stat_clear_snapshot()');
      return Number((await client.query<{ n: string }>(`select sum(idx_scan) as n from pg_stat_user_indexes where schemaname = 'engine' and relname = 'state'`)).rows[0]?.n ?? 0);
    };
    const portion = async (): Promise<Cost> => {
      const before = { cpu: process.cpuUsage(), reads: await indexReads() };
      await make(PORTION);
      const cpu = process.cpuUsage(before.cpu);
      return { cpuMs: (cpu.user + cpu.system) / 1_000 / PORTION, heapMiB: heapInUseMiB(), indexReads: ((await indexReads()) - before.reads) / PORTION };
    };
    await make(500);
    // when
    const costs: Cost[] = [];
    for (let open = 0; open < OPEN; open += PORTION) costs.push(await portion());
    // then: the middle of the last three by that of the first three, for one pause of the machine is none of ours
    const middle = (some: readonly Cost[], of: (cost: Cost) => number): number => some.map(of).sort((a, b) => a - b)[1] ?? Number.NaN;
    const ratio = (of: (cost: Cost) => number): number => middle(costs.slice(-3), of) / middle(costs.slice(0, 3), of);
    const result = { cpu: ratio((cost) => cost.cpuMs), indexReads: middle(costs.slice(-3), (cost) => cost.indexReads), heapMiB: costs.map((cost) => Math.round(cost.heapMiB)) };
    console.log(`      ${JSON.stringify(result)}`);
    expect(result.cpu).to.be.lessThan(1.3);
    expect(result.indexReads, 'the state is not read once for each instance').to.be.lessThan(20);
    expect(Math.max(...result.heapMiB.slice(-3)) - Math.min(...result.heapMiB.slice(0, 3)), 'memory holds the cache, not what is open').to.be.lessThan(150);
    const open = await client.query<{ n: string }>(`select count(*) as n from engine.state where queue = 'timer'`);
    await partition.close();
    opened.splice(opened.indexOf(closePartition), 1);
    expect(Number(open.rows[0]?.n)).to.be.greaterThan(0);
    // then: an engine that starts now answers without reading them all
    const again = openPartition(createRuntime(), wallClock, { databaseUrl: database.url });
    opened.push(() => again.close());
    expect((await again.submit(create('open-task', {}))).record.recordType).to.equal('EVENT');
    expect(again.unitsInMemory()).to.be.lessThan(1_000);
  });
});
