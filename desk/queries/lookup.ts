import type { Lookup } from '../api/contract.ts';
import { isDecided, STATUS_TEXT } from '../domain/dossier-status.ts';
import type { DossierRow } from './dossier-rows.ts';
import type { QueryDeps } from './query-deps.ts';

/** Without sign-in: the code and the degree of completion, nothing else (Circular 01/2018 Art. 16.2.d). */
export async function lookUpDossier({ db }: Pick<QueryDeps, 'db'>, code: string): Promise<Lookup | undefined> {
  const row = await db('desk.dossier').whereRaw('lower(code) = lower(?)', [code.trim()]).first<Pick<DossierRow, 'id' | 'code' | 'status' | 'facts' | 'closed_at'> | undefined>('id', 'code', 'status', 'facts', 'closed_at');
  if (!row) return undefined;
  const steps = new Set(row.facts.steps.map((step) => step.id));
  const done = await db('desk.task').where({ dossier_id: row.id, state: 'completed' }).distinct('element_id').pluck<string[]>('element_id');
  const stepsTotal = Math.max(1, steps.size);
  const stepsDone = isDecided(row.status) ? stepsTotal : Math.min(stepsTotal, done.filter((id) => steps.size === 0 || steps.has(id)).length);
  return { code: row.code, status: row.status, statusText: STATUS_TEXT[row.status], stepsDone, stepsTotal, closed: row.closed_at !== null };
}
