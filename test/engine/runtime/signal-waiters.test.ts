import { expect } from 'chai';
import type { Step } from '../../../engine/runtime/port.ts';
import { element, end, flow, process, start, task } from './support/bpmn-text.ts';
import { createClient } from './support/client.ts';
import type { TestClient } from './support/client.ts';

const DEFINITION = '<signalEventDefinition signalRef="go"/>';
const withSignal = (xml: string, name = 'go'): string => xml.replace('<process ', `<signal id="go" name="${name}"/><process `);
const waits = (id = 'wait', definition = DEFINITION): string => `<intermediateCatchEvent id="${id}">${definition}</intermediateCatchEvent>`;
/** Waits again for what it has heard. */
const listener = withSignal(process('listener', start(), waits(), flow('start', 'wait'), flow('wait', 'wait')));
const broadcast = (client: TestClient, variables: object = {}): void => void client.send('SIGNAL', 'BROADCAST', '-1', { signalName: 'go', variables, tenantId: '<default>' });
const heard = (client: TestClient): string[] => client.engine.records.filter(({ recordType, valueType, intent }) => recordType === 'EVENT' && valueType === 'PROCESS_EVENT' && intent === 'TRIGGERING').map(({ value }) => String(value['scopeKey']));

describe('many who wait for one signal', () => {
  const WAITERS = 250;
  const listening = (waiters: number): { client: TestClient; steps: Step[]; instances: string[] } => {
    const steps: Step[] = [];
    const client = createClient({ loadOnDemand: true, onStep: (step) => void steps.push(step) });
    client.deploy(listener);
    return { client, steps, instances: Array.from({ length: waiters }, () => client.create('listener')) };
  };
  const largestUnit = ({ engine }: TestClient): number => Math.max(...engine.units.unitIds().map((unit) => engine.units.entriesOf(unit).length));

  it('share no unit: none is larger with 250 than with 2', () => {
    expect(largestUnit(listening(WAITERS).client)).to.equal(largestUnit(listening(2).client));
  });

  it('hear it once each, in portions of 100, though they begin to wait again before the last has heard it', () => {
    // given
    const { client, steps, instances } = listening(WAITERS);
    const before = steps.length;
    // when
    broadcast(client);
    // then
    const told = steps.slice(before).map(({ commands }) => commands.filter(({ valueType }) => valueType === 'SIGNAL_SUBSCRIPTION').length).filter((count) => count > 0);
    expect(told).to.deep.equal([100, 100, 50]);
    const ended = client.engine.records.filter(({ recordType, intent, value }) => recordType === 'EVENT' && intent === 'ELEMENT_COMPLETED' && value['elementId'] === 'wait').map(({ value }) => String(value['processInstanceKey']));
    expect(ended).to.deep.equal(instances);
    // and: they hear the next one too
    broadcast(client);
    expect(heard(client)).to.have.length(2 * WAITERS);
  });

  it('are told so few at a time that what is sent in one step stays small', () => {
    const { client, steps } = listening(30);
    broadcast(client, { text: 'x'.repeat(2_000_000) });
    expect(heard(client)).to.have.length(30);
    expect(Math.max(...steps.map(({ commands }) => commands.length))).to.equal(7 + 1);
  });

  it('hear it in order of their elements, as in Zeebe, whoever began to wait first', () => {
    // given: 'late' has been there before 'soon', but could not wait until its signal had a name
    const client = createClient();
    const late = '<intermediateCatchEvent id="late"><signalEventDefinition signalRef="unnamed"/></intermediateCatchEvent>';
    client.deploy(withSignal(process('p', start(), element('parallelGateway', 'fork'), late, waits('soon'), end(), flow('start', 'fork'), flow('fork', 'soon'), flow('fork', 'late'), flow('late', 'end'), flow('soon', 'end')))
      .replace('<process ', '<signal id="unnamed" name="=name"/><process '));
    const instance = client.create('p');
    client.send('VARIABLE_DOCUMENT', 'UPDATE', '-1', { scopeKey: instance, updateSemantics: 'PROPAGATE', variables: { name: 'go' }, tenantId: '<default>' });
    const incident = client.engine.records.find(({ valueType, intent }) => valueType === 'INCIDENT' && intent === 'CREATED');
    client.send('INCIDENT', 'RESOLVE', incident?.key ?? '', {});
    // when
    broadcast(client);
    // then
    expect(client.ended(instance).filter((id) => id === 'late' || id === 'soon')).to.deep.equal(['late', 'soon']);
  });

  it('are start events too, and whoever has left is not told', () => {
    // given
    const { client, instances } = listening(3);
    client.deploy(withSignal(process('starter', `<startEvent id="start">${DEFINITION}</startEvent>`, task('t'), flow('start', 't'))));
    client.cancel(instances[1] ?? '');
    // when
    broadcast(client, { x: 1 });
    // then
    expect(heard(client)).to.have.length(3);
    expect(client.activate('t').map(({ variables }) => variables)).to.deep.equal([{ x: 1 }]);
  });
});
