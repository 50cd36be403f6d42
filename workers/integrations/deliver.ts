import type { DeskDeps } from '../../desk/commands/command.ts';
import type { Deliver } from '../../desk/commands/outbox-sender.ts';
import { addHistory } from '../../desk/store/history.ts';
import type { DossierRow, NoticeRow, PaymentRow } from '../../desk/store/rows.ts';
import type { NoticeTransport } from './notice-transport.ts';
import type { PaymentGateway } from './payment-gateway.ts';

/** What the outbox sends to the world instead of the engine. Sent twice is sent once: the other sides know notices and orders by their ids. */
export function deliverPorts(deps: Pick<DeskDeps, 'db' | 'clock'>, ports: { readonly notices: NoticeTransport; readonly payments: PaymentGateway }): Readonly<Record<'notice' | 'payment-order', Deliver>> {
  return {
    async notice(payload) {
      const notice = await deps.db<NoticeRow>('desk.notice').where({ id: String(payload['noticeId']) }).first();
      if (!notice) throw new Error(`Expected to send notice with key '${String(payload['noticeId'])}', but there is none`);
      if (notice.sent_at) return { answer: 'sent before' };
      await ports.notices.send({ noticeId: notice.id, channel: notice.channel, recipient: notice.recipient, subject: notice.subject, body: notice.body });
      const at = new Date(deps.clock.now());
      await deps.db.transaction(async (trx) => {
        const marked = await trx('desk.notice').where({ id: notice.id }).whereNull('sent_at').update({ sent_at: at });
        if (marked) await addHistory(trx, { dossierId: notice.dossier_id, at, actorId: null, actorName: 'Hệ thống', kind: 'notice-sent', data: { kind: notice.kind, subject: notice.subject, channel: notice.channel } });
      });
      return { answer: 'sent' };
    },
    async 'payment-order'(payload) {
      const payment = await deps.db<PaymentRow>('desk.payment').where({ id: String(payload['paymentId']) }).first();
      if (!payment?.gateway_reference || payment.state !== 'due') return { answer: 'not due any more' };
      const dossier = (await deps.db<DossierRow>('desk.dossier').where({ id: payment.dossier_id }).first('code', 'procedure_name'))!;
      return ports.payments.order({ reference: payment.gateway_reference, amount: payment.amount, description: dossier.procedure_name, dossierCode: dossier.code });
    },
  };
}
