import { ZeebeError, type ZeebePort } from '../../engine/zeebe/port.ts';
import { markDead, markRetry, markSent, nextDueAt, takeDueRows, type OutboxKind } from '../store/outbox.ts';
import type { OutboxRow } from '../store/rows.ts';
import type { DeskDeps } from './command.ts';
import { DELIVERIES } from './outbox-deliveries.ts';

export interface OutboxSender {
  /** Look now. Never throws. */
  wake(): void;
  /** No row is due and none is being sent (for the stepping clock). */
  quiet(): Promise<boolean>;
  close(): Promise<void>;
}
/** Carries what does not go to the engine. Rejects when the other side cannot be reached; the same payload twice has one effect. */
export type Deliver = (payload: Readonly<Record<string, unknown>>) => Promise<object>;
export interface OutboxPorts {
  readonly zeebe: ZeebePort;
  /** Called before an instance is created: deploys what is deployed only when first used. */
  readonly prepare?: (procedureCode: string) => Promise<void>;
  readonly deliver: Readonly<Record<'notice' | 'payment-order', Deliver>>;
  readonly log: { warn(context: object, message: string): void; error(context: object, message: string): void };
}
export type SenderDeps = Pick<DeskDeps, 'db' | 'clock' | 'publish'>;

/** A row that a crashed sender had taken comes again after this. */
const LEASE_MS = 30_000;
const BATCH = 32;
const FIRST_BACK_OFF_MS = 250;
const LONGEST_BACK_OFF_MS = 10_000;
/** Carriers and gateways outside may be away for long; nobody at the desk waits for them. */
const LONGEST_OUTSIDE_BACK_OFF_MS = 900_000;
/** An answer that is a "no" will not become a "yes": a few more tries for what only looked so, then an administrator sees it. */
const MOST_REFUSED_ATTEMPTS = 5;

const isOutage = (error: unknown): boolean => error instanceof ZeebeError && ['UNAVAILABLE', 'DEADLINE_EXCEEDED', 'RESOURCE_EXHAUSTED'].includes(error.code);
const backOffMs = (row: OutboxRow): number => Math.min(row.kind === 'notice' || row.kind === 'payment-order' ? LONGEST_OUTSIDE_BACK_OFF_MS : LONGEST_BACK_OFF_MS, FIRST_BACK_OFF_MS * 2 ** Math.min(row.attempts, 14));

/** Sends due outbox rows until they are answered. `deps.wakeOutbox` of everybody else is this sender's `wake`. */
export function startOutboxSender(deps: SenderDeps, ports: OutboxPorts): OutboxSender {
  let closed = false;
  let wanted = true;
  let running: Promise<void> | undefined;
  let forgetWake = (): void => undefined;
  let outage = false;

  const wake = (): void => {
    wanted = true;
    if (!running && !closed) running = loop().finally(() => { running = undefined; if (wanted && !closed) wake(); });
  };
  const wakeAt = (instantMs: number): void => {
    forgetWake();
    if (!closed) forgetWake = deps.clock.wakeAt(instantMs, wake);
  };

  async function loop(): Promise<void> {
    while (wanted && !closed) {
      wanted = false;
      try {
        for (;;) {
          const now = deps.clock.now();
          const rows = await takeDueRows(deps.db, new Date(now), new Date(now + LEASE_MS), BATCH);
          if (rows.length === 0) break;
          await Promise.all(rows.map(send));
          if (closed) return;
        }
        const next = await nextDueAt(deps.db);
        if (next) wakeAt(next.getTime());
        outage = false;
      } catch (error) {
        // The database is away: nothing can be taken or marked. What was sent comes again and is answered as a repetition.
        if (!outage) ports.log.warn({ error: String(error) }, 'outbox: the database does not answer, trying on');
        outage = true;
        wakeAt(deps.clock.now() + LONGEST_BACK_OFF_MS / 10);
      }
    }
  }

  async function send(row: OutboxRow): Promise<void> {
    const delivery = DELIVERIES[row.kind as OutboxKind];
    try {
      if (!delivery) throw new Error(`Expected to send outbox row with key '${row.id}', but kind '${row.kind}' is unknown`);
      const result = await delivery(row, deps, ports);
      await markSent(deps.db, row.id, new Date(deps.clock.now()), result);
    } catch (error) {
      const text = error instanceof Error ? error.message : String(error);
      const now = deps.clock.now();
      const refused = error instanceof ZeebeError && !isOutage(error) && error.code !== 'NOT_FOUND';
      if ((refused || !delivery) && row.attempts >= MOST_REFUSED_ATTEMPTS) {
        ports.log.error({ outboxId: row.id, kind: row.kind, error: text }, 'outbox: given up');
        await markDead(deps.db, row.id, new Date(now), text);
      } else await markRetry(deps.db, row.id, new Date(now + backOffMs(row)), text);
    }
  }

  wake();
  return {
    wake,
    async quiet() {
      if (running || wanted) return false;
      const next = await nextDueAt(deps.db);
      if (next && next.getTime() <= deps.clock.now()) { wake(); return false; }
      return !running;
    },
    async close() {
      closed = true;
      forgetWake();
      await running;
    },
  };
}
