import type { DeskDeps } from '../desk/commands/command.ts';
import type { ZeebePort } from '../engine/zeebe/port.ts';
import type { PaymentGateway } from './integrations/payment-gateway.ts';
import type { Registers } from './integrations/registers.ts';
import type { DigitalSignature } from './integrations/digital-signature.ts';
import type { NoticeTransport } from './integrations/notice-transport.ts';
import type { Log } from './log.ts';

/** What every job handler is given: the desk's means, the engine's door and the ports to the outside. */
export interface WorkerDeps extends DeskDeps {
  readonly zeebe: ZeebePort;
  readonly registers: Registers;
  readonly payments: PaymentGateway;
  readonly signature: DigitalSignature;
  readonly notices: NoticeTransport;
  readonly log: Log;
}
