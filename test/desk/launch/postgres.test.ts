import { expect } from 'chai';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startEmbeddedPostgres } from '../../../desk/launch/postgres/embedded.ts';

const ask = async (url: string, sql: string): Promise<unknown> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try { return (await client.query(sql)).rows[0]; } finally { await client.end(); }
};

describe('the embedded PostgreSQL', () => {
  const folder = mkdtempSync(join(tmpdir(), 'mot-cua-pg-'));
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('starts on an empty folder, keeps its data over a stop, and is adopted when it still runs', async () => {
    // given
    const first = await startEmbeddedPostgres({ dataDir: folder });
    await ask(first.url, 'create table kept as select 42 as answer');
    // when it is found running
    const second = await startEmbeddedPostgres({ dataDir: folder });
    // then
    expect(first.adopted).to.equal(false);
    expect(second.adopted).to.equal(true);
    expect(second.port).to.equal(first.port);
    // when it was stopped and starts again
    await first.stop();
    const third = await startEmbeddedPostgres({ dataDir: folder });
    // then
    expect(third.adopted).to.equal(false);
    expect(await ask(third.url, 'select answer from kept')).to.deep.equal({ answer: 42 });
    await third.stop();
    rmSync(third.folder, { recursive: true, force: true });
  });
});
