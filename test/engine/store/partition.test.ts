import { setTimeout as delay } from 'node:timers/promises';
import { expect } from 'chai';
import pg from 'pg';
import type { Command } from '../../../engine/runtime/port.ts';
import { refuseOlder } from '../../../engine/store/leader.ts';
import { openPartition } from '../../../engine/store/partition.ts';
import { Defect } from '../../../engine/store/port.ts';
import type { Partition, StoreOptions } from '../../../engine/store/port.ts';
import { createSteppingClock } from '../../../engine/time/stepping-clock.ts';
import { wallClock } from '../../../engine/time/wall-clock.ts';
import type { Clock } from '../../../engine/time/clock.ts';
import { openTcpGate } from '../../support/engine/tcp-gate.ts';
import { createTestDatabase } from '../../support/postgres.ts';
import type { TestDatabase } from '../../support/postgres.ts';
import { ledgerRuntime } from './ledger-runtime.ts';

const command = (valueType: Command['valueType'], intent: string, key: string, value: object): Command => ({ valueType, intent, key, value } as Command);
const open = (balance: number, type = '', dueMs = 0): Command => command('MESSAGE', 'PUBLISH', '-1', { balance, type, dueMs });
const pay = (key: string, amount: number): Command => command('VARIABLE_DOCUMENT', 'UPDATE', key, { amount });
const close = (key: string): Command => command('PROCESS_INSTANCE', 'CANCEL', key, {});
const transfer = (key: string, to: string, amount: number): Command => command('SIGNAL', 'BROADCAST', key, { to, amount });
const take = (type: string, maxJobsToActivate: number): Command => command('JOB_BATCH', 'ACTIVATE', '-1', { type, maxJobsToActivate });

/** Waits for the checkpoint of all that is committed. */
async function untilWritten(client: pg.Client): Promise<void> {
  const behind = async (): Promise<boolean> => (await client.query('select from engine.leader l join engine.checkpoint c using (partition) where c.position < l.next_position - 1')).rowCount !== 0;
  while (await behind()) await delay(20);
}

describe('leader of a partition', () => {
  it('needs PostgreSQL 15', () => {
    expect(() => refuseOlder(140_009, '14.9 (Debian)')).to.throw('Expected PostgreSQL 15 or newer, but it is 14.9 (Debian): update it, or name another with DATABASE_URL');
    expect(() => refuseOlder(150_000, '15.0')).not.to.throw();
  });
});

