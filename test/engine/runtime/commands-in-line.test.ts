import { expect } from 'chai';
import { boundaryMessage, end, flow, message, process, start, task } from './support/bpmn-text.ts';
import { createClient } from './support/client.ts';
import type { TestClient } from './support/client.ts';

const PUBLISHED = { name: 'm', correlationKey: 'k', messageId: '', timeToLive: 0, deadline: -1, variables: {}, tenantId: '<default>' };
const processAll = ({ engine }: TestClient): void => { while (engine.waiting.length > 0) engine.processNext(); };

/** As the real Zeebe 8.5.0 does. */
describe('commands that wait together', () => {
  it('wait until all has happened that follows from the one before', () => {
    // given
    const client = createClient();
    client.deploy(process('p', start(), task('a'), boundaryMessage('b', 'a', 'm'), end('late'), message('m', 'm', '=&quot;k&quot;'), flow('start', 'a'), flow('b', 'late')));
    const instance = client.create('p');
    const job = client.activate('a')[0]?.key ?? '';

    // when
    client.engine.enqueue({ valueType: 'MESSAGE', intent: 'PUBLISH', key: '-1', value: PUBLISHED });
    client.engine.enqueue({ valueType: 'JOB', intent: 'COMPLETE', key: job, value: { variables: {} } });
    processAll(client);

    // then
    expect(client.ended(instance)).to.deep.equal(['start', 'a!', 'b', 'late', 'p']);
  });

  it('find the children of an interrupted scope terminating in the next command already, one command a step', () => {
    // given
    const client = createClient({ commandsPerStep: 1 });
    const interrupting = '<subProcess id="esp" triggeredByEvent="true"><startEvent id="es"><signalEventDefinition signalRef="sig"/></startEvent></subProcess>';
    client.deploy(process('p', start(), task('a'), interrupting, flow('start', 'a')).replace('<process ', '<signal id="sig" name="sig"/><process '));
    client.create('p');
    processAll(client);

    // when
    client.send('SIGNAL', 'BROADCAST', '-1', { signalName: 'sig', variables: {}, tenantId: '<default>' });
    processAll(client);

    // then
    expect(client.engine.records.some(({ valueType }) => valueType === 'PROCESS_INSTANCE_BATCH')).to.equal(false);
    expect(client.ended().slice(-3)).to.deep.equal(['es', 'esp', 'p']);
  });
});
