import { expect } from 'chai';
import { setTimeout as delay } from 'node:timers/promises';
import type { Attention, DossierView, FailingJob, Health, Problem, ProcedureSummary, ProcedureView, ReceiveDossier, Received } from '../../desk/api/contract.ts';
import { openDatabase } from '../../desk/store/open-database.ts';
import { createSteppingClock } from '../../engine/time/stepping-clock.ts';
import { wallClock } from '../../engine/time/wall-clock.ts';
import { fillForm } from '../demo/dossier-mix.ts';
import { signIn, type Officer } from '../demo/officer.ts';
import { createRandom } from '../demo/random.ts';
import { signInStaff, withRole } from '../demo/staff.ts';
import { judge } from '../demo/verdict.ts';
import { workInbox, type Habits } from '../demo/work-inbox.ts';
import { openTcpGate, type TcpGate } from '../support/engine/tcp-gate.ts';
import { startProduct, type Product } from '../support/product.ts';

const SEED = 10;
const OUTAGE_MS = 10_000;
const BEFORE_THE_OUTAGE = 4;
const AGAIN_MS = 300;
const MINUTE_MS = 60_000;
const LONGEST_MS = 10 * 60_000;
const HABITS: Habits = { supplement: 0, refuse: 0, comeBack: 1, ignored: new Set() };
const DATABASE_AWAY = 'Cơ sở dữ liệu tạm thời không trả lời; thao tác chưa được thực hiện. Hãy thử lại sau ít giây.';
const ENDED: readonly number[] = [3, 8, 10];

describe('a database that goes away for ten seconds in the middle', function () {
  this.timeout(LONGEST_MS + 120_000);
  let gate: TcpGate | undefined;
  let product: Product | undefined;
  after(async () => {
    gate?.open();
    await product?.close();
    await gate?.close();
  });

  it('is said clearly, loses nothing, does nothing twice, and every dossier reaches its end', async () => {
    // given
    console.log(`    seed ${SEED}`);
    product = await startProduct(wallClock, {
      app: { logLevel: 'error' },
      async reach(databaseUrl) {
        const url = new URL(databaseUrl);
        gate = await openTcpGate(url.hostname, Number(url.port || 5432));
        url.port = String(gate.port);
        return url.href;
      },
    });
    const { url } = product;
    const staff = await signInStaff(url);
    const random = createRandom(SEED);
    const receptions = await oneFormOfEach(staff, new Date(wallClock.now()).toISOString().slice(0, 10));
    const refusals: Problem[] = [];
    const surprises: string[] = [];
    const received: (Received & { readonly officer: Officer })[] = [];
    let open = receptions.length;

    // when: officers receive and work at the same time, and the database goes away under both
    const working = (async () => {
      for (const untilMs = wallClock.now() + LONGEST_MS; open > 0 && wallClock.now() < untilMs;) {
        for (const officer of staff) {
          await workInbox(officer, random, HABITS, 20, new Date(wallClock.now()).toISOString())
            .catch((error: Error) => { if (!error.message.includes(DATABASE_AWAY)) surprises.push(error.message); });
        }
        const views = await Promise.all(received.map(({ officer, id }) => officer.get<DossierView>(`/api/dossiers/${id}`).catch(() => undefined)));
        open = receptions.length - views.filter((view) => view && ENDED.includes(view.status)).length;
        await delay(AGAIN_MS);
      }
    })();
    let health: { readonly status: number; readonly parts: Health['parts'] } | undefined;
    let back: Promise<void> = Promise.resolve();
    for (const [index, { officer, form }] of receptions.entries()) {
      if (index === BEFORE_THE_OUTAGE) {
        gate?.shut();
        back = delay(OUTAGE_MS - 2_000).then(async () => {
          const answer = await fetch(`${url}/api/health`);
          health = { status: answer.status, parts: ((await answer.json()) as Health).parts };
          await delay(2_000);
          gate?.open();
        });
      }
      // The same form again and again, as an officer would press the button again: one idempotency key, one dossier.
      for (let taken = false; !taken;) {
        const answer = await officer.tryPost<Received>('/api/dossiers', form);
        if (answer.ok) { received.push({ ...answer.value, officer }); taken = true; } else { refusals.push(answer.problem); await delay(AGAIN_MS); }
      }
    }
    await back;
    await working;

    // then
    console.log(`    ${received.length} dossiers, ${refusals.length} receptions refused meanwhile`);
    expect(refusals.length).to.be.greaterThan(0);
    expect([...new Set(refusals.map(({ status, title }) => `${status} ${title}`))]).to.deep.equal([`503 ${DATABASE_AWAY}`]);
    expect(health?.status).to.equal(503);
    expect(health?.parts.find(({ name }) => name === 'database')?.ready).to.equal(false);
    expect(surprises).to.deep.equal([]);
    expect(new Set(received.map(({ code }) => code)).size).to.equal(receptions.length);
    for (const { officer, id, code } of received) expect((await officer.get<DossierView>(`/api/dossiers/${id}`)).status, code).to.equal(10);
    const manager = withRole(staff, 'manager')[0] as Officer;
    expect(await judge(product, manager, received, wallClock.now(), { seed: SEED, tookSeconds: 0 })).to.deep.include({ stuck: 0, lost: 0, countedTwice: 0, boardAgrees: true });
    expect((await fetch(`${url}/api/health`)).status).to.equal(200);
  });
});

