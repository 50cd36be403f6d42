import type { DelegationRow } from '../store/rows.ts';
import type { Actor, DeskDeps, Result } from './command.ts';
import { hasRole } from './may-see.ts';
import { noteAdministration } from './note-administration.ts';
import { refusals, refuse } from './refuse.ts';
import { inUnit } from './unit.ts';

const UUID = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/** Ends a delegation at once, with the reason; what was done under it stays done. 403, 404, 409 when ended before, 422. */
export async function revokeDelegation(deps: DeskDeps, actor: Actor, input: { readonly delegationId: string; readonly reason: string }): Promise<Result<{ readonly delegationId: string }>> {
  return inUnit(deps, actor, async (unit) => {
    if (!hasRole(actor, 'leader')) refusals.notYours();
    const held = UUID.test(input.delegationId) ? await unit.trx<DelegationRow>('desk.delegation').where({ id: input.delegationId, agency_id: actor.agencyId }).first() : undefined;
    if (!held) return refuse(404, 'Không có ủy quyền này', 'There is no such delegation');
    const reason = input.reason.trim() || refuse(422, 'Cần lý do chấm dứt', 'The reason is missing', { reason: { vi: 'Cần lý do', en: 'Missing' } });
    const ended = await unit.trx('desk.delegation_revocation').insert({ delegation_id: held.id, at: unit.at, reason, revoked_by: actor.id, revoked_by_name: actor.name }).onConflict('delegation_id').ignore().returning('delegation_id');
    if (ended.length === 0) refuse(409, 'Ủy quyền đã chấm dứt', 'The delegation has ended already');
    await noteAdministration(unit, { kind: 'delegation-revoked', subject: { id: held.id, name: held.ground }, changes: { reason: [null, reason] } });
    return { delegationId: held.id };
  });
}
