import { expect } from 'chai';
import { Client, credentials, status } from '@grpc/grpc-js';
import { startEngine } from '../../engine/main.ts';
import { wallClock } from '../../engine/time/wall-clock.ts';
import { createLeanClient } from '../../engine/zeebe/lean-client.ts';
import { gatewayService } from '../../engine/zeebe/service-definition.ts';
import { createRandom } from '../demo/random.ts';
import { callStream } from '../support/engine/call-stream.ts';
import { oneTask } from '../support/engine/models.ts';
import { randomRequest, mutated } from '../support/engine/random-request.ts';
import { createTestDatabase } from '../support/postgres.ts';

const SEED = Number(process.env['FUZZ_SEED'] ?? 20_261_122);
const REQUESTS = Number(process.env['FUZZ_REQUESTS'] ?? 6_000);
const AT_ONCE = 20;
/** Others are not held up longer than this (issue 4, point 8). */
const LONGEST_WAIT_MS = 1_000;
/** What a gateway may say to a client that it understands; anything else, INTERNAL above all, is a defect of ours. */
const ANSWERS: ReadonlySet<string> = new Set(['OK', 'INVALID_ARGUMENT', 'NOT_FOUND', 'ALREADY_EXISTS', 'FAILED_PRECONDITION', 'RESOURCE_EXHAUSTED', 'DEADLINE_EXCEEDED', 'CANCELLED']);

describe('requests of any shape', function () {
  this.timeout(1_200_000);

  it(`leave the server up and healthy instances at work (seed ${SEED}, ${REQUESTS} requests)`, async () => {
    const database = await createTestDatabase();
    const defects: string[] = [];
    const log = { info: () => undefined, error: (text: string, error?: unknown) => { defects.push(`${text}: ${error instanceof Error ? error.message : String(error)}`); } };
    const engine = await startEngine({ databaseUrl: database.url, gatewayPort: 0 }, wallClock, { log });
    const client = createLeanClient(engine.address);
    const raw = new Client(engine.address, credentials.createInsecure());
    const random = createRandom(SEED);
    const methods = Object.values(gatewayService());
    const seen = new Map<string, number>();
    const wrong: string[] = [];
    const keys: string[] = ['0', '-1', '4503599627370497'];
    try {
      await client.call('DeployResource', { resources: [{ name: 'healthy.bpmn', content: Buffer.from(oneTask('healthy', 'healthy-work')) }, { name: 'other.bpmn', content: Buffer.from(oneTask('other', 'other-work')) }] });
      for (let n = 0; n < 20; n++) keys.push(String((await client.call('CreateProcessInstance', { bpmnProcessId: 'other', version: -1 }))['processInstanceKey']));
      const taken = await callStream(engine.address, 'ActivateJobs', { type: 'other-work', worker: 'w', timeout: 600_000, maxJobsToActivate: 10, requestTimeout: 10_000 }) as { jobs: { key: string; elementInstanceKey: string; processDefinitionKey: string }[] }[];
      for (const { key, elementInstanceKey, processDefinitionKey } of taken.flatMap(({ jobs }) => jobs)) keys.push(key, elementInstanceKey, processDefinitionKey);
      const send = async (n: number): Promise<void> => {
        const method = methods[n % methods.length];
        if (!method) return;
        const bytes = mutated(method.requestSerialize(randomRequest(method, random, keys)), random);
        const name = await answerOf(raw, method, bytes);
        seen.set(`${method.path.split('/').at(-1)} ${name}`, (seen.get(`${method.path.split('/').at(-1)} ${name}`) ?? 0) + 1);
        if (!ANSWERS.has(name) && name !== 'INTERNAL on bytes that are no message') wrong.push(`${method.path} ${name} ${bytes.subarray(0, 120).toString('hex')}`);
      };
      // when: between them, a healthy instance is worked now and then
      let longestMs = 0;
      for (let n = 0; n < REQUESTS; n += AT_ONCE) {
        await Promise.all(Array.from({ length: AT_ONCE }, (_, k) => send(n + k)));
        if (n % 1_000 === 0) longestMs = Math.max(longestMs, await workOne());
      }
      // Five tries: the machine may be taken away for a moment, the server may not.
      let atTheEndMs = Infinity;
      for (let tries = 5; tries > 0 && atTheEndMs >= LONGEST_WAIT_MS; tries--) atTheEndMs = await workOne();
      // then
      console.log(`    ${[...seen].sort().map(([what, count]) => `${what} ${count}`).join(', ')}`);
      console.log(`    a healthy instance took at most ${longestMs.toFixed(0)} ms from creation to completion, ${atTheEndMs.toFixed(0)} ms at the end`);
      expect(wrong).to.deep.equal([]);
      expect(defects).to.deep.equal([]);
      expect(new Set([...seen.keys()].map((what) => what.split(' ')[0])).size).to.equal(methods.length);
      expect(atTheEndMs).to.be.below(LONGEST_WAIT_MS);
    } finally {
      raw.close();
      client.close();
      await engine.close();
      await database.drop();
    }

    async function workOne(): Promise<number> {
      const startedAtMs = performance.now();
      const { processInstanceKey } = await client.call('CreateProcessInstance', { bpmnProcessId: 'healthy', version: -1 });
      for (;;) {
        const messages = await callStream(engine.address, 'ActivateJobs', { type: 'healthy-work', worker: 'w', timeout: 60_000, maxJobsToActivate: 10, requestTimeout: 10_000 }) as { jobs: { key: string; processInstanceKey: string }[] }[];
        for (const { key, processInstanceKey: owner } of messages.flatMap(({ jobs }) => jobs)) {
          await client.call('CompleteJob', { jobKey: key });
          if (owner === processInstanceKey) return performance.now() - startedAtMs;
        }
      }
    }
  });
});

/** Sends the bytes and waits for the status; streams and long waits are cut off after a moment. */
function answerOf(raw: Client, method: ReturnType<typeof gatewayService>[string], bytes: Buffer): Promise<string> {
  const identity = (buffer: Buffer): Buffer => buffer;
  const understood = (() => { try { method.requestDeserialize(bytes); return true; } catch { return false; } })();
  const nameOf = (code: status): string => (code === status.INTERNAL && !understood ? 'INTERNAL on bytes that are no message' : (status[code] ?? String(code)));
  return new Promise((resolve) => {
    const deadline = Date.now() + 1_500;
    if (!method.responseStream) raw.makeUnaryRequest(method.path, identity, identity, bytes, { deadline }, (error) => resolve(error ? nameOf(error.code) : 'OK'));
    else raw.makeServerStreamRequest(method.path, identity, identity, bytes, { deadline: Date.now() + 150 }).on('data', () => undefined).on('error', (error: { code?: status }) => resolve(nameOf(error.code ?? status.UNKNOWN))).on('end', () => resolve('OK'));
  });
}
