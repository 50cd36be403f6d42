import { env } from 'node:process';
import { isDeepStrictEqual } from 'node:util';
import { expect } from 'chai';
import { startEngine } from '../../engine/main.ts';
import { wallClock } from '../../engine/time/wall-clock.ts';
import { createLeanClient } from '../../engine/zeebe/lean-client.ts';
import type { LeanClient } from '../../engine/zeebe/lean-client.ts';
import { randomGraph } from '../support/decisions/random-decisions.ts';
import type { RandomGraph } from '../support/decisions/random-decisions.ts';
import { calledDecision, end, flow, process, start } from '../engine/runtime/support/bpmn-text.ts';
import { createTestDatabase } from '../support/postgres.ts';
import { realZeebeMissing, startRealZeebe } from '../support/real-zeebe/real-zeebe.ts';

const SEED = Number(env['SEED'] ?? 850_000);
const GRAPHS = Number(env['DECISION_GRAPHS'] ?? 200);

/**
 * Keys are free, and the oracle leaves tenants unset. Texts that are the FEEL parser's or the JVM's own are cut after the expression that they are about.
 */
function comparable(answer: unknown): unknown {
  return JSON.parse(JSON.stringify(answer, (name, value: unknown) => {
    if (name === 'tenantId' || name === 'decisionInstanceKey') return undefined;
    if (typeof value !== 'string') return value;
    if (name === 'message') return value.replace(/(failed to parse expression '.*?'): Expected.*/g, '$1');
    if (name === 'failureMessage') return value.replace(/^(.*failed to evaluate expression '.*') : .*$/s, '$1');
    return /^\d{15,}$/.test(value) ? '<key>' : value;
  }));
}

const call = (client: LeanClient, rpc: string, request: object): Promise<unknown> =>
  client.call(rpc, request, 60_000).catch((error: { code: string; message: string }) => ({ code: error.code, message: error.message }));

async function answers(client: LeanClient, { resourceName, xml, decisionIds, variables }: RandomGraph): Promise<unknown[]> {
  const deployed = await call(client, 'DeployResource', { resources: [{ name: resourceName, content: Buffer.from(xml) }] }) as { deployments?: unknown[] };
  // Decisions come in the order of a hash there.
  if (!deployed.deployments) return [comparable(deployed)];
  const told: unknown[] = [['deployed', deployed.deployments.map((each) => JSON.stringify(comparable(each))).toSorted()]];
  for (const decisionId of decisionIds) for (const each of variables) told.push([decisionId, each, comparable(await call(client, 'EvaluateDecision', { decisionId, variables: JSON.stringify(each) }))]);
  return [...told, ...await results(client, decisionIds.at(-1) ?? '', told)];
}

/** The last decision once more, called by a business rule task: what an instance ends with. One that fails would have no end. */
async function results(client: LeanClient, decisionId: string, told: readonly unknown[]): Promise<unknown[]> {
  const id = `calls-${decisionId}`;
  const xml = process(id, start(), calledDecision('ask', decisionId), end(), flow('start', 'ask'), flow('ask', 'end'));
  const ended: unknown[] = [comparable(await call(client, 'DeployResource', { resources: [{ name: `${id}.bpmn`, content: Buffer.from(xml) }] }))];
  for (const [asked, variables, answer] of told as [string, object, { failureMessage?: string }][]) {
    if (asked !== decisionId || answer.failureMessage !== '') continue;
    const { variables: result } = await call(client, 'CreateProcessInstanceWithResult', { request: { bpmnProcessId: id, version: -1, variables: JSON.stringify(variables) }, requestTimeout: 50_000 }) as { variables?: string };
    ended.push(['ended', variables, result === undefined ? undefined : JSON.parse(result)]);
  }
  return ended;
}

describe('decisions', () => {
  it(`of ${GRAPHS} random graphs come out as on the real Zeebe 8.5.0, outputs, matched rules and failures (SEED=${SEED})`, async function () {
    const missing = realZeebeMissing();
    if (missing) {
      console.log(`      skipped: ${missing}`);
      return this.skip();
    }
    this.timeout(1_200_000);
    const database = await createTestDatabase();
    const engine = await startEngine({ databaseUrl: database.url, gatewayPort: 0 }, wallClock);
    const real = await startRealZeebe();
    const [ours, theirs] = [createLeanClient(engine.address), createLeanClient(real.address)];
    const different: { readonly seed: number; readonly ours: unknown; readonly theirs: unknown }[] = [];
    const counts = { evaluated: 0, failed: 0, ended: 0, refused: 0 };
    try {
      for (let seed = SEED; seed < SEED + GRAPHS; seed++) {
        const graph = randomGraph(seed);
        const [here, there] = [await answers(ours, graph), await answers(theirs, graph)];
        const evaluations = there.slice(1).filter((each) => Array.isArray(each) && each[0] !== 'ended');
        counts.evaluated += evaluations.length;
        counts.ended += there.filter((each) => Array.isArray(each) && each[0] === 'ended').length;
        counts.failed += evaluations.filter((each) => JSON.stringify(each).includes('"failureMessage":"Expected')).length;
        counts.refused += there.length === 1 ? 1 : 0;
        for (const [index, each] of there.entries()) if (!isDeepStrictEqual(here[index], each)) different.push({ seed, ours: here[index], theirs: each });
      }
    } finally {
      ours.close();
      theirs.close();
      await real.stop();
      await engine.close();
      await database.drop();
    }
    console.log(`      ${counts.evaluated} evaluations compared, ${counts.failed} of them failing, and ${counts.ended} instances with a business rule task; ${counts.refused} of ${GRAPHS} deployments refused`);
    expect(different, different.slice(0, 5).map(({ seed, ours: here, theirs: there }) => `seed ${seed}\nours   ${JSON.stringify(here)}\ntheirs ${JSON.stringify(there)}`).join('\n')).to.have.length(0);
    // The generator must reach what it is for.
    expect(counts.evaluated).to.be.greaterThan(GRAPHS * 2);
    expect(counts.failed).to.be.greaterThan(GRAPHS / 10);
  });
});
