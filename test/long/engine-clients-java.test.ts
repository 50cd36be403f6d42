import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { startEngine } from '../../engine/main.ts';
import { wallClock } from '../../engine/time/wall-clock.ts';
import { driveJavaClient, javaClientMissing } from '../support/java-client/java-client.ts';
import { createTestDatabase } from '../support/postgres.ts';

const round = (id: string): string[] => [
  'publish: true', `publish again: ALREADY_EXISTS Command 'PUBLISH' rejected with code 'ALREADY_EXISTS': Expected to publish a new message with id '${id}', but a message with that id was already published`,
  'result: java true work', 'throw error: {"why":"no stamp"}',
];
const EXPECTED = [
  'topology: 8.5.0 1 LEADER', 'deploy: [java 1, java-hold 1]', ...round('java-false'), ...round('java-true'),
  'set variables: true', 'variables: {"a":[1,"hai"]}',
  "cancel again: NOT_FOUND Command 'CANCEL' rejected with code 'NOT_FOUND': Expected to cancel a process instance with key '<key>', but no such process was found",
  "complete cancelled: NOT_FOUND Command 'COMPLETE' rejected with code 'NOT_FOUND': Expected to complete job with key '<key>', but no such job was found",
  'modify: second {"moved":true}',
  "modify ended: NOT_FOUND Command 'MODIFY' rejected with code 'NOT_FOUND': Expected to modify process instance but no process instance found with key '<key>'",
  "migrate unmapped: FAILED_PRECONDITION Command 'MIGRATE' rejected with code 'INVALID_STATE': Expected to migrate process instance '<key>' but no mapping instruction defined for active element with id 'first'. Elements cannot be migrated without a mapping.",
  'migrate: premier java-next',
  "delete while running: FAILED_PRECONDITION Command 'DELETE' rejected with code 'INVALID_STATE': Expected to delete resource with key `<key>` but there are still running instances",
  "delete: NOT_FOUND Command 'CREATE' rejected with code 'NOT_FOUND': Expected to find process definition with process ID 'java-next', but none found",
  'signal: true', "refused: NOT_FOUND Command 'CREATE' rejected with code 'NOT_FOUND': Expected to find process definition with process ID 'nobody', but none found", 'done',
];

describe('Zeebe\'s Java client 8.5.0', function () {
  this.timeout(600_000);
  before(function () {
    const missing = javaClientMissing();
    if (!missing) return;
    console.log(`    skipped: ${missing}`);
    this.skip();
  });

  it('deploys, creates, works with polls and streams, fails, throws, publishes, sets, cancels, modifies, migrates and deletes', async () => {
    const database = await createTestDatabase();
    const engine = await startEngine({ databaseUrl: database.url, gatewayPort: 0 }, wallClock);
    try {
      expect(await driveJavaClient(engine.address)).to.deep.equal(EXPECTED);
    } finally {
      await engine.close();
      await database.drop();
    }
  });

  it('does so through TLS with a token of its credentials provider', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'java-client-'));
    const [certPath, keyPath] = [join(folder, 'cert.pem'), join(folder, 'key.pem')];
    const made = spawnSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', keyPath, '-out', certPath, '-days', '2', '-subj', '/CN=gateway.test', '-addext', 'subjectAltName=DNS:gateway.test'], { encoding: 'utf8' });
    expect(made.status, made.stderr).to.equal(0);
    const database = await createTestDatabase();
    const engine = await startEngine({ databaseUrl: database.url, gatewayPort: 0, gatewayTls: { certPath, keyPath }, gatewayTokens: ['java-token'] }, wallClock);
    try {
      expect(await driveJavaClient(engine.address, { certPath, authority: 'gateway.test', token: 'java-token' })).to.deep.equal(EXPECTED);
      expect(await driveJavaClient(engine.address, { certPath, authority: 'gateway.test', token: 'wrong' }).then(() => 'done', (error: { stderr: string }) => error.stderr)).to.match(/UNAUTHENTICATED/);
    } finally {
      await engine.close();
      await database.drop();
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
