import type { Knex } from 'knex';
import type { OutboxRow } from './rows.ts';

/** What goes out, by kind. Payloads carry ids and decisions, never documents or personal data of the engine's concern. */
export interface OutboxPayloads {
  'create-instance': { readonly procedureCode: string; readonly dossierId: string; readonly variables: object };
  'complete-job': { readonly jobKey: string; readonly taskId: string | null; readonly variables: object };
  /** A job that is held after a failure is handed back, to be handed out again at once. */
  'retry-job': { readonly jobKey: string; readonly retries: number; readonly error: string };
  'cancel-instance': { readonly processInstanceKey: string };
  'publish-message': { readonly name: string; readonly correlationKey: string; readonly messageId: string; readonly timeToLiveMs: number; readonly variables?: object };
  notice: { readonly noticeId: string };
  'payment-order': { readonly paymentId: string };
}
export type OutboxKind = keyof OutboxPayloads;

/** Rows of one subject are sent in order. */
export async function addOutbox<K extends OutboxKind>(db: Knex, kind: K, subject: string, payload: OutboxPayloads[K], at: Date): Promise<void> {
  await db('desk.outbox').insert({ kind, subject, payload: JSON.stringify(payload), created_at: at, next_at: at });
}

/** Takes due rows, the first of each subject only, and lends them to this sender until `leaseUntil`. The attempt is counted before it is made. */
export async function takeDueRows(db: Knex, now: Date, leaseUntil: Date, limit: number): Promise<OutboxRow[]> {
  const taken: { rows: OutboxRow[] } = await db.raw(`
    update desk.outbox set attempts = attempts + 1, next_at = :leaseUntil
    where id in (
      select first.id from desk.outbox first
      where first.sent_at is null and first.dead_at is null and first.next_at <= :now
        and not exists (select 1 from desk.outbox earlier where earlier.subject = first.subject and earlier.id < first.id and earlier.sent_at is null and earlier.dead_at is null)
      order by first.next_at, first.id limit :limit for update skip locked)
    returning *`, { now, leaseUntil, limit });
  return taken.rows.sort((a, b) => a.id - b.id);
}

export async function markSent(db: Knex, id: number, at: Date, result: object): Promise<void> {
  await db('desk.outbox').where({ id }).update({ sent_at: at, result: JSON.stringify(result), error: null });
}
export async function markRetry(db: Knex, id: number, nextAt: Date, error: string): Promise<void> {
  await db('desk.outbox').where({ id }).update({ next_at: nextAt, error });
}
export async function markDead(db: Knex, id: number, at: Date, error: string): Promise<void> {
  await db('desk.outbox').where({ id }).update({ dead_at: at, error });
}
/** When the next row may be sent; null: nothing waits. Rows behind an earlier one of their subject do not count: they would wake the sender for nothing. */
export async function nextDueAt(db: Knex): Promise<Date | null> {
  const found: { rows: { next: Date | null }[] } = await db.raw(`
    select min(first.next_at) as next from desk.outbox first
    where first.sent_at is null and first.dead_at is null
      and not exists (select 1 from desk.outbox earlier where earlier.subject = first.subject and earlier.id < first.id and earlier.sent_at is null and earlier.dead_at is null)`);
  return found.rows[0]?.next ?? null;
}
