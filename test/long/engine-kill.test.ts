import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { expect } from 'chai';
import pg from 'pg';
import { freePort, launchEngineProcess, startEngineProcess } from '../support/engine/engine-process.ts';
import type { EngineProcess } from '../support/engine/engine-process.ts';
import { replayedState, stateDifferences, storedRecords, storedSnapshot } from '../support/engine/stored-state.ts';
import { INNOCENT, createWitness, judge, untilAllEnded } from '../support/engine/witness.ts';
import { createTestDatabase } from '../support/postgres.ts';
import { createRandom } from '../demo/random.ts';

const KILLS = 100;
const SEED = Number(process.env['SEED'] ?? 8_500);
/** Every so many kills the standby dies too: the state is compared with the history while nobody runs, the next one dies while it recovers, and what the one after it recovers is compared as well. */
const COMPARE_EVERY = 20;
const CREATED_BETWEEN_KILLS = 20;

describe('engine under kill -9', () => {
  it(`loses nothing, does nothing twice and leaves nothing stuck in ${KILLS} kills under load (SEED=${SEED})`, async function () {
    this.timeout(1_800_000);
    // given: an engine, and a standby that has its modules loaded, so that the next begins soon after the kill
    const database = await createTestDatabase();
    const random = createRandom(SEED);
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    // The load never reaches the third: what it recovers is all that it stores.
    const ports = [await freePort(), await freePort(), await freePort()];
    const env = (index: number): Record<string, string> => ({ DATABASE_URL: database.url, GATEWAY_PORT: String(ports[index]), ENGINE_CACHE_UNITS: '50' });
    let turn = 0;
    let engine: EngineProcess = await startEngineProcess(env(turn));
    let standby = launchEngineProcess(env(1 - turn));
    const witness = createWitness(`127.0.0.1:${engine.port}`);
    await witness.deploy();
    // when
    let most = 0;
    const load = witness.load(() => witness.book.created.size < most);
    let compared = 0;
    for (let kill = 1; kill <= KILLS; kill++) {
      // The load must have reached this engine before it dies, at a moment that is never the same.
      const before = witness.book.created.size;
      most = before + 2 * CREATED_BETWEEN_KILLS;
      while (witness.book.created.size < before + CREATED_BETWEEN_KILLS) await delay(10);
      await delay(random.next() * 700);
      await engine.kill();
      if (kill % COMPARE_EVERY === 0) {
        standby.child.kill('SIGKILL');
        await ended(standby.child);
        // then: with nobody running, what recovery will read is what the history says
        const { records, state } = await storedSnapshot(database.url);
        expect(stateDifferences(state, replayedState(records)).slice(0, 5)).to.deep.equal([]);
        compared += state.size;
        const dying = launchEngineProcess(env(2));
        while (await connections(client) === 0) await delay(5);
        await delay(random.next() * 150);
        dying.child.kill('SIGKILL');
        await ended(dying.child);
        while (await connections(client) > 0) await delay(5);
        expect(await (await startEngineProcess(env(2))).stop()).to.equal(0);
        const recovered = await storedSnapshot(database.url);
        expect(recovered.records.length, 'the state has followed to the end').to.equal((await storedRecords(database.url)).length);
        expect(stateDifferences(recovered.state, replayedState(recovered.records)).slice(0, 5)).to.deep.equal([]);
        compared += recovered.state.size;
        engine = await startEngineProcess(env(turn));
      } else {
        engine = await standby.leads;
        turn = 1 - turn;
      }
      standby = launchEngineProcess(env(1 - turn));
      witness.connect(`127.0.0.1:${engine.port}`);
    }
    most = 0;
    const stuck = await untilAllEnded(database.url, 600_000);
    await load.stop();
    standby.child.kill('SIGKILL');
    expect(await engine.stop()).to.equal(0);
    witness.close();

    // then
    const result = { kills: KILLS, compared, stuck, ...await judge(database.url, witness.book) };
    console.log(`      ${JSON.stringify(result)}`);
    expect(result).to.deep.include({ ...INNOCENT, stuck: 0 });
    expect(result.created, 'there was load').to.be.least(KILLS * CREATED_BETWEEN_KILLS);
    expect(result.compared, 'there was state to compare').to.be.greaterThan(50);
    const { records, state } = await storedSnapshot(database.url);
    expect(stateDifferences(state, replayedState(records)).slice(0, 5)).to.deep.equal([]);
    await client.end();
    await database.drop();
  });
});

async function ended(child: EngineProcess['child']): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
}

const connections = async (client: pg.Client): Promise<number> => (await client.query("select from pg_stat_activity where application_name like 'mot-cua engine%' and datname = current_database()")).rowCount ?? 0;
