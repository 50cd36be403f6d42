import { randomUUID } from 'node:crypto';
import type { ProcedureFacts } from '../../processes/schema/facts.ts';
import { feeDue } from '../domain/fee.ts';
import { changeDossier } from '../store/dossiers.ts';
import type { DossierRow, PaymentRow } from '../store/rows.ts';
import type { Unit } from './unit.ts';

/** What this procedure costs in this case, in đồng. Fees by the page read the form's fields `pages` and `copies`. */
export function feeOf(facts: ProcedureFacts, input: { readonly channel: string; readonly form: Readonly<Record<string, unknown>>; readonly copies: number }): number {
  const fee = facts.channels.find((each) => each.channel === input.channel)?.fee;
  if (!fee) return 0;
  const count = (id: string, otherwise: number): number => (typeof input.form[id] === 'number' ? input.form[id] : otherwise);
  return feeDue(fee, { pages: count('pages', 1), copies: count('copies', input.copies) });
}

export const paymentOf = (unit: Unit, dossierId: string): Promise<PaymentRow | undefined> =>
  unit.trx<PaymentRow>('desk.payment').where({ dossier_id: dossierId }).whereIn('state', ['due', 'paid']).orderBy('created_at').forNoKeyUpdate().first();

/** The fee of a dossier, asked for once. */
export async function askFee(unit: Unit, dossier: DossierRow): Promise<{ readonly dossier: DossierRow; readonly fee: number; readonly payment: PaymentRow | null }> {
  const fee = feeOf(dossier.facts, dossier);
  const known = await paymentOf(unit, dossier.id);
  if (known || fee === 0) return { dossier: fee === dossier.fee_due ? dossier : await changeDossier(unit.trx, dossier, { fee_due: fee }), fee, payment: known ?? null };
  const payment = { id: randomUUID(), dossier_id: dossier.id, job_key: null, amount: fee, state: 'due' as const, method: null, gateway_reference: `MC-${dossier.code}`, created_at: unit.at, paid_at: null, taken_by: null };
  await unit.trx('desk.payment').insert(payment);
  await unit.history({ dossierId: dossier.id, kind: 'fee-computed', data: { amount: fee } });
  await unit.outbox('payment-order', `payment:${payment.id}`, { paymentId: payment.id });
  return { dossier: await changeDossier(unit.trx, dossier, { fee_due: fee }), fee, payment };
}
