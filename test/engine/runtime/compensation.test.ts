import { expect } from 'chai';
import { end, flow, process, start, subProcess, task } from './support/bpmn-text.ts';
import { createClient } from './support/client.ts';

const compensable = (id: string): string => `${task(id)}${task(`undo-${id}`).replace('<serviceTask', '<serviceTask isForCompensation="true"')}
<boundaryEvent id="b-${id}" attachedToRef="${id}"><compensateEventDefinition id="d-${id}"/></boundaryEvent>`;
const handled = (id: string): string => `<association id="x-${id}" associationDirection="One" sourceRef="b-${id}" targetRef="undo-${id}"/>`;

describe('compensation of a sub-process without a handler of its own', () => {
  it('is completed with the last handler inside of it, though the throw event waits for others', () => {
    // given
    const client = createClient();
    const inner = subProcess('sub', start('s'), compensable('a'), end('e'), flow('s', 'a'), flow('a', 'e'), handled('a'));
    const thrower = '<intermediateThrowEvent id="undo"><compensateEventDefinition id="d"/></intermediateThrowEvent>';
    client.deploy(process('p', start(), inner, compensable('b'), thrower, end(), flow('start', 'sub'), flow('sub', 'b'), flow('b', 'undo'), flow('undo', 'end'), handled('b')));
    client.create('p');
    const complete = (type: string): void => void client.complete(client.activate(type)[0]?.key ?? '');
    complete('a');
    complete('b');

    // when
    complete('undo-a');

    // then
    const completed = client.engine.records.filter(({ valueType, intent }) => valueType === 'COMPENSATION_SUBSCRIPTION' && intent === 'COMPLETED');
    expect(completed.map(({ value }) => (value as { compensableActivityId: string }).compensableActivityId)).to.deep.equal(['a', 'sub']);
    expect(client.ended()).not.to.include('undo');
    complete('undo-b');
    expect(client.ended()).to.include.members(['undo', 'p']);
  });
});
