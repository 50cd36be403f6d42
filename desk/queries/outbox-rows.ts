import type { OutboxRow } from '../api/contract.ts';
import { iso } from './dossier-rows.ts';
import type { QueryDeps } from './query-deps.ts';

interface Row { id: number; kind: string; subject: string; code: string | null; created_at: Date; attempts: number; error: string | null; dead_at: Date | null }
const AT_MOST = 200;

/** What the sender has given up ('dead') or not yet delivered ('waiting'). */
export async function outboxRows({ db }: Pick<QueryDeps, 'db'>, state: 'dead' | 'waiting'): Promise<readonly OutboxRow[]> {
  const rows = db('desk.outbox as o').leftJoin('desk.dossier as d', (join) => join.on(db.raw("'dossier:' || d.id = o.subject"))).whereNull('o.sent_at').orderBy('o.id').limit(AT_MOST);
  if (state === 'dead') rows.whereNotNull('o.dead_at'); else rows.whereNull('o.dead_at');
  const found = await rows.select<Row[]>('o.id', 'o.kind', 'o.subject', 'd.code', 'o.created_at', 'o.attempts', 'o.error', 'o.dead_at');
  return found.map((row) => ({ id: String(row.id), kind: row.kind, subject: row.subject, dossierCode: row.code, createdAt: row.created_at.toISOString(), attempts: row.attempts, error: row.error, deadAt: iso(row.dead_at) }));
}
