import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { expect } from 'chai';
import type { DossierView, ProcedureSummary, ProcedureView, Received } from '../../desk/api/contract.ts';
import { runMotCua } from '../../desk/launch/operate/mot-cua.ts';
import { openEmbedded } from '../../desk/launch/operate/find-database.ts';
import { wallClock } from '../../engine/time/wall-clock.ts';
import { fillForm } from '../demo/dossier-mix.ts';
import type { Officer } from '../demo/officer.ts';
import { createRandom } from '../demo/random.ts';
import { signInStaff, withRole } from '../demo/staff.ts';
import { judge } from '../demo/verdict.ts';
import { workInbox, type Habits } from '../demo/work-inbox.ts';
import { startProduct, type Product } from '../support/product.ts';

const SEED = 21;
const DOSSIERS = 6;
const LONGEST_MS = 10 * 60_000;
const HABITS: Habits = { supplement: 0, refuse: 0, comeBack: 1, ignored: new Set() };
const ENDED: readonly number[] = [3, 8, 10];

describe('a backup of the product at work', function () {
  this.timeout(LONGEST_MS + 300_000);
  const dataDir = mkdtempSync(join(tmpdir(), 'mot-cua-restored-'));
  const backup = mkdtempSync(join(tmpdir(), 'mot-cua-product-backup-'));
  let product: Product | undefined;
  after(async () => {
    await product?.close();
    for (const folder of [dataDir, backup]) rmSync(folder, { recursive: true, force: true });
  });

  it('restored into an empty DATA_DIR, brings every dossier to its end', async () => {
    // given: dossiers at different stations, and officers who go on working
    console.log(`    seed ${SEED}`);
    product = await startProduct(wallClock, { app: { logLevel: 'error' } });
    const operate = { gatewayAddress: product.zeebeAddress, gatewaySecurity: {}, databaseUrl: product.databaseUrl, dataDir };
    const staff = await signInStaff(product.url);
    const random = createRandom(SEED);
    const received = await receive(staff, random);
    await work(staff, random);
    let going = true;
    const working = (async () => { while (going) await work(staff, random); })();
    // when
    const lines: string[] = [];
    expect(await runMotCua(['backup', join(backup, 'now')], operate, (line) => lines.push(line))).to.equal(0);
    going = false;
    await working;
    const before = new Map(await Promise.all(received.map(async ({ officer, id }) => [id, await officer.get<DossierView>(`/api/dossiers/${id}`)] as const)));
    await product.close();
    expect(lines.find((line) => line.startsWith('desk.dossier: '))).to.equal(`desk.dossier: ${received.length + 1} rows`, 'with the demonstration\'s own');
    expect(await runMotCua(['restore', join(backup, 'now')], { gatewayAddress: operate.gatewayAddress, gatewaySecurity: {}, dataDir }, () => undefined)).to.equal(0);
    expect(await runMotCua(['restore', join(backup, 'now')], { gatewayAddress: operate.gatewayAddress, gatewaySecurity: {}, dataDir }, () => undefined).then(() => 'restored', (error: Error) => error.message)).to.match(/^Expected to restore into an empty DATA_DIR/);
    // then
    const database = await openEmbedded(dataDir);
    try {
      product = await startProduct(wallClock, { databaseUrl: database.url, app: { logLevel: 'error' } });
      const again = await signInStaff(product.url);
      const officerOf = (username: string): Officer => again.find(({ me }) => me.username === username) as Officer;
      const views = (): Promise<DossierView[]> => Promise.all(received.map(({ officer, id }) => officerOf(officer.me.username).get<DossierView>(`/api/dossiers/${id}`)));
      // nothing is ahead of what was there, and what the dossiers are called has not changed
      for (const view of await views()) expect({ code: view.code, procedure: view.procedureCode }).to.deep.equal({ code: before.get(view.id)?.code, procedure: before.get(view.id)?.procedureCode });
      const untilMs = performance.now() + LONGEST_MS;
      for (let open = received.length; open > 0; open = (await views()).filter(({ status }) => !ENDED.includes(status)).length) {
        if (performance.now() > untilMs) throw new Error(`Expected all dossiers to end, but ${open} are open`);
        await work(again, random);
      }
      const manager = withRole(again, 'manager')[0] as Officer;
      expect(await judge(product, manager, received.map((each) => ({ ...each, officer: officerOf(each.officer.me.username) })), wallClock.now(), { seed: SEED, tookSeconds: 0 })).to.deep.include({ stuck: 0, lost: 0, countedTwice: 0, boardAgrees: true });
    } finally {
      await product?.close();
      product = undefined;
      await database.close();
    }
  });
});

const work = async (staff: readonly Officer[], random: ReturnType<typeof createRandom>): Promise<void> => {
  for (const officer of staff) await workInbox(officer, random, HABITS, 4, new Date(wallClock.now()).toISOString());
  await delay(100);
};

type ReceivedBy = Received & { readonly officer: Officer };

/** Dossiers of several procedures, at the counters that may receive them. */
async function receive(staff: readonly Officer[], random: ReturnType<typeof createRandom>): Promise<readonly ReceivedBy[]> {
  const received: ReceivedBy[] = [];
  for (const officer of withRole(staff, 'counter-officer')) {
    const open = (await officer.get<ProcedureSummary[]>('/api/procedures')).filter(({ receivable }) => receivable).slice(0, 4);
    for (const { code } of open) {
      if (received.length >= DOSSIERS) return received;
      const form = fillForm(await officer.get<ProcedureView>(`/api/procedures/${code}`), random, received.length + 1, new Date(wallClock.now()).toISOString().slice(0, 10));
      received.push({ ...(await officer.post<Received>('/api/dossiers', form)), officer });
    }
  }
  return received;
}
