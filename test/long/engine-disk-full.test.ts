import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { expect } from 'chai';
import { startEngineProcess } from '../support/engine/engine-process.ts';
import { makeOwnPostgres } from '../support/engine/own-postgres.ts';
import { replayedState, stateDifferences, storedSnapshot } from '../support/engine/stored-state.ts';
import { INNOCENT, createWitness, judge, untilAllEnded } from '../support/engine/witness.ts';

const SIZE = '160m';
const PIECE = Buffer.alloc(65_536, 1);
/** Enough for a little more work before it is full to the last page. */
const LEFT_PIECES = 48;

describe('engine whose database has no space left', () => {
  /** What must be undone whatever becomes of the test, the last first. */
  const undo: (() => unknown)[] = [];
  afterEach(async function () {
    this.timeout(120_000);
    for (let next = undo.pop(); next; next = undo.pop()) await next();
  });

  it('refuses clearly, loses nothing that it acknowledged, and goes on when there is space again', async function () {
    this.timeout(900_000);
    // given: PostgreSQL on a small file system of its own
    const folder = mkdtempSync(join(tmpdir(), 'mot-cua-disk-'));
    if (spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${SIZE},mode=755`, 'tmpfs', folder]).status !== 0) {
      rmSync(folder, { recursive: true, force: true });
      return this.skip();
    }
    undo.push(() => {
      // Lazily when something still holds it: it is gone for everybody else at once.
      if (spawnSync('umount', [folder]).status !== 0) spawnSync('umount', ['-l', folder]);
      rmSync(folder, { recursive: true, force: true });
    });
    const postgres = await makeOwnPostgres(folder, ['shared_buffers=16MB', 'min_wal_size=4MB', 'max_wal_size=16MB', 'checkpoint_timeout=30s']);
    undo.push(() => postgres.stop('immediate'));
    await postgres.start();
    const engine = await startEngineProcess({ DATABASE_URL: postgres.url, GATEWAY_PORT: '0' });
    undo.push(() => engine.kill());
    const witness = createWitness(`127.0.0.1:${engine.port}`);
    await witness.deploy();
    let creating = true;
    undo.push(() => witness.close());
    const load = witness.load(() => creating);
    // Everybody who works on stops before what he works on is taken away.
    undo.push(() => { creating = false; return load.stop(); });
    while (witness.book.created.size < 50) await delay(20);
    // when: somebody else's file takes all the rest, and there is no end of work
    const ballast = join(folder, 'ballast');
    fill(ballast);
    const refused = witness.book.refused;
    while (witness.book.refused < refused + 20) await delay(50);
    const refusals = [...witness.book.refusals.keys()];
    const createdWhenFull = witness.book.created.size;
    rmSync(ballast);
    // A crash for want of space for its journal is PostgreSQL's own; whoever looks after it starts it again.
    const supervision = (async () => { while (creating) { await postgres.start().catch(() => undefined); await delay(500); } })();
    undo.push(() => { creating = false; return supervision; });
    while (witness.book.created.size < createdWhenFull + 50) await delay(50);
    creating = false;
    await supervision;
    const stuck = await untilAllEnded(postgres.url, 300_000);
    await load.stop();
    expect(await engine.stop()).to.equal(0);
    witness.close();
    // then
    const result = { stuck, ...await judge(postgres.url, witness.book), refusals };
    console.log(`      ${JSON.stringify(result)}`);
    expect(result).to.deep.include({ ...INNOCENT, stuck: 0 });
    expect(refusals.some((text) => /No space left|no room/i.test(text)), refusals.join('; ')).to.equal(true);
    const { records, state } = await storedSnapshot(postgres.url);
    expect(stateDifferences(state, replayedState(records)).slice(0, 5)).to.deep.equal([]);
  });
});

/** Takes all space but a little. */
function fill(path: string): void {
  const file = openSync(path, 'w');
  const pieces: number[] = [];
  try {
    for (;;) pieces.push(writeSync(file, PIECE));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
  } finally {
    closeSync(file);
  }
  spawnSync('truncate', ['-s', `-${LEFT_PIECES * PIECE.length}`, path]);
}
