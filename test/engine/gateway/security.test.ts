import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { credentials, makeGenericClientConstructor } from '@grpc/grpc-js';
import { expect } from 'chai';
import { readEngineConfig } from '../../../engine/config.ts';
import { healthService } from '../../../engine/gateway/health.ts';
import { startEngine } from '../../../engine/main.ts';
import type { RunningEngine } from '../../../engine/main.ts';
import { createSteppingClock } from '../../../engine/time/stepping-clock.ts';
import { wallClock } from '../../../engine/time/wall-clock.ts';
import { createZeebe } from '../../../engine/zeebe/create-zeebe.ts';
import { createLeanClient } from '../../../engine/zeebe/lean-client.ts';
import type { ZeebeSecurity } from '../../../engine/zeebe/security.ts';
import { oneTask } from '../../support/engine/models.ts';
import { createTestDatabase } from '../../support/postgres.ts';
import type { TestDatabase } from '../../support/postgres.ts';
import type * as ZeebeNode from 'zeebe-node';

// What a default import of it is, depends on who loads this file (node, or mocha through require).
const zeebeNode = createRequire(import.meta.url)('zeebe-node') as typeof ZeebeNode;
const TOKEN = 'a-token-of-the-test';

describe('gateway with TLS and tokens', function () {
  this.timeout(180_000);
  const folder = mkdtempSync(join(tmpdir(), 'gateway-security-'));
  const [certPath, keyPath] = [join(folder, 'cert.pem'), join(folder, 'key.pem')];
  let database: TestDatabase;
  let engine: RunningEngine;
  const answer = async (security: ZeebeSecurity, rpc = 'Topology'): Promise<string> => {
    const client = createLeanClient(engine.address, security);
    try {
      return await client.call(rpc, {}, 5_000).then(() => 'OK', (error: { code: string; message: string }) => `${error.code}: ${error.message}`);
    } finally {
      client.close();
    }
  };

  before(async function () {
    const made = spawnSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', keyPath, '-out', certPath, '-days', '2', '-subj', '/CN=gateway.test', '-addext', 'subjectAltName=DNS:gateway.test'], { encoding: 'utf8' });
    if (made.error) return this.skip();
    expect(made.status, made.stderr).to.equal(0);
    database = await createTestDatabase();
    engine = await startEngine({ databaseUrl: database.url, gatewayPort: 0, gatewayTls: { certPath, keyPath }, gatewayTokens: ['an-older-token', TOKEN] }, wallClock);
  });
  after(async () => {
    await engine?.close();
    await database?.drop();
    rmSync(folder, { recursive: true, force: true });
  });

  const tls = { caCertificatePath: certPath, serverName: 'gateway.test' };

  it('is configured by file names and tokens, both or neither file', () => {
    const env = { DATABASE_URL: 'postgres://x', GATEWAY_TLS_CERT: 'c', GATEWAY_TLS_KEY: 'k', GATEWAY_TOKEN: ' one , two ' };
    expect(readEngineConfig(env)).to.deep.include({ gatewayTls: { certPath: 'c', keyPath: 'k' }, gatewayTokens: ['one', 'two'], gatewayHost: '127.0.0.1' });
    expect(() => readEngineConfig({ ...env, GATEWAY_TLS_KEY: '' })).to.throw('Expected GATEWAY_TLS_CERT and GATEWAY_TLS_KEY together, but only the first is set');
  });

  it('names the file that is not there', async () => {
    const failed = await startEngine({ databaseUrl: database.url, gatewayPort: 0, gatewayTls: { certPath: join(folder, 'nowhere.pem'), keyPath } }, wallClock).then(() => 'started', (error: Error) => error.message);
    expect(failed).to.match(/^Expected GATEWAY_TLS_CERT to name a PEM file, but ENOENT/);
  });

  it('says which file is no certificate, or not its key, and that a certificate is not valid now', async () => {
    const [otherKey, said] = [join(folder, 'other-key.pem'), [] as string[]];
    spawnSync('openssl', ['genrsa', '-out', otherKey, '2048']);
    const log = { info: () => undefined, error: (text: string) => { said.push(text); } };
    const start = (gatewayTls: { certPath: string; keyPath: string }, atMs = Date.now()): Promise<string> =>
      startEngine({ databaseUrl: 'postgres://nobody@127.0.0.1:1/x', gatewayPort: 0, gatewayTls }, createSteppingClock(atMs), { log }).then(() => 'started', (error: Error) => error.message);
    expect(await start({ certPath: keyPath, keyPath })).to.match(/^Expected GATEWAY_TLS_CERT to name a certificate in PEM form, but .*key\.pem holds none/);
    expect(await start({ certPath, keyPath: otherKey })).to.match(/^Expected GATEWAY_TLS_KEY to name the key in PEM form, without a password, of GATEWAY_TLS_CERT, but .*other-key\.pem is not/);
    await start({ certPath, keyPath }, Date.now() + 5 * 86_400_000);
    expect(said.join('\n')).to.match(/clients will refuse the certificate of GATEWAY_TLS_CERT: it is valid from .* until .*Z/);
  });

  it('lets in who trusts its certificate and knows one of its tokens, nobody else', async () => {
    expect(await answer({ tls, token: TOKEN })).to.equal('OK');
    expect(await answer({ tls, token: 'an-older-token' })).to.equal('OK');
    expect(await answer({ tls, token: 'a-token-of-the-tesT' })).to.match(/UNAUTHENTICATED|Failed to parse bearer token/);
    expect(await answer({ tls })).to.match(/Expected bearer token at header with key \[authorization\], but found nothing/);
    expect(await answer({ tls: { caCertificatePath: certPath }, token: TOKEN })).to.match(/^UNAVAILABLE/);
    expect(await answer({ tls: {}, token: TOKEN })).to.match(/^UNAVAILABLE/);
    expect(await answer({ token: TOKEN })).to.match(/^UNAVAILABLE/);
  });

  it('tells probes without a token that it serves', async () => {
    const client = new (makeGenericClientConstructor(healthService, 'Health'))(engine.address, credentials.createSsl(readFileSync(certPath)), { 'grpc.ssl_target_name_override': 'gateway.test' });
    const check = (service: string): Promise<boolean | string> => new Promise((resolve) => void (client['Check'] as Function).call(client, { service }, (error: Error | null, answer?: { serving: boolean }) => resolve(error?.message ?? answer?.serving ?? 'nothing')));
    expect([await check(''), await check('gateway_protocol.Gateway'), await check('somebody')]).to.deep.equal([true, true, '5 NOT_FOUND: unknown service somebody']);
    client.close();
  });

  it('serves the product\'s own port: commands, deployments and workers', async () => {
    const zeebe = createZeebe(engine.address, { security: { tls, token: TOKEN }, longPollMs: 2_000 });
    await zeebe.deploy([{ name: 'one.bpmn', content: oneTask('one', 'secured') }]);
    const done = new Promise<unknown>((resolve) => zeebe.work({ type: 'secured', maxJobs: 1, timeoutMs: 60_000, handle: async (job) => { resolve(job.variables); return { kind: 'completed', variables: {} }; } }));
    await zeebe.createInstance({ bpmnProcessId: 'one', variables: { a: 1 } });
    expect(await done).to.deep.equal({ a: 1 });
    await zeebe.close();
  });

  it('serves zeebe-node with its own basic authentication', async () => {
    const client = (password: string) => new zeebeNode.ZBClient(engine.address, {
      loglevel: 'NONE', retry: false, useTLS: true, basicAuth: { username: 'anybody', password },
      customSSL: { rootCerts: readFileSync(certPath), verifyOptions: { checkServerIdentity: () => undefined } } as object,
    });
    const [known, unknown] = [client(TOKEN), client('something else')];
    expect((await known.topology()).gatewayVersion).to.equal('8.5.0');
    expect(await unknown.topology().then(() => 'OK', (error: { code: number }) => error.code)).to.equal(16);
    await Promise.all([known.close(), unknown.close()]);
  });

  it('serves zbctl with a token out of its credentials cache', async function () {
    if (process.platform !== 'linux' || process.arch !== 'x64') return this.skip();
    const zbctl = join(dirname(createRequire(import.meta.url).resolve('zbctl/package.json')), 'bin', 'zbctl-cli.linux');
    const cache = join(folder, 'credentials');
    writeFileSync(cache, `mot-cua:\n  auth:\n    credentials:\n      accesstoken: ${TOKEN}\n      tokentype: Bearer\n      expiry: 2999-01-01T00:00:00Z\n`);
    const { stdout } = await promisify(execFile)(zbctl, ['--address', engine.address, '--certPath', certPath, '--authority', 'gateway.test', '--audience', 'mot-cua', '--clientId', 'any', '--clientSecret', 'any', '--clientCache', cache, 'status']);
    expect(stdout).to.match(/Gateway version: 8\.5\.0/);
  });
});
