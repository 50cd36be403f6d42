import { expect } from 'chai';
import type { Step } from '../../../engine/runtime/port.ts';
import { element, end, flow, parallelTask, process, start, task } from './support/bpmn-text.ts';
import { createClient, liveUnits } from './support/client.ts';

const ITEMS = 300;

describe('an instance with very many parts', function () {
  this.timeout(180_000);
  const commandsOf = (step: Step): number => step.records.filter(({ recordType }) => recordType === 'COMMAND').length;

  it('is begun and cancelled in portions, so that no step holds the others up', () => {
    // given
    const sizes: number[] = [];
    const client = createClient({ onStep: (step) => { sizes.push(commandsOf(step)); } });
    client.deploy(process('many', start(), parallelTask('each', '=items'), end(), flow('start', 'each'), flow('each', 'end')));

    // when
    const instance = client.create('many', { items: Array.from({ length: ITEMS }, (_, i) => i) });
    let begun = 0;
    // What does not fit into one answer comes with the next.
    for (let jobs = client.activate('each', ITEMS); jobs.length > 0; jobs = client.activate('each', ITEMS)) begun += jobs.length;
    client.cancel(instance);

    // then
    expect(begun).to.equal(ITEMS);
    expect(Math.max(...sizes)).to.be.at.most(100);
    expect(liveUnits(client.engine)).to.deep.equal([]);
  });

  it('has jobs that are measured in bytes, as messages are: what no client could receive becomes an incident', () => {
    // given: 1.4 million letters of three bytes each
    const client = createClient();
    client.deploy(process('p', start(), task('t'), end(), flow('start', 't'), flow('t', 'end')));
    const text = 'ế'.repeat(350_000);
    const large = client.create('p', { a: text });
    for (const name of ['b', 'c', 'd']) client.send('VARIABLE_DOCUMENT', 'UPDATE', '-1', { scopeKey: large, updateSemantics: 'PROPAGATE', variables: { [name]: text }, tenantId: '<default>' });
    client.create('p', { a: text });
    // when
    const first = client.activate('t');
    // then
    const incidents = client.engine.records.filter(({ recordType, valueType }) => recordType === 'EVENT' && valueType === 'INCIDENT').map(({ value }) => [value['errorType'], value['errorMessage']]);
    expect(incidents.map(([type]) => type)).to.deep.equal(['MESSAGE_SIZE_EXCEEDED']);
    expect(incidents[0]?.[1]).to.include('with 4.0 MB it is larger');
    expect([...first, ...client.activate('t')].map(({ variables }) => Object.keys(variables))).to.deep.equal([['a']]);
  });

  it('goes through a long chain of automatic elements in several steps', () => {
    // given
    const client = createClient();
    const tasks = Array.from({ length: 150 }, (_, i) => `t${i}`);
    const chain = ['start', ...tasks, 'end'];
    client.deploy(process('chain', start(), ...tasks.map((id) => element('manualTask', id)), end(), ...chain.slice(1).map((id, i) => flow(chain[i] ?? '', id))));

    // when
    const instance = client.create('chain');

    // then
    expect(client.ended(instance)).to.deep.equal([...chain, 'chain']);
    expect(liveUnits(client.engine)).to.deep.equal([]);
  });
});

describe('a defect', () => {
  it('is thrown to the runner, and nothing of the half-done step is kept', () => {
    // given
    const client = createClient();
    client.deploy(process('p', start(), end(), flow('start', 'end')));
    const before = client.engine.units.unitIds();

    // when
    const act = (): unknown => client.engine.submit({ valueType: 'PROCESS_INSTANCE', intent: 'ACTIVATE_ELEMENT', key: '77', unit: 'instance/77', value: { processDefinitionKey: '12345', flowScopeKey: '-1', elementId: 'nowhere', bpmnElementType: 'PROCESS' } });

    // then
    expect(act).to.throw("Expected to find process definition with key '12345'");
    expect(client.engine.units.unitIds()).to.deep.equal(before);
  });
});
