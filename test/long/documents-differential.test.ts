import { setTimeout as delay } from 'node:timers/promises';
import { env } from 'node:process';
import { expect } from 'chai';
import pg from 'pg';
import { startEngine } from '../../engine/main.ts';
import { wallClock } from '../../engine/time/wall-clock.ts';
import { createLeanClient } from '../../engine/zeebe/lean-client.ts';
import { callActivity, end, flow, message, process, start, task } from '../engine/runtime/support/bpmn-text.ts';
import { randomDocument } from '../support/documents/random-document.ts';
import { callStream } from '../support/engine/call-stream.ts';
import { createTestDatabase } from '../support/postgres.ts';
import { realZeebeMissing, startRealZeebe } from '../support/real-zeebe/real-zeebe.ts';

const SEED = Number(env['SEED'] ?? 20_260_000);
const DOCUMENTS = Number(env['DOCUMENTS'] ?? 16);

interface VariableRecord { readonly intent: string; readonly value: { readonly name: string; readonly value: string; readonly scopeKey: string } }
interface Engine { readonly address: string; newVariables(): Promise<readonly VariableRecord[]> }

const MODELS = [
  process('plain', start(), task('work', 'plain'), end(), flow('start', 'work'), flow('work', 'end')),
  process('calling', start(), callActivity('call', 'plain'), task('after', 'calling'), end(), flow('start', 'call'), flow('call', 'after'), flow('after', 'end')),
  process('waiting', message('m', 'news', '=key'), start(), '<intermediateCatchEvent id="catch"><messageEventDefinition id="d" messageRef="m"/></intermediateCatchEvent>', task('after', 'waiting'), end(), flow('start', 'catch'), flow('catch', 'after'), flow('after', 'end')),
  process('mapped', start(), '<serviceTask id="work"><extensionElements><zeebe:taskDefinition type="mapped"/><zeebe:ioMapping><zeebe:input source="=whole" target="w"/><zeebe:input source="=fraction" target="fraction"/><zeebe:input source="={o:text}" target="obj"/><zeebe:output source="=back" target="result"/><zeebe:output source="=[w]" target="list"/></zeebe:ioMapping></extensionElements></serviceTask>', end(), flow('start', 'work'), flow('work', 'end')),
];

/** Letters may be escaped or not; all the rest of a JSON text says what it says. */
const plain = (json: string): string => json.replace(/"(?:[^"\\]|\\.)*"/g, (quoted) => JSON.stringify(JSON.parse(quoted)));

