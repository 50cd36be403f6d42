import { accountOrRefuse } from './check-account.ts';
import type { Actor, DeskDeps, Result } from './command.ts';
import { refusals, refuse } from './refuse.ts';
import { inUnit } from './unit.ts';

interface ChangeOwnPassword { readonly passwordHash: string; /** The one that the current password was checked against. */ readonly currentHash: string; /** The session that goes on; the others end. */ readonly sessionHash: string }

/** 409 for a demonstration account, whose password the sign-in page offers to everybody, or when the password was changed meanwhile. */
export async function changeOwnPassword(deps: DeskDeps, actor: Actor, input: ChangeOwnPassword): Promise<Result<{ readonly accountId: string }>> {
  return inUnit(deps, actor, async ({ trx }) => {
    const account = await accountOrRefuse(trx, actor.id ?? refusals.notYours());
    if (account.demonstration) refuse(409, 'Mật khẩu của tài khoản minh họa không đổi được', 'The password of a demonstration account cannot be changed');
    const changed = await trx('desk.account').where({ id: account.id, password_hash: input.currentHash }).update({ password_hash: input.passwordHash });
    if (changed !== 1) refuse(409, 'Mật khẩu vừa được đổi ở nơi khác', 'The password has been changed in the meantime');
    await trx('desk.session').where({ account_id: account.id }).whereNot({ token_hash: input.sessionHash }).delete();
    return { accountId: account.id };
  });
}
