import { expect } from 'chai';
import { end, flow, process, start, task } from './support/bpmn-text.ts';
import { createClient } from './support/client.ts';
import type { TestClient } from './support/client.ts';

const signals = (xml: string, ...names: readonly string[]): string => xml.replace('<process ', `${names.map((name) => `<signal id="${name}" name="${name}"/>`).join('')}<process `);
const eventSubProcess = (id: string, signal: string, isInterrupting: boolean, ...inner: readonly string[]): string =>
  `<subProcess id="${id}" triggeredByEvent="true"><startEvent id="${id}-start" isInterrupting="${isInterrupting}"><outgoing>${id}-start-${id}-task</outgoing><signalEventDefinition signalRef="${signal}"/></startEvent>${task(`${id}-task`)}${flow(`${id}-start`, `${id}-task`)}${inner.join('')}</subProcess>`;
const broadcast = (client: TestClient, signalName: string): void => void client.send('SIGNAL', 'BROADCAST', '-1', { signalName, variables: {}, tenantId: '<default>' });
const triggered = (client: TestClient): unknown[] => client.engine.records.filter(({ valueType, intent }) => valueType === 'PROCESS_EVENT' && intent === 'TRIGGERING').map(({ value }) => value['targetElementId']);

/** As the real Zeebe 8.5.0 does. */
describe('an event', () => {
  it('does not reach the boundary of an activity that is completing', () => {
    // given
    const client = createClient();
    const failing = task('a').replace('</extensionElements>', '<zeebe:ioMapping><zeebe:output source="=assert(x, x != null)" target="y"/></zeebe:ioMapping></extensionElements>');
    client.deploy(signals(process('p', start(), failing, '<boundaryEvent id="b" attachedToRef="a"><signalEventDefinition signalRef="sig"/></boundaryEvent>', end('late'), flow('start', 'a'), flow('b', 'late')), 'sig'));
    client.create('p');
    client.complete(client.activate('a')[0]?.key ?? '', { z: 1 });

    // when
    broadcast(client, 'sig');

    // then
    expect(triggered(client)).not.to.include('b');
  });

  for (const [isInterrupting, reached] of [[true, ['outer-start']], [false, ['outer-start', 'inner-start']]] as const) {
    it(`${isInterrupting ? 'does not reach' : 'reaches'} an event sub-process inside of one that ${isInterrupting ? 'has interrupted' : 'goes beside'} the process`, () => {
      // given
      const client = createClient();
      client.deploy(signals(process('p', start(), task('a'), eventSubProcess('outer', 'first', isInterrupting, eventSubProcess('inner', 'second', true)), flow('start', 'a')), 'first', 'second'));
      client.create('p');

      // when
      broadcast(client, 'first');
      broadcast(client, 'second');

      // then
      expect(triggered(client)).to.deep.equal(reached);
    });
  }
});
