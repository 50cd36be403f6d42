import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import type { SignInOptions } from '../../api/contract.ts';
import { hashPassword } from '../../api/session/password.ts';
import { localDate } from '../../domain/local-day.ts';
import type { AccountRow, AgencyRow } from '../../store/rows.ts';
import { AGENCIES, DELEGATIONS, PEOPLE } from './agencies.ts';

/** No secret: the start prints it and the sign-in page offers it. */
const PASSWORD = 'trinh-dien';
/** Any constant: two starting apps must not seed at once. */
const LOCK = 985_2019;

/** Agencies, people and delegations for an empty database, labelled as demonstration. Answers whether it was empty. */
export async function seedDemonstration(db: Knex, nowMs: number): Promise<boolean> {
  if (await db('desk.account').first('id')) return false;
  const passwordHash = await hashPassword(PASSWORD);
  const at = new Date(nowMs);
  return db.transaction(async (trx) => {
    await trx.raw('select pg_advisory_xact_lock(?)', [LOCK]);
    if (await trx('desk.account').first('id')) return false;
    await trx('desk.agency').insert(AGENCIES.map((agency) => ({ ...agency, demonstration: true })));
    await trx('desk.account').insert(PEOPLE.map(({ username, name, agencyId, roles, atOneStop = false }) => (
      { id: randomUUID(), username, name, password_hash: passwordHash, agency_id: agencyId, roles, at_one_stop: atOneStop, demonstration: true, created_at: at })));
    await trx('desk.delegation').insert(DELEGATIONS.map((delegation) => ({ ...delegation, id: randomUUID(), in_force_from: localDate(nowMs), demonstration: true, created_at: at })));
    return true;
  });
}

/** For the sign-in page and the start; empty once the demonstration accounts were switched off. */
export async function demonstrationAccounts(db: Knex): Promise<SignInOptions['accounts']> {
  const rows = await db('desk.account as c').join('desk.agency as a', 'a.id', 'c.agency_id').where({ 'c.demonstration': true, 'c.active': true })
    .select<Pick<AccountRow & AgencyRow, 'username' | 'name' | 'roles' | 'name_vi' | 'name_en'>[]>('c.username', 'c.name', 'c.roles', 'a.name_vi', 'a.name_en');
  const order = new Map(PEOPLE.map((person, index) => [person.username, index]));
  return rows.sort((a, b) => (order.get(a.username) ?? 99) - (order.get(b.username) ?? 99))
    .map((row) => ({ username: row.username, password: PASSWORD, name: row.name, roles: row.roles, agency: { vi: row.name_vi, en: row.name_en } }));
}
