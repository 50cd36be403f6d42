import type { Knex } from 'knex';
import type { KindDecisions } from '../../processes/documents/kind-of-name.ts';
import type { DocumentKind } from '../../processes/schema/document-facts.ts';

export interface KindDecision { readonly id: number; readonly nameFolded: string; readonly name: string; /** null: taken back. */ readonly kind: string | null; readonly note: string; readonly by: string; readonly at: Date }
interface DecisionRow { id: string; name_folded: string; name: string; kind: string | null; note: string; decided_by_name: string; decided_at: Date }
interface KindRow { id: string; name_vi: string; name_en: string; holder: 'applicant' | 'unknown' }

const LATEST = ['id', 'name_folded', 'name', 'kind', 'note', 'decided_by_name', 'decided_at'] as const;
const decisionOf = (row: DecisionRow): KindDecision => ({ id: Number(row.id), nameFolded: row.name_folded, name: row.name, kind: row.kind, note: row.note, by: row.decided_by_name, at: row.decided_at });

/** The latest of every name, those taken back included. */
export async function latestKindDecisions(db: Knex): Promise<readonly KindDecision[]> {
  const rows = await db('desk.document_kind_decision').distinctOn('name_folded').orderBy([{ column: 'name_folded' }, { column: 'id', order: 'desc' }]).select<DecisionRow[]>(LATEST);
  return rows.map(decisionOf);
}

export async function latestKindDecision(db: Knex, nameFolded: string): Promise<KindDecision | undefined> {
  const row = await db('desk.document_kind_decision').where({ name_folded: nameFolded }).orderBy('id', 'desc').first<DecisionRow | undefined>(LATEST);
  return row && decisionOf(row);
}

/** Kinds that staff added, oldest first. */
export async function ownDocumentKinds(db: Knex): Promise<readonly DocumentKind[]> {
  const rows = await db('desk.document_kind').orderBy([{ column: 'added_at' }, { column: 'id' }]).select<KindRow[]>('id', 'name_vi', 'name_en', 'holder');
  return rows.map(({ id, name_vi, name_en, holder }) => ({ id, name: { vi: name_vi, en: name_en }, holder: { is: holder }, within: false, request: false }));
}

/** What holds now, for those who read names. */
export async function kindDecisions(db: Knex): Promise<KindDecisions> {
  // One after the other: it may be a transaction, which is one connection.
  const ownKinds = await ownDocumentKinds(db);
  const latest = await latestKindDecisions(db);
  return { ownKinds, kindByName: new Map(latest.flatMap(({ nameFolded, kind }) => (kind ? [[nameFolded, kind]] : []))) };
}
