import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { expect } from 'chai';
import { startEngineProcess } from '../support/engine/engine-process.ts';
import { makeOwnPostgres } from '../support/engine/own-postgres.ts';
import { replayedState, stateDifferences, storedSnapshot } from '../support/engine/stored-state.ts';
import { INNOCENT, createWitness, judge, untilAllEnded } from '../support/engine/witness.ts';

const OUTAGES = 6;
/** The witness's words for what the engine could not say yes or no to. */
const HONEST = /may or may not have taken effect|no engine leads this partition|ECONNREFUSED|UNAVAILABLE|Deadline exceeded/i;

describe('engine whose PostgreSQL goes away', () => {
  it(`loses nothing in ${OUTAGES} outages under load, every second one a crash of the database`, async function () {
    this.timeout(900_000);
    // given
    const folder = mkdtempSync(join(tmpdir(), 'mot-cua-outage-'));
    const postgres = await makeOwnPostgres(folder);
    await postgres.start();
    const engine = await startEngineProcess({ DATABASE_URL: postgres.url, GATEWAY_PORT: '0' });
    const witness = createWitness(`127.0.0.1:${engine.port}`);
    await witness.deploy();
    let creating = true;
    const load = witness.load(() => creating);
    // when
    for (let outage = 1; outage <= OUTAGES; outage++) {
      const before = witness.book.created.size;
      while (witness.book.created.size < before + 100) await delay(20);
      await postgres.stop(outage % 2 === 0 ? 'immediate' : 'fast');
      await delay((outage * 613) % 2_000);
      await postgres.start();
    }
    const before = witness.book.created.size;
    while (witness.book.created.size < before + 20) await delay(20);
    creating = false;
    const stuck = await untilAllEnded(postgres.url, 300_000);
    await load.stop();
    expect(await engine.stop()).to.equal(0);
    witness.close();
    // then
    const result = { stuck, ...await judge(postgres.url, witness.book) };
    console.log(`      ${JSON.stringify(result)}`);
    expect(result).to.deep.include({ ...INNOCENT, stuck: 0 });
    expect([...witness.book.refusals.keys()].filter((text) => !HONEST.test(text))).to.deep.equal([]);
    const { records, state } = await storedSnapshot(postgres.url);
    expect(stateDifferences(state, replayedState(records)).slice(0, 5)).to.deep.equal([]);
    await postgres.stop('fast');
    rmSync(folder, { recursive: true, force: true });
  });
});
