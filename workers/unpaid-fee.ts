import { completeJob } from '../desk/commands/complete-job.ts';
import { paymentOf } from '../desk/commands/compute-fee.ts';
import type { Unit } from '../desk/commands/unit.ts';
import { deadline } from '../desk/domain/deadline.ts';
import { termOf } from '../desk/domain/resolve-rule.ts';
import { readLedger, recordEvent } from '../desk/store/clock-ledger.ts';
import { contextOf, rulesInForce } from '../desk/store/rules-in-force.ts';
import type { DossierRow, TaskRow } from '../desk/store/rows.ts';
import { openTasks } from '../desk/store/tasks.ts';

/**
 * P1 (ours: processes/clock-rules.yaml): until when a fee that is asked for now is waited for, counted as the dossier's own limit is.
 * null: for ever, because the rule is off here or the dossier has no clock that could end the waiting.
 */
export async function paymentLimit(unit: Unit, dossier: DossierRow): Promise<Date | null> {
  const term = termOf((await rulesInForce(unit.trx, unit.catalogue, contextOf(dossier, unit.atMs)))('P1'));
  const { state, calendarOf } = await readLedger(unit.trx, dossier.id);
  if (!term || !state.start || state.state === 'stopped') return null;
  return new Date(deadline(term, unit.atMs, calendarOf(state.start.calendar), state.start.count).dueAtMs);
}

const unpaid = async (unit: Unit, dossierId: string): Promise<(TaskRow & { readonly due_at: Date }) | undefined> =>
  (await openTasks(unit.trx, dossierId)).find((task): task is TaskRow & { readonly due_at: Date } => task.kind === 'await-payment' && task.due_at !== null);

export async function nextPaymentDue(unit: Unit, dossierId: string): Promise<number | null> {
  return (await unpaid(unit, dossierId))?.due_at.getTime() ?? null;
}

/** The fee never came. The model closes the dossier; the clock only says so. True when there was one. */
export async function expireUnpaidFee(unit: Unit, dossier: DossierRow): Promise<boolean> {
  const waiting = await unpaid(unit, dossier.id);
  if (!waiting || waiting.due_at.getTime() > unit.atMs) return false;
  const payment = await paymentOf(unit, dossier.id);
  if (payment?.state === 'due') await unit.trx('desk.payment').where({ id: payment.id }).update({ state: 'expired' });
  await recordEvent(unit.trx, { dossierId: dossier.id, key: `payment-expired:${waiting.id}`, at: waiting.due_at, recordedAt: unit.at, data: { amount: payment?.amount ?? 0 } });
  await unit.history({ dossierId: dossier.id, kind: 'payment-expired', elementId: waiting.element_id, data: { amount: payment?.amount ?? 0 } });
  await completeJob(unit, waiting, 'expired', { paymentOutcome: 'expired' });
  return true;
}
