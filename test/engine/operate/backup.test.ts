import { appendFileSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { runMotCua } from '../../../desk/launch/operate/mot-cua.ts';
import { startEngine } from '../../../engine/main.ts';
import { wallClock } from '../../../engine/time/wall-clock.ts';
import { createLeanClient } from '../../../engine/zeebe/lean-client.ts';
import { callStream } from '../../support/engine/call-stream.ts';
import { journey } from '../../support/engine/models.ts';
import { replayedState, stateDifferences, storedRecords, storedSnapshot } from '../../support/engine/stored-state.ts';
import { createTestDatabase } from '../../support/postgres.ts';

const motCua = (databaseUrl: string, ...args: string[]): Promise<number> => runMotCua(args, { gatewayAddress: '127.0.0.1:1', gatewaySecurity: {}, databaseUrl, dataDir: '/nowhere' }, () => undefined);
const refusal = (work: Promise<unknown>): Promise<string> => work.then(() => 'OK', (error: Error) => error.message);

describe('backup and restore', function () {
  this.timeout(300_000);
  const folder = mkdtempSync(join(tmpdir(), 'mot-cua-backup-'));
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('of an engine at work: what was acknowledged before it goes on after the restore', async () => {
    const [first, second] = [await createTestDatabase(), await createTestDatabase()];
    const engine = await startEngine({ databaseUrl: first.url, gatewayPort: 0 }, wallClock);
    const client = createLeanClient(engine.address);
    // given: instances at every station, and a client that goes on creating
    await client.call('DeployResource', { resources: [{ name: 'journey.bpmn', content: Buffer.from(journey('journey')) }] });
    const create = async (id: string): Promise<string> => String((await client.call('CreateProcessInstance', { bpmnProcessId: 'journey', version: -1, variables: JSON.stringify({ id, text: 'đường\t\\N \u0000 "\n' }) }))['processInstanceKey']);
    const before = await Promise.all(Array.from({ length: 60 }, (_, n) => create(`before-${n}`)));
    const jobs = async (address: string, type: string, most: number): Promise<{ key: string; processInstanceKey: string; variables: string }[]> =>
      ((await callStream(address, 'ActivateJobs', { type, worker: 'w', timeout: 600_000, maxJobsToActivate: most, requestTimeout: 20_000 })) as { jobs: { key: string; processInstanceKey: string; variables: string }[] }[]).flatMap((message) => message.jobs);
    for (const { key } of await jobs(engine.address, 'first', 30)) await client.call('CompleteJob', { jobKey: key });
    let going = true;
    const load = (async () => { for (let n = 0; going; n++) await create(`during-${n}`); })();
    // when
    const backup = join(folder, 'online');
    expect(await motCua(first.url, 'backup', backup)).to.equal(0);
    going = false;
    await load;
    client.close();
    await engine.close();
    await first.drop();
    expect(await motCua(second.url, 'restore', backup)).to.equal(0);
    // then: state and log agree, and every instance from before the backup comes to its end
    const { records, state } = await storedSnapshot(second.url);
    expect(stateDifferences(state, replayedState(records))).to.deep.equal([]);
    const restored = await startEngine({ databaseUrl: second.url, gatewayPort: 0 }, wallClock);
    const again = createLeanClient(restored.address);
    const wanted = new Set(before);
    for (let taken = await jobs(restored.address, 'first', 200); taken.length > 0; taken = wanted.size > 30 ? await jobs(restored.address, 'first', 200) : []) {
      for (const { key, processInstanceKey, variables } of taken) {
        expect(JSON.parse(variables)).to.include({ text: 'đường\t\\N \u0000 "\n' });
        wanted.delete(processInstanceKey);
        await again.call('CompleteJob', { jobKey: key });
      }
    }
    for (const n of before.keys()) await again.call('PublishMessage', { name: 'go-on', correlationKey: `before-${n}`, timeToLive: 60_000 });
    const ended = new Set<string>();
    while (ended.size < before.length) {
      for (const { key, processInstanceKey } of await jobs(restored.address, 'second', 100)) {
        await again.call('CompleteJob', { jobKey: key });
        ended.add(processInstanceKey);
      }
    }
    expect([...ended].sort()).to.deep.equal([...before].sort());
    // and keys go on where they were: none is given twice
    const keys = (await storedRecords(second.url)).filter(({ valueType, intent }) => valueType === 'PROCESS_INSTANCE_CREATION' && intent === 'CREATED').map(({ key }) => key);
    expect(new Set(keys).size).to.equal(keys.length);
    again.close();
    await restored.close();
    await second.drop();
  });

  it('refuses what is no backup, what is damaged and what would be overwritten', async () => {
    const [source, empty] = [await createTestDatabase(), await createTestDatabase()];
    await (await startEngine({ databaseUrl: source.url, gatewayPort: 0 }, wallClock)).close();
    const backup = join(folder, 'refusals');
    expect(await motCua(source.url, 'backup', backup)).to.equal(0);
    expect(await refusal(motCua(source.url, 'backup', backup))).to.match(/^Expected to write the backup into a new folder, but .* is not empty$/);
    expect(await refusal(motCua(source.url, 'restore', backup))).to.equal("Expected to restore into an empty database, but it already has schema 'engine'");
    expect(await refusal(motCua(empty.url, 'restore', folder))).to.match(/^Expected .* to hold a backup, but it has no manifest\.json/);
    const file = readdirSync(backup).find((name) => name.startsWith('engine.leader')) ?? '';
    const content = readFileSync(join(backup, file));
    appendFileSync(join(backup, file), 'x');
    expect(await refusal(motCua(empty.url, 'restore', backup))).to.equal(`Expected to find ${file} in the backup, but it is not what was written`);
    rmSync(join(backup, file));
    expect(await refusal(motCua(empty.url, 'restore', backup))).to.equal(`Expected to find ${file} in the backup, but it is not there`);
    writeFileSync(join(backup, file), content);
    const manifest = readFileSync(join(backup, 'manifest.json'), 'utf8');
    writeFileSync(join(backup, 'manifest.json'), manifest.replace('"000001-engine.sql"', '"000001-engine.sql", "999999-tomorrow.sql"'));
    expect(await refusal(motCua(empty.url, 'restore', backup))).to.equal("Expected to use the engine's database, but a newer version has already changed it (999999-tomorrow.sql)");
    writeFileSync(join(backup, 'manifest.json'), manifest);
    expect(await motCua(empty.url, 'restore', backup)).to.equal(0);
    expect(existsSync(join(backup, 'manifest.json'))).to.equal(true);
    await source.drop();
    await empty.drop();
  });

  it('that was interrupted leaves nothing that starts, and does it all when asked again', async () => {
    // given: a backup with an instance in it, and a restore that ends in the middle, since a row cannot be stored
    const [source, target] = [await createTestDatabase(), await createTestDatabase()];
    const engine = await startEngine({ databaseUrl: source.url, gatewayPort: 0 }, wallClock);
    const client = createLeanClient(engine.address);
    await client.call('DeployResource', { resources: [{ name: 'journey.bpmn', content: Buffer.from(journey('journey')) }] });
    await client.call('CreateProcessInstance', { bpmnProcessId: 'journey', version: -1, variables: '{"id":"a"}' });
    client.close();
    await engine.close();
    const backup = join(folder, 'interrupted');
    expect(await motCua(source.url, 'backup', backup)).to.equal(0);
    const manifest = readFileSync(join(backup, 'manifest.json'), 'utf8');
    writeFileSync(join(backup, 'manifest.json'), manifest.replace(/("name": "engine\.state"[^]*?"rows": )\d+/, '$1999'));
    expect(await refusal(motCua(target.url, 'restore', backup))).to.match(/^Expected to restore 999 rows of engine\.state/);
    writeFileSync(join(backup, 'manifest.json'), manifest);
    // when
    const started = await refusal(startEngine({ databaseUrl: target.url, gatewayPort: 0 }, wallClock));
    const restored = await motCua(target.url, 'restore', backup);
    // then
    expect(started).to.match(/a restore into it has not come to its end: run mot-cua restore again/);
    expect(restored).to.equal(0);
    expect(stateDifferences((await storedSnapshot(target.url)).state, (await storedSnapshot(source.url)).state)).to.deep.equal([]);
    await (await startEngine({ databaseUrl: target.url, gatewayPort: 0 }, wallClock)).close();
    await source.drop();
    await target.drop();
  });
});
