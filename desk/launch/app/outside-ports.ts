import type { Clock } from '../../../engine/time/clock.ts';
import type { WorkerDeps } from '../../../workers/deps.ts';
import { deliverPorts } from '../../../workers/integrations/deliver.ts';
import { noticeStandIn } from '../../../workers/integrations/notice-stand-in.ts';
import { createPaymentGatewayClient } from '../../../workers/integrations/payment-gateway-client.ts';
import { startPaymentStandIn } from '../../../workers/integrations/payment-gateway-stand-in.ts';
import { createRegisterClient } from '../../../workers/integrations/register-client.ts';
import { startRegisterStandIn } from '../../../workers/integrations/register-stand-in.ts';
import { signatureStandIn } from '../../../workers/integrations/signature-stand-in.ts';
import type { Log } from '../../../workers/log.ts';
import type { DeskDeps } from '../../commands/command.ts';
import type { OutboxPorts } from '../../commands/outbox-sender.ts';
import type { AppConfig } from '../../config.ts';

type WorkerPorts = Pick<WorkerDeps, 'registers' | 'payments' | 'signature' | 'notices'>;
export interface OutsidePorts {
  readonly workers: WorkerPorts;
  /** What the outbox sends that does not go to the engine. */
  deliver(desk: DeskDeps): OutboxPorts['deliver'];
  close(): Promise<void>;
}
export interface OutsideRequest { readonly config: AppConfig; readonly appUrl: string; readonly paymentSecret: string | undefined; readonly clock: Clock; readonly log: Log }

/**
 * Registers, payment gateway, signature and notices: at the configured addresses; in demonstration mode stand-in servers of the same contracts
 * beside the app. In production a missing address means silence: papers may be asked for with that reason, and what cannot be sent waits in the outbox.
 */
export async function openOutsidePorts(request: OutsideRequest): Promise<OutsidePorts> {
  const { config, log } = request;
  const demonstration = config.mode === 'demonstration';
  const servers: { readonly url: string; close(): Promise<void> }[] = [];
  const standIn = async (start: () => Promise<{ readonly url: string; close(): Promise<void> }>): Promise<string | undefined> => {
    if (!demonstration) return undefined;
    const server = await start();
    servers.push(server);
    return server.url;
  };
  const registersUrl = config.registersUrl ?? await standIn(() => startRegisterStandIn());
  const paymentUrl = config.paymentGatewayUrl ?? await standIn(() => startPaymentStandIn({ callbackUrl: `${request.appUrl}/api/payments/callback`, secret: request.paymentSecret ?? '', clock: request.clock }));
  const workers: WorkerPorts = {
    registers: registersUrl ? createRegisterClient({ url: registersUrl }) : { lookUp: async () => ({ kind: 'unreachable', reason: 'REGISTERS_URL is not set' }) },
    payments: paymentUrl ? createPaymentGatewayClient({ url: paymentUrl }) : { order: async () => { throw new Error('PAYMENT_GATEWAY_URL is not set'); } },
    signature: signatureStandIn,
    notices: demonstration ? noticeStandIn(log) : { send: async () => { throw new Error('no carrier of notices is configured'); } },
  };
  return {
    workers,
    deliver: (desk) => deliverPorts(desk, workers),
    async close() {
      await Promise.all(servers.map((server) => server.close()));
    },
  };
}
