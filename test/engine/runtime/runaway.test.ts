import { expect } from 'chai';
import { callActivity, element, flow, process, start } from './support/bpmn-text.ts';
import { createClient, liveUnits } from './support/client.ts';

/** Far more than either needs: without a limit there is no end. */
const MOST_STEPS = 100_000;

/** Models that go on by themselves without an end (issue 4, point 8): each comes to rest at incidents that name the element, and can be cancelled. */
describe('an instance that runs away', function () {
  this.timeout(120_000);

  /** Begins it and lets it run for as many steps at most; answers its key and whether it has come to rest. */
  function run(client: ReturnType<typeof createClient>, bpmnProcessId: string): { readonly instance: string; readonly rests: boolean } {
    const { engine } = client;
    engine.enqueue({ valueType: 'PROCESS_INSTANCE_CREATION', intent: 'CREATE', key: '-1', value: { bpmnProcessId, version: -1, processDefinitionKey: '-1', processInstanceKey: '-1', variables: {}, startInstructions: [], fetchVariables: [], tenantId: '<default>' } });
    for (let steps = 0; steps < MOST_STEPS && engine.waiting.length > 0; steps++) engine.processNext();
    const created = engine.records.find(({ valueType, intent }) => valueType === 'PROCESS_INSTANCE_CREATION' && intent === 'CREATED');
    return { instance: String(created?.value['processInstanceKey']), rests: engine.waiting.length === 0 };
  }
  const incidents = (client: ReturnType<typeof createClient>): { readonly elementId: unknown; readonly errorType: unknown; readonly errorMessage: string }[] =>
    client.engine.records.filter(({ valueType, intent }) => valueType === 'INCIDENT' && intent === 'CREATED').map(({ value }) => ({ elementId: value['elementId'], errorType: value['errorType'], errorMessage: String(value['errorMessage']) }));

  it('by calling itself stops at a depth of 1,000 with an incident at the call activity', () => {
    // given
    const client = createClient();
    client.deploy(process('self', start(), callActivity('again', '=&quot;self&quot;'), flow('start', 'again')));

    // when
    const { instance, rests } = run(client, 'self');

    // then
    expect(rests).to.equal(true);
    expect(incidents(client).map(({ elementId, errorType }) => `${String(elementId)} ${String(errorType)}`)).to.deep.equal(['again CALLED_ELEMENT_ERROR']);
    expect(incidents(client)[0]?.errorMessage).to.match(/^The call activity has reached the maximum depth of 1000\. /);
    expect(client.engine.records.filter(({ intent, value }) => intent === 'ELEMENT_ACTIVATING' && value['bpmnElementType'] === 'PROCESS').length).to.equal(1_000);

    // when
    client.cancel(instance);

    // then
    expect(liveUnits(client.engine)).to.deep.equal([]);
  });

  it('by forking in a loop stops with incidents at the gateway', () => {
    // given
    const client = createClient();
    client.deploy(process('bomb', start(), element('exclusiveGateway', 'join'), element('parallelGateway', 'fork'), flow('start', 'join'), flow('join', 'fork'), flow('fork', 'join'), '<sequenceFlow id="again" sourceRef="fork" targetRef="join"/>'));

    // when
    const { instance, rests } = run(client, 'bomb');

    // then
    expect(rests).to.equal(true);
    expect(new Set(incidents(client).map(({ elementId, errorType }) => `${String(elementId)} ${String(errorType)}`))).to.deep.equal(new Set(['fork UNKNOWN']));
    expect(incidents(client)[0]?.errorMessage).to.match(/^Expected gateway 'fork' to take 2 sequence flows, but its scope has 10000 elements and tokens already\./);

    // when
    client.cancel(instance);

    // then
    expect(liveUnits(client.engine)).to.deep.equal([]);
  });
});
