import type { Agencies, AgencyLevel } from '../api/contract.ts';
import { AGENCY_LEVELS, agencyKinds } from '../domain/agency-kinds.ts';
import type { AgencyRow } from '../store/rows.ts';
import type { QueryDeps } from './query-deps.ts';

/** Every agency by its Vietnamese name, with how many may sign in there, and what a new one can be. */
export async function agencies({ db, catalogue }: Pick<QueryDeps, 'db' | 'catalogue'>): Promise<Agencies> {
  const rows = await db('desk.agency as a').orderBy('a.name_vi').orderBy('a.id')
    .select<(AgencyRow & { active_accounts: number })[]>('a.*', db.raw('(select count(*)::int from desk.account c where c.agency_id = a.id and c.active) as active_accounts'));
  return {
    agencies: rows.map((row) => ({
      id: row.id, name: { vi: row.name_vi, en: row.name_en }, kind: row.kind, level: row.level as AgencyLevel, parentId: row.parent_id, calendarId: row.calendar_id,
      dossierCodePart: row.dossier_code_part, demonstration: row.demonstration, activeAccounts: row.active_accounts,
    })),
    kinds: agencyKinds(catalogue), levels: AGENCY_LEVELS,
  };
}
