import { expect } from 'chai';
import { inSlices } from '../../desk/store/in-slices.ts';
import { finish, once, type Steps } from '../../processes/in-steps.ts';

/** Busy for some milliseconds a step. */
function* work(steps: number, done: () => void): Steps<{ readonly steps: number }> {
  for (let step = 0; step < steps; step++) {
    for (const until = performance.now() + 3; performance.now() < until; ) done();
    yield;
  }
  return { steps };
}

describe('work in steps', () => {
  it('leaves the event loop to others between slices', async () => {
    // given
    let others = 0;
    let going = true;
    const other = (): void => { others++; if (going) setImmediate(other); };
    setImmediate(other);
    // when
    const result = await inSlices(work(30, () => undefined));
    going = false;
    // then
    expect(result).to.deep.equal({ steps: 30 });
    expect(others).to.be.at.least(10);
  });

  it('is done once: who cannot wait finishes what others have begun', async () => {
    let begun = 0;
    const shared = once(() => { begun++; return work(20, () => undefined); });
    const slices = inSlices(shared());
    const at = finish(shared());
    expect(await slices).to.equal(at);
    expect(finish(shared())).to.equal(at);
    expect(begun).to.equal(1);
  });

  it('begins anew after a failure, and stops when the app closes', async () => {
    let tries = 0;
    const shared = once(function* make(): Steps<{ readonly tries: number }> { yield; if (++tries === 1) throw new Error('the file is wrong'); return { tries }; });
    expect(() => finish(shared())).to.throw('the file is wrong');
    expect(finish(shared())).to.deep.equal({ tries: 2 });
    expect(await inSlices(work(5, () => undefined), () => true)).to.equal(undefined);
  });
});
