import { setTimeout as delay } from 'node:timers/promises';
import { expect } from 'chai';
import pg from 'pg';
import { freePort, launchEngineProcess, startEngineProcess } from '../support/engine/engine-process.ts';
import { replayedState, stateDifferences, storedSnapshot } from '../support/engine/stored-state.ts';
import { INNOCENT, createWitness, judge, untilAllEnded } from '../support/engine/witness.ts';
import { createTestDatabase } from '../support/postgres.ts';

const TAKEOVER_MS = 5_000;

describe('two engines on one database', () => {
  it(`has one that leads; the other takes over and acknowledges within ${TAKEOVER_MS} ms of a kill, and nothing is lost`, async function () {
    this.timeout(600_000);
    // given
    const database = await createTestDatabase();
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    const ports = [await freePort(), await freePort()];
    const env = (index: number): Record<string, string> => ({ DATABASE_URL: database.url, GATEWAY_PORT: String(ports[index]) });
    let leader = await startEngineProcess(env(0));
    const witness = createWitness(`127.0.0.1:${leader.port}`);
    await witness.deploy();
    let creating = true;
    const load = witness.load(() => creating);
    const tookMs: number[] = [];
    for (let turn = 1; turn <= 5; turn++) {
      const standby = launchEngineProcess(env(turn % 2));
      while (await waitingForTheLock(client) < 1) await delay(50);
      const before = witness.book.created.size;
      while (witness.book.created.size < before + 50) await delay(20);
      // when
      const killedMs = performance.now();
      await leader.kill();
      leader = await standby.leads;
      const acknowledged = witness.book.created.size;
      witness.connect(`127.0.0.1:${leader.port}`);
      while (witness.book.created.size === acknowledged) await delay(5);
      tookMs.push(Math.round(performance.now() - killedMs));
    }
    creating = false;
    const stuck = await untilAllEnded(database.url, 300_000);
    await load.stop();
    await leader.stop();
    witness.close();
    // then
    const result = { stuck, tookMs, ...await judge(database.url, witness.book) };
    console.log(`      ${JSON.stringify(result)}`);
    expect(result).to.deep.include({ ...INNOCENT, stuck: 0 });
    expect(Math.max(...tookMs)).to.be.lessThan(TAKEOVER_MS);
    await client.end();
    await database.drop();
  });

  const LOST = {
    'all its connections': "application_name like 'mot-cua engine%' and pid not in (select pid from pg_locks where locktype = 'advisory' and not granted)",
    'only the one that holds the lock': "pid in (select pid from pg_locks where locktype = 'advisory' and granted)",
  } as const;
  for (const [what, where] of Object.entries(LOST)) it(`writes nothing after it has lost the lock, not even when it does not notice (${what})`, async function () {
    this.timeout(600_000);
    // given: a leader that is frozen (SIGSTOP), as by a pause of its machine, and whose connections the database has given up
    const database = await createTestDatabase();
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    const ports = [await freePort(), await freePort()];
    const frozen = await startEngineProcess({ DATABASE_URL: database.url, GATEWAY_PORT: String(ports[0]) });
    const witness = createWitness(`127.0.0.1:${frozen.port}`);
    await witness.deploy();
    let creating = true;
    const load = witness.load(() => creating);
    while (witness.book.created.size < 50) await delay(20);
    const standby = launchEngineProcess({ DATABASE_URL: database.url, GATEWAY_PORT: String(ports[1]) });
    while (await waitingForTheLock(client) < 1) await delay(50);
    // when
    frozen.child.kill('SIGSTOP');
    await client.query(`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and ${where}`);
    const next = await standby.leads;
    witness.connect(`127.0.0.1:${next.port}`);
    const epoch = await epochOf(client);
    while (witness.book.created.size < 150) await delay(20);
    frozen.child.kill('SIGCONT');
    while (witness.book.created.size < 250) await delay(20);
    creating = false;
    const stuck = await untilAllEnded(database.url, 300_000);
    await load.stop();
    // then: the one that woke up stands by; all that it had in hand went nowhere, neither into the log nor into the state
    expect(await epochOf(client)).to.equal(epoch);
    const result = { stuck, ...await judge(database.url, witness.book) };
    console.log(`      ${JSON.stringify(result)}`);
    expect(result).to.deep.include({ ...INNOCENT, stuck: 0 });
    await next.stop();
    await frozen.kill();
    witness.close();
    const { records, state } = await storedSnapshot(database.url);
    expect(stateDifferences(state, replayedState(records)).slice(0, 5)).to.deep.equal([]);
    await client.end();
    await database.drop();
  });
});

const waitingForTheLock = async (client: pg.Client): Promise<number> =>
  (await client.query(`select from pg_locks l join pg_stat_activity a using (pid) where l.locktype = 'advisory' and not l.granted and a.datname = current_database()`)).rowCount ?? 0;
const epochOf = async (client: pg.Client): Promise<string> => String((await client.query<{ epoch: string }>('select epoch from engine.leader')).rows[0]?.epoch);
