import { expect } from 'chai';
import { createUnitsInMemory } from '../../../engine/simulate/units-in-memory.ts';
import type { DeploymentValue } from '../../../engine/protocol/deployment-values.ts';
import type { DecisionEvaluationValue } from '../../../engine/protocol/decision-evaluation-value.ts';
import type { LogRecord } from '../../../engine/protocol/record.ts';
import { dmnText, literal } from '../../support/engine/dmn-text.ts';
import type { DecisionText } from '../../support/engine/dmn-text.ts';
import { boundaryTimer, calledDecision, end, flow, formTask, process, start } from './support/bpmn-text.ts';
import { createClient } from './support/client.ts';
import type { TestClient } from './support/client.ts';
import { stateOf } from './support/state-text.ts';

const HEAD = 'Expected to deploy new resources, but encountered the following errors:';
const fee = (expression: string, more: readonly DecisionText[] = [], graph = 'fees'): string => dmnText(graph, [{ id: 'fee', logic: literal(expression) }, ...more]);
const asking = (decisionId: string): string => process('asking', start(), calledDecision('ask', decisionId), end(), flow('start', 'ask'), flow('ask', 'end'));

function deploy(client: TestClient, resources: Readonly<Record<string, string>>): LogRecord {
  return client.send('DEPLOYMENT', 'CREATE', '-1', {
    resources: Object.entries(resources).map(([resourceName, resource]) => ({ resourceName, resource })), processesMetadata: [], decisionsMetadata: [], decisionRequirementsMetadata: [], formMetadata: [], tenantId: '<default>',
  });
}

/** `id version` of decisions and of the file, `=` behind what was there already. */
function deployed(client: TestClient, resources: Readonly<Record<string, string>>): string[] {
  const value = deploy(client, resources).value as DeploymentValue;
  return [
    ...value.decisionRequirementsMetadata.map(({ decisionRequirementsId, decisionRequirementsVersion, duplicate }) => `${decisionRequirementsId} ${decisionRequirementsVersion}${duplicate ? ' =' : ''}`),
    ...value.decisionsMetadata.map(({ decisionId, version, duplicate }) => `${decisionId} ${version}${duplicate ? ' =' : ''}`),
  ];
}

const evaluate = (client: TestClient, asked: { readonly decisionId?: string; readonly decisionKey?: string }, variables: object = {}): LogRecord =>
  client.send('DECISION_EVALUATION', 'EVALUATE', '-1', { decisionId: '', decisionKey: '-1', variables, tenantId: '<default>', ...asked });
const outputOf = (record: LogRecord): unknown => (record.recordType === 'COMMAND_REJECTION' ? record.rejectionReason : (record.value as DecisionEvaluationValue).decisionOutput);
const requirementsKey = (record: LogRecord): string => String((record.value as DeploymentValue).decisionRequirementsMetadata[0]?.decisionRequirementsKey);
const remove = (client: TestClient, resourceKey: string): LogRecord => client.send('RESOURCE_DELETION', 'DELETE', '-1', { resourceKey, tenantId: '<default>' });
const events = (client: TestClient, valueType: string): string[] => client.engine.records.filter((record) => record.recordType === 'EVENT' && record.valueType === valueType).map(({ intent }) => intent);

