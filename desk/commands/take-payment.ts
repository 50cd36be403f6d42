import { readLedger } from '../store/clock-ledger.ts';
import { changeTask, openTasks } from '../store/tasks.ts';
import type { DossierRow, PaymentRow } from '../store/rows.ts';
import { changeStatus } from './change-status.ts';
import type { Actor, DeskDeps, Result } from './command.ts';
import { completeJob } from './complete-job.ts';
import { paymentOf } from './compute-fee.ts';
import { hasRole, lockOwn } from './may-see.ts';
import { moveClock } from './move-clock.ts';
import { refusals, refuse } from './refuse.ts';
import { inUnit, type Unit } from './unit.ts';

/** Takes the fee that is due at the counter and completes await-payment. 409 when nothing is due. */
export async function takePayment(deps: DeskDeps, actor: Actor, input: { readonly dossierId: string; readonly method: 'cash' }): Promise<Result<{ readonly dossierId: string; readonly paymentId: string }>> {
  return inUnit(deps, actor, async (unit) => {
    const dossier = await lockOwn(unit.trx, actor, input.dossierId);
    if (!hasRole(actor, 'counter-officer', 'head-of-one-stop')) refusals.notYours();
    const payment = await paymentOf(unit, dossier.id);
    if (!payment || payment.state !== 'due') return refuse(409, 'Hồ sơ không có khoản phí đang chờ nộp', 'Nothing is due for this dossier');
    await settlePayment(unit, dossier, payment, 'cash');
    return { dossierId: dossier.id, paymentId: payment.id };
  });
}

/** The fee is there: status 6 ends, a clock that waited for it runs on, and the waiting job is completed. */
export async function settlePayment(unit: Unit, dossier: DossierRow, payment: PaymentRow, method: 'cash' | 'gateway'): Promise<void> {
  await unit.trx('desk.payment').where({ id: payment.id }).update({ state: 'paid', method, paid_at: unit.at, taken_by: unit.actor.id });
  await unit.history({ dossierId: dossier.id, kind: 'payment-taken', data: { amount: payment.amount, method } });
  let current = dossier;
  if (current.status === 6) {
    current = await changeStatus(unit, current, 4);
    // Only a clock that waits for this payment runs on; a wait for the customer's own part is another matter.
    const { state } = await readLedger(unit.trx, current.id);
    if (state.suspended?.waitingFor === 'payment') current = await moveClock(unit, current, { kind: 'resume', ground: 'financial-duty-done', data: {} });
  }
  for (const task of await openTasks(unit.trx, dossier.id)) {
    if (task.kind !== 'await-payment') continue;
    if (task.job_key) await completeJob(unit, task, 'paid', { paymentOutcome: 'paid' });
    else await changeTask(unit.trx, task, { state: 'completed', outcome: 'paid', completed_at: unit.at });
  }
  unit.publish({ kind: 'dossier', agencyId: dossier.agency_id, id: dossier.id });
}
