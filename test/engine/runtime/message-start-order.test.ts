import { expect } from 'chai';
import { createClient } from './support/client.ts';
import { end, flow, process, task } from './support/bpmn-text.ts';

const HOUR_MS = 3_600_000;
const named = (id: string): string => `<message id="${id}-m" name="${id}"/>`;
const startOf = (id: string): string => `<startEvent id="${id}"><messageEventDefinition id="${id}-d" messageRef="${id}-m"/></startEvent>${flow(id, 'work')}`;

describe('a process with several message start events', () => {
  it('starts with the oldest buffered message of its correlation key, whatever its name, one at a time', () => {
    // given
    const client = createClient();
    client.deploy(process('p', named('a'), named('b'), startOf('a'), startOf('b'), task('work'), end(), flow('work', 'end')));
    for (const [x, name] of ['a', 'b', 'a', 'a', 'b', 'b'].entries()) client.publish(name, 'key', { variables: { x }, timeToLiveMs: HOUR_MS });
    const started: unknown[] = [];
    // when
    for (let jobs = client.activate('work'); jobs.length > 0; jobs = client.activate('work')) {
      started.push(...jobs.map(({ variables }) => variables['x']));
      for (const { key } of jobs) client.complete(key);
    }
    // then
    expect(started).to.deep.equal([0, 1, 2, 3, 4, 5]);
  });
});
