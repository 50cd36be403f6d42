import type { ChangeAccount } from '../api/contract.ts';
import type { AccountRow } from '../store/rows.ts';
import { checkAccount, noAccount } from './check-account.ts';
import type { Actor, DeskDeps, Result } from './command.ts';
import { hasRole } from './may-see.ts';
import { changesBetween, noteAdministration } from './note-administration.ts';
import { refusals, refuse } from './refuse.ts';
import { releaseTasks } from './release-tasks.ts';
import { inUnit } from './unit.ts';

/**
 * An administrator changes an officer's account. Closing it ends its sessions; closing it or moving it to another agency gives its tasks back to their groups.
 * Nobody closes his own account or gives his own administration up, so that somebody can always administer. 403, 404, 409, 422.
 */
export async function changeAccount(deps: DeskDeps, actor: Actor, input: ChangeAccount & { readonly accountId: string }): Promise<Result<{ readonly accountId: string }>> {
  return inUnit(deps, actor, async (unit) => {
    if (!hasRole(actor, 'administrator')) refusals.notYours();
    const { trx } = unit;
    if (!/^[0-9a-f-]{36}$/i.test(input.accountId)) noAccount();
    // Both, in one order: two administrators who close each other's accounts must not both succeed.
    const locked = await trx<AccountRow>('desk.account').whereIn('id', [input.accountId, ...(actor.id ? [actor.id] : [])]).orderBy('id').forNoKeyUpdate();
    const me = locked.find(({ id }) => id === actor.id);
    if (!me?.active || !me.roles.includes('administrator')) refusals.notYours();
    const account = locked.find(({ id }) => id === input.accountId) ?? noAccount();
    if (account.id === actor.id && !input.active) refuse(409, 'Không thể tự khóa tài khoản của mình', 'You cannot close your own account', { active: { vi: 'Nhờ quản trị viên khác', en: 'Ask another administrator' } });
    if (account.id === actor.id && !input.roles.includes('administrator')) refuse(409, 'Không thể tự bỏ vai trò quản trị của mình', 'You cannot give up your own administrator role', { roles: { vi: 'Nhờ quản trị viên khác', en: 'Ask another administrator' } });
    await checkAccount(trx, input);
    const moves = account.agency_id !== input.agencyId;
    await trx('desk.account').where({ id: account.id }).update({
      name: input.name, agency_id: input.agencyId, roles: [...new Set(input.roles)], at_one_stop: input.atOneStop, active: input.active,
      ...(moves ? { division_id: null } : {}),
    });
    if (!input.active) await trx('desk.session').where({ account_id: account.id }).delete();
    if (!input.active || moves) await releaseTasks(unit, account.id);
    const changes = changesBetween(fieldsOf(account), { name: input.name, agencyId: input.agencyId, roles: [...new Set(input.roles)], atOneStop: input.atOneStop, active: input.active });
    const kind = account.active === input.active ? 'account-changed' : input.active ? 'account-opened' : 'account-closed';
    if (Object.keys(changes).length > 0) await noteAdministration(unit, { kind, subject: { id: account.id, name: account.username }, changes });
    return { accountId: account.id };
  });
}

const fieldsOf = (row: AccountRow): Record<string, unknown> => ({ name: row.name, agencyId: row.agency_id, roles: row.roles, atOneStop: row.at_one_stop, active: row.active });
