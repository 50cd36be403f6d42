import type { ProcedureSummary, ProcedureView } from '../api/contract.ts';
import type { ProcedureFacts } from '../../processes/schema/facts.ts';
import { ONE_STOPS } from '../domain/agency-kinds.ts';
import { localDate } from '../domain/local-day.ts';
import { papersOn } from '../domain/papers-on.ts';
import { allFactsInForce, factsInForce } from '../store/facts-versions.ts';
import { procedureIndex } from '../store/procedure-index.ts';
import { assumptionsOf } from './assumptions.ts';
import { limitText } from './limit-text.ts';
import type { QueryDeps } from './query-deps.ts';
import type { Viewer } from './visible-dossiers.ts';

/** What a list shows at most: with thousands of procedures the officer goes on typing. */
const MOST_SHOWN = 100;

/**
 * Procedures found by name, code, field, level, authority, paper or legal document; those that are meant first, of them those that my agency receives. Without words only those modelled by
 * hand: the national catalogue is searched.
 */
export async function procedures(deps: QueryDeps, viewer: Viewer, q = ''): Promise<readonly ProcedureSummary[]> {
  const asked = q.trim() !== '';
  const agency = await agencyOf(deps, viewer);
  const found = new Map(asked ? (await procedureIndex(deps.catalogue)).find(q, MOST_SHOWN).map((each, place) => [each.code, { ...each, place }]) : []);
  return (await allFactsInForce(deps.db, deps.catalogue))
    .filter((facts) => (asked ? found.has(facts.code) : !facts.catalogue))
    .map((facts): ProcedureSummary => summaryOf(facts, agency, viewer, found.get(facts.code)?.close ?? true))
    .filter((each) => asked || each.receivable)
    .sort((a, b) => Number(b.close) - Number(a.close) || Number(b.receivable) - Number(a.receivable) || (found.get(a.code)?.place ?? 0) - (found.get(b.code)?.place ?? 0) || a.name.localeCompare(b.name, 'vi'));
}

/** @param close the words of the search stand together in it. */
export const summaryOf = (facts: ProcedureFacts, agency: AgencyRow, viewer: Viewer, close: boolean): ProcedureSummary => ({
  code: facts.code, name: facts.name, shortName: facts.shortName, field: facts.field.name, level: facts.level, close,
  limit: facts.channels.map(({ limit }) => limitText(limit.value > 0 ? limit : null, viewer.language)).filter((text, index, all) => all.indexOf(text) === index).join(' · '),
  reengineered: facts.reengineering.state === 're-engineered', receivable: receivable(facts, agency), assumptions: assumptionsOf(facts).length,
});

export async function procedureView(deps: QueryDeps, viewer: Viewer, code: string): Promise<ProcedureView | undefined> {
  const known = (await factsInForce(deps.db, deps.catalogue, code))?.facts;
  if (!known) return undefined;
  const facts = papersOn(known, localDate(deps.nowMs));
  const [deployed, agency] = await Promise.all([
    deps.db('desk.deployment').where({ procedure_code: code }).max<{ version: number | null }>('version as version').first(),
    agencyOf(deps, viewer),
  ]);
  return { facts, deployedVersion: deployed?.version ?? null, receivable: receivable(facts, agency) };
}

export interface AgencyRow { kind: string; receives: boolean }

export async function agencyOf({ db }: QueryDeps, viewer: Viewer): Promise<AgencyRow> {
  const row = await db('desk.agency').where({ id: viewer.agencyId }).first<{ kind: string } | undefined>('kind');
  return { kind: row?.kind ?? '', receives: viewer.roles.some((role) => role === 'counter-officer' || role === 'head-of-one-stop') };
}

/**
 * Parts of a bundle are only opened by it. An officer at the one-stop receives what its counters take: any procedure, whoever handles it
 * (reception regardless of boundary, Decree 118/2025); an officer elsewhere what his own kind of agency handles.
 */
export function receivable(facts: ProcedureFacts, agency: AgencyRow): boolean {
  const taken = ONE_STOPS.includes(agency.kind) || facts.handledBy === agency.kind;
  return taken && facts.catalogue?.usable !== false && !facts.partOfBundle && agency.receives && facts.channels.some(({ channel }) => channel !== 'online');
}
