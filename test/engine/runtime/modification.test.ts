import { expect } from 'chai';
import type { LogRecord } from '../../../engine/protocol/record.ts';
import { callActivity, end, flow, process, start, task } from './support/bpmn-text.ts';
import { createClient } from './support/client.ts';
import type { TestClient } from './support/client.ts';

interface Instructions {
  readonly activate?: readonly { readonly elementId: string; readonly variables?: readonly (readonly [string, object])[] }[];
  readonly terminate?: readonly string[];
}
const modify = (client: TestClient, processInstanceKey: string, { activate = [], terminate = [] }: Instructions): LogRecord => client.send('PROCESS_INSTANCE_MODIFICATION', 'MODIFY', processInstanceKey, {
  processInstanceKey, tenantId: '<default>', terminateInstructions: terminate.map((elementInstanceKey) => ({ elementInstanceKey })),
  activateInstructions: activate.map(({ elementId, variables = [] }) => ({ elementId, ancestorScopeKey: '-1', variableInstructions: variables.map(([scope, values]) => ({ elementId: scope, variables: values })) })),
});
const keyOf = (client: TestClient, elementId: string): string => client.engine.records.findLast(({ intent, value }) => intent === 'ELEMENT_ACTIVATING' && value['elementId'] === elementId)?.key ?? '';

/** As the real Zeebe 8.5.0 does (test/support/real-zeebe). */
describe('the modification of an instance', () => {
  it('ends a called process that is named itself; its call activity waits on', () => {
    // given
    const client = createClient();
    client.deploy(process('p', start(), callActivity('c', 'q'), flow('start', 'c')), process('q', start(), task('b'), flow('start', 'b')));
    const instance = client.create('p');

    // when
    modify(client, instance, { terminate: [keyOf(client, 'q')] });

    // then
    expect(client.ended()).to.deep.equal(['start', 'start', 'b!', 'q!']);
  });

  it('does not end a called process by emptying it', () => {
    const client = createClient();
    client.deploy(process('p', start(), callActivity('c', 'q'), flow('start', 'c')), process('q', start(), task('b'), flow('start', 'b')));
    const instance = client.create('p');
    expect(modify(client, instance, { terminate: [keyOf(client, 'b')] }).rejectionReason).to.contain('would terminate the instance');
  });

  it('begins what throws past the call activity: nothing in it knows of the call', () => {
    // given
    const client = createClient();
    const catching = '<boundaryEvent id="on" attachedToRef="c"><errorEventDefinition/></boundaryEvent>';
    client.deploy(process('p', start(), callActivity('c', 'q'), catching, end(), flow('start', 'c'), flow('on', 'end')), process('q', start(), task('b'), flow('start', 'b')));
    client.create('p');
    modify(client, keyOf(client, 'q'), { activate: [{ elementId: 'b' }] });

    // when
    client.send('JOB', 'THROW_ERROR', client.activate('b').at(-1)?.key ?? '', { errorCode: 'E', errorMessage: '', variables: {} });

    // then
    expect(client.engine.records.findLast(({ valueType }) => valueType === 'INCIDENT')?.value).to.include({ errorType: 'UNHANDLED_ERROR_EVENT', bpmnProcessId: 'q' });
  });

  it('begins an element in place of a token that waits at a gateway: that one holds the instance open no longer', () => {
    // given
    const client = createClient();
    client.deploy(process('p', start(), '<parallelGateway id="fork"/>', task('a'), task('b'), '<parallelGateway id="join"/>', end(), flow('start', 'fork'), flow('fork', 'a'), flow('fork', 'b'), flow('a', 'join'), flow('b', 'join'), flow('join', 'end')));
    const instance = client.create('p');
    client.send('JOB', 'COMPLETE', client.activate('a').at(-1)?.key ?? '', { variables: {} });

    // when
    modify(client, instance, { activate: [{ elementId: 'end' }], terminate: [keyOf(client, 'b')] });

    // then
    expect(client.ended()).to.include('p');
  });

  it('finds its instance by any element of it', () => {
    // given
    const client = createClient();
    client.deploy(process('p', start(), task('a'), flow('start', 'a')));
    client.create('p');
    const first = keyOf(client, 'a');

    // when
    modify(client, first, { activate: [{ elementId: 'a' }] });

    // then
    expect(keyOf(client, 'a')).to.not.equal(first);
    expect(client.activate('a')).to.have.length(2);
  });

  it('sets variables of the instance in the order of the instructions, named or not', () => {
    const client = createClient();
    client.deploy(process('p', start(), task('a'), end(), flow('start', 'a'), flow('a', 'end')));
    modify(client, client.create('p'), { activate: [{ elementId: 'a', variables: [['p', { v: 1 }], ['', { v: 2 }]] }] });
    expect(client.activate('a').at(-1)?.variables).to.deep.equal({ v: 2 });
  });

  it('does not begin a second sub-process beside one that waits for its incident', () => {
    // given
    const inner = '<subProcess id="sub"><extensionElements><zeebe:ioMapping><zeebe:input source="=assert(x, x != null)" target="y"/></zeebe:ioMapping></extensionElements><startEvent id="is"/><serviceTask id="b"><extensionElements><zeebe:taskDefinition type="b"/></extensionElements></serviceTask><sequenceFlow id="is-b" sourceRef="is" targetRef="b"/></subProcess>';
    const client = createClient();
    client.deploy(process('p', start(), inner, flow('start', 'sub')));
    const instance = client.create('p');
    const waiting = keyOf(client, 'sub');

    // when
    modify(client, instance, { activate: [{ elementId: 'b' }] });

    // then
    expect(keyOf(client, 'sub')).to.equal(waiting);
    expect(client.activate('b')).to.deep.equal([]);
  });
});
