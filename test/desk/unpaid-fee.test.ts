import { expect } from 'chai';
import type { Knex } from 'knex';
import type { DeskDeps } from '../../desk/commands/command.ts';
import { paymentCallback, signPayment } from '../../desk/commands/payment-callback.ts';
import { receiveDossier } from '../../desk/commands/receive-dossier.ts';
import { takePayment } from '../../desk/commands/take-payment.ts';
import { loadCatalogue } from '../../desk/store/load-catalogue.ts';
import type { SteppingClock } from '../../engine/time/stepping-clock.ts';
import { dossierOf, must, officer, openTasksOf, reception } from '../support/desk-office.ts';
import { openDeskWithEngine, type DeskWithEngine } from '../support/desk-with-engine.ts';

describe('a fee that nobody pays', function () {
  this.timeout(180_000);
  let desk: DeskWithEngine | undefined;
  let clock: SteppingClock;
  let db: Knex;
  let deps: DeskDeps;
  const catalogue = loadCatalogue();
  before(async () => {
    desk = await openDeskWithEngine(catalogue, '2026-11-16T08:00');
    ({ clock, db, deps } = desk);
  });
  after(() => desk?.close());

  const waitingForFee = async () => {
    const counter = await officer(db, 'csgt');
    const { id } = must(await receiveDossier(deps, counter, reception(catalogue.procedure('3.000353')!)));
    await clock.advanceTo(clock.now());
    const waiting = (await openTasksOf(deps, id)).find((task) => task.kind === 'await-payment');
    expect(waiting, 'await-payment').to.not.equal(undefined);
    return { id, counter, waiting: waiting! };
  };

  it('closes the dossier after the limit (P1), with its reason in the history', async () => {
    // given: received Monday 16 November; the 24th is a holiday, so the fifteenth working day after it is Tuesday 8 December
    const { id, counter, waiting } = await waitingForFee();
    expect(waiting.due_at?.toISOString()).to.equal(new Date('2026-12-08T17:00:00+07:00').toISOString());
    const { gateway_reference: reference, amount } = await db('desk.payment').where({ dossier_id: id }).first();
    // when
    await clock.advanceTo(waiting.due_at!.getTime() - 60_000);
    expect(await dossierOf(deps, id), 'a minute before').to.include({ status: 6, outcome: null });
    await clock.advanceTo(waiting.due_at!.getTime() + 60_000);
    // then
    expect(await dossierOf(deps, id)).to.include({ status: 8, outcome: 'expired', clock_state: 'stopped' });
    expect((await db('desk.payment').where({ dossier_id: id })).map((payment) => payment.state)).to.deep.equal(['expired']);
    expect((await db('desk.history').where({ dossier_id: id, kind: 'payment-expired' }))).to.have.length(1);
    expect(await takePayment(deps, counter, { dossierId: id, method: 'cash' })).to.include({ ok: false, status: 409 });
    // money that comes too late is refused, not lost in a closed dossier
    const call = { reference, amount, paidAt: new Date(clock.now()).toISOString() };
    expect(await paymentCallback({ ...deps, paymentSecret: 'test-payment' }, { ...call, signature: signPayment('test-payment', call) })).to.include({ ok: false, status: 409 });
  });

  it('is not waited for in vain when it comes in time', async () => {
    const { id, counter, waiting } = await waitingForFee();
    must(await takePayment(deps, counter, { dossierId: id, method: 'cash' }));
    await clock.advanceTo((waiting.due_at ?? new Date(clock.now())).getTime() + 60_000);
    expect(await dossierOf(deps, id)).to.include({ status: 4, outcome: null });
  });

  it('keeps the clock waiting where an administrator has switched that on (P4), and the rest of the term runs after it', async () => {
    await db('desk.rule_setting').insert({ rule_id: 'P4', scope_kind: 'procedure', scope_value: '3.000353', on_: true, value: null, in_force_from: '2026-01-01', in_force_to: null, set_at: new Date(clock.now()), set_by: (await officer(db, 'quantri')).id });
    const { id, counter } = await waitingForFee();
    expect(await dossierOf(deps, id)).to.include({ status: 6, clock_state: 'suspended', due_at: null });
    // when
    await clock.advanceTo(clock.now() + 3 * 86_400_000);
    must(await takePayment(deps, counter, { dossierId: id, method: 'cash' }));
    await clock.advanceTo(clock.now());
    // then
    const paid = await dossierOf(deps, id);
    expect(paid).to.include({ status: 4, clock_state: 'running' });
    const kinds = (await db('desk.clock_entry').where({ dossier_id: id }).orderBy('seq')).map(({ kind, ground }) => `${kind} ${ground}`);
    expect(kinds).to.deep.equal(['start reception', 'suspend financial-duty', 'resume financial-duty-done']);
    const [start] = await db('desk.clock_entry').where({ dossier_id: id }).orderBy('seq');
    expect(paid.due_at!.getTime()).to.be.greaterThan(start.due_at.getTime());
    await db('desk.rule_setting').where({ rule_id: 'P4' }).delete();
  });

  it('is waited for without end where the rule is off', async () => {
    await db('desk.rule_setting').insert({ rule_id: 'P1', scope_kind: 'procedure', scope_value: '3.000353', on_: false, value: null, in_force_from: '2026-01-01', in_force_to: null, set_at: new Date(clock.now()), set_by: (await officer(db, 'quantri')).id });
    const { waiting } = await waitingForFee();
    expect(waiting.due_at).to.equal(null);
  });
});
