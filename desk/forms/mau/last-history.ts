import type { QueryDeps } from '../../queries/query-deps.ts';
import type { HistoryKind } from '../../store/history.ts';

export interface PastEvent { readonly at: Date; readonly actor_name: string; readonly data: Readonly<Record<string, unknown>> }

/** The latest of its kind in the dossier's history. */
export const lastHistory = ({ db }: Pick<QueryDeps, 'db'>, dossierId: string, ...kinds: readonly HistoryKind[]): Promise<PastEvent | undefined> =>
  db('desk.history').where({ dossier_id: dossierId }).whereIn('kind', [...kinds]).orderBy('id', 'desc').first<PastEvent | undefined>('at', 'actor_name', 'data');
