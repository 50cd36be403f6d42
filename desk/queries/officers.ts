import type { Officer, Role } from '../api/contract.ts';
import type { QueryDeps } from './query-deps.ts';
import type { Viewer } from './visible-dossiers.ts';

interface OfficerRow { id: string; name: string; roles: Role[]; at_one_stop: boolean; division_vi: string | null; division_en: string | null }

/** Those of my agency who may sign in, by name; narrowed to a role. */
export async function officers({ db }: Pick<QueryDeps, 'db'>, viewer: Viewer, role?: Role): Promise<readonly Officer[]> {
  const rows = db('desk.account as c').leftJoin('desk.division as d', 'd.id', 'c.division_id').where({ 'c.agency_id': viewer.agencyId, 'c.active': true }).orderBy('c.name');
  if (role) rows.whereRaw('? = any(c.roles)', [role]);
  const found = await rows.select<OfficerRow[]>('c.id', 'c.name', 'c.roles', 'c.at_one_stop', 'd.name_vi as division_vi', 'd.name_en as division_en');
  return found.map((row) => ({ id: row.id, name: row.name, roles: row.roles, atOneStop: row.at_one_stop, division: viewer.language === 'vi' ? row.division_vi : row.division_en }));
}
