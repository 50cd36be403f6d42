import type { Knex } from 'knex';
import { addHistory, type HistoryEntry } from '../store/history.ts';
import { addOutbox, type OutboxKind, type OutboxPayloads } from '../store/outbox.ts';
import type { Actor, DeskDeps, Result } from './command.ts';
import { Refused } from './refuse.ts';

export type Acting = Pick<Actor, 'id' | 'name'>;
export const SYSTEM: Acting = { id: null, name: 'Hệ thống' };

/** One command's transaction: its effect, its history, its ledger and outbox rows stand or fall together. */
export interface Unit {
  readonly trx: Knex.Transaction;
  readonly atMs: number;
  readonly at: Date;
  readonly actor: Acting;
  readonly catalogue: DeskDeps['catalogue'];
  history(entry: Omit<HistoryEntry, 'at' | 'actorId' | 'actorName'>): Promise<void>;
  outbox<K extends OutboxKind>(kind: K, subject: string, payload: OutboxPayloads[K]): Promise<void>;
  /** Told after the commit. */
  publish(event: Parameters<DeskDeps['publish']>[0]): void;
}

/** Runs `work` in a transaction. A refusal rolls it back and is answered as a value; anything else thrown is a defect or an outage. */
export async function inUnit<T>(deps: DeskDeps, actor: Acting, work: (unit: Unit) => Promise<T>): Promise<Result<T>> {
  const events: Parameters<DeskDeps['publish']>[0][] = [];
  let wrote = false;
  const atMs = deps.clock.now();
  const at = new Date(atMs);
  try {
    const value = await deps.db.transaction(async (trx) => work({
      trx, atMs, at, actor, catalogue: deps.catalogue,
      history: (entry) => addHistory(trx, { ...entry, at, actorId: actor.id, actorName: actor.name }),
      outbox: async (kind, subject, payload) => { wrote = true; await addOutbox(trx, kind, subject, payload, at); },
      publish: (event) => { events.push(event); },
    }));
    if (wrote) deps.wakeOutbox();
    for (const event of events) deps.publish(event);
    return { ok: true, value };
  } catch (error) {
    if (error instanceof Refused) return error.refusal;
    throw error;
  }
}
