import { accountOrRefuse } from './check-account.ts';
import type { Actor, DeskDeps, Result } from './command.ts';
import { hasRole } from './may-see.ts';
import { noteAdministration } from './note-administration.ts';
import { refusals, refuse } from './refuse.ts';
import { inUnit } from './unit.ts';

/** An administrator gives somebody a new password; whoever is signed in with the old one no longer is. 403, 404, 409 for his own or a demonstration account. */
export async function resetPassword(deps: DeskDeps, actor: Actor, input: { readonly accountId: string; readonly passwordHash: string }): Promise<Result<{ readonly accountId: string }>> {
  return inUnit(deps, actor, async (unit) => {
    const { trx } = unit;
    if (!hasRole(actor, 'administrator')) refusals.notYours();
    const account = await accountOrRefuse(trx, input.accountId);
    if (account.id === actor.id) refuse(409, 'Hãy đổi mật khẩu của chính mình bằng mật khẩu hiện tại', 'Change your own password with your current one');
    if (account.demonstration) refuse(409, 'Mật khẩu của tài khoản minh họa không đổi được', 'The password of a demonstration account cannot be changed');
    await trx('desk.account').where({ id: account.id }).update({ password_hash: input.passwordHash });
    await trx('desk.session').where({ account_id: account.id }).delete();
    await trx('desk.sign_in_failure').where({ username: account.username }).delete();
    await noteAdministration(unit, { kind: 'password-reset', subject: { id: account.id, name: account.username } });
    return { accountId: account.id };
  });
}
