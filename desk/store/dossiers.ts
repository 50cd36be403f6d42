import type { Knex } from 'knex';
import type { ComponentRow, DossierRow } from './rows.ts';

export const dossierById = (db: Knex, id: string): Promise<DossierRow | undefined> => db<DossierRow>('desk.dossier').where({ id }).first();
/** Every change of a dossier begins with this lock: dossier first, then its tasks. */
export const lockDossier = (trx: Knex, id: string): Promise<DossierRow | undefined> => trx<DossierRow>('desk.dossier').where({ id }).forNoKeyUpdate().first();

type Change = Partial<Omit<DossierRow, 'id' | 'code' | 'version' | 'facts' | 'applicant' | 'form'>>;
/** Under the lock; the version counts for whoever read before. */
export async function changeDossier(trx: Knex, dossier: DossierRow, change: Change): Promise<DossierRow> {
  const columns: Record<string, unknown> = { ...change };
  if (change.on_the_spot_obstacles !== undefined) columns['on_the_spot_obstacles'] = JSON.stringify(change.on_the_spot_obstacles);
  const changed = await trx('desk.dossier').where({ id: dossier.id, version: dossier.version }).update({ ...columns, version: dossier.version + 1 });
  if (changed !== 1) throw new Error(`Expected to change dossier with key '${dossier.id}', but it is no longer at version ${dossier.version}`);
  return { ...dossier, ...change, version: dossier.version + 1 };
}

export const componentsOf = (db: Knex, dossierId: string): Promise<ComponentRow[]> => db<ComponentRow>('desk.dossier_component').where({ dossier_id: dossierId }).orderBy('component_id');

export async function changeComponent(trx: Knex, dossierId: string, componentId: string, change: Partial<Omit<ComponentRow, 'dossier_id' | 'component_id'>>): Promise<void> {
  const columns: Record<string, unknown> = { ...change };
  if (change.register_extract !== undefined) columns['register_extract'] = change.register_extract === null ? null : JSON.stringify(change.register_extract);
  await trx('desk.dossier_component').where({ dossier_id: dossierId, component_id: componentId }).update(columns);
}
