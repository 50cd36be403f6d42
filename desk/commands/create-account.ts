import { randomUUID } from 'node:crypto';
import type { NewAccount } from '../api/contract.ts';
import { checkAccount } from './check-account.ts';
import type { Actor, DeskDeps, Result } from './command.ts';
import { hasRole } from './may-see.ts';
import { changesBetween, noteAdministration } from './note-administration.ts';
import { refusals, refuse } from './refuse.ts';
import { inUnit } from './unit.ts';

/** An administrator adds an officer; the password comes as its hash only. 403, 409 when the user name is taken, 422. */
export async function createAccount(deps: DeskDeps, actor: Actor, input: NewAccount & { readonly passwordHash: string }): Promise<Result<{ readonly accountId: string }>> {
  return inUnit(deps, actor, async (unit) => {
    const { trx, at } = unit;
    if (!hasRole(actor, 'administrator')) refusals.notYours();
    if (!/^[a-z0-9._-]{3,50}$/.test(input.username)) refuse(422, 'Tên đăng nhập không hợp lệ', 'The user name is not valid', { username: { vi: 'Chữ thường không dấu, số, dấu chấm, gạch; 3–50 ký tự', en: 'Lower-case letters, digits, dots and hyphens; 3–50 characters' } });
    await checkAccount(trx, input);
    const made: { id: string }[] = await trx('desk.account').insert({
      id: randomUUID(), username: input.username, name: input.name, password_hash: input.passwordHash, agency_id: input.agencyId,
      roles: [...new Set(input.roles)], at_one_stop: input.atOneStop, created_at: at,
    }).onConflict('username').ignore().returning('id');
    const id = made[0]?.id ?? refuse(409, 'Tên đăng nhập đã có người dùng', `The user name '${input.username}' is taken`, { username: { vi: 'Đã có người dùng', en: 'Taken' } });
    await noteAdministration(unit, { kind: 'account-added', subject: { id, name: input.username }, changes: changesBetween({}, { name: input.name, agencyId: input.agencyId, roles: input.roles, atOneStop: input.atOneStop }) });
    return { accountId: id };
  });
}
