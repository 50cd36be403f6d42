import { expect } from 'chai';
import { callActivity, end, flow, process, start, task } from './support/bpmn-text.ts';
import { createClient } from './support/client.ts';

describe('a call activity', () => {
  it('ends with its instance when the called process completes while it is terminating', () => {
    // given: commands that wait for each other, one a step
    const client = createClient({ commandsPerStep: 1 });
    const { engine } = client;
    client.deploy(process('p', start(), callActivity('call', 'q'), flow('start', 'call')), process('q', start(), task('a'), end(), flow('start', 'a'), flow('a', 'end')));
    const instance = client.create('p');
    while (engine.waiting.length > 0) engine.processNext();
    const job = client.activate('a')[0]?.key ?? '';

    // when
    engine.enqueue({ valueType: 'JOB', intent: 'COMPLETE', key: job, value: { variables: {} } });
    engine.enqueue({ valueType: 'PROCESS_INSTANCE', intent: 'CANCEL', key: instance, value: { processInstanceKey: instance } });
    while (engine.waiting.length > 0) engine.processNext();

    // then
    expect(client.ended().slice(-5)).to.deep.equal(['a', 'end', 'q', 'call!', 'p!']);
  });
});
