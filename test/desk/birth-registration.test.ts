import { expect } from 'chai';
import type { Knex } from 'knex';
import { completeTask } from '../../desk/commands/complete-task.ts';
import type { DeskDeps } from '../../desk/commands/command.ts';
import { receiveDossier } from '../../desk/commands/receive-dossier.ts';
import { supplementReceived } from '../../desk/commands/supplement-received.ts';
import { withdrawDossier } from '../../desk/commands/withdraw-dossier.ts';
import { loadCatalogue } from '../../desk/store/load-catalogue.ts';
import type { TaskRow } from '../../desk/store/rows.ts';
import type { SteppingClock } from '../../engine/time/stepping-clock.ts';
import { dossierOf, must, officer, officerFor, openTasksOf, reception } from '../support/desk-office.ts';
import { openDeskWithEngine, type DeskWithEngine } from '../support/desk-with-engine.ts';

const at = (local: string): number => Date.parse(`${local}:00+07:00`);

/** The product in one process: real engine, real gateway, real PostgreSQL; only time is ours. */
describe('birth registration, from the counter to the returned result', function () {
  this.timeout(180_000);
  let desk: DeskWithEngine | undefined;
  let clock: SteppingClock;
  let db: Knex;
  let deps: DeskDeps;
  const catalogue = loadCatalogue();
  const facts = catalogue.procedure('1.001193')!;

  before(async () => {
    desk = await openDeskWithEngine(catalogue, '2026-11-16T08:00');
    ({ clock, db, deps } = desk);
  });
  after(() => desk?.close());

  const settle = (): Promise<void> => clock.advanceTo(clock.now());
  const doTask = async (dossierId: string, answer: (task: TaskRow) => { outcome: string; reason?: string; components?: readonly string[] }): Promise<TaskRow> => {
    const [task] = (await openTasksOf(deps, dossierId)).filter((each) => each.kind === 'user-task');
    if (!task) throw new Error(`nothing to do for ${dossierId}: ${JSON.stringify(await db('desk.outbox').whereNull('sent_at'))}`);
    must(await completeTask(deps, await officerFor(db, task), { taskId: task.id, ...answer(task) }));
    await settle();
    return task;
  };
  const YES: Readonly<Record<string, string>> = { 'process-on-the-spot': 'approve', appraise: 'approve', 'appraise-consult': 'approve', sign: 'signed', stamp: 'stamped', 'return-result': 'handed-over', 'confirm-draft': 'confirmed', review: 'agree' };
  const yes = (task: TaskRow): { outcome: string } => ({ outcome: YES[task.form_key!]! });

  it('is processed on the spot and returned', async () => {
    // given
    const received = must(await receiveDossier(deps, await officer(db, 'tiepnhan'), reception(facts)));
    await settle();
    // when
    const steps: string[] = [];
    while (!(await dossierOf(deps, received.id)).closed_at) steps.push((await doTask(received.id, yes)).element_id);
    // then
    const dossier = await dossierOf(deps, received.id);
    expect(steps).to.deep.equal(['process-on-the-spot', 'sign-on-the-spot', 'return-result']);
    expect({ status: dossier.status, outcome: dossier.outcome, onTheSpot: dossier.on_the_spot, clock: dossier.clock_state }).to.deep.equal({ status: 10, outcome: 'granted', onTheSpot: true, clock: 'stopped' });
    expect(await db('desk.outbox').whereNull('sent_at').whereNotIn('kind', ['notice', 'payment-order'])).to.deep.equal([]);
    expect(await db('desk.rating').where({ dossier_id: received.id })).to.have.length(1);
  });

  it('asks for what is missing once, waits on the clock, and counts again from zero', async () => {
    // given: witnesses' statement missing
    const birthElsewhere = reception(facts, { form: { ...reception(facts).form, birthPlaceKind: 'elsewhere' } });
    const received = must(await receiveDossier(deps, await officer(db, 'tiepnhan'), { ...birthElsewhere, components: birthElsewhere.components.filter((component) => component.id !== 'witness-statement') }));
    await settle();
    const firstDue = (await dossierOf(deps, received.id)).due_at!;
    // when
    await doTask(received.id, () => ({ outcome: 'sent', reason: 'Thiếu văn bản của người làm chứng', components: ['witness-statement'] }));
    // then it waits
    expect((await dossierOf(deps, received.id))).to.include({ status: 5, clock_state: 'suspended', due_at: null, supplement_count: 1 });
    // when two days pass, beyond the first date
    await clock.advanceTo(firstDue.getTime() + 2 * 86_400_000);
    expect((await dossierOf(deps, received.id)).breached_at).to.equal(null);
    const refused = await supplementReceived(deps, await officer(db, 'tiepnhan'), { dossierId: received.id, components: [], note: '' });
    expect(refused).to.include({ ok: false, status: 422 });
    must(await supplementReceived(deps, await officer(db, 'tiepnhan'), { dossierId: received.id, components: ['witness-statement'], note: 'đủ' }));
    await settle();
    // then
    const dossier = await dossierOf(deps, received.id);
    expect(dossier).to.include({ status: 4, clock_state: 'running' });
    expect(dossier.due_at!.getTime()).to.be.greaterThan(clock.now());
    // and a second supplement is refused without a reason of its own: the law allows one
    const [task] = await openTasksOf(deps, received.id);
    const again = await completeTask(deps, await officerFor(db, task!), { taskId: task!.id, outcome: 'supplement', reason: 'lại thiếu', components: ['witness-statement'] });
    expect(again).to.include({ ok: false, status: 422 }).and.to.have.nested.property('errors.exceptionReason');
    while (!(await dossierOf(deps, received.id)).closed_at) await doTask(received.id, yes);
    expect(await dossierOf(deps, received.id)).to.include({ status: 10, outcome: 'granted' });
  });

  it('closes what is never supplemented, on the clock (T11)', async () => {
    const birthElsewhere = reception(facts, { form: { ...reception(facts).form, birthPlaceKind: 'elsewhere' }, components: [] });
    const received = must(await receiveDossier(deps, await officer(db, 'tiepnhan'), birthElsewhere));
    await settle();
    await doTask(received.id, () => ({ outcome: 'sent', reason: 'Thiếu', components: ['witness-statement'] }));
    const [waiting] = await openTasksOf(deps, received.id);
    expect(waiting).to.include({ kind: 'await-supplement' });
    await clock.advanceTo(waiting!.due_at!.getTime() + 60_000);
    expect(await dossierOf(deps, received.id)).to.include({ status: 8, outcome: 'expired', clock_state: 'stopped', breached_at: null });
  });

  it('breaches at the minute and climbs to the leader, each rung once; the demonstration dossier does so by itself', async () => {
    const demonstration = await db('desk.dossier').where({ idempotency_key: 'demonstration-three-minutes' }).first();
    const events = await db('desk.clock_event').where({ dossier_id: demonstration.id }).orderBy('at').orderBy('key');
    const minutes = (key: string): number => (events.find((event) => event.key === key).at.getTime() - at('2026-11-16T08:00')) / 60_000;
    expect(events.map((event) => event.key)).to.include.members(['warning', 'breach', 'late-without-apology', 'rung-1', 'rung-2', 'rung-3', 'rung-4']);
    expect(['breach', 'rung-1', 'rung-2', 'rung-3', 'rung-4'].map(minutes)).to.deep.equal([3, 3, 4, 5, 6]);
    const tasks = await db('desk.task').where({ dossier_id: demonstration.id, form_key: 'act-on-breach' });
    expect(tasks).to.have.length(4);
    expect(events.every((event) => event.recorded_at.getTime() - event.at.getTime() < 1000)).to.equal(true);
  });

  it('gives a new date once, signed by the head of the agency', async () => {
    // given: a dossier that is about to be late
    const received = must(await receiveDossier(deps, await officer(db, 'tiepnhan'), reception(facts)));
    await settle();
    const before = await dossierOf(deps, received.id);
    await clock.advanceTo(before.warn_at!.getTime());
    const draft = (await openTasksOf(deps, received.id)).find((task) => task.form_key === 'draft-apology')!;
    // when
    const newDueAt = '2027-01-20';
    must(await completeTask(deps, await officerFor(db, draft), { taskId: draft.id, outcome: 'drafted', reason: 'Chờ xác minh', fields: { newDueAt } }));
    const sign = (await openTasksOf(deps, received.id)).find((task) => task.form_key === 'sign-apology')!;
    must(await completeTask(deps, await officer(db, 'lanhdao'), { taskId: sign.id, outcome: 'signed' }));
    await settle();
    // then
    const after = await dossierOf(deps, received.id);
    expect(after.due_at!.getTime()).to.equal(at('2027-01-21T00:00'));
    expect(after).to.include({ extension_count: 1, breached_at: null });
    await clock.advanceTo(before.due_at!.getTime() + 60_000);
    expect((await dossierOf(deps, received.id)).breached_at).to.equal(null);
    // and withdrawn, it leaves no instance, task or wake behind
    must(await withdrawDossier(deps, await officer(db, 'tiepnhan'), { dossierId: received.id, reason: 'đổi ý' }));
    await settle();
    expect(await openTasksOf(deps, received.id)).to.deep.equal([]);
    expect(await dossierOf(deps, received.id)).to.include({ status: 8, outcome: 'withdrawn', clock_state: 'stopped' });
    expect(await db('desk.outbox').whereNull('sent_at').whereNotIn('kind', ['notice', 'payment-order'])).to.deep.equal([]);
  });
});
