import type { Knex } from 'knex';
import type { Delegation } from '../domain/delegation.ts';
import type { DelegationRow } from './rows.ts';

/** What an agency's leader has given and not taken back; dates in force are the reader's business. */
export async function standingDelegations(db: Knex, agencyId: string): Promise<readonly Delegation[]> {
  const rows: DelegationRow[] = await db('desk.delegation as g').where({ 'g.agency_id': agencyId })
    .whereNotExists(db('desk.delegation_revocation as r').whereRaw('r.delegation_id = g.id').select(db.raw('1'))).orderBy('g.created_at').orderBy('g.id').select('g.*');
  return rows.map((row) => ({ power: row.power, procedureCode: row.procedure_code, field: row.field, accountId: row.account_id, inForceFrom: row.in_force_from, inForceTo: row.in_force_to }));
}
