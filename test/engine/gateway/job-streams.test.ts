import { mock } from 'node:test';
import { expect } from 'chai';
import { activateJobs } from '../../../engine/gateway/calls/activate-jobs.ts';
import { streamActivatedJobs } from '../../../engine/gateway/calls/stream-activated-jobs.ts';
import { createJobPolls } from '../../../engine/gateway/job-polls.ts';
import type { CallContext } from '../../../engine/gateway/rpc.ts';
import type { JobBatchValue, JobValue } from '../../../engine/protocol/job-value.ts';
import type { Command } from '../../../engine/runtime/port.ts';
import { createCancellation } from '../../../engine/store/cancellation.ts';
import type { Cancellable } from '../../../engine/store/cancellation.ts';
import type { Partition } from '../../../engine/store/port.ts';

const TYPE = 'work';
/** Three of them go into one message. */
const TEXT = 'x'.repeat(1_000_000);
const keysFrom = (first: number, count: number): string[] => Array.from({ length: count }, (_, n) => String(first + n));
const untilIdle = async (): Promise<void> => { for (let turn = 0; turn < 50; turn++) await Promise.resolve(); };

/** A partition whose jobs are what is announced; one answer holds `mostInAnswer`. */
function jobsOnly(mostInAnswer = Infinity) {
  const polls = createJobPolls();
  const waiting = new Set<string>();
  const givenBack: string[] = [];
  const submit = async ({ intent, key, value }: Command): Promise<object> => {
    if (intent === 'FAIL') {
      givenBack.push(key);
      return { record: { recordType: 'EVENT', value } };
    }
    const asked = value as JobBatchValue;
    const there = (asked.only ?? [...waiting]).filter((each) => waiting.has(each)).slice(0, asked.maxJobsToActivate);
    const jobKeys = there.slice(0, mostInAnswer);
    for (const each of jobKeys) waiting.delete(each);
    return { record: { recordType: 'EVENT', value: { ...asked, jobKeys, jobs: jobKeys.map(() => ({ type: TYPE, worker: 'w', retries: 3, customHeaders: {}, variables: { text: TEXT } } as unknown as JobValue)), truncated: jobKeys.length < there.length } } };
  };
  const partition = { submit, mayHaveJobs: () => waiting.size > 0, load: () => 0 } as unknown as Partition;
  const contextOf = (gone: Cancellable): CallContext => ({ partition, polls, gone, mostInFlight: 10, host: '', port: 0, submit: () => Promise.reject(new Error('unused')) });
  return {
    polls, givenBack, contextOf,
    arrive(...keys: string[]) {
      for (const key of keys) waiting.add(key);
      polls.announce(TYPE, keys);
    },
    stream(take: (key: string) => Promise<void>, gone = createCancellation()) {
      const ended = streamActivatedJobs({ type: TYPE, worker: 'w', timeout: '60000', fetchVariable: [], tenantIds: [] } as never, contextOf(gone), (message) => take((message as { key: string }).key));
      return { close: () => { gone.cancel(); return ended; } };
    },
  };
}

describe('a job stream', () => {
  it('comes back for the jobs that did not fit one answer', async () => {
    const jobs = jobsOnly(3);
    const got: string[] = [];
    const stream = jobs.stream(async (key) => { got.push(key); });
    jobs.arrive(...keysFrom(1, 8));
    await untilIdle();
    expect(got).to.deep.equal(keysFrom(1, 8));
    await stream.close();
  });

  it('shares what comes at once with the other streams of its type', async () => {
    const jobs = jobsOnly();
    const got: number[] = [0, 0, 0, 0];
    const streams = got.map((_, index) => jobs.stream(async () => { got[index] = (got[index] ?? 0) + 1; }));
    jobs.arrive(...keysFrom(1, 24));
    await untilIdle();
    expect(got.reduce((sum, count) => sum + count)).to.equal(24);
    expect(Math.max(...got)).to.be.at.most(9);
    await Promise.all(streams.map((stream) => stream.close()));
  });

  it('gives to others what a client that does not read has not been sent', async () => {
    mock.timers.enable({ apis: ['setTimeout'] });
    try {
      const jobs = jobsOnly();
      const taken: string[] = [];
      const blocked = createCancellation();
      const stream = jobs.stream((key) => new Promise((resolve) => { taken.push(key); blocked.onCancel(resolve); }));
      jobs.arrive(...keysFrom(1, 5));
      await untilIdle();
      expect([taken, jobs.givenBack]).to.deep.equal([['1'], []]);
      mock.timers.tick(1_000);
      await untilIdle();
      expect([taken, jobs.givenBack]).to.deep.equal([['1'], ['2', '3', '4', '5']]);
      blocked.cancel();
      await stream.close();
    } finally {
      mock.timers.reset();
    }
  });
});

describe('a poll for jobs', () => {
  it('gives back what it has not sent when the client goes in the middle', async () => {
    const jobs = jobsOnly();
    const gone = createCancellation();
    let sent = 0;
    jobs.arrive(...keysFrom(1, 10));
    await activateJobs({ type: TYPE, worker: 'w', timeout: '60000', maxJobsToActivate: 10, fetchVariable: [], requestTimeout: '-1', tenantIds: [] } as never, jobs.contextOf(gone), async (message) => {
      sent += (message as { jobs: object[] }).jobs.length;
      gone.cancel();
    });
    expect(sent).to.equal(3);
    expect(jobs.givenBack).to.deep.equal(keysFrom(4, 7));
  });

  it('leaves nothing behind for types that nobody asks for any more', () => {
    let nowMs = 1;
    const polls = createJobPolls(() => nowMs);
    for (let n = 0; n < 2_000; n++) {
      polls.open(`type-${n}`)();
      polls.announce(`type-${n}`, []);
      polls.announce(`never asked for ${n}`, ['1']);
    }
    expect(polls.generation('type-7')).to.equal(1);
    nowMs = 10_000;
    polls.open('another')();
    expect([[...polls.polled()], polls.generation('type-7')]).to.deep.equal([['another'], 0]);
  });
});
