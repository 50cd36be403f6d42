import { expect } from 'chai';
import type { Entry, UnitId } from '../../../engine/runtime/port.ts';
import { end, flow, process, start, task } from './support/bpmn-text.ts';
import { createClient, liveUnits } from './support/client.ts';
import type { TestClient } from './support/client.ts';

/** Entries that are looked at beside those read by their keys. */
function countVisits(client: TestClient): () => number {
  let visits = 0;
  const { units } = client.engine;
  const counted = (entries: Iterable<Entry>): Iterable<Entry> => (function* () { for (const entry of entries) { visits++; yield entry; } })();
  const [list, owned] = [units.list, units.owned];
  Object.assign(units, {
    list: (unit: UnitId, family: string) => counted(list(unit, family)),
    owned: (unit: UnitId, family: string, owner: string) => counted(owned(unit, family, owner)),
  });
  return () => visits;
}

const looped = (isSequential: boolean): string => task('each').replace('</serviceTask>', `<multiInstanceLoopCharacteristics isSequential="${isSequential}"><extensionElements><zeebe:loopCharacteristics inputCollection="=items" inputElement="item" outputCollection="results" outputElement="=[item, &quot;,]&quot;]"/></extensionElements></multiInstanceLoopCharacteristics></serviceTask>`);

interface Ran { readonly visitsAnItem: number; readonly results: unknown; readonly left: readonly string[] }

function run(size: number, isSequential: boolean, { cancelled = false, backwards = false } = {}): Ran {
  const jobs: string[] = [];
  const client = createClient({ onStep: ({ records }) => { for (const { recordType, valueType, intent, key } of records) if (recordType === 'EVENT' && valueType === 'JOB' && intent === 'CREATED') jobs.push(key); } });
  client.deploy(process('many', start(), looped(isSequential), end(), flow('start', 'each'), flow('each', 'end')));
  const visits = countVisits(client);
  const instance = client.create('many', { items: Array.from({ length: size }, (_each, index) => index) });
  if (cancelled) client.cancel(instance);
  else if (backwards) for (const key of jobs.toReversed()) client.complete(key);
  else for (let next = 0; next < jobs.length; next++) client.complete(jobs[next] ?? '');
  const results = client.engine.records.findLast(({ valueType, value }) => valueType === 'VARIABLE' && value['name'] === 'results' && value['scopeKey'] === instance)?.value['value'];
  return { visitsAnItem: Math.round(visits() / size), results: results === undefined ? undefined : JSON.parse(String(results)), left: liveUnits(client.engine) };
}

describe('a multi-instance over a long list', function () {
  this.timeout(120_000);
  const expected = (size: number): unknown[] => Array.from({ length: size }, (_each, index) => [index, ',]']);

  for (const isSequential of [false, true]) {
    it(`looks at no more entries an item when it is four times as long (${isSequential ? 'sequential' : 'parallel'})`, () => {
      // when
      const [short, long] = [run(300, isSequential), run(1_200, isSequential)];

      // then
      expect([short.results, long.results]).to.deep.equal([expected(300), expected(1_200)]);
      expect(long.visitsAnItem).to.be.at.most(short.visitsAnItem);
      expect(long.left).to.deep.equal([]);
    });
  }

  it('looks at no more an item when it is cancelled', () => {
    const [short, long] = [run(300, false, { cancelled: true }), run(1_200, false, { cancelled: true })];
    expect(long.visitsAnItem).to.be.at.most(short.visitsAnItem);
    expect(long.left).to.deep.equal([]);
  });

  it('collects by place, whatever the order of finishing', () => {
    expect(run(150, false, { backwards: true }).results).to.deep.equal(expected(150));
  });
});
