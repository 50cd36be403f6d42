import { expect } from 'chai';
import pg from 'pg';
import type { Command } from '../../../engine/runtime/port.ts';
import { openPartition } from '../../../engine/store/partition.ts';
import { exportedPosition, forgetExporter, markExported } from '../../../engine/store/exported.ts';
import { forgetNow } from '../../../engine/store/retention.ts';
import { createSteppingClock } from '../../../engine/time/stepping-clock.ts';
import { createTestDatabase } from '../../support/postgres.ts';
import { ledgerRuntime } from './ledger-runtime.ts';

const open = (balance: number): Command => ({ valueType: 'MESSAGE', intent: 'PUBLISH', key: '-1', value: { balance, type: '', dueMs: 0 } } as unknown as Command);
const pay = (key: string, amount: number): Command => ({ valueType: 'VARIABLE_DOCUMENT', intent: 'UPDATE', key, value: { amount } } as unknown as Command);

describe('forgetting old records', () => {
  it('takes away what is older, in portions, and the state stays', async () => {
    // given: 120 commits of one day, then one of the next
    const database = await createTestDatabase();
    const clock = createSteppingClock(1_000);
    const partition = openPartition(ledgerRuntime, clock, { databaseUrl: database.url });
    const { record: { key } } = await partition.submit(open(0));
    for (let n = 1; n < 120; n++) await partition.submit(pay(key, 1));
    await clock.advanceTo(86_400_000);
    await partition.submit(pay(key, 1));
    await partition.close();

    // when
    const forgotten = await forgetNow(database.url, 86_400_000, false, new AbortController().signal);

    // then
    expect(forgotten).to.equal(120);
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    expect((await client.query('select position from engine.record order by position')).rows.map(({ position }) => Number(position))).to.deep.equal([241, 242]);
    await client.end();
    const again = openPartition(ledgerRuntime, clock, { databaseUrl: database.url });
    expect((await again.submit(pay(key, 0))).record.value).to.include({ balance: 120 });
    await again.close();
    await database.drop();
  });

  it('waits for whoever exports, and where it is asked for takes nothing away as long as nobody does', async () => {
    // given: commits of one day, all of them old enough
    const database = await createTestDatabase();
    const clock = createSteppingClock(1_000);
    const partition = openPartition(ledgerRuntime, clock, { databaseUrl: database.url });
    const { record: { key } } = await partition.submit(open(0));
    for (let n = 1; n < 10; n++) await partition.submit(pay(key, 1));
    await partition.close();
    const forget = (untilExported: boolean): Promise<number> => forgetNow(database.url, 86_400_000, untilExported, new AbortController().signal);
    const left = async (): Promise<number[]> => {
      const client = new pg.Client({ connectionString: database.url });
      await client.connect();
      const { rows } = await client.query('select position from engine.record order by position');
      await client.end();
      return rows.map(({ position }) => Number(position));
    };
    const all = await left();

    // when, then: nobody has exported anything
    expect(await forget(true)).to.equal(0);

    // when: one has half of it, another a fifth; what is cut through in the middle stays whole
    await markExported(database.url, { name: 'disk', position: 11 });
    await markExported(database.url, { name: 'tape', position: 4 });
    await markExported(database.url, { name: 'disk', position: 7 });

    // then
    for (const untilExported of [true, false]) await forget(untilExported);
    expect(await left()).to.deep.equal(all.filter((position) => position > 4));
    expect(await exportedPosition(database.url, 'disk')).to.equal(11);

    // when the slow one is given up
    expect([await forgetExporter(database.url, 'tape'), await forgetExporter(database.url, 'tape')]).to.deep.equal([true, false]);
    await forget(true);

    // then
    expect(await left()).to.deep.equal(all.filter((position) => position > 10));
    await database.drop();
  });

  it('leaves what the checkpoint does not have', async () => {
    // given: a log that is ahead of the state, as a kill -9 leaves it
    const database = await createTestDatabase();
    const clock = createSteppingClock(1_000);
    const partition = openPartition(ledgerRuntime, clock, { databaseUrl: database.url });
    await partition.submit(open(5));
    await partition.close();
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    await client.query('update engine.checkpoint set position = 0');
    await client.query('delete from engine.state');

    // when
    expect(await forgetNow(database.url, 86_400_000, false, new AbortController().signal)).to.equal(0);

    // then: the state is made from the log again
    const again = openPartition(ledgerRuntime, clock, { databaseUrl: database.url });
    await again.ready;
    await again.close();
    expect((await client.query('select value from engine.state')).rows).to.have.length(1);
    await client.end();
    await database.drop();
  });
});
