import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { expect } from 'chai';
import { ENGINE_NODE_OPTIONS, readEngineConfig } from '../../engine/config.ts';
import { startEngine } from '../../engine/main.ts';
import { createSteppingClock } from '../../engine/time/stepping-clock.ts';
import { createZeebe } from '../../engine/zeebe/create-zeebe.ts';
import { freePort, startEngineProcess } from '../support/engine/engine-process.ts';
import { journey } from '../support/engine/models.ts';
import { createTestDatabase } from '../support/postgres.ts';

describe('engine process', () => {
  it('says in one line what is wrong with its configuration', () => {
    expect(() => readEngineConfig({})).to.throw('Expected DATABASE_URL to name a PostgreSQL database, but it is not set');
    expect(() => readEngineConfig({ DATABASE_URL: 'postgres://x', GATEWAY_PORT: '70000' })).to.throw("Expected GATEWAY_PORT to be a whole number from 0 to 65535, but it is '70000'");
    expect(() => readEngineConfig({ DATABASE_URL: 'mysql://somebody:secret@x/y' })).to.throw('Expected DATABASE_URL to have the form postgres://user:password@host:5432/database, but it begins otherwise');
    expect(() => readEngineConfig({ DATABASE_URL: 'postgres://x', LOG_LEVEL: 'loud' })).to.throw("Expected LOG_LEVEL to be one of debug, info, warn, error, silent, but it is 'loud'");
    expect(readEngineConfig({ DATABASE_URL: 'postgres://x' })).to.deep.equal({ databaseUrl: 'postgres://x', gatewayHost: '127.0.0.1', gatewayPort: 26500 });
  });

  it('is given the same options of Node by npm and by the supervisor', () => {
    const { scripts } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { readonly scripts: Readonly<Record<string, string>> };
    expect(scripts['engine']).to.equal(`tsx ${ENGINE_NODE_OPTIONS.join(' ')} engine/main.ts`);
  });

  it('starts, tells its parent, and stops cleanly on SIGTERM', async function () {
    this.timeout(180_000);
    const database = await createTestDatabase();
    const engine = await startEngineProcess({ DATABASE_URL: database.url, GATEWAY_PORT: '0' });
    expect(engine.port).to.be.greaterThan(0);
    expect(await engine.stop()).to.equal(0);
    await database.drop();
  });

  it('says what to do about a taken port and a database that does not answer', async function () {
    this.timeout(180_000);
    const taken = createServer();
    const port = await freePort();
    await new Promise<void>((resolve) => taken.listen(port, '127.0.0.1', resolve));
    const database = await createTestDatabase();
    const detailOf = (env: Record<string, string>): Promise<string> => startEngineProcess(env).then(() => 'started', (error: Error) => error.message);
    const [portTaken, noDatabase] = await Promise.all([
      detailOf({ DATABASE_URL: database.url, GATEWAY_PORT: String(port) }),
      detailOf({ DATABASE_URL: `postgres://somebody:secret@127.0.0.1:${await freePort()}/x`, GATEWAY_PORT: '0' }),
    ]);
    expect(portTaken).to.equal(`port ${port} on 127.0.0.1 is taken: stop what uses it or set GATEWAY_PORT`);
    expect(noDatabase).to.match(/^the database does not answer at postgres:\/\/somebody:\*\*\*@127\.0\.0\.1:\d+\/x: start it or set DATABASE_URL/);
    taken.close();
    await database.drop();
  });

  it('names the variable of a port or an address that cannot be had', async () => {
    const taken = createServer();
    const port = await freePort();
    await new Promise<void>((resolve) => taken.listen(port, '127.0.0.1', resolve));
    const nowhere = { databaseUrl: `postgres://somebody@127.0.0.1:${await freePort()}/x`, gatewayPort: 0 };
    const refusal = (config: object): Promise<string> => startEngine({ ...nowhere, ...config }, createSteppingClock(0)).then(() => 'started', (error: Error) => error.message);
    // 192.0.2.0/24 is nobody's (RFC 5737).
    const elsewhere = '192.0.2.1 is no address of this machine: set GATEWAY_HOST to one, or to 0.0.0.0 for all';
    expect(await refusal({ gatewayPort: port })).to.equal(`port ${port} on 127.0.0.1 is taken: stop what uses it or set GATEWAY_PORT`);
    expect(await refusal({ restPort: port })).to.equal(`port ${port} on 127.0.0.1 is taken: stop what uses it or set GATEWAY_REST_PORT`);
    expect(await refusal({ metrics: { host: '127.0.0.1', port } })).to.equal(`port ${port} on 127.0.0.1 is taken: stop what uses it or set METRICS_PORT`);
    expect(await refusal({ gatewayHost: '192.0.2.1' })).to.equal(elsewhere);
    expect(await refusal({ metrics: { host: '192.0.2.1', port: 0 } })).to.equal(elsewhere.replace('GATEWAY', 'METRICS'));
    taken.close();
  });

  it('is quiet for a stepping clock only when nobody has anything in hand', async function () {
    this.timeout(180_000);
    const database = await createTestDatabase();
    const clock = createSteppingClock(Date.UTC(2026, 0, 5, 1));
    const engine = await startEngine({ databaseUrl: database.url, gatewayPort: 0 }, clock);
    clock.addGate(() => engine.askedFor('first') && engine.askedFor('second') && engine.quiet());
    const zeebe = createZeebe(engine.address);
    const seen: string[] = [];
    await zeebe.deploy([{ name: 'journey.bpmn', content: journey('journey') }]);
    let held = '';
    zeebe.work({ type: 'first', maxJobs: 4, timeoutMs: 7 * 86_400_000, handle: async (job) => { held = job.key; return { kind: 'held' }; } });
    zeebe.work({ type: 'second', maxJobs: 4, timeoutMs: 60_000, handle: async () => { seen.push(new Date(clock.now()).toISOString()); return { kind: 'completed', variables: {} }; } });
    // when: an hour passes while a job is held, then it is completed, the message comes and the timer of 0.2 s runs
    await zeebe.createInstance({ bpmnProcessId: 'journey', variables: { id: 'a' } });
    await clock.advanceTo(clock.now() + 3_600_000);
    const heldAtMs = clock.now();
    await zeebe.completeJob(held, {});
    await zeebe.publishMessage({ name: 'go-on', correlationKey: 'a', timeToLiveMs: 60_000 });
    await clock.advanceTo(heldAtMs + 10_000);
    // then: at the instant of the timer, to the millisecond
    expect(seen).to.deep.equal([new Date(heldAtMs + 200).toISOString()]);
    await zeebe.close();
    await engine.close();
    await database.drop();
  });
});
