import type { HistoryView } from '../api/contract.ts';
import type { HistoryKind } from '../store/history.ts';
import { historyText, type HistoryFacts } from './history-texts.ts';
import type { QueryDeps } from './query-deps.ts';

interface HistoryRow { at: Date; actor_name: string; kind: HistoryKind; element_id: string | null; from_status: number | null; to_status: number | null; data: Record<string, unknown> }

/** What happened, in the order in which it was written down. */
export async function historyOf({ db, catalogue }: QueryDeps, dossierId: string): Promise<readonly HistoryView[]> {
  const [rows, names] = await Promise.all([
    db('desk.history').where({ dossier_id: dossierId }).orderBy('id').select<HistoryRow[]>(),
    db('desk.task').where({ dossier_id: dossierId }).select<{ element_id: string; name: string }[]>('element_id', 'name'),
  ]);
  const taskNames = new Map(names.map((task) => [task.element_id, task.name]));
  return rows.map((row) => {
    const facts: HistoryFacts = { catalogue, data: row.data, toStatus: row.to_status, taskName: text(row.data['name']) ?? text(row.data['taskName']) ?? taskNames.get(row.element_id ?? '') ?? '' };
    return { at: row.at.toISOString(), actor: row.actor_name, kind: row.kind, text: historyText(row.kind, facts), elementId: row.element_id };
  });
}

const text = (value: unknown): string | undefined => (typeof value === 'string' && value ? value : undefined);
