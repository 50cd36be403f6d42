import type { Knex } from 'knex';
import type { FactsChange } from '../facts/facts-change.ts';
import type { DraftRow, DraftState, RevisionRow } from './contract.ts';

export interface StoredDraft {
  readonly id: string; readonly procedure_code: string; readonly title: string; readonly state: DraftState; readonly base_version: number | null; readonly base_facts_version: number; readonly bpmn_xml: string; readonly facts_change: FactsChange | null; readonly note: string;
  readonly author_id: string; readonly author_name: string; readonly created_at: Date; readonly updated_at: Date; readonly submitted_at: Date | null;
  readonly decided_by: string | null; readonly decider_name: string | null; readonly decided_at: Date | null; readonly decision_note: string | null; readonly deployed_version: number | null; readonly version: number;
}
const COLUMNS = ['d.id', 'd.procedure_code', 'd.title', 'd.state', 'd.base_version', 'd.base_facts_version', 'd.facts_change', 'd.note', 'd.author_id', 'd.created_at', 'd.updated_at', 'd.submitted_at', 'd.decided_by', 'd.decided_at', 'd.decision_note', 'd.deployed_version', 'd.version', 'a.name as author_name', 'b.name as decider_name'];

const drafts = (db: Knex) => db('designer.draft as d').join('desk.account as a', 'a.id', 'd.author_id').leftJoin('desk.account as b', 'b.id', 'd.decided_by');

export async function findDraft(db: Knex, id: string): Promise<StoredDraft | undefined> {
  return drafts(db).where('d.id', id).first<StoredDraft | undefined>([...COLUMNS, 'd.bpmn_xml']);
}

/** Newest first, without the models; those laid aside are left out. */
export async function listDrafts(db: Knex, filter: { readonly procedureCode?: string; readonly state?: DraftState }): Promise<readonly DraftRow[]> {
  const query = drafts(db).select<StoredDraft[]>(COLUMNS).orderBy('d.updated_at', 'desc').limit(500);
  if (filter.procedureCode) void query.where('d.procedure_code', filter.procedureCode);
  void (filter.state ? query.where('d.state', filter.state) : query.whereNot('d.state', 'discarded'));
  return (await query).map(draftRow);
}

export const draftRow = (row: StoredDraft): DraftRow => ({
  id: row.id, procedureCode: row.procedure_code, title: row.title, state: row.state, baseVersion: row.base_version, baseFactsVersion: row.base_facts_version, author: { id: row.author_id, name: row.author_name },
  createdAt: row.created_at.toISOString(), updatedAt: row.updated_at.toISOString(), submittedAt: row.submitted_at?.toISOString() ?? null,
  decidedBy: row.decider_name, decidedAt: row.decided_at?.toISOString() ?? null, decisionNote: row.decision_note, note: row.note, deployedVersion: row.deployed_version, version: row.version,
});

/** Everybody who saved something into it. */
export async function editorsOf(db: Knex, draftId: string): Promise<ReadonlySet<string>> {
  return new Set((await db('designer.draft_revision').where({ draft_id: draftId }).distinct<{ author_id: string }[]>('author_id')).map(({ author_id }) => author_id));
}

export async function lastRevision(db: Knex, draftId: string): Promise<{ readonly id: string; readonly name: string; readonly at: string } | null> {
  const row = await db('designer.draft_revision as r').join('desk.account as a', 'a.id', 'r.author_id').where('r.draft_id', draftId).orderBy('r.id', 'desc').first<{ author_id: string; name: string; at: Date } | undefined>('r.author_id', 'a.name', 'r.at');
  return row ? { id: row.author_id, name: row.name, at: row.at.toISOString() } : null;
}

export async function listRevisions(db: Knex, draftId: string): Promise<readonly RevisionRow[]> {
  const rows = await db('designer.draft_revision as r').join('desk.account as a', 'a.id', 'r.author_id').where('r.draft_id', draftId).orderBy('r.id').select<{ at: Date; name: string; bytes: number }[]>('r.at', 'a.name', db.raw('octet_length(r.bpmn_xml) as bytes'));
  return rows.map(({ at, name, bytes }, index) => ({ n: index + 1, at: at.toISOString(), author: name, bytes })).reverse();
}

/** @param n counted from 1. */
export async function revisionOf(db: Knex, draftId: string, n: number): Promise<{ readonly xml: string; readonly factsChange: FactsChange | null } | undefined> {
  const row = await db('designer.draft_revision').where({ draft_id: draftId }).orderBy('id').offset(n - 1).first<{ bpmn_xml: string; facts_change: FactsChange | null } | undefined>('bpmn_xml', 'facts_change');
  return row && { xml: row.bpmn_xml, factsChange: row.facts_change };
}
