import type { Knex } from 'knex';
import type { DossierStatus } from '../api/contract.ts';

/** What happened to a dossier; the words for it are made by desk/queries, the facts are kept here. */
export type HistoryKind =
  | 'submitted-online' | 'received' | 'claimed-by-instance' | 'status-changed' | 'lookup' | 'components-checked' | 'on-the-spot-decided'
  | 'task-opened' | 'task-claimed' | 'task-unclaimed' | 'task-completed' | 'task-closed'
  | 'supplement-asked' | 'supplement-refused' | 'supplement-exception' | 'supplement-received' | 'supplement-expired' | 'component-added' | 'file-stored'
  | 'clock-moved' | 'clock-event' | 'apology-drafted' | 'apology-signed' | 'apology-returned'
  | 'consultation-asked' | 'consultation-answered' | 'fee-computed' | 'payment-asked' | 'payment-taken' | 'payment-expired'
  | 'linked-opened' | 'linked-closed' | 'result-issued' | 'result-delivered' | 'notice-queued' | 'notice-sent' | 'rating-asked' | 'rated'
  | 'withdrawn' | 'stopped' | 'closed' | 'urged';
export interface HistoryEntry { readonly dossierId: string; readonly at: Date; readonly actorId: string | null; readonly actorName: string; readonly kind: HistoryKind; readonly elementId?: string | null; readonly fromStatus?: DossierStatus | null; readonly toStatus?: DossierStatus | null; readonly data?: object }

export async function addHistory(db: Knex, entry: HistoryEntry): Promise<void> {
  await db('desk.history').insert({
    dossier_id: entry.dossierId, at: entry.at, actor_id: entry.actorId, actor_name: entry.actorName, kind: entry.kind, element_id: entry.elementId ?? null,
    from_status: entry.fromStatus ?? null, to_status: entry.toStatus ?? null, data: JSON.stringify(entry.data ?? {}),
  });
}
