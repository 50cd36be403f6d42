import { createHmac, timingSafeEqual } from 'node:crypto';
import { lockDossier } from '../store/dossiers.ts';
import type { PaymentRow } from '../store/rows.ts';
import type { DeskDeps, Result } from './command.ts';
import { refuse } from './refuse.ts';
import { settlePayment } from './take-payment.ts';
import { inUnit } from './unit.ts';

export interface PaymentCallback { readonly reference: string; readonly amount: number; /** ISO. */ readonly paidAt: string; /** hex HMAC-SHA-256 of `reference|amount|paidAt` with the shared secret. */ readonly signature: string }

export const signPayment = (secret: string, call: Omit<PaymentCallback, 'signature'>): string => createHmac('sha256', secret).update(`${call.reference}|${call.amount}|${call.paidAt}`).digest('hex');

/** The payment gateway says that a payment was made. 401 wrong signature, 404 unknown reference, 422 wrong amount. The same call-back twice is one payment. */
export async function paymentCallback(deps: DeskDeps & { readonly paymentSecret: string }, input: PaymentCallback): Promise<Result<{ readonly paymentId: string }>> {
  return inUnit(deps, { id: null, name: 'Cổng thanh toán' }, async (unit) => {
    const expected = Buffer.from(signPayment(deps.paymentSecret, input));
    const given = Buffer.from(input.signature);
    if (expected.length !== given.length || !timingSafeEqual(expected, given)) refuse(401, 'Chữ ký không đúng', 'The signature is wrong');
    const found = await unit.trx<PaymentRow>('desk.payment').where({ gateway_reference: input.reference }).first();
    if (!found) return refuse(404, 'Không có khoản thanh toán này', 'There is no such payment');
    const dossier = (await lockDossier(unit.trx, found.dossier_id))!;
    const payment = (await unit.trx<PaymentRow>('desk.payment').where({ id: found.id }).forNoKeyUpdate().first())!;
    if (payment.amount !== input.amount) refuse(422, 'Số tiền không khớp', 'The amount is not what is due');
    if (payment.state === 'paid') return { paymentId: payment.id };
    if (payment.state !== 'due') refuse(409, 'Khoản này không còn chờ nộp', 'This payment is no longer due');
    await settlePayment(unit, dossier, payment, 'gateway');
    return { paymentId: payment.id };
  });
}
