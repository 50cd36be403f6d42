import type { Knex } from 'knex';
import type { ProcedureFacts } from '../../processes/schema/facts.ts';
import type { Catalogue } from '../domain/catalogue.ts';
import { inSlices } from './in-slices.ts';

/** Facts that new dossiers take, with their version: 1 is the catalogue's. */
export interface FactsInForce { readonly facts: ProcedureFacts; readonly version: number }
export interface FactsVersion { readonly procedureCode: string; readonly version: number; readonly facts: ProcedureFacts; readonly ground: string; readonly modelVersion: number; readonly draftId: string | null; readonly deployedBy: string | null; readonly deployedAt: Date }

/** The latest deployed version, else the catalogue's. undefined: no such procedure. */
export async function factsInForce(db: Knex, catalogue: Pick<Catalogue, 'procedure'>, code: string): Promise<FactsInForce | undefined> {
  const row = await db('desk.facts_version').where({ procedure_code: code }).orderBy('version', 'desc').first<{ facts: ProcedureFacts; version: number } | undefined>('facts', 'version');
  if (row) return row;
  const facts = catalogue.procedure(code);
  return facts && { facts, version: 1 };
}

/** A version that was in force once; 1 is the catalogue's. */
export async function factsOfVersion(db: Knex, catalogue: Pick<Catalogue, 'procedure'>, code: string, version: number): Promise<ProcedureFacts | undefined> {
  if (version === 1) return catalogue.procedure(code);
  return (await db('desk.facts_version').where({ procedure_code: code, version }).first<{ facts: ProcedureFacts } | undefined>('facts'))?.facts;
}

/** Which model; null: whatever is deployed when the dossier starts (a compiled one comes with its first dossier). */
export interface ModelInForce { readonly bpmn_process_id: string; readonly version: number }

/** Facts and model that new dossiers take, read in one statement: a deployment writes both in one transaction, and a dossier gets both of the old or both of the new. */
export async function versionInForce(db: Knex, catalogue: Pick<Catalogue, 'procedure'>, code: string): Promise<(FactsInForce & { readonly model: ModelInForce | null; readonly deployed: boolean }) | undefined> {
  const known = db('desk.facts_version').where({ procedure_code: code }).orderBy('version', 'desc').limit(1).select(db.raw(`jsonb_build_object('facts', facts, 'version', version)`));
  const model = db('desk.deployment').where({ procedure_code: code }).orderBy('id', 'desc').limit(1).select(db.raw(`jsonb_build_object('bpmn_process_id', bpmn_process_id, 'version', version, 'origin', origin)`));
  const row: { known: FactsInForce | null; model: (ModelInForce & { origin: string }) | null } = await db.select({ known, model }).first();
  const facts = row.known?.facts ?? catalogue.procedure(code);
  if (!facts) return undefined;
  const compiled = facts.catalogue !== undefined && row.model?.origin === 'shipped';
  return { facts, version: row.known?.version ?? 1, deployed: row.model !== null, model: row.model && !compiled ? { bpmn_process_id: row.model.bpmn_process_id, version: row.model.version } : null };
}

/** All procedures with the facts in force. */
export async function allFactsInForce(db: Knex, catalogue: Pick<Catalogue, 'procedures' | 'warm'>): Promise<readonly ProcedureFacts[]> {
  if (catalogue.warm) await inSlices(catalogue.warm());
  const rows = await db('desk.facts_version').distinctOn('procedure_code').orderBy([{ column: 'procedure_code' }, { column: 'version', order: 'desc' }]).select<{ procedure_code: string; facts: ProcedureFacts }[]>('procedure_code', 'facts');
  if (rows.length === 0) return catalogue.procedures();
  const deployed = new Map(rows.map((row) => [row.procedure_code, row.facts]));
  return catalogue.procedures().map((facts) => deployed.get(facts.code) ?? facts);
}

export async function addFactsVersion(db: Knex, added: FactsVersion): Promise<void> {
  await db('desk.facts_version').insert({
    procedure_code: added.procedureCode, version: added.version, facts: JSON.stringify(added.facts), ground: added.ground, model_version: added.modelVersion,
    draft_id: added.draftId, deployed_by: added.deployedBy, deployed_at: added.deployedAt,
  });
}
