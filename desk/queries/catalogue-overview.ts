import type { Knex } from 'knex';
import { loadCompiled } from '../../processes/compile/compiled-catalogue.ts';
import { completionQueue, type ToComplete } from '../../processes/completion/queue.ts';
import type { ImportedProcedureFacts } from '../../processes/schema/imported-facts.ts';
import { portfolioMembers } from '../../processes/portfolio/members.ts';
import { portfolioOn, portfolioOverTime, type Portfolio, type PortfolioRow } from '../../processes/portfolio/portfolio.ts';
import type { ProcedureFacts } from '../../processes/schema/facts.ts';
import type { QueryDeps } from './query-deps.ts';

/** As the catalogue was read at the start: asking the folder again looks at thousands of files (0.1 s). */
const imported = (): readonly ImportedProcedureFacts[] => [...loadCompiled().national.values()].flatMap((each) => each.imported ?? []);

let shipped: readonly ToComplete[] | undefined;
/** The queue of the shipped facts, ordered as if nobody used any: the same for the life of the process. */
const incomplete = (): readonly ToComplete[] => (shipped ??= completionQueue(imported(), () => 0));

/** Imported procedures that cannot receive dossiers, most used first. What staff completed by a deployed version of the facts is left out. */
export async function proceduresToComplete(db: Knex): Promise<readonly ToComplete[]> {
  const counts = await db('desk.dossier').groupBy('procedure_code').select<{ procedure_code: string; n: string }[]>('procedure_code', db.raw('count(*) as n'));
  const used = new Map(counts.map(({ procedure_code, n }) => [procedure_code, Number(n)]));
  const completed = new Set((await latestVersions(db)).filter(({ facts }) => facts.catalogue?.usable !== false).map(({ procedure_code }) => procedure_code));
  // Sorting is stable: equally used ones stay in the queue's own order.
  return incomplete().filter(({ code }) => !completed.has(code)).map((each) => ({ ...each, dossiers: used.get(each.code) ?? 0 })).sort((a, b) => b.dossiers - a.dossiers);
}

/** Re-engineered and online by level, ministry and field. @param on YYYY-MM-DD @param days for the line over time */
export async function portfolioView({ db, catalogue }: Pick<QueryDeps, 'db' | 'catalogue'>, on: string, days: readonly string[] = []): Promise<{ readonly portfolio: Portfolio; readonly overTime: readonly { readonly on: string; readonly total: PortfolioRow }[] }> {
  const byHand = catalogue.procedures().filter((facts) => !facts.catalogue);
  const members = portfolioMembers(imported(), byHand, await adoptedFrom(db));
  return { portfolio: portfolioOn(members, on), overTime: portfolioOverTime(members, days) };
}

/** Code → day (of Vietnam) on which the first re-engineered version of its facts was deployed. */
async function adoptedFrom(db: Knex): Promise<ReadonlyMap<string, string>> {
  const rows = await db('desk.facts_version').whereRaw("facts #>> '{reengineering,state}' = 're-engineered'").groupBy('procedure_code')
    .select<{ procedure_code: string; day: string }[]>('procedure_code', db.raw("to_char(min(deployed_at) at time zone 'Asia/Ho_Chi_Minh', 'YYYY-MM-DD') as day"));
  return new Map(rows.map(({ procedure_code, day }) => [procedure_code, day]));
}

const latestVersions = async (db: Knex): Promise<{ procedure_code: string; facts: ProcedureFacts }[]> => await db('desk.facts_version').distinctOn('procedure_code').orderBy([{ column: 'procedure_code' }, { column: 'version', order: 'desc' }]).select('procedure_code', 'facts');
