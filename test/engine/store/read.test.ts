import { expect } from 'chai';
import type pg from 'pg';
import { connect } from '../../../engine/store/connection.ts';
import { migrate } from '../../../engine/store/migrate.ts';
import { locateEntities, readLine, readUnits } from '../../../engine/store/read.ts';
import { createTestDatabase } from '../../support/postgres.ts';
import type { TestDatabase } from '../../support/postgres.ts';

const ROWS = 400;

describe('reading state', () => {
  let database: TestDatabase;
  let reader: pg.Client;

  beforeEach(async () => {
    database = await createTestDatabase();
    reader = await connect(database.url, 'test');
    await migrate(reader);
  });
  afterEach(async () => {
    await reader.end();
    await database.drop();
  });

  it('goes by the indexes although the statistics call the table small', async () => {
    // given: statistics from when the table was small, as they are while thousands of instances begin
    await reader.query(`insert into engine.state (family, key, unit, value, serial, queue, at_ms) select 'job', n::text, 'pi-' || n, '{}', n, 'timer', n from generate_series(1, ${ROWS}) as n`);
    await reader.query('analyze engine.state');
    const before = await wholeReads(reader);
    const numbers = Array.from({ length: 120 }, (_, index) => String(index + 1));

    // when
    const units = await locateEntities(reader, numbers.map((key) => ({ family: 'job', key })));
    const read = await readUnits(reader, numbers.map((number) => `pi-${number}`));
    const line = await readLine(reader, 'timer', 'nothing', 10);

    // then
    expect([units.at(-1), read.get('pi-120')?.length, line.length]).to.deep.equal(['pi-120', 1, 10]);
    expect(await wholeReads(reader)).to.equal(before);
  });
});

/** How often the table was read from its first row to its last, this session included. */
async function wholeReads(client: pg.Client): Promise<number> {
  await client.query('select pg_stat_force_next_flush()');
  const { rows } = await client.query<{ seq_scan: string }>(`select seq_scan from pg_stat_user_tables where schemaname = 'engine' and relname = 'state'`);
  return Number(rows[0]?.seq_scan);
}
