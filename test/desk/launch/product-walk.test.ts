import { expect } from 'chai';
import type { Board, DossierView, Lookup, Page, ProcedureView, Received, TaskSummary, TaskView } from '../../../desk/api/contract.ts';
import { createSteppingClock, type SteppingClock } from '../../../engine/time/stepping-clock.ts';
import { signIn, type Officer } from '../../demo/officer.ts';
import { startProduct, type Product } from '../../support/product.ts';
import { filledReception } from '../api/filled-reception.ts';

describe('the product in one process', function () {
  this.timeout(180_000);
  let product: Product, clock: SteppingClock;
  const officers = new Map<string, Officer>();
  before(async () => {
    clock = createSteppingClock(Date.parse('2026-11-23T09:00:00+07:00'));
    product = await startProduct(clock);
    clock.addGate(() => product.quiet());
    for (const username of ['tiepnhan', 'thuly', 'truongphong', 'lanhdao', 'vanthu', 'quanly']) officers.set(username, await signIn(product.url, username, 'trinh-dien'));
  });
  after(() => product.close());
  const officer = (username: string): Officer => officers.get(username)!;
  const settle = (): Promise<void> => clock.advanceTo(clock.now());

  /** Whoever may do a task of the dossier does it with the first outcome that is allowed, until nobody may any more. */
  const work = async (dossierId: string): Promise<readonly string[]> => {
    const done: string[] = [];
    for (let idle = false; !idle && done.length < 20;) {
      idle = true;
      await settle();
      for (const each of officers.values()) {
        const task = (await each.get<Page<TaskSummary>>('/api/tasks?view=all&size=100')).items.find((item) => item.dossierId === dossierId && item.mayComplete && item.formKey);
        if (!task) continue;
        const { form } = await each.get<TaskView>(`/api/tasks/${task.id}`);
        const outcome = form.outcomes.find(({ forbidden }) => forbidden === null)!;
        const fields: Record<string, string> = {};
        for (const field of form.fields) if (field.required) fields[field.id] = field.type === 'officer' ? (await each.get<{ id: string }[]>(`/api/officers?role=${field.role}`))[0]!.id : 'Thử nghiệm';
        await each.post(`/api/tasks/${task.id}/complete`, { outcome: outcome.value, fields });
        done.push(task.elementId);
        idle = false;
        break;
      }
    }
    return done;
  };

  it('is ready, and shows the dossier that will breach', async () => {
    const health = await fetch(`${product.url}/api/health`);
    expect(health.status, await health.clone().text()).to.equal(200);
    const breaching = await officer('tiepnhan').get<Page<{ dueAt: string; receivedAt: string }>>('/api/dossiers');
    expect(Date.parse(breaching.items[0]!.dueAt) - Date.parse(breaching.items[0]!.receivedAt)).to.equal(180_000);
  });

  it('takes a birth registration from the counter to the returned result', async () => {
    const counter = officer('tiepnhan');
    const { facts } = await counter.get<ProcedureView>('/api/procedures/1.001193');
    const received = await counter.post<Received>('/api/dossiers', filledReception(facts));
    await settle();
    // on its way: the model shows where it rests
    const diagram = await counter.get<{ xml: string; activeElementIds: string[]; doneElementIds: string[] }>(`/api/dossiers/${received.id}/diagram`);
    expect(diagram.activeElementIds).to.have.length(1);
    expect(diagram.xml).to.contain(`id="${diagram.activeElementIds[0]}"`);
    expect((await counter.get<DossierView>(`/api/dossiers/${received.id}`)).status).to.equal(4);
    // when everybody does his part
    const done = await work(received.id);
    expect(done.length).to.be.greaterThan(1);
    // then
    const dossier = await counter.get<DossierView>(`/api/dossiers/${received.id}`);
    expect(dossier.status, JSON.stringify(dossier.history.slice(-4))).to.equal(10);
    expect(dossier.clock).to.equal('closed');
    expect(dossier.tasks.every((task) => task.state === 'completed' || task.state === 'closed')).to.equal(true);
    expect(dossier.history.map(({ kind, text }) => (text.vi === kind ? kind : undefined)).filter(Boolean), 'history without words').to.deep.equal([]);
    const lookup = (await (await fetch(`${product.url}/api/lookup/${received.code}`)).json()) as Lookup;
    expect(lookup).to.deep.include({ status: 10, stepsDone: lookup.stepsTotal, closed: true });
    const board = await officer('quanly').get<Board>('/api/board?procedure=1.001193');
    expect(board.totals.finishedOnTime).to.equal(1);
    expect(board.onTheSpot.dossiers).to.be.greaterThan(0);
  });

  it('breaches after three minutes and climbs a rung a minute', async () => {
    const [breaching] = (await officer('tiepnhan').get<Page<{ id: string; dueAt: string; code: string }>>('/api/dossiers?clock=open')).items;
    await clock.advanceTo(Date.parse(breaching!.dueAt) + 4 * 60_000);
    const board = await officer('quanly').get<Board>('/api/board');
    expect(board.totals).to.deep.include({ overdue: 1, overdueWithoutApology: 1 });
    expect(board.ladder).to.have.length(1);
    expect(board.ladder[0]).to.deep.include({ code: breaching!.code, rung: 4, apology: false });
  });
});
