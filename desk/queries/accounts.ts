import type { AccountView } from '../api/contract.ts';
import type { AccountRow, AgencyRow } from '../store/rows.ts';
import type { QueryDeps } from './query-deps.ts';

/** Accounts of every agency, closed ones too, by agency and name; or the one with this id. */
export async function accounts({ db }: Pick<QueryDeps, 'db'>, id?: string): Promise<readonly AccountView[]> {
  const asked = db('desk.account as c').join('desk.agency as a', 'a.id', 'c.agency_id').orderBy('a.name_vi').orderBy('c.name').orderBy('c.id');
  if (id !== undefined) asked.where({ 'c.id': id });
  const rows = await asked.select<(AccountRow & Pick<AgencyRow, 'name_vi' | 'name_en'>)[]>('c.*', 'a.name_vi', 'a.name_en');
  return rows.map((row) => ({
    id: row.id, username: row.username, name: row.name, agencyId: row.agency_id, agency: { vi: row.name_vi, en: row.name_en }, roles: row.roles,
    atOneStop: row.at_one_stop, active: row.active, demonstration: row.demonstration, createdAt: row.created_at.toISOString(),
  }));
}
