import { expect } from 'chai';
import pg from 'pg';
import { incidents } from '../../../engine/operate/commands/incidents.ts';
import { retry } from '../../../engine/operate/commands/retry.ts';
import { JOBS } from '../../../engine/operate/count-lines.ts';
import type { Operator } from '../../../engine/operate/operator.ts';
import { openView } from '../../../engine/operate/read-view.ts';
import { migrate } from '../../../engine/store/migrate.ts';
import { countReads } from '../../support/engine/count-reads.ts';
import { createTestDatabase } from '../../support/postgres.ts';

const JOB_COUNT = 30_000;
const INCIDENT_COUNT = 2_500;
const ODD_TYPE = 'a "quoted"\\ type, ắ\n';

interface Plan { readonly 'Node Type': string; readonly 'Index Name'?: string; readonly 'Heap Fetches'?: number; readonly Plans?: readonly Plan[] }
const nodesOf = (plan: Plan): readonly Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodesOf)];

describe('what an operator counts', function () {
  this.timeout(180_000);
  let database: Awaited<ReturnType<typeof createTestDatabase>>;
  let client: pg.Client;

  before(async () => {
    database = await createTestDatabase();
    client = new pg.Client({ connectionString: database.url });
    await client.connect();
    await migrate(client);
    const put = 'insert into engine.state (family, key, unit, value, serial) select $1, (1000000 + n)::text, $2 || n, replace(replace($3, \'<state>\', (array[\'ACTIVATED\', \'FAILED\', \'ERROR_THROWN\'])[n % 3 + 1]), \'<n>\', n::text), n from generate_series(1, $4::integer) n';
    await client.query(put, ['job', 'instance/', '{"state":"<state>","job":{"type":"task","worker":"","customHeaders":{"type":"another"},"elementId":"task"}}', JOB_COUNT]);
    await client.query('insert into engine.state (family, key, unit, value, serial) values ($1, $2, $3, $4, 1), ($1, $5, $3, $6, 2)', [
      'job', '1', 'instance/1', JSON.stringify({ state: 'ACTIVATABLE', job: { type: ODD_TYPE, worker: '' } }), '2', JSON.stringify({ state: 'ACTIVATABLE', job: { type: `${'x'.repeat(384)}\"${'x'.repeat(5_000)}`, worker: '' } }),
    ]);
    await client.query(put, ['incident', 'instance/', '{"errorType":"JOB_NO_RETRIES","errorMessage":"<n>","bpmnProcessId":"p","processDefinitionKey":"1","processInstanceKey":"2","elementId":"e","elementInstanceKey":"3","jobKey":"-1"}', INCIDENT_COUNT]);
    await client.query('insert into engine.state (family, key, unit, value, serial) values (\'running\', \'1\', \'definition/1\', \'{"count":7}\', 1), (\'running\', \'2\', \'definition/2\', \'{"count":5}\', 1)');
    await client.query('vacuum analyze engine.state');
  });
  after(async () => {
    await client.end();
    await database.drop();
  });

  it('is read from an index, not from the jobs', async () => {
    const { rows: [row] } = await client.query<{ 'QUERY PLAN': [{ Plan: Plan }] }>(`explain (analyze, format json) ${JOBS}`);
    const scans = nodesOf(row!['QUERY PLAN'][0].Plan).filter((node) => node['Node Type'].includes('Scan'));
    expect(scans.map((node) => [node['Node Type'], node['Index Name'], node['Heap Fetches']])).to.deep.equal([['Index Only Scan', 'state_tally', 0]]);
  });

  it('is what there is, whatever the type is called', async () => {
    // when
    const view = await openView(database.url);
    const { jobs, instances, incidents: open, timers } = await view.overview();
    await view.close();

    // then
    const third = JOB_COUNT / 3;
    expect({ instances, open, timers }).to.deep.equal({ instances: 12, open: INCIDENT_COUNT, timers: 0 });
    expect(jobs.filter(({ type }) => type === 'task')).to.deep.equal([['ACTIVATED', third], ['ERROR_THROWN', third], ['FAILED', third]].map(([state, count]) => ({ type: 'task', state, count })));
    expect(jobs.find(({ type }) => type === ODD_TYPE)).to.include({ state: 'ACTIVATABLE', count: 1 });
    expect(jobs.find(({ type }) => type.startsWith('xxx'))).to.include({ state: 'ACTIVATABLE', count: 1 });
  });

  it('comes in pages where it is long', async () => {
    // given
    const view = await openView(database.url);
    const list = async (request: Parameters<typeof incidents>[1], json = false): Promise<string[]> => {
      const lines: string[] = [];
      await incidents({ view: async () => view, say: (line) => void lines.push(line), json, gateway: undefined as unknown as Operator['gateway'] }, request);
      return lines;
    };

    // when
    const [first, next, last, all, some] = [await list({}), await list({ after: '1001000' }), await list({ after: '1002000' }), await list({}, true), await list({ limit: 1_200 }, true)];
    await view.close();

    // then: head, 1,000 of them, and how to go on
    expect([first.length, first.at(-1), next.length, next[1]?.slice(0, 7), last.length]).to.deep.equal([1_002, 'there are more: --after 1001000', 1_002, '1001001', 501]);
    expect([all.length, some.length]).to.deep.equal([INCIDENT_COUNT, 1_200]);
    expect(new Set(all.map((line) => (JSON.parse(line) as { incident_key: string }).incident_key)).size).to.equal(INCIDENT_COUNT);
  });

  it('is tried again in portions, each once, without those that come meanwhile', async () => {
    // given: each that is resolved fails again
    const view = await openView(database.url);
    const resolved: string[] = [];
    const gateway = { call: async (_rpc: string, { incidentKey }: { incidentKey: string }) => {
      resolved.push(incidentKey);
      if (resolved.length % 500 === 1) await client.query("insert into engine.state (family, key, unit, value, serial) select 'incident', (length(key) || '0' || key), unit, value, serial from engine.state where family = 'incident' and key = $1", [incidentKey]);
      return {};
    } } as unknown as Operator['gateway'];
    const reads = countReads();

    // when
    const refused = await retry({ view: async () => view, say: () => undefined, json: false, gateway }, { keys: [], retries: 3 }).finally(() => reads.stop());
    await view.close();

    // then
    expect(refused).to.equal(0);
    expect(resolved).to.deep.equal(Array.from({ length: INCIDENT_COUNT }, (_, n) => String(1_000_001 + n)));
    expect([reads.most('fetch'), reads.times('fetch')]).to.deep.equal([500, INCIDENT_COUNT / 500 + 1]);
  });
});
