import type { Delegations, DelegationView } from '../api/contract.ts';
import { inForceOn } from '../domain/delegation.ts';
import { localDate } from '../domain/local-day.ts';
import { agencyById } from '../store/agencies.ts';
import { allFactsInForce } from '../store/facts-versions.ts';
import type { DelegationRow } from '../store/rows.ts';
import type { QueryDeps } from './query-deps.ts';
import type { Viewer } from './visible-dossiers.ts';

type Row = DelegationRow & { person: string | null; revoked_at: Date | null; revoked_by_name: string | null; reason: string | null };

/** All that the leaders of my agency have delegated, the latest first, ended ones too; and what may be delegated to whom. */
export async function delegations({ db, catalogue, nowMs }: QueryDeps, viewer: Viewer): Promise<Delegations> {
  const today = localDate(nowMs);
  const kind = (await agencyById(db, viewer.agencyId))?.kind;
  const eligible = (await allFactsInForce(db, catalogue)).filter((facts) => facts.onTheSpot.eligible && facts.handledBy === kind);
  const rows = await db('desk.delegation as g').leftJoin('desk.account as c', 'c.id', 'g.account_id').leftJoin('desk.delegation_revocation as r', 'r.delegation_id', 'g.id')
    .where({ 'g.agency_id': viewer.agencyId }).orderBy('g.created_at', 'desc').orderBy('g.id')
    .select<Row[]>('g.*', 'c.name as person', 'r.at as revoked_at', 'r.revoked_by_name', 'r.reason');
  const people: { id: string; name: string }[] = await db('desk.account').where({ agency_id: viewer.agencyId, at_one_stop: true, active: true }).whereNot({ id: viewer.id }).orderBy('name').select('id', 'name');
  const fields = new Map(catalogue.procedures().map(({ field }) => [field.id, field.name]));
  const view = (row: Row): DelegationView => ({
    id: row.id, power: row.power, procedureCode: row.procedure_code, procedureName: row.procedure_code === null ? null : catalogue.procedure(row.procedure_code)?.name ?? null,
    field: row.field, fieldName: row.field === null ? null : fields.get(row.field) ?? null, accountId: row.account_id, person: row.person, ground: row.ground,
    inForceFrom: row.in_force_from, inForceTo: row.in_force_to, grantedBy: row.granted_by_name, grantedAt: row.created_at.toISOString(), demonstration: row.demonstration,
    state: row.revoked_at ? 'revoked' : stateOn(row, today),
    revoked: row.revoked_at ? { at: row.revoked_at.toISOString(), by: row.revoked_by_name ?? '', reason: row.reason ?? '' } : null,
  });
  return {
    mayGrant: viewer.roles.includes('leader'), today, delegations: rows.map(view), people,
    procedures: eligible.map(({ code, name, field }) => ({ code, name, field: field.id })),
    fields: [...new Map(eligible.map(({ field }) => [field.id, field])).values()].map(({ id, name }) => ({ id, name })),
  };
}

function stateOn(row: Row, today: string): DelegationView['state'] {
  if (inForceOn({ inForceFrom: row.in_force_from, inForceTo: row.in_force_to }, today)) return 'in-force';
  return row.in_force_from > today ? 'to-come' : 'expired';
}
