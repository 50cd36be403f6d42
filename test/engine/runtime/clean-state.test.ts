import { expect } from 'chai';
import { boundaryMessage, boundaryTimer, callActivity, element, end, flow, message, process, start, task } from './support/bpmn-text.ts';
import { createClient, liveUnits } from './support/client.ts';

const waiting = process(
  'waiting', message('m', 'news', '=id'), start(), task('work'), boundaryMessage('news', 'work', 'm'), boundaryTimer('tick', 'work', 'PT1M', false), end(), end('end2'), end('end3'),
  flow('start', 'work'), flow('work', 'end'), flow('news', 'end2'), flow('tick', 'end3'),
);
const calling = process('calling', start(), callActivity('call', 'waiting'), end(), flow('start', 'call'), flow('call', 'end'));
const startedByMessage = process(
  'started', '<message id="begin" name="begin"/>', '<startEvent id="start"><messageEventDefinition id="d" messageRef="begin"/></startEvent>', task('slow'), end(), flow('start', 'slow'), flow('slow', 'end'),
);

describe('the state after an instance has ended', () => {
  const ways: Readonly<Record<string, (client: ReturnType<typeof createClient>, instance: string) => void>> = {
    'by completing': (client) => { for (const job of client.activate('work')) client.complete(job.key, { x: 1 }); },
    'by being cancelled': (client, instance) => { client.cancel(instance); },
    'by a message that interrupted it': (client) => { client.publish('news', 'k'); },
    'after a timer that did not interrupt': (client) => { client.engine.advanceTo(client.engine.nowMs + 61_000); for (const job of client.activate('work')) client.complete(job.key); },
    'after an incident': (client, instance) => {
      const [job] = client.activate('work');
      client.send('JOB', 'FAIL', job?.key ?? '', { retries: 0, retryBackoff: 0, errorMessage: 'broken', variables: { y: 2 } });
      client.cancel(instance);
    },
  };
  for (const [how, act] of Object.entries(ways)) for (const [what, processId] of [['', 'waiting'], ['called by another, ', 'calling']] as const) {
    it(`holds nothing of it when it ended, ${what}${how}`, () => {
      // given
      const client = createClient();
      client.deploy(waiting, calling);
      const instance = client.create(processId, { id: 'k' });
      expect(liveUnits(client.engine)).to.have.members([`instance/${instance}`, 'message/news/k']);

      // when
      act(client, instance);

      // then
      expect(client.ended()).to.satisfy((ended: string[]) => ended.includes(processId) || ended.includes(`${processId}!`));
      expect(liveUnits(client.engine)).to.deep.equal([]);
    });
  }

  it('frees the correlation key for the next buffered message, and then holds nothing', () => {
    // given
    const client = createClient();
    client.deploy(startedByMessage);
    client.publish('begin', 'k', { timeToLiveMs: 1000 });
    client.publish('begin', 'k', { timeToLiveMs: 1000 });
    expect(client.activate('slow')).to.have.length(1);

    // when
    const [first] = client.engine.records.filter(({ valueType, intent }) => valueType === 'JOB' && intent === 'CREATED');
    client.complete(first?.key ?? '');
    const second = client.activate('slow');
    for (const job of second) client.complete(job.key);
    client.engine.advanceTo(client.engine.nowMs + 2000);

    // then
    expect(second).to.have.length(1);
    expect(liveUnits(client.engine)).to.deep.equal([]);
  });

  it('keeps a parallel join that lacks a token, and nothing after a cancel', () => {
    // given
    const client = createClient();
    client.deploy(process('join', start(), element('parallelGateway', 'fork'), element('parallelGateway', 'meet'), task('a'), task('b'), end(),
      flow('start', 'fork'), flow('fork', 'a'), flow('fork', 'b'), flow('a', 'meet'), flow('b', 'meet'), flow('meet', 'end')));
    const instance = client.create('join');
    for (const job of client.activate('a')) client.complete(job.key);
    expect(client.ended(instance)).to.not.include('meet');

    // when
    client.cancel(instance);

    // then
    expect(liveUnits(client.engine)).to.deep.equal([]);
  });
});
