import { createRequire } from 'node:module';
import { expect } from 'chai';
import { startEngine } from '../../../engine/main.ts';
import { wallClock } from '../../../engine/time/wall-clock.ts';
import { createLeanClient } from '../../../engine/zeebe/lean-client.ts';
import { dmnText, literal, table } from '../../support/engine/dmn-text.ts';
import { createTestDatabase } from '../../support/postgres.ts';
import type { TestDatabase } from '../../support/postgres.ts';
import type * as ZeebeNode from 'zeebe-node';

// What a default import of it is, depends on who loads this file (node, or mocha through require).
const zeebeNode = createRequire(import.meta.url)('zeebe-node') as typeof ZeebeNode;

const copies = dmnText('copies', [
  { id: 'fee', logic: table({ hitPolicy: 'FIRST', inputs: [{ expression: 'pages' }], outputs: [{ name: 'fee' }], rules: [{ when: ['< 3'], then: ['pages * 2000'] }, { when: ['assert(?, ? != null)'], then: ['4000'] }] }) },
  { id: 'text', requires: ['fee'], logic: literal('"fee: " + string(fee)') },
]);

describe('EvaluateDecision', () => {
  let database: TestDatabase;
  before(async () => { database = await createTestDatabase(); });
  after(() => database.drop());

  it('answers with the output and how it came about, also after a restart and to zeebe-node', async () => {
    // given
    const first = await startEngine({ databaseUrl: database.url, gatewayPort: 0 }, wallClock);
    const deployed = await withClient(first.address, (call) => call('DeployResource', { resources: [{ name: 'copies.dmn', content: Buffer.from(copies) }] }));
    await first.close();
    const engine = await startEngine({ databaseUrl: database.url, gatewayPort: 0 }, wallClock);

    // when
    const text = await withClient(engine.address, (call) => call('EvaluateDecision', { decisionId: 'text', variables: '{"pages":2}' }));
    const zeebe = new zeebeNode.ZBClient(engine.address, { loglevel: 'NONE', retry: false });
    const fee = await zeebe.evaluateDecision({ decisionId: 'fee', variables: { pages: 7 } });
    await zeebe.close();
    await engine.close();

    // then
    const deployments = (deployed['deployments'] as { decision?: { dmnDecisionId: string; version: number }; decisionRequirements?: object }[]).map(({ decision, decisionRequirements }) => decision ? `${decision.dmnDecisionId} ${decision.version}` : Object.keys(decisionRequirements ?? {}).length > 3);
    expect(deployments).to.deep.equal(['fee 1', 'text 1', true]);
    expect(text).to.deep.include({ decisionId: 'text', decisionName: 'text name', decisionVersion: 1, decisionRequirementsId: 'copies', decisionOutput: '"fee: 4000"', failureMessage: '', failedDecisionId: '' });
    const [evaluated] = text['evaluatedDecisions'] as { decisionId: string; decisionType: string; evaluatedInputs: object[]; matchedRules: { ruleId: string; ruleIndex: number }[] }[];
    expect(evaluated).to.deep.include({ decisionId: 'fee', decisionType: 'DECISION_TABLE', evaluatedInputs: [{ inputId: 'input-1', inputName: 'pages', inputValue: '2' }] });
    expect(evaluated?.matchedRules[0]).to.deep.include({ ruleId: 'rule-1', ruleIndex: 1 });
    expect(JSON.parse(String(fee.decisionOutput))).to.equal(4000);
  });

  it('answers a failure, and refuses what it does not know', async () => {
    const engine = await startEngine({ databaseUrl: database.url, gatewayPort: 0 }, wallClock);
    const [failed, unknown, unnamed] = await withClient(engine.address, (call) => Promise.all([
      call('EvaluateDecision', { decisionId: 'text' }), refusal(call('EvaluateDecision', { decisionKey: '4711' })), refusal(call('EvaluateDecision', {})),
    ]));
    await engine.close();
    expect(failed).to.deep.include({ decisionOutput: 'null', failedDecisionId: 'fee', failureMessage: "Expected to evaluate decision 'text', but Assertion failure on evaluate the expression 'assert(?, ? != null)': The condition is not fulfilled" });
    expect(unknown).to.equal("INVALID_ARGUMENT: Command 'EVALUATE' rejected with code 'INVALID_ARGUMENT': Expected to evaluate decision '4711', but no decision found for key '4711'");
    expect(unnamed).to.equal("INVALID_ARGUMENT: Command 'EVALUATE' rejected with code 'INVALID_ARGUMENT': Expected either a decision id or a valid decision key, but none provided");
  });
});

type Call = (rpc: string, request: object) => Promise<Record<string, unknown>>;

async function withClient<T>(address: string, act: (call: Call) => Promise<T>): Promise<T> {
  const client = createLeanClient(address);
  try {
    return await act((rpc, request) => client.call(rpc, request, 60_000));
  } finally {
    client.close();
  }
}

const refusal = (answer: Promise<unknown>): Promise<string> => answer.then(() => 'OK', (error: { code: string; message: string }) => `${error.code}: ${error.message}`);