describe('deploying decisions', () => {
  it('gives versions to files and to decisions, each for itself, and knows what it has (rule 110)', () => {
    // given
    const client = createClient();

    // when
    const versions = [
      deployed(client, { 'fees.dmn': fee('1') }), deployed(client, { 'fees.dmn': fee('1') }), deployed(client, { 'renamed.dmn': fee('1') }), deployed(client, { 'renamed.dmn': fee('2') }),
      deployed(client, { 'other.dmn': fee('3', [], 'others') }), deployed(client, { 'renamed.dmn': fee('2') }),
    ];

    // then: in the end the same file again, but another one has had the latest version of its decision
    expect(versions).to.deep.equal([['fees 1', 'fee 1'], ['fees 1 =', 'fee 1 ='], ['fees 2', 'fee 2'], ['fees 3', 'fee 3'], ['others 1', 'fee 4'], ['fees 4', 'fee 5']]);
    expect(events(client, 'DECISION')).to.have.length(5);
  });

  it('refuses ids twice in one deployment, and takes nothing of it', () => {
    const client = createClient();
    expect(deploy(client, { 'a.dmn': fee('1'), 'b.dmn': fee('2') }).rejectionReason).to.equal(`${HEAD}\nExpected the decision requirements ids to be unique within a deployment but found a duplicated id 'fees' in the resources 'a.dmn' and 'b.dmn'.`);
    expect(deploy(client, { 'a.dmn': fee('1'), 'b.dmn': fee('2', [], 'others') }).rejectionReason).to.equal(`${HEAD}\nExpected the decision ids to be unique within a deployment but found a duplicated id 'fee' in the resources 'a.dmn' and 'b.dmn'.`);
    expect(deploy(client, { 'a.dmn': fee('1 +'), 'p.bpmn': asking('fee') }).rejectionReason).to.match(/\nFEEL expression: failed to parse expression '1 \+'/);
    expect(deploy(client, { 'nameless.dmn': fee('1').replace('name="fee name"', 'name=""') }).rejectionReason).to.match(/^[^']*\n'nameless\.dmn': /);
    expect(client.engine.units.unitIds()).to.deep.equal([]);
  });

  it('takes forms, and refuses those without id', () => {
    const client = createClient();
    const form = (id?: string): string => JSON.stringify({ components: [], ...(id === undefined ? {} : { id }) });
    const versions = [form('f'), form('f'), '{ "id": "f" }'].map((text) => { const [metadata] = (deploy(client, { 'a.form': text }).value as DeploymentValue).formMetadata; return [metadata?.version, metadata?.duplicate]; });
    expect(versions).to.deep.equal([[1, false], [1, true], [2, false]]);
    expect(deploy(client, { 'a.form': form() }).rejectionReason).to.equal(`${HEAD}\nExpected the form id to be present, but none given`);
    expect(deploy(client, { 'a.form': form(' ') }).rejectionReason).to.equal(`${HEAD}\nExpected the form id to be filled, but it is blank`);
    expect(deploy(client, { 'a.form': form('f'), 'b.form': form('f') }).rejectionReason).to.equal(`${HEAD}\nExpected the form ids to be unique within a deployment but found a duplicated id 'f' in the resources 'a.form' and 'b.form'.`);
    expect(deploy(client, { 'a.form': 'no JSON' }).rejectionReason).to.match(/Failed to parse formId from form JSON\. 'a\.form'/);
  });
});

describe('evaluating decisions', () => {
  it('takes the latest of an id, or the one with a key', () => {
    const client = createClient();
    const first = deploy(client, { 'fees.dmn': fee('pages * 2000') });
    deploy(client, { 'fees.dmn': fee('pages * 3000', [{ id: 'total', requires: ['fee'], logic: literal('fee + 1') }]) });
    const [decision] = (first.value as DeploymentValue).decisionsMetadata;
    expect(outputOf(evaluate(client, { decisionId: 'fee' }, { pages: 2 }))).to.equal('6000');
    expect(outputOf(evaluate(client, { decisionKey: String(decision?.decisionKey) }, { pages: 2 }))).to.equal('4000');
    const total = evaluate(client, { decisionId: 'total' }, { pages: 1 }).value as DecisionEvaluationValue;
    expect(total.evaluatedDecisions.map(({ decisionId, decisionVersion, decisionOutput }) => [decisionId, decisionVersion, decisionOutput])).to.deep.equal([['fee', 2, '3000'], ['total', 1, '3001']]);
    expect(total).to.deep.include({ variables: {}, elementInstanceKey: '-1', bpmnProcessId: '' });
  });

  it('refuses what is not deployed, and answers what fails', () => {
    const client = createClient();
    deploy(client, { 'fees.dmn': fee('assert(pages, pages != null)') });
    expect(outputOf(evaluate(client, {}))).to.equal('Expected either a decision id or a valid decision key, but none provided');
    expect(outputOf(evaluate(client, { decisionKey: '123' }))).to.equal("Expected to evaluate decision '123', but no decision found for key '123'");
    expect(outputOf(evaluate(client, { decisionId: 'nobody' }))).to.equal("Expected to evaluate decision 'nobody', but no decision found for id 'nobody'");
    const failed = evaluate(client, { decisionId: 'fee' });
    expect(failed).to.deep.include({ recordType: 'EVENT', intent: 'FAILED' });
    expect(failed.value).to.deep.include({ decisionOutput: 'null', failedDecisionId: 'fee' });
  });
});

describe('a business rule task with a called decision', () => {
  const incidents = (client: TestClient): [string, string, string][] => client.engine.records.filter(({ valueType, intent }) => valueType === 'INCIDENT' && intent === 'CREATED').map(({ key, value }) => [key, String(value['errorType']), String(value['errorMessage'])]);

  it('puts the result of the latest version into its variable', () => {
    const client = createClient();
    deploy(client, { 'fees.dmn': fee('{sum: pages * 2000}'), 'p.bpmn': asking('=which') });
    const key = client.create('asking', { which: 'fee', pages: 3 });
    expect(client.ended(key)).to.deep.equal(['start', 'ask', 'end', 'asking']);
    const variable = client.engine.records.find(({ valueType, value }) => valueType === 'VARIABLE' && value['name'] === 'result');
    expect(variable?.value).to.deep.include({ value: '{"sum":6000}', scopeKey: key });
    expect(client.engine.records.find(({ intent }) => intent === 'EVALUATED')?.value).to.deep.include({ processInstanceKey: key, elementId: 'ask', bpmnProcessId: 'asking' });
  });

  it('waits with an incident until the decision is there and does not fail', () => {
    // given
    const client = createClient();
    deploy(client, { 'p.bpmn': asking('fee') });
    const key = client.create('asking');

    // when
    const [missing] = incidents(client);
    deploy(client, { 'fees.dmn': fee('assert(pages, pages != null)') });
    client.send('INCIDENT', 'RESOLVE', String(missing?.[0]), {});
    const failing = incidents(client)[1];
    deploy(client, { 'fees.dmn': fee('1') });
    client.send('INCIDENT', 'RESOLVE', String(failing?.[0]), {});

    // then
    expect(missing?.slice(1)).to.deep.equal(['CALLED_DECISION_ERROR', "Expected to evaluate decision 'fee', but no decision found for id 'fee'"]);
    expect(failing?.slice(1)).to.deep.equal(['DECISION_EVALUATION_ERROR', "Expected to evaluate decision 'fee', but Assertion failure on evaluate the expression 'assert(pages, pages != null)': The condition is not fulfilled"]);
    expect(client.ended(key)).to.include('asking');
  });
});

describe('a task that is done as soon as it is entered', () => {
  it('does not arm its boundary events, even when it stays with an incident', () => {
    const client = createClient();
    const failing = '<zeebe:ioMapping><zeebe:output source="=assert(zz, zz != null)" target="o"/></zeebe:ioMapping>';
    const waiting = (id: string): string => process(id, start(), calledDecision('ask', 'fee', 'result', failing), boundaryTimer('late', 'ask', 'PT1S'), end(), end('end2'), flow('start', 'ask'), flow('ask', 'end'), flow('late', 'end2'));
    deploy(client, { 'fees.dmn': fee('1'), 'p.bpmn': waiting('waiting') });
    const key = client.create('waiting');
    client.engine.advanceTo(client.engine.nowMs + 60_000);
    expect(events(client, 'TIMER')).to.deep.equal([]);
    expect(events(client, 'INCIDENT')).to.deep.equal(['CREATED']);
    expect(client.ended(key)).to.deep.equal(['start']);
  });
});

describe('deleting decisions and forms', () => {
  it('makes the version before the latest; numbers of decisions are given again', () => {
    const client = createClient();
    const first = deploy(client, { 'fees.dmn': fee('1') });
    const second = deploy(client, { 'fees.dmn': fee('2') });
    expect(remove(client, requirementsKey(second)).intent).to.equal('DELETING');
    expect(outputOf(evaluate(client, { decisionId: 'fee' }))).to.equal('1');
    expect(deployed(client, { 'fees.dmn': fee('3') })).to.deep.equal(['fees 2', 'fee 2']);
    remove(client, requirementsKey(first));
    expect(outputOf(evaluate(client, { decisionId: 'fee' }))).to.equal('3');
    expect(remove(client, requirementsKey(first)).rejectionReason).to.equal(`Expected to delete resource but no resource found with key \`${requirementsKey(first)}\``);
  });

  it('leaves nothing of a decision whose only version is deleted', () => {
    const client = createClient();
    remove(client, requirementsKey(deploy(client, { 'fees.dmn': fee('1') })));
    expect(client.engine.units.unitIds()).to.deep.equal([]);
    expect(outputOf(evaluate(client, { decisionId: 'fee' }))).to.equal("Expected to evaluate decision 'fee', but no decision found for id 'fee'");
  });

  it('gives numbers of forms once only', () => {
    const client = createClient();
    const [form] = (deploy(client, { 'a.form': '{"id":"f"}' }).value as DeploymentValue).formMetadata;
    remove(client, String(form?.formKey));
    expect((deploy(client, { 'a.form': '{"id":"f"}' }).value as DeploymentValue).formMetadata[0]).to.deep.include({ version: 2, duplicate: false });
  });
});

describe('the form of a user task', () => {
  it('is the latest of its id when the task begins (rule 120)', () => {
    const client = createClient();
    deploy(client, { 'p.bpmn': process('filling', start(), formTask('fill', 'f'), end(), flow('start', 'fill'), flow('fill', 'end')) });
    client.create('filling');
    const [form] = (deploy(client, { 'a.form': '{"id":"f"}' }).value as DeploymentValue).formMetadata;
    client.create('filling');
    expect(client.engine.records.filter(({ valueType, intent }) => valueType === 'INCIDENT' && intent === 'CREATED').map(({ value }) => value['errorType'])).to.deep.equal(['FORM_NOT_FOUND']);
    expect(client.engine.records.find(({ valueType, intent }) => valueType === 'JOB' && intent === 'CREATED')?.value['customHeaders']).to.deep.equal({ 'io.camunda.zeebe:formKey': form?.formKey });
  });
});

describe('decisions in the state', () => {
  const scenario = (client: TestClient): void => {
    const first = deploy(client, { 'fees.dmn': fee('1', [{ id: 'total', requires: ['fee'], logic: literal('fee + x') }]), 'p.bpmn': asking('total'), 'a.form': '{"id":"f"}' });
    deploy(client, { 'fees.dmn': fee('2', [{ id: 'total', requires: ['fee'], logic: literal('fee + x') }]) });
    client.create('asking', { x: 1 });
    evaluate(client, { decisionId: 'fee' });
    evaluate(client, { decisionKey: String((first.value as DeploymentValue).decisionsMetadata[0]?.decisionKey) });
    remove(client, requirementsKey(first));
    remove(client, String((first.value as DeploymentValue).formMetadata[0]?.formKey));
  };

  it('come out of replayed events as they came out of processing', () => {
    const shadow = createUnitsInMemory();
    let compared = 0;
    const client: TestClient = createClient({
      onStep(step) {
        for (const record of step.records) if (record.recordType === 'EVENT') shadow.apply(client.engine.runtime.apply(record, shadow));
        expect(stateOf(shadow)).to.deep.equal(stateOf(client.engine.units));
        compared++;
      },
    });
    scenario(client);
    expect(compared).to.be.greaterThan(6);
  });

  it('are loaded when they are needed', () => {
    const [all, none] = [createClient(), createClient({ loadOnDemand: true })];
    scenario(all);
    scenario(none);
    expect(none.engine.records).to.deep.equal(all.engine.records);
  });
});
