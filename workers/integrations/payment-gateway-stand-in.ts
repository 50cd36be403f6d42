import { signPayment } from '../../desk/commands/payment-callback.ts';
import type { Clock } from '../../engine/time/clock.ts';
import type { PaymentRequest } from './payment-gateway.ts';
import { startSmallServer, type Answer, type SmallServer } from './small-server.ts';

export interface PaymentStandInOptions {
  /** Where the product takes call-backs: …/api/payments/callback. */
  readonly callbackUrl: string;
  readonly secret: string;
  readonly clock: Clock;
  readonly port?: number;
}

/**
 * Stand-in for the national payment platform, of the same contract: orders come in, GET /pay/{reference} shows a page that says it is a demonstration,
 * POST /pay/{reference} "pays" and calls the product back, signed. No money is anywhere near it.
 */
export function startPaymentStandIn(options: PaymentStandInOptions): Promise<SmallServer> {
  const orders = new Map<string, PaymentRequest & { paidAt?: string }>();
  let own = '';
  const pay = async (order: PaymentRequest & { paidAt?: string }): Promise<Answer> => {
    order.paidAt ??= new Date(options.clock.now()).toISOString();
    const call = { reference: order.reference, amount: order.amount, paidAt: order.paidAt };
    const response = await fetch(options.callbackUrl, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ ...call, signature: signPayment(options.secret, call) }) });
    return { status: response.ok ? 200 : 502, body: { paid: response.ok, answer: response.status } };
  };
  const starting = startSmallServer(async ({ method, path, body }): Promise<Answer> => {
    if (method === 'POST' && path === '/orders') {
      const order = body as PaymentRequest;
      if (typeof order?.reference !== 'string' || !Number.isInteger(order.amount) || order.amount <= 0) return { status: 400, body: { error: 'reference and a whole amount are wanted' } };
      const known = orders.has(order.reference);
      if (!known) orders.set(order.reference, { ...order });
      return { status: known ? 200 : 201, body: { payUrl: `${own}/pay/${encodeURIComponent(order.reference)}` } };
    }
    const reference = /^\/pay\/(.+)$/.exec(path)?.[1];
    const order = reference ? orders.get(decodeURIComponent(reference)) : undefined;
    if (!order) return { status: 404, body: { error: 'unknown order' } };
    if (method === 'POST') return pay(order);
    return { status: 200, body: `<!doctype html><title>Thanh toán (trình diễn)</title><h1>Cổng thanh toán trình diễn</h1><p>Hồ sơ ${escape(order.dossierCode)}: ${order.amount.toLocaleString('vi-VN')} đ</p><form method="post"><button>Trả (không có tiền thật)</button></form>` };
  }, options.port);
  return starting.then((server) => { own = server.url; return server; });
}
const escape = (text: string): string => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
