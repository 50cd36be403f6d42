import { expect } from 'chai';
import type { DossierSummary, DossierView, Page, ProcedureView, Received } from '../../desk/api/contract.ts';
import { createZeebe } from '../../engine/zeebe/create-zeebe.ts';
import { filledReception } from '../desk/api/filled-reception.ts';
import { signIn, type Officer } from '../demo/officer.ts';
import { clearStarted, newFolder, ready, startWith, stop, type StartedProduct } from '../support/started-product.ts';

const PROCEDURE = '2.000815';
const LOOK_AGAIN_MS = 200;

describe('two copies side by side', function () {
  this.timeout(600_000);
  after(clearStarted);

  it('start at once, each with its own ports, folder and dossiers', async () => {
    // when
    const copies = await Promise.all([startWith(newFolder()), startWith(newFolder())]);
    console.log(`      ready after ${(await Promise.all(copies.map(ready))).join(' s and ')} s`);
    // then each receives a dossier and brings it to its first task
    const counters = await Promise.all(copies.map(({ url }) => signIn(url, 'tiepnhan', 'trinh-dien')));
    const received = await Promise.all(counters.map(async (counter) => counter.post<Received>('/api/dossiers', filledReception((await counter.get<ProcedureView>(`/api/procedures/${PROCEDURE}`)).facts))));
    await Promise.all(counters.map((counter, index) => atItsFirstTask(counter, received[index]!.id)));
    // and sees its own only, at its own engine
    for (const [index, counter] of counters.entries()) {
      const listed = (await counter.get<Page<DossierSummary>>(`/api/dossiers?procedure=${PROCEDURE}`)).items;
      expect(listed.map(({ id }) => id)).to.deep.equal([received[index]!.id]);
      await expectAnEngine(copies[index]!);
    }
    // and one goes on when the other stops
    const [first, second] = copies as [StartedProduct, StartedProduct];
    expect(await stop(first)).to.be.lessThan(10);
    expect((await counters[1]!.get<DossierView>(`/api/dossiers/${received[1]!.id}`)).code).to.equal(received[1]!.code);
    expect(await stop(second)).to.be.lessThan(10);
  });
});

async function atItsFirstTask(counter: Officer, id: string): Promise<void> {
  while (!(await counter.get<DossierView>(`/api/dossiers/${id}`)).tasks.some(({ state }) => state === 'open')) await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
}

async function expectAnEngine({ gatewayPort }: StartedProduct): Promise<void> {
  const zeebe = createZeebe(`127.0.0.1:${gatewayPort}`);
  expect((await zeebe.topology()).partitions).to.equal(1);
  await zeebe.close();
}
