import { expect } from 'chai';
import { paymentCallback, signPayment, type PaymentCallback } from '../../desk/commands/payment-callback.ts';
import { receiveDossier } from '../../desk/commands/receive-dossier.ts';
import { takePayment } from '../../desk/commands/take-payment.ts';
import type { WorkerDeps } from '../../workers/deps.ts';
import { deliverPorts } from '../../workers/integrations/deliver.ts';
import { noticeStandIn } from '../../workers/integrations/notice-stand-in.ts';
import { createPaymentGatewayClient } from '../../workers/integrations/payment-gateway-client.ts';
import { startPaymentStandIn } from '../../workers/integrations/payment-gateway-stand-in.ts';
import { signatureStandIn } from '../../workers/integrations/signature-stand-in.ts';
import { startSmallServer, type SmallServer } from '../../workers/integrations/small-server.ts';
import { silentLog } from '../../workers/log.ts';
import { HANDLERS } from '../../workers/registry.ts';
import { openDeskDatabase, type DeskDatabase } from '../support/desk-database.ts';
import { dossierOf, must, officer, reception } from '../support/desk-office.ts';
import { jobOf, recordingZeebe } from '../support/recording-zeebe.ts';

const SECRET = 'test-secret';

describe('a fee', () => {
  let desk: DeskDatabase;
  let product: SmallServer;
  let gateway: SmallServer;
  let deps: WorkerDeps;
  const answers: string[] = [];
  before(async () => {
    desk = await openDeskDatabase(Date.parse('2026-11-16T08:00:00+07:00'));
    product = await startSmallServer(async ({ body }) => {
      const result = await paymentCallback({ ...desk.deps, paymentSecret: SECRET }, body as PaymentCallback);
      answers.push(result.ok ? 'ok' : String(result.status));
      return { status: result.ok ? 200 : result.status };
    });
    gateway = await startPaymentStandIn({ callbackUrl: `${product.url}/api/payments/callback`, secret: SECRET, clock: desk.clock });
    deps = { ...desk.deps, zeebe: recordingZeebe(), registers: { lookUp: async () => ({ kind: 'not-found' }) }, payments: createPaymentGatewayClient({ url: gateway.url }), notices: noticeStandIn(silentLog), signature: signatureStandIn, log: silentLog };
  });
  after(async () => { await gateway?.close(); await product?.close(); await desk?.close(); });

  const waiting = async (): Promise<{ id: string; payment: { id: string; amount: number; gateway_reference: string } }> => {
    const { id } = must(await receiveDossier(desk.deps, await officer(desk.db, 'csgt'), reception(desk.deps.catalogue.procedure('3.000347')!)));
    await HANDLERS['claim-dossier'](jobOf('claim-dossier', id), deps);
    expect(await HANDLERS['compute-fee'](jobOf('compute-fee', id), deps)).to.deep.include({ kind: 'completed', variables: { feeDue: 135_000 } });
    expect(await HANDLERS['await-payment'](jobOf('await-payment', id), deps)).to.deep.equal({ kind: 'held' });
    return { id, payment: await desk.db('desk.payment').where({ dossier_id: id }).first() };
  };

  it('is paid at the gateway, once, and the waiting job is completed', async () => {
    const { id, payment } = await waiting();
    expect(await dossierOf(deps, id)).to.include({ status: 6 });
    const ports = deliverPorts(deps, deps);
    const { payUrl } = (await ports['payment-order']({ paymentId: payment.id })) as { payUrl: string };
    expect(await ports['payment-order']({ paymentId: payment.id })).to.deep.equal({ payUrl });
    await Promise.all([fetch(payUrl, { method: 'POST' }), fetch(payUrl, { method: 'POST' })]);
    expect(answers).to.deep.equal(['ok', 'ok']);
    expect(await dossierOf(deps, id)).to.include({ status: 4 });
    expect(await desk.db('desk.outbox').where({ kind: 'complete-job', subject: `dossier:${id}` })).to.have.length(1);
    expect(await desk.db('desk.history').where({ dossier_id: id, kind: 'payment-taken' })).to.have.length(1);
    const cash = await takePayment(desk.deps, await officer(desk.db, 'csgt'), { dossierId: id, method: 'cash' });
    expect(cash).to.include({ ok: false, status: 409 });
  });

  it('is not paid by a wrong signature, a wrong amount or an unknown reference', async () => {
    const { payment } = await waiting();
    const call = (change: Partial<PaymentCallback>, signed = true): Promise<unknown> => {
      const body = { reference: payment.gateway_reference, amount: payment.amount, paidAt: '2026-11-16T08:00:00Z', ...change };
      return paymentCallback({ ...desk.deps, paymentSecret: SECRET }, { ...body, signature: signed ? signPayment(SECRET, body) : 'a'.repeat(64) });
    };
    expect(await call({}, false)).to.include({ status: 401 });
    expect(await call({ amount: 1 })).to.include({ status: 422 });
    expect(await call({ reference: 'MC-none' })).to.include({ status: 404 });
    expect(await desk.db('desk.payment').where({ id: payment.id }).first()).to.include({ state: 'due' });
  });
});
