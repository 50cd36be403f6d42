import type { ProcedureFacet, ProcedureSearch } from '../api/contract.ts';
import type { ProcedureFacts } from '../../processes/schema/facts.ts';
import { allFactsInForce } from '../store/facts-versions.ts';
import { procedureIndex } from '../store/procedure-index.ts';
import { agencyOf, receivable, summaryOf } from './procedures.ts';
import type { QueryDeps } from './query-deps.ts';
import type { Viewer } from './visible-dossiers.ts';

export interface ProcedureSearchFilter { readonly q?: string; readonly level?: ProcedureFacts['level'] | ''; readonly field?: string; readonly authority?: string; /** Also what has the words scattered. */ readonly far?: boolean }

/** What a list shows at most: with thousands of procedures the officer goes on typing, or picks a facet. */
const MOST_SHOWN = 100;
const BY_NAME = new Intl.Collator('vi');
/** Authorities are many, and few of them have most procedures. */
const MOST_AUTHORITIES = 40;

/** The whole catalogue by words and facets; without either, what my agency receives of those modelled by hand. */
export async function procedureSearch(deps: QueryDeps, viewer: Viewer, { q = '', level, field, authority, far = false }: ProcedureSearchFilter): Promise<ProcedureSearch> {
  const [agency, all] = [await agencyOf(deps, viewer), await allFactsInForce(deps.db, deps.catalogue)];
  const asked = q.trim() !== '';
  const places = new Map(asked ? (await procedureIndex(deps.catalogue)).find(q, all.length).map(({ code, close }, place) => [code, { close, place }]) : []);
  const found = asked ? all.filter(({ code }) => places.has(code)) : all;
  const isClose = ({ code }: ProcedureFacts): boolean => places.get(code)?.close ?? true;
  const wanted = (facts: ProcedureFacts): boolean => (!level || facts.level === level) && (!field || facts.field.id === field) && (!authority || facts.authority === authority);
  const filtered = level || field || authority ? found.filter(wanted) : asked ? found : found.filter((facts) => !facts.catalogue && receivable(facts, agency));
  const shown = (far ? [...filtered] : filtered.filter(isClose))
    .sort((a, b) => Number(isClose(b)) - Number(isClose(a)) || Number(receivable(b, agency)) - Number(receivable(a, agency)) || (places.get(a.code)?.place ?? 0) - (places.get(b.code)?.place ?? 0) || BY_NAME.compare(a.name, b.name));
  const counted = far ? found : found.filter(isClose);
  return {
    items: shown.slice(0, MOST_SHOWN).map((facts) => summaryOf(facts, agency, viewer, isClose(facts))), total: shown.length, farther: filtered.length - filtered.filter(isClose).length,
    facets: {
      levels: facets(counted, (facts) => ({ id: facts.level, name: facts.level })), fields: facets(counted, (facts) => facts.field),
      authorities: facets(counted, (facts) => ({ id: facts.authority, name: facts.authority })).slice(0, MOST_AUTHORITIES),
    },
  };
}

/** Most procedures first. */
function facets(procedures: readonly ProcedureFacts[], of: (facts: ProcedureFacts) => { readonly id: string; readonly name: string }): readonly ProcedureFacet[] {
  const counts = new Map<string, { id: string; name: string; procedures: number }>();
  for (const facts of procedures) {
    const { id, name } = of(facts);
    const count = counts.get(id);
    if (count) count.procedures++; else counts.set(id, { id, name, procedures: 1 });
  }
  return [...counts.values()].sort((a, b) => b.procedures - a.procedures || BY_NAME.compare(a.name, b.name));
}
