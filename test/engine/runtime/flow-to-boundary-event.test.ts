import { expect } from 'chai';
import { boundaryTimer, end, flow, process, start, task } from './support/bpmn-text.ts';
import { createClient } from './support/client.ts';

/** Found by test/long/engine-fuzz.test.ts (FUZZ_SEED=2486). */
describe('a sequence flow that leads to a boundary event', () => {
  it('ends in an incident that names the event', () => {
    const client = createClient();
    client.deploy(process('p', start(), task('t'), boundaryTimer('b', 't', 'PT1H'), end(), flow('start', 'b'), flow('b', 'end')));
    client.create('p');
    const incident = client.engine.records.find(({ valueType }) => valueType === 'INCIDENT');
    expect(incident?.value).to.include({ elementId: 'b', errorType: 'UNKNOWN' });
  });
});