describe('partition', () => {
  let database: TestDatabase;
  let client: pg.Client;
  const partitions: Partition[] = [];
  const start = (options: Partial<StoreOptions> = {}, clock: Clock = wallClock): Partition => {
    const partition = openPartition(ledgerRuntime, clock, { databaseUrl: database.url, ...options });
    partitions.push(partition);
    return partition;
  };
  const opened = async (partition: Partition, ...accounts: Command[]): Promise<string[]> => (await Promise.all(accounts.map((account) => partition.submit(account)))).map(({ record }) => record.key);
  const balances = async (): Promise<Map<string, number>> => {
    await untilWritten(client);
    return new Map((await client.query<{ key: string; value: string }>('select key, value from engine.state')).rows.map(({ key, value }) => [key, (JSON.parse(value) as { balance: number }).balance]));
  };

  beforeEach(async () => {
    database = await createTestDatabase();
    client = new pg.Client({ connectionString: database.url });
    await client.connect();
  });
  afterEach(async () => {
    await Promise.all(partitions.splice(0).map((partition) => partition.close()));
    await client.end();
    await database.drop();
  });

  it('commits large records in groups that stay small', async () => {
    // given
    const partition = start();
    const [key = ''] = await opened(partition, open(0));
    const note = 'x'.repeat(1_500_000);
    // when: 60 MB at once
    const answers = await Promise.all(Array.from({ length: 40 }, () => partition.submit(command('VARIABLE_DOCUMENT', 'UPDATE', key, { amount: 1, note }))));
    // then
    expect(answers.map(({ record }) => record.value['balance'])).to.deep.equal(Array.from({ length: 40 }, (_, n) => n + 1));
    const { rows: [row] } = await client.query<{ most: number }>('select max(length(value_lines) + length(record_lines)) as most from engine.log');
    expect(row?.most).to.be.within(1_500_000, 12_000_000);
  });

  it('answers after the commit, with dense positions and ascending keys', async () => {
    const partition = start();
    const keys = await opened(partition, ...Array.from({ length: 300 }, (_, index) => open(index)));
    const { record } = await partition.submit(pay(keys[7] as string, 10));

    expect(record.value).to.include({ balance: 17 });
    expect(keys).to.deep.equal([...keys].sort((a, b) => Number(a) - Number(b)));
    expect((await balances()).get(keys[7] as string)).to.equal(17);
    const log = await client.query<{ position: string }>('select position from engine.record order by position');
    expect(log.rows.map(({ position }) => Number(position))).to.deep.equal(Array.from({ length: 602 }, (_, index) => index + 1));
  });

  it('rejects what does not exist, also when it was closed in a group that is not committed yet', async () => {
    const partition = start();
    const [key = ''] = await opened(partition, open(1));
    const answers = await Promise.all([partition.submit(close(key)), partition.submit(pay(key, 1)), partition.submit(pay('4711', 1))]);
    expect(answers.map(({ record }) => record.recordType)).to.deep.equal(['EVENT', 'COMMAND_REJECTION', 'COMMAND_REJECTION']);
    expect((await balances()).size).to.equal(0);
  });

  it('holds 10,000 open units with a cache of 100', async function () {
    this.timeout(180_000);
    // given
    const partition = start({ cacheUnits: 100 });
    const keys = await opened(partition, ...Array.from({ length: 10_000 }, () => open(0, 'work')));
    // when: everybody is paid twice in an order without locality, and taken from the line in between
    const shuffled = [...keys].sort((a, b) => (Number(a) * 7919) % 10_007 - (Number(b) * 7919) % 10_007);
    await Promise.all(shuffled.map((key) => partition.submit(pay(key, 1))));
    const taken: string[] = [];
    for (let found = 1; found > 0; ) {
      const { record } = await partition.submit(take('work', 700));
      const more = (record.value as { jobKeys: string[] }).jobKeys;
      taken.push(...more);
      found = more.length;
    }
    await Promise.all(shuffled.map((key) => partition.submit(pay(key, 1))));
    // then
    expect(taken).to.deep.equal(keys);
    expect([...(await balances()).values()].every((balance) => balance === 2)).to.equal(true);
    expect(process.memoryUsage.rss()).to.be.lessThan(2_000_000_000);
  });

  it('keeps a line in order while entries come and go in uncommitted groups', async () => {
    const partition = start();
    const first = await opened(partition, ...Array.from({ length: 1_200 }, () => open(0, 'work')));
    // when: takes, closings and openings run into each other without waiting
    const work = [take('work', 400), close(first[1_199] as string), open(0, 'work'), take('work', 400), open(0, 'work'), take('work', 1_000)].map((each) => partition.submit(each));
    const [a, , later, b, latest, c] = (await Promise.all(work)).map(({ record }) => record);
    const taken = [a, b, c].flatMap((record) => (record?.value as { jobKeys: string[] }).jobKeys);
    expect(taken).to.deep.equal([...first.slice(0, 1_199), later?.key, latest?.key]);
  });

  it('carries out what a step left for other units', async () => {
    const partition = start({ cacheUnits: 1 });
    const [a = '', b = ''] = await opened(partition, open(100), open(0));
    await Promise.all(Array.from({ length: 50 }, () => partition.submit(transfer(a, b, 1))));
    await partition.submit(pay(b, 0));
    await partition.close();
    expect(await balances()).to.deep.equal(new Map([[a, 50], [b, 50]]));
    expect((await client.query('select from engine.pending_command')).rowCount).to.equal(0);
  });

  it('finds left-over commands of an engine that died between a step and its follow-up', async () => {
    // given: a committed left-over, as a kill -9 leaves it
    const first = start();
    const [key = ''] = await opened(first, open(5));
    await first.close();
    await client.query('insert into engine.pending_command (id, command) values (7, $1)', [JSON.stringify({ ...pay(key, 10), unit: `instance/${key}` })]);
    // when
    const second = start();
    await second.submit(pay(key, 0));
    // then
    expect((await balances()).get(key)).to.equal(15);
    expect((await client.query('select from engine.pending_command')).rowCount).to.equal(0);
  });

  it('fires each of thousands of timers of one instant once, while commands are answered in between', async function () {
    this.timeout(180_000);
    const clock = createSteppingClock(1_000);
    const partition = start({ cacheUnits: 200 }, clock);
    const keys = await opened(partition, ...Array.from({ length: 3_000 }, () => open(0, '', 5_000)));
    const [other = ''] = await opened(partition, open(0));
    clock.addGate(() => partition.idle(0));
    // when
    const arrived = clock.advanceTo(6_000);
    await new Promise<void>((resolve) => clock.wakeAt(5_000, resolve));
    await partition.submit(pay(other, 1));
    const firedSoFar = (await client.query(`select from engine.record where record ->> 'valueType' = 'TIMER' and record ->> 'recordType' = 'EVENT'`)).rowCount;
    await arrived;
    // then
    expect(firedSoFar).to.be.lessThan(3_000);
    const after = await balances();
    expect(keys.filter((key) => after.get(key) !== 1)).to.deep.equal([]);
  });

  it('lets a second process wait and take over, and never writes after it lost the lead', async () => {
    const first = start();
    const [key = ''] = await opened(first, open(1));
    const second = await new Promise<Partition>((resolve) => {
      const standby: Partition = start({ log: { info: () => resolve(standby), error: () => undefined } });
    });
    const waiting = second.submit(pay(key, 1));
    expect(second.leading()).to.equal(false);
    // when: the leader's connection is cut
    await client.query(`select pg_terminate_backend(pid) from pg_stat_activity where application_name like 'mot-cua engine leader%' and datname = current_database()
      and pid in (select pid from pg_locks where locktype = 'advisory' and granted)`);
    await waiting;
    expect(second.leading()).to.equal(true);
    await second.submit(pay(key, 1));
    expect((await balances()).get(key)).to.equal(3);
    // then: a leader whose epoch has passed writes nothing; it starts over and does what was asked once
    await first.close();
    await client.query('update engine.leader set epoch = epoch + 1');
    const late = await second.submit(pay(key, 1));
    expect(late.record.recordType).to.equal('EVENT');
    expect((await balances()).get(key)).to.equal(4);
  });

  it('sends on who asks a standby, soon and with the reason', async () => {
    const [key = ''] = await opened(start(), open(1));
    const second = await new Promise<Partition>((resolve) => {
      const standby: Partition = start({ patienceMs: 100, log: { info: () => resolve(standby), error: () => undefined } });
    });
    expect(await second.submit(pay(key, 1)).then(() => 'done', (error: Error) => error.message)).to.equal('Expected to process the command, but another engine leads this partition');
  });

  it('survives a database that cuts every connection, again and again, and loses nothing that it acknowledged', async function () {
    this.timeout(180_000);
    const partition = start();
    const [key = ''] = await opened(partition, open(0));
    let acknowledged = 0;
    let unknown = 0;
    let cutting = true;
    const cutter = (async () => {
      for (let round = 0; round < 15; round++) {
        await new Promise((resolve) => setTimeout(resolve, 60));
        await client.query(`select pg_terminate_backend(pid) from pg_stat_activity where application_name like 'mot-cua engine%' and datname = current_database()`);
      }
      cutting = false;
    })();
    while (cutting) await Promise.all(Array.from({ length: 20 }, () => partition.submit(pay(key, 1)).then(() => { acknowledged++; }, () => { unknown++; })));
    await cutter;
    await partition.submit(pay(key, 0));
    const balance = (await balances()).get(key) ?? 0;
    expect(acknowledged).to.be.greaterThan(100);
    expect(balance).to.be.within(acknowledged, acknowledged + unknown);
    const log = await client.query<{ n: string; last: string }>('select count(*) as n, max(position) as last from engine.record');
    expect(log.rows[0]?.n).to.equal(log.rows[0]?.last);
  });

  it('lets commands wait while the database is away, and refuses them when it stays away', async function () {
    this.timeout(180_000);
    const url = new URL(database.url);
    const gate = await openTcpGate(url.hostname, Number(url.port || 5432));
    url.hostname = '127.0.0.1';
    url.port = String(gate.port);
    const partition = start({ databaseUrl: url.href, patienceMs: 3_000 });
    const [key = ''] = await opened(partition, open(0));
    // when: away for a second
    gate.shut();
    const waiting = Array.from({ length: 50 }, () => partition.submit(pay(key, 1)).then(() => 'done', (error: Error) => error.message));
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    gate.open();
    const fates = await Promise.all(waiting);
    // then: done, or (what was on its way when the connection was cut) unknown
    const done = fates.filter((fate) => fate === 'done').length;
    for (const fate of fates) expect(fate).to.match(/^done$|may or may not have taken effect/);
    await partition.submit(pay(key, 0));
    expect((await balances()).get(key)).to.be.within(done, 50);
    // when: away for longer than commands are patient
    gate.shut();
    await partition.submit(pay(key, 0)).catch(() => undefined);
    expect(await partition.submit(pay(key, 1)).catch((error: Error) => error.message)).to.equal('Expected to process the command, but no engine leads this partition');
    gate.open();
    await partition.submit(pay(key, 0));
    await partition.close();
    await gate.close();
  });

  it('finds the one command that the database refuses, and does all others once', async () => {
    const partition = start();
    const [key = ''] = await opened(partition, open(0));
    await client.query(`alter table engine.log add constraint unlucky check (value_lines not like '%"balance":1013%')`);
    // when
    const fates = await Promise.all([...Array.from({ length: 30 }, () => pay(key, 1)), open(1_013), ...Array.from({ length: 30 }, () => pay(key, 1)), open(2)]
      .map((each) => partition.submit(each).then(({ record }) => record.recordType, (error: unknown) => (error instanceof Defect ? 'defect' : String(error)))));
    // then
    expect(fates.map((fate, index) => (fate === 'EVENT' ? '' : `${index} ${fate}`)).join('')).to.equal('30 defect');
    expect([...(await balances()).values()].sort((a, b) => a - b)).to.deep.equal([2, 60]);
  });

  it('leaves alone what falls due and the database refuses, and goes on with everything else', async () => {
    const partition = start();
    const far = Date.now() + 2_000;
    const keys = await opened(partition, open(0, '', far), open(1_012, '', far), open(0, '', far));
    await client.query(`alter table engine.log add constraint unlucky check (value_lines not like '%"balance":1013%')`);
    // when
    const fired = async (): Promise<number> => (await client.query(`select from engine.record where record ->> 'valueType' = 'TIMER' and record ->> 'recordType' = 'EVENT'`)).rowCount ?? 0;
    while ((await fired()) < 2) await delay(20);
    const { record } = await partition.submit(pay(keys[0] as string, 5));
    // then
    expect(record.value).to.include({ balance: 6 });
    expect([...(await balances()).values()].sort((a, b) => a - b)).to.deep.equal([1, 6, 1_012]);
  });

  it('answers a command at which the runtime throws, and keeps nothing of it', async () => {
    const partition = start();
    const [key = ''] = await opened(partition, open(7));
    const fates = await Promise.all([pay(key, 1), command('INCIDENT', 'RESOLVE', key, {}), pay(key, 1)].map((each) => partition.submit(each).then(() => 'done', (error: unknown) => (error instanceof Defect ? error.message : String(error)))));
    expect(fates).to.deep.equal(['done', 'a rule that is not there yet', 'done']);
    const log = await client.query<{ n: string; last: string }>('select count(*) as n, max(position) as last from engine.record');
    expect(log.rows[0]?.n).to.equal(log.rows[0]?.last);
  });

  it('stores what clients put into names: NUL, line breaks, lone surrogates, kilobytes', async () => {
    const partition = start();
    const strange = ['', '\u0000', 'a\nb', '\\u000a', '\ud800', 'ủy ban', 'x'.repeat(9_000)];
    const keys = await opened(partition, ...strange.map((type) => open(1, type)));
    await partition.close();
    const again = start();
    for (const [index, type] of strange.entries()) if (type !== '') {
      const { record } = await again.submit(take(type, 5));
      expect((record.value as { jobKeys: string[] }).jobKeys, JSON.stringify(type.slice(0, 20))).to.deep.equal([keys[index]]);
    }
  });
});
