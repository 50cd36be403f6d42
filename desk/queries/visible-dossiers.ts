import type { Knex } from 'knex';
import type { Actor } from '../commands/command.ts';
import { clockClass, FINISHED_LATE } from './clock-class.ts';
import type { QueryDeps } from './query-deps.ts';

/** Who looks. */
export type Viewer = Pick<Actor, 'id' | 'agencyId' | 'roles' | 'atOneStop' | 'language'>;

/**
 * One sees the dossiers that one's agency received, handled, was consulted on or returned.
 * A manager sees those of the agencies below his own too. The agencies that count as the viewer's own:
 */
function ownAgencies(viewer: Viewer): { readonly sql: string; readonly bindings: readonly string[] } {
  if (!viewer.roles.includes('manager')) return { sql: '(?)', bindings: [viewer.agencyId] };
  return { sql: '(with recursive below(id) as (select ?::text union select a.id from desk.agency a join below on a.parent_id = below.id) select id from below)', bindings: [viewer.agencyId] };
}

/** All dossiers with the columns `clock`, `late` and `apology`, for a query that narrows them itself; `d` is the dossier, `h` its handling agency. */
export function dossiersWithClock(deps: QueryDeps): Knex.QueryBuilder {
  const { db } = deps;
  return db('desk.dossier as d').join('desk.agency as h', 'h.id', 'd.handling_agency_id')
    .select('d.*', 'h.name_vi as agency_vi', 'h.name_en as agency_en', db.raw('? as clock', [clockClass(deps)]), db.raw(`${FINISHED_LATE} as late`), db.raw('(d.apology_signed_at is not null) as apology'));
}

/** Those of them that the viewer may see, as `v`. */
export function visibleDossiers(deps: QueryDeps, viewer: Viewer): Knex.QueryBuilder {
  const own = ownAgencies(viewer);
  const rows = dossiersWithClock(deps)
    .whereRaw(`(d.agency_id in ${own.sql} or d.handling_agency_id in ${own.sql}
      or exists (select 1 from desk.task t where t.dossier_id = d.id and t.agency_id in ${own.sql})
      or exists (select 1 from desk.consultation c where c.dossier_id = d.id and c.asked_agency_id in ${own.sql}))`, [...own.bindings, ...own.bindings, ...own.bindings, ...own.bindings]);
  return deps.db.from(rows.as('v'));
}
