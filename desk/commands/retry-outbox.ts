import type { OutboxRow } from '../store/rows.ts';
import type { Actor, DeskDeps, Result } from './command.ts';
import { hasRole } from './may-see.ts';
import { noteAdministration } from './note-administration.ts';
import { refusals, refuse } from './refuse.ts';
import { inUnit } from './unit.ts';

/** An administrator sends a given-up outbox row again. 403, 404. */
export async function retryOutbox(deps: DeskDeps, actor: Actor, { outboxId }: { readonly outboxId: number }): Promise<Result<{ readonly outboxId: number }>> {
  const sent = await inUnit(deps, actor, async (unit) => {
    if (!hasRole(actor, 'administrator')) refusals.notYours();
    const [row]: OutboxRow[] = await unit.trx('desk.outbox').where({ id: outboxId }).whereNotNull('dead_at').update({ dead_at: null, next_at: unit.at, attempts: 0 }).returning('*');
    if (!row) return refuse(404, 'Không có dòng này', 'There is no such row');
    await noteAdministration(unit, { kind: 'outbox-retried', subject: { id: String(outboxId), name: row.kind } });
    return { outboxId };
  });
  if (sent.ok) deps.wakeOutbox();
  return sent;
}