/** What a client and an exporter see of one engine, in order: variables' records, jobs' and results' documents. */
async function seen(engine: Engine): Promise<readonly (readonly string[])[]> {
  const client = createLeanClient(engine.address);
  const runs: string[][] = [];
  const job = async (type: string, fetchVariable: readonly string[] = []): Promise<{ readonly key: string; readonly variables: string }> => {
    for (;;) {
      const [batch] = await callStream(engine.address, 'ActivateJobs', { type, worker: 'w', timeout: 600_000, maxJobsToActivate: 1, requestTimeout: 1_000, fetchVariable }) as { jobs: { key: string; variables: string }[] }[];
      const [found] = batch?.jobs ?? [];
      if (found) return found;
      await delay(10);
    }
  };
  const withResult = (bpmnProcessId: string, variables: string): Promise<Record<string, unknown>> =>
    client.call('CreateProcessInstanceWithResult', { request: { bpmnProcessId, version: -1, variables }, requestTimeout: 60_000 }, 60_000);
  try {
    await client.call('DeployResource', { resources: MODELS.map((xml, n) => ({ name: `${n}.bpmn`, content: Buffer.from(xml) })) }, 60_000);
    for (let n = 0; n < DOCUMENTS; n++) {
      const seed = SEED + n * 10;
      // Zeebe's order of writing depends on the largest document so far (also one that a call has put together) once that has more than five variables.
      const small = n < DOCUMENTS * 0.7;
      const count = (place: number): number => (small ? 1 + (n + place) % 5 : 6 + (n + place) % 15);
      const run = [`seed ${seed}`];
      const told = (what: string, text: string): void => void run.push(`${what} ${plain(text)}`);
      const created = withResult('plain', randomDocument(seed, count(0)));
      const [first] = [await job('plain')];
      told('job', first.variables);
      const fetched = Object.keys(JSON.parse(randomDocument(seed, count(0))) as object).toReversed().slice(1).concat('nothing');
      await client.call('FailJob', { jobKey: first.key, retries: 1, errorMessage: 'again', retryBackOff: 0 });
      told('some of it', (await job('plain', fetched.length > 1 ? fetched : ['nothing'])).variables);
      await client.call('CompleteJob', { jobKey: first.key, variables: randomDocument(seed + 1, count(1)) });
      told('result', String((await created)['variables']));

      const { processInstanceKey } = await client.call('CreateProcessInstance', { bpmnProcessId: 'waiting', version: -1, variables: `{"key":"k${seed}"}` });
      await client.call('SetVariables', { elementInstanceKey: processInstanceKey, variables: randomDocument(seed + 4, count(4)), local: n % 2 === 0 });
      await client.call('PublishMessage', { name: 'news', correlationKey: `k${seed}`, timeToLive: 60_000, variables: randomDocument(seed + 5, count(5)) });
      const published = await job('waiting');
      told('after the message', published.variables);
      await client.call('CompleteJob', { jobKey: published.key, variables: '' });

      if (small) {
        const calling = withResult('calling', randomDocument(seed + 2, 2));
        await client.call('CompleteJob', { jobKey: (await job('plain')).key, variables: randomDocument(seed + 3, 1 + n % 3) });
        const after = await job('calling');
        told('after the call', after.variables);
        await client.call('CompleteJob', { jobKey: after.key, variables: '' });
        told('result', String((await calling)['variables']));

        const number = (which: number): string => (/:\s*(-?\d{1,17}(?:\.\d+)?)[,}]/.exec(randomDocument(seed + 6 + which, 5)) ?? [])[1] ?? '1.50';
        const mapped = withResult('mapped', `{"whole":9007199254740993,"fraction":${number(0)},"text":"x"}`);
        const mappedJob = await job('mapped');
        told('mapped', mappedJob.variables);
        await client.call('CompleteJob', { jobKey: mappedJob.key, variables: `{"back":${number(1)}}` });
        told('result', String((await mapped)['variables']));
      }
      const scopes: string[] = [];
      const written = (await engine.newVariables()).map(({ intent, value }) => {
        if (!scopes.includes(value.scopeKey)) scopes.push(value.scopeKey);
        return plain(`${intent} in scope ${scopes.indexOf(value.scopeKey)}: ${value.name} = ${value.value}`);
      });
      runs.push([...run, ...(small ? written : written.toSorted())]);
    }
  } finally {
    client.close();
  }
  return runs;
}

describe('documents', () => {
  it(`of ${DOCUMENTS} random runs read and are written as on the real Zeebe 8.5.0: digits, forms of numbers, members and order (SEED=${SEED})`, async function () {
    const missing = realZeebeMissing();
    if (missing) {
      console.log(`      skipped: ${missing}`);
      return this.skip();
    }
    this.timeout(600_000);
    // given
    const database = await createTestDatabase();
    const engine = await startEngine({ databaseUrl: database.url, gatewayPort: 0 }, wallClock);
    const real = await startRealZeebe();
    const records = new pg.Client({ connectionString: database.url });
    await records.connect();
    let position = 0;
    try {
      // when
      const ours = await seen({
        address: engine.address,
        async newVariables() {
          const { rows } = await records.query<{ position: string; record: string }>(
            `select position, record::text from engine.record where position > $1 and log_position > $1 and record ->> 'valueType' = 'VARIABLE' order by position`, [position]);
          position = Number(rows.at(-1)?.position ?? position);
          return rows.map(({ record }) => JSON.parse(record) as VariableRecord);
        },
      });
      const theirs = await seen({
        address: real.address,
        newVariables: async () => (await real.newRecords(true)).filter(({ valueType, recordType }) => valueType === 'VARIABLE' && recordType === 'EVENT') as unknown as VariableRecord[],
      });

      // then
      for (const [index, run] of theirs.entries()) expect(ours[index]).to.deep.equal(run);
      expect(theirs.flat().filter((line) => /(?<!\d)\d{16,}|\.0|E/.test(line)).length, 'lines with a number that JavaScript cannot hold').to.be.greaterThan(DOCUMENTS);
    } finally {
      await records.end();
      await real.stop();
      await engine.close();
      await database.drop();
    }
  });
});