describe('a worker that throws', function () {
  this.timeout(180_000);

  it('is tried again, with nothing done twice', async () => {
    // given: the look-up cannot write its result
    const clock = createSteppingClock(Date.parse('2026-11-16T08:00:00+07:00'));
    const product = await startProduct(clock, { app: { logLevel: 'silent' } });
    clock.addGate(() => product.quiet());
    const db = openDatabase(product.databaseUrl);
    try {
      const [reception] = await oneFormOfEach((await signInStaff(product.url)).filter(({ me }) => me.username === 'tiepnhan'), '2026-11-16', '1.001193');
      await db.raw('alter table desk.register_lookup rename to register_lookup_away');
      const { id } = await reception!.officer.post<Received>('/api/dossiers', reception!.form);
      await clock.advanceTo(clock.now());
      const view = (): Promise<DossierView> => reception!.officer.get(`/api/dossiers/${id}`);
      expect((await view().catch(() => undefined))?.tasks ?? [], 'tasks before the look-up').to.deep.equal([]);
      // half an hour of it: the pauses grow to five minutes, an administrator sees it, and no retry is used up
      await clock.advanceTo(clock.now() + 30 * MINUTE_MS);
      const administrator = await signIn(product.url, 'quantri', 'trinh-dien');
      const [failing, ...others] = await administrator.get<FailingJob[]>('/api/failing-jobs');
      expect(others).to.deep.equal([]);
      expect(failing).to.deep.include({ dossierId: id, type: 'once-only-lookup' });
      expect(failing!.attempts).to.be.within(10, 18);
      expect(Date.parse(failing!.nextAt) - clock.now()).to.be.within(0, 5 * MINUTE_MS);
      expect(await administrator.get<Attention>('/api/attention')).to.deep.equal({ failingJobs: 1, standingStill: 0, undelivered: 0 });
      // when
      await db.raw('alter table desk.register_lookup_away rename to register_lookup');
      expect(await db('desk.register_lookup').where({ dossier_id: id })).to.deep.equal([]);
      await administrator.post(`/api/failing-jobs/${failing!.jobKey}/retry`, {});
      await clock.advanceTo(clock.now() + 5_000);
      // then
      expect(await administrator.get<FailingJob[]>('/api/failing-jobs')).to.deep.equal([]);
      const { tasks, history } = await view();
      expect(tasks.filter(({ state }) => state === 'open')).to.have.length(1);
      const lookups = await db('desk.register_lookup').where({ dossier_id: id });
      expect(lookups.length).to.be.greaterThan(0);
      expect(history.filter(({ kind }) => kind === 'lookup')).to.have.length(lookups.length);
    } finally {
      await db.destroy();
      await product.close();
    }
  });
});

interface Reception { readonly officer: Officer; readonly form: ReceiveDossier }

/** A filled form of each procedure (or of one), for the first counter officer who may receive it. */
async function oneFormOfEach(staff: readonly Officer[], today: string, only?: string): Promise<readonly Reception[]> {
  const random = createRandom(SEED);
  const forms = new Map<string, Reception>();
  for (const officer of withRole(staff, 'counter-officer')) {
    for (const { code, receivable } of await officer.get<ProcedureSummary[]>('/api/procedures')) {
      if (!receivable || forms.has(code) || (only && code !== only)) continue;
      forms.set(code, { officer, form: fillForm(await officer.get<ProcedureView>(`/api/procedures/${code}`), random, forms.size + 1, today) });
    }
  }
  return [...forms.values()];
}
