import { expect } from 'chai';
import { createInMemoryEngine } from '../../../engine/simulate/in-memory-engine.ts';
import { NO_KEY } from '../../../engine/protocol/key.ts';
import { boundaryTimer, end, flow, process, start, subProcess, task } from './support/bpmn-text.ts';
import { createClient } from './support/client.ts';

const MODEL = `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" targetNamespace="t"><process id="p" isExecutable="true">
<startEvent id="s"/><sequenceFlow id="f" sourceRef="s" targetRef="t"/><serviceTask id="t"><extensionElements><zeebe:taskDefinition type="=own"/>
<zeebe:executionListeners><zeebe:executionListener eventType="start" type="first"/><zeebe:executionListener eventType="start" type="second"/>
<zeebe:executionListener eventType="end" type="last"/></zeebe:executionListeners></extensionElements></serviceTask></process></definitions>`;
const tenantId = '<default>';

describe('execution listeners of a service task (rule 58)', () => {
  it('run before its job and after it, and from the first one again when the element is tried again', () => {
    const engine = createInMemoryEngine({ startMs: 0 });
    const submit = (valueType: string, intent: string, value: object, key = NO_KEY): void => void engine.submit({ valueType, intent, key, value, requestId: 'r' } as never);
    const jobs = (): string[] => engine.records.filter(({ valueType, intent }) => valueType === 'JOB' && intent === 'CREATED').map(({ value }) => (value as { type: string }).type);
    const complete = (): void => submit('JOB', 'COMPLETE', { variables: {} }, engine.records.findLast(({ valueType, intent }) => valueType === 'JOB' && intent === 'CREATED')?.key);
    submit('DEPLOYMENT', 'CREATE', { resources: [{ resourceName: 'p.bpmn', resource: MODEL }], processesMetadata: [], tenantId });
    submit('PROCESS_INSTANCE_CREATION', 'CREATE', { bpmnProcessId: 'p', processDefinitionKey: NO_KEY, processInstanceKey: NO_KEY, version: -1, variables: {}, startInstructions: [], fetchVariables: [], tenantId });
    complete();
    complete();
    // The type of the own job is an expression over a variable that is not there yet.
    expect(jobs()).to.deep.equal(['first', 'second']);
    const incident = engine.records.findLast(({ valueType }) => valueType === 'INCIDENT');
    const scopeKey = (incident?.value as { processInstanceKey: string }).processInstanceKey;
    submit('VARIABLE_DOCUMENT', 'UPDATE', { scopeKey, variables: { own: 'work' }, updateSemantics: 'LOCAL', tenantId });
    submit('INCIDENT', 'RESOLVE', {}, incident?.key);
    for (let i = 0; i < 4; i++) complete();
    expect(jobs()).to.deep.equal(['first', 'second', 'first', 'second', 'work', 'last']);
    expect(engine.records.at(-1)).to.include({ valueType: 'PROCESS_INSTANCE', intent: 'ELEMENT_COMPLETED', key: scopeKey });
    expect(engine.units.unitIds().filter((unit) => unit.startsWith('instance/'))).to.deep.equal([]);
  });

  it('at the end leaves its variables local to the scope around the task, though a scope further out has them', () => {
    // given
    const listener = '<zeebe:executionListeners><zeebe:executionListener eventType="end" type="last"/></zeebe:executionListeners>';
    const client = createClient();
    client.deploy(process('p', start(), subProcess('sub', start('s'), task('t').replace('</extensionElements>', `${listener}</extensionElements>`), flow('s', 't')), flow('start', 'sub')));
    client.create('p', { x: 1 });
    client.complete(client.activate('t')[0]?.key ?? '');

    // when
    client.complete(client.activate('last')[0]?.key ?? '', { x: 2 });

    // then
    const sub = client.engine.records.find(({ valueType, value }) => valueType === 'PROCESS_INSTANCE' && value['elementId'] === 'sub');
    const last = client.engine.records.findLast(({ valueType }) => valueType === 'VARIABLE');
    expect([last?.intent, last?.value['name'], last?.value['value'], last?.value['scopeKey']]).to.deep.equal(['CREATED', 'x', '2', sub?.key]);
  });

  it('at the end run when its boundary events are closed already', () => {
    // given
    const listener = '<zeebe:executionListeners><zeebe:executionListener eventType="end" type="last"/></zeebe:executionListeners>';
    const client = createClient();
    client.deploy(process('p', start(), task('t').replace('</extensionElements>', `${listener}</extensionElements>`), boundaryTimer('b', 't', 'PT1H'), end(), flow('start', 't'), flow('b', 'end')));
    client.create('p');

    // when
    client.complete(client.activate('t')[0]?.key ?? '');

    // then
    expect(client.engine.records.findLast(({ valueType }) => valueType === 'TIMER')?.intent).to.equal('CANCELED');
    client.engine.advanceTo(client.engine.nowMs + 7_200_000);
    client.complete(client.activate('last')[0]?.key ?? '');
    expect(client.ended()).to.deep.equal(['start', 't', 'p']);
  });
});
