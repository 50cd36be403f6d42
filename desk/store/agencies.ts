import type { Knex } from 'knex';
import type { AccountRow, AgencyRow } from './rows.ts';

export const agencyById = (db: Knex, id: string): Promise<AgencyRow | undefined> => db<AgencyRow>('desk.agency').where({ id }).first();

/** The agency that handles procedures of `kind` for a dossier received by `near`: itself, else one below or beside it, else any of the kind. */
export async function agencyOfKind(db: Knex, kind: string, near: AgencyRow, butNot?: string): Promise<AgencyRow | undefined> {
  if (near.kind === kind && near.id !== butNot) return near;
  const all = await db<AgencyRow>('desk.agency').where({ kind }).orderBy('id');
  const others = all.filter((agency) => agency.id !== butNot && agency.demonstration === near.demonstration);
  return others.find((agency) => agency.parent_id !== null && (agency.parent_id === near.parent_id || agency.parent_id === near.id)) ?? others[0];
}

export const accountById = (db: Knex, id: string): Promise<AccountRow | undefined> => db<AccountRow>('desk.account').where({ id }).first();
