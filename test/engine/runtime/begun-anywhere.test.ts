import { expect } from 'chai';
import { callActivity, end, flow, process, start, task } from './support/bpmn-text.ts';
import { createClient } from './support/client.ts';
import type { TestClient } from './support/client.ts';

const FORK = process('p', start(), '<parallelGateway id="fork"/>', task('a'), task('b'), '<parallelGateway id="join"/>', end(), flow('start', 'fork'), flow('fork', 'a'), flow('fork', 'b'), flow('a', 'join'), flow('b', 'join'), flow('join', 'end'));

const createAt = (client: TestClient, ...elementIds: readonly string[]): string => String(client.send('PROCESS_INSTANCE_CREATION', 'CREATE', '-1', {
  bpmnProcessId: 'p', version: -1, processDefinitionKey: '-1', processInstanceKey: '-1', variables: {}, startInstructions: elementIds.map((elementId) => ({ elementId })), tenantId: '<default>',
}).value['processInstanceKey']);
const modify = (client: TestClient, processInstanceKey: string, elementId: string): void => void client.send('PROCESS_INSTANCE_MODIFICATION', 'MODIFY', processInstanceKey, {
  processInstanceKey, activateInstructions: [{ elementId, ancestorScopeKey: '-1', variableInstructions: [] }], terminateInstructions: [], tenantId: '<default>',
});
const activating = (client: TestClient, elementId: string) => client.engine.records.filter(({ intent, value }) => intent === 'ELEMENT_ACTIVATING' && value['elementId'] === elementId);

/** As the real Zeebe 8.5.0 does (test/support/differential). */
describe('an element that a client begins at', () => {
  it('may be a parallel gateway that no flow has reached, and that twice', () => {
    const client = createClient();
    client.deploy(FORK);
    expect(client.ended(createAt(client, 'join', 'join'))).to.deep.equal(['join', 'join', 'end', 'end', 'p']);
  });

  it('leaves a parallel gateway its waiting tokens', () => {
    // given
    const client = createClient();
    client.deploy(FORK);
    const instance = client.create('p');
    client.complete(client.activate('a')[0]?.key ?? '');

    // when
    modify(client, instance, 'join');
    expect(activating(client, 'join')).to.have.length(1);
    client.complete(client.activate('b')[0]?.key ?? '');

    // then
    expect(activating(client, 'join')).to.have.length(2);
    expect(client.ended(instance).at(-1)).to.equal('p');
  });

  it('does not name the call activity that called its process', () => {
    // given
    const client = createClient();
    client.deploy(process('p', start(), callActivity('c', 'q'), flow('start', 'c')), process('q', start(), task('a'), task('b'), flow('start', 'a')));
    client.create('p');

    // when
    modify(client, String(activating(client, 'q')[0]?.key), 'b');

    // then
    expect(activating(client, 'a')[0]?.value['parentElementInstanceKey']).to.equal(activating(client, 'c')[0]?.key);
    expect(activating(client, 'b')[0]?.value['parentElementInstanceKey']).to.equal('-1');
  });

  it('may stand in a scope that an event has interrupted: the interruption is over', () => {
    // given
    const interrupting = '<subProcess id="esp" triggeredByEvent="true"><startEvent id="es"><outgoing>es-et</outgoing><signalEventDefinition signalRef="sig"/></startEvent><serviceTask id="et"><extensionElements><zeebe:taskDefinition type="et"/></extensionElements></serviceTask><sequenceFlow id="es-et" sourceRef="es" targetRef="et"/></subProcess>';
    const client = createClient();
    client.deploy(process('p', start(), task('a'), interrupting, flow('start', 'a')).replace('<process ', '<signal id="sig" name="sig"/><process '));
    const instance = client.create('p');
    client.send('SIGNAL', 'BROADCAST', '-1', { signalName: 'sig', variables: {}, tenantId: '<default>' });

    // when
    modify(client, instance, 'a');

    // then
    expect(activating(client, 'a')).to.have.length(2);
  });
});
