import { expect } from 'chai';
import { setTimeout as delay } from 'node:timers/promises';
import type { DossierView, ProcedureSummary, ProcedureView, Received } from '../../desk/api/contract.ts';
import { wallClock } from '../../engine/time/wall-clock.ts';
import { fillForm } from '../demo/dossier-mix.ts';
import type { Officer } from '../demo/officer.ts';
import { createRandom } from '../demo/random.ts';
import { signInStaff, withRole } from '../demo/staff.ts';
import { workInbox, type Habits } from '../demo/work-inbox.ts';
import { startProduct, type Product } from '../support/product.ts';
import { realZeebeMissing, startRealZeebe, type RealZeebe } from '../support/real-zeebe/real-zeebe.ts';

const SEED = 85;
/** Nobody is asked for more, nobody is refused. */
const HABITS: Habits = { supplement: 0, refuse: 0, comeBack: 1, ignored: new Set() };
const TASKS_A_LOOK = 20;
/** Between two looks while only the engine has something to do (wall clock). */
const LOOK_MS = 250;
const LONGEST_MS = 10 * 60_000;
/** Portal: not accepted, stopped, returned. */
const ENDED: readonly number[] = [3, 8, 10];
const PROCEDURES = ['1.000603', '1.001193', '1.002759', '2.000033', '2.000815', '2.000986', '3.000347', '3.000353', 'evn-low-voltage', 'evn-medium-voltage'];

describe('the product on the real Zeebe', function () {
  this.timeout(LONGEST_MS + 300_000);
  let zeebe: RealZeebe | undefined;
  let product: Product | undefined;
  after(async () => {
    await product?.close();
    await zeebe?.stop();
  });

  it('takes every procedure from the reception to the returned result, its officers over HTTP', async function () {
    const missing = realZeebeMissing();
    if (missing) { console.log(`    skipped: ${missing}`); this.skip(); }
    // given
    zeebe = await startRealZeebe();
    product = await startProduct(wallClock, { zeebeAddress: zeebe.address });
    const staff = await signInStaff(product.url);
    const random = createRandom(SEED);
    console.log(`    seed ${SEED}`);
    const received = await receiveOneOfEach(staff, new Date(wallClock.now()).toISOString().slice(0, 10));
    expect(received.map(({ procedure }) => procedure).sort()).to.deep.equal(PROCEDURES);

    // when
    const view = ({ officer, id }: Waiting): Promise<DossierView> => officer.get(`/api/dossiers/${id}`);
    let open: readonly Waiting[] = received;
    for (const untilMs = wallClock.now() + LONGEST_MS; open.length > 0 && wallClock.now() < untilMs;) {
      let done = 0;
      for (const officer of staff) done += (await workInbox(officer, random, HABITS, TASKS_A_LOOK, new Date(wallClock.now()).toISOString())).completed;
      if (done === 0) await delay(LOOK_MS);
      const views = await Promise.all(open.map(view));
      // Decided is not the end: the result has to be returned, or the process to say why not.
      open = open.filter((_, i) => !ENDED.includes(views[i]?.status ?? 0));
    }

    // then
    const stuck = await Promise.all(open.map(async (each) => ({ ...each, officer: each.officer.me.username, tasks: (await view(each)).tasks.filter(({ state }) => state === 'open' || state === 'claimed') })));
    expect(stuck, JSON.stringify(stuck, null, 1)).to.deep.equal([]);
    for (const each of received) {
      const { status, outcome, clock } = await view(each);
      expect({ status, outcome, clock }, each.procedure).to.deep.equal({ status: 10, outcome: 'granted', clock: 'closed' });
    }
  });
});

interface Waiting { readonly officer: Officer; readonly procedure: string; readonly id: string }

/** One dossier of each procedure, by the first counter officer who may receive it. */
async function receiveOneOfEach(staff: readonly Officer[], today: string): Promise<readonly Waiting[]> {
  const random = createRandom(SEED);
  const received: Waiting[] = [];
  for (const officer of withRole(staff, 'counter-officer')) {
    for (const { code, receivable } of await officer.get<ProcedureSummary[]>('/api/procedures')) {
      if (!receivable || received.some(({ procedure }) => procedure === code)) continue;
      const { id } = await officer.post<Received>('/api/dossiers', fillForm(await officer.get<ProcedureView>(`/api/procedures/${code}`), random, received.length + 1, today));
      received.push({ officer, procedure: code, id });
    }
  }
  return received;
}
