import { expect } from 'chai';
import { element, end, flow, process, start, subProcess, task } from './support/bpmn-text.ts';
import { createClient, liveUnits } from './support/client.ts';

/** Mulberry32: small, and the same everywhere. */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A block has one way in, one way out, and says how many jobs each run of it does. */
interface Block { readonly first: string; readonly last: string; readonly xml: readonly string[]; readonly jobs: number }

function block(random: () => number, depth: number, next: () => string): Block {
  const kind = depth <= 0 ? 0 : Math.floor(random() * 5);
  if (kind === 0) { const id = next(); return { first: id, last: id, xml: [task(id, 'job')], jobs: 1 }; }
  if (kind === 1) {
    const [a, b] = [block(random, depth - 1, next), block(random, depth - 1, next)];
    return { first: a.first, last: b.last, xml: [...a.xml, ...b.xml, flow(a.last, b.first)], jobs: a.jobs + b.jobs };
  }
  if (kind === 2 || kind === 3) {
    const [open, close] = [next(), next()];
    const branches = Array.from({ length: 2 + Math.floor(random() * 2) }, () => block(random, depth - 1, next));
    const gateway = kind === 2 ? 'parallelGateway' : 'exclusiveGateway';
    const chosen = Math.floor(random() * branches.length);
    const flows = branches.flatMap((branch, i) => [flow(open, branch.first, kind === 3 ? `= choice + 0 = ${i === chosen ? 'choice' : '-1'}` : undefined), flow(branch.last, close)]);
    const jobs = kind === 2 ? branches.reduce((sum, branch) => sum + branch.jobs, 0) : (branches[chosen]?.jobs ?? 0);
    return { first: open, last: close, xml: [element(gateway, open), element(gateway, close), ...branches.flatMap(({ xml }) => xml), ...flows], jobs };
  }
  const id = next();
  const inner = block(random, depth - 1, next);
  return { first: id, last: id, xml: [subProcess(id, start(`${id}s`), ...inner.xml, end(`${id}e`), flow(`${id}s`, inner.first), flow(inner.last, `${id}e`))], jobs: inner.jobs };
}

describe('block-structured processes made at random', () => {
  const base = Number(globalThis.process.env['SEED'] ?? Date.now() % 1_000_000);
  for (let i = 0; i < 40; i++) {
    const seed = base + i;
    it(`does every job once and ends (SEED=${seed})`, () => {
      // given
      const random = randomFrom(seed);
      let n = 0;
      const body = block(random, 4, () => `n${++n}`);
      const client = createClient({ commandsPerStep: 1 + Math.floor(random() * 20) });
      const deployed = client.deploy(process('p', start(), ...body.xml, end(), flow('start', body.first), flow(body.last, 'end')));
      expect(deployed.recordType, deployed.rejectionReason).to.equal('EVENT');
      const instance = client.create('p', { choice: 1 });

      // when
      let done = 0;
      for (let jobs = client.activate('job', 1); jobs.length > 0; jobs = client.activate('job', 1 + Math.floor(random() * 3))) {
        for (const job of jobs.sort(() => random() - 0.5)) { client.complete(job.key, { [`v${done % 3}`]: done }); done++; }
      }

      // then
      expect(client.ended(instance)).to.include('p');
      expect(done).to.equal(body.jobs);
      expect(liveUnits(client.engine)).to.deep.equal([]);
    });
  }
});
