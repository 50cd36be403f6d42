import type { PaymentGateway } from './payment-gateway.ts';

/** POST /orders { reference, amount, description, dossierCode } → 201 { payUrl }, or 200 when the reference is known already. */
export function createPaymentGatewayClient(options: { readonly url: string; readonly timeoutMs?: number }): PaymentGateway {
  return {
    async order(request) {
      const response = await fetch(new URL('/orders', options.url), { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(request), signal: AbortSignal.timeout(options.timeoutMs ?? 10_000) });
      if (!response.ok) throw new Error(`Expected to order payment with key '${request.reference}', but the gateway answered HTTP ${response.status}`);
      const { payUrl } = (await response.json()) as { payUrl?: unknown };
      if (typeof payUrl !== 'string') throw new Error(`Expected to order payment with key '${request.reference}', but the gateway gave no address to pay at`);
      return { payUrl };
    },
  };
}
