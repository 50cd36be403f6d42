import { expect } from 'chai';
import { createUnitsInMemory } from '../../../engine/simulate/units-in-memory.ts';
import type { Step } from '../../../engine/runtime/port.ts';
import { boundaryMessage, boundaryTimer, callActivity, end, flow, message, parallelTask, process, start, subProcess, task } from './support/bpmn-text.ts';
import { createClient } from './support/client.ts';
import { stateOf } from './support/state-text.ts';

const child = process('child', start(), task('work'), end(), flow('start', 'work'), flow('work', 'end'));
const everything = process(
  'everything', message('m', 'hurry', '=id'), start(), parallelTask('each', '=items'), subProcess('sub', start('s'), callActivity('call', 'child'), end('e'), flow('s', 'call'), flow('call', 'e')),
  boundaryMessage('hurry', 'sub', 'm', false), boundaryTimer('late', 'sub', 'PT1H'), end(), end('end2'), end('end3'),
  flow('start', 'each'), flow('each', 'sub'), flow('sub', 'end'), flow('hurry', 'end2'), flow('late', 'end3'),
);

/** Runs a scenario with a second state beside it that only ever sees the events; compares the two after every step. */
function shadowed(options: { readonly commandsPerStep?: number }, act: (client: ReturnType<typeof createClient>) => void): number {
  const shadow = createUnitsInMemory();
  let compared = 0;
  const client = createClient({
    ...options,
    onStep(step: Step) {
      for (const record of step.records) if (record.recordType === 'EVENT') shadow.apply(client.engine.runtime.apply(record, shadow));
      expect(stateOf(shadow)).to.deep.equal(stateOf(client.engine.units));
      compared++;
    },
  });
  act(client);
  return compared;
}

const scenario = (client: ReturnType<typeof createClient>): void => {
  client.deploy(everything, child);
  const done = client.create('everything', { id: 'a', items: [1, 2, 3] });
  const late = client.create('everything', { id: 'b', items: [4] });
  for (const job of client.activate('each')) client.complete(job.key, { got: 1 });
  client.publish('hurry', 'a', { variables: { why: 'now' } });
  for (const job of client.activate('work', 1)) client.complete(job.key, { result: [1, { a: null }] });
  client.engine.advanceTo(client.engine.nowMs + 3_700_000);
  client.cancel(client.create('everything', { id: 'c', items: 7 }));
  expect(client.ended(done)).to.include('everything');
  expect(client.ended(late)).to.include.members(['sub!', 'late', 'everything']);
};

describe('replaying the events of a log', () => {
  for (const commandsPerStep of [undefined, 3]) {
    it(`gives the state that processing gave, after every step (${commandsPerStep ?? 'the usual number of'} commands a step)`, () => {
      // given
      const options = commandsPerStep === undefined ? {} : { commandsPerStep };

      // when
      const steps = shadowed(options, scenario);

      // then
      expect(steps).to.be.greaterThan(10);
    });
  }
});

describe('processing with nothing in memory', () => {
  it('writes the same records as with everything in memory, whatever has to be loaded on the way', () => {
    // given
    const [all, none] = [createClient(), createClient({ loadOnDemand: true })];

    // when
    scenario(all);
    scenario(none);

    // then
    expect(none.engine.records).to.deep.equal(all.engine.records);
    expect(stateOf(none.engine.units)).to.deep.equal(stateOf(all.engine.units));
  });
});
