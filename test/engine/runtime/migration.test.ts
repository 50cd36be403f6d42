import { expect } from 'chai';
import type { LogRecord } from '../../../engine/protocol/record.ts';
import { boundaryTimer, end, flow, process, start, task } from './support/bpmn-text.ts';
import { createClient } from './support/client.ts';
import type { TestClient } from './support/client.ts';

const one = (id: string, ...more: readonly string[]): string => process(id, start(), task('a'), end(), flow('start', 'a'), flow('a', 'end'), ...more);

/** The keys of the definitions, in order, of `xmls` that are deployed one by one. */
const deployed = (client: TestClient, ...xmls: readonly string[]): string[] =>
  xmls.map((xml) => String((client.deploy(xml).value['processesMetadata'] as { processDefinitionKey: string }[])[0]?.processDefinitionKey));
const migrate = (client: TestClient, processInstanceKey: string, targetProcessDefinitionKey: string | undefined, mapping: Readonly<Record<string, string>>): LogRecord =>
  client.send('PROCESS_INSTANCE_MIGRATION', 'MIGRATE', processInstanceKey, {
    processInstanceKey, targetProcessDefinitionKey: targetProcessDefinitionKey ?? '-1', mappingInstructions: Object.entries(mapping).map(([sourceElementId, targetElementId]) => ({ sourceElementId, targetElementId })),
  });
const fail = (client: TestClient): void => void client.send('JOB', 'FAIL', client.activate('a')[0]?.key ?? '', { retries: 0, errorMessage: 'no', retryBackoff: 0, variables: {} });
const last = (client: TestClient, valueType: string): LogRecord | undefined => client.engine.records.findLast((record) => record.valueType === valueType);

/** As the real Zeebe 8.5.0 does (test/support/real-zeebe). */
describe('the migration of an instance', () => {
  it('takes the incident of a job along', () => {
    // given
    const client = createClient();
    const [, target] = deployed(client, one('p'), one('q').replaceAll('"a"', '"b"').replace('id="start-a"', 'id="start-b"'));
    const instance = client.create('p');
    fail(client);

    // when
    migrate(client, instance, target, { a: 'b' });

    // then
    const incident = last(client, 'INCIDENT');
    expect(incident).to.deep.include({ intent: 'MIGRATED' });
    expect(incident?.value).to.include({ bpmnProcessId: 'q', processDefinitionKey: target, elementId: 'b' });
    expect(client.send('INCIDENT', 'RESOLVE', incident?.key ?? '', {}).value).to.include({ elementId: 'b' });
  });

  it('is done to an element that waits for its incident, which the new model may have no cause for', () => {
    // given
    const io = '<ioMapping><input source="=assert(x, x != null)" target="y"/></ioMapping>';
    const client = createClient();
    const [, target] = deployed(client, one('p').replace(/<zeebe:taskDefinition [^>]*\/>/, `$&${io.replaceAll('<', '<zeebe:').replaceAll('<zeebe:/', '</zeebe:')}`), one('q'));
    const instance = client.create('p');
    expect(last(client, 'INCIDENT')?.intent).to.equal('CREATED');

    // when
    migrate(client, instance, target, { a: 'a' });
    client.send('INCIDENT', 'RESOLVE', last(client, 'INCIDENT')?.key ?? '', {});

    // then
    client.complete(client.activate('a')[0]?.key ?? '');
    expect(client.ended(instance).at(-1)).to.equal('q');
  });

  it('is refused for an event sub-process of the process, not for one that lies deeper', () => {
    // given
    const esp = '<subProcess id="esp" triggeredByEvent="true"><startEvent id="es"><timerEventDefinition><timeDuration>PT1H</timeDuration></timerEventDefinition></startEvent></subProcess>';
    const around = (id: string, inner: string, outer = ''): string => process(id, start(), `<subProcess id="sub"><startEvent id="is"/><serviceTask id="a"><extensionElements><zeebe:taskDefinition type="a"/></extensionElements></serviceTask><sequenceFlow id="is-a" sourceRef="is" targetRef="a"/>${inner}</subProcess>`, flow('start', 'sub'), outer);
    const client = createClient();
    const [, outer, inner] = deployed(client, around('p', ''), around('o', '', esp), around('i', esp));
    const instance = client.create('p');

    // then
    expect(migrate(client, instance, outer, { sub: 'sub', a: 'a' }).rejectionReason).to.contain('target process has an event subprocess');
    expect(migrate(client, instance, inner, { sub: 'sub', a: 'a' }).intent).to.equal('MIGRATED');
    expect(last(client, 'TIMER')).to.deep.include({ intent: 'CREATED' });
  });

  it('leaves one subscription to a signal that both models wait for', () => {
    // given
    const esp = '<subProcess id="esp" triggeredByEvent="true"><startEvent id="es" isInterrupting="false"><outgoing>es-w</outgoing><signalEventDefinition signalRef="sig"/></startEvent><serviceTask id="w"><extensionElements><zeebe:taskDefinition type="w"/></extensionElements></serviceTask><sequenceFlow id="es-w" sourceRef="es" targetRef="w"/></subProcess>';
    const model = (id: string): string => process(id, start(), `<subProcess id="sub"><startEvent id="is"/><serviceTask id="a"><extensionElements><zeebe:taskDefinition type="a"/></extensionElements></serviceTask><sequenceFlow id="is-a" sourceRef="is" targetRef="a"/>${esp}</subProcess>`, flow('start', 'sub')).replace('<process ', '<signal id="sig" name="sig"/><process ');
    const client = createClient();
    const [, target] = deployed(client, model('p'), model('q'));
    migrate(client, client.create('p'), target, { sub: 'sub', a: 'a' });

    // when
    client.send('SIGNAL', 'BROADCAST', '-1', { signalName: 'sig', variables: {}, tenantId: '<default>' });

    // then
    expect(client.activate('w')).to.have.length(1);
  });

  it('names the boundary events that stand against it', () => {
    // given
    const client = createClient();
    const [, target] = deployed(client, one('p'), one('q', boundaryTimer('t1', 'a', 'PT1H'), boundaryTimer('t2', 'a', 'PT2H'), '<boundaryEvent id="e" attachedToRef="a"><errorEventDefinition/></boundaryEvent>', flow('t1', 'end'), flow('t2', 'end'), flow('e', 'end')));

    // then
    expect(migrate(client, client.create('p'), target, { a: 'a' }).rejectionReason).to.contain("boundary events of types 'ERROR,TIMER,TIMER'");
  });

  it('asks for the target only of an instance that may be migrated', () => {
    const client = createClient();
    deployed(client, one('p'));
    const twice = { processInstanceKey: client.create('p'), targetProcessDefinitionKey: '77', mappingInstructions: [{ sourceElementId: 'a', targetElementId: 'a' }, { sourceElementId: 'a', targetElementId: 'b' }] };
    expect(client.send('PROCESS_INSTANCE_MIGRATION', 'MIGRATE', twice.processInstanceKey, twice).rejectionReason).to.contain("duplicate source element ids '[a]'");
  });
});
