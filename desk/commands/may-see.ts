import type { Knex } from 'knex';
import { sees } from '../domain/visibility.ts';
import { lockDossier } from '../store/dossiers.ts';
import type { DossierRow } from '../store/rows.ts';
import type { Actor } from './command.ts';
import { refusals } from './refuse.ts';

/** Agencies that were given a task of the dossier or asked for an opinion. */
export async function consultedAgencies(db: Knex, dossierId: string): Promise<string[]> {
  const rows: { agency_id: string }[] = await db('desk.task').where({ dossier_id: dossierId }).distinct('agency_id').select('agency_id');
  const asked: { agency_id: string }[] = await db('desk.consultation').where({ dossier_id: dossierId }).distinct({ agency_id: 'asked_agency_id' });
  return [...rows, ...asked].map((row) => row.agency_id);
}

/** Locks a dossier for a change by an officer; one that the officer's agency had no part in does not exist for them. */
export async function lockVisible(trx: Knex, actor: Actor, dossierId: string): Promise<DossierRow> {
  if (!/^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i.test(dossierId)) return refusals.noDossier();
  const dossier = await lockDossier(trx, dossierId);
  if (!dossier) return refusals.noDossier();
  const involvement = { receivedBy: dossier.agency_id, handledBy: dossier.handling_agency_id, consulted: await consultedAgencies(trx, dossierId), returnedBy: [] };
  return sees(actor.agencyId, involvement) ? dossier : refusals.noDossier();
}

/** Dealing with the applicant is the business of the one-stop that received the dossier, or of the agency that handles it. */
export async function lockOwn(trx: Knex, actor: Actor, dossierId: string): Promise<DossierRow> {
  const dossier = await lockVisible(trx, actor, dossierId);
  return dossier.agency_id === actor.agencyId || dossier.handling_agency_id === actor.agencyId ? dossier : refusals.notYours();
}
export const hasRole = (actor: Actor, ...roles: Actor['roles'][number][]): boolean => roles.some((role) => actor.roles.includes(role));
