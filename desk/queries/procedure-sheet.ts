import type { PaperView, ProcedureSheet, ProcedureStatistics, UnclearFact } from '../api/contract.ts';
import { loadCompiled } from '../../processes/compile/compiled-catalogue.ts';
import { lackText } from '../../processes/compile/running-facts.ts';
import { papersOf, rulesWith, type PaperRules } from '../../processes/documents/papers-of.ts';
import { withPapers } from '../../processes/documents/with-papers.ts';
import { loadBeforeModels } from '../../processes/load.ts';
import { completenessOf } from '../../processes/schema/completeness.ts';
import { isInForce, type ProcedureFacts } from '../../processes/schema/facts.ts';
import { localDate } from '../domain/local-day.ts';
import { kindDecisions } from '../store/document-kinds.ts';
import { FILTER_SQL, type ClockFilter } from './clock-class.ts';
import { complianceCostView } from './compliance-cost.ts';
import { proposalsOfSheet } from './once-only.ts';
import { procedureView } from './procedures.ts';
import type { QueryDeps } from './query-deps.ts';
import { visibleDossiers, type Viewer } from './visible-dossiers.ts';

/** All that the page of a procedure shows. undefined: no such procedure. */
export async function procedureSheet(deps: QueryDeps, viewer: Viewer, code: string): Promise<ProcedureSheet | undefined> {
  const view = await procedureView(deps, viewer, code);
  if (!view) return undefined;
  const proposals = await proposalsOfSheet(deps, view.facts);
  return { ...view, unclear: unclearOf(view.facts), papers: papersView(view.facts, localDate(deps.nowMs), rulesWith(await kindDecisions(deps.db))), proposals, cost: await complianceCostView(deps, viewer, view.facts, proposals), pattern: patternOf(view.facts), hasBefore: codesWithBefore().has(code), statistics: await statisticsOf(deps, viewer, code) };
}

/** What staff completed by a deployed version of the facts is clear. */
function unclearOf({ code, catalogue }: ProcedureFacts): readonly UnclearFact[] {
  if (catalogue?.usable !== false) return [];
  const imported = loadCompiled().get(code)?.imported;
  const completeness = imported && completenessOf(imported);
  if (!completeness || completeness.usable) return [];
  return completeness.lacks.map((lack) => ({ attribute: lack.attribute, channel: lack.channel ?? null, text: lackText(lack) }));
}

/** @param today YYYY-MM-DD in Vietnam. */
function papersView(facts: ProcedureFacts, today: string, rules: PaperRules): readonly PaperView[] {
  const imported = loadCompiled().get(facts.code)?.imported;
  const shipped = imported && papersOf(imported, facts.catalogue?.baseCode, rules);
  const inForce = papersOf(withPapers(facts), facts.catalogue?.baseCode, rules);
  return facts.components.map(({ id, name }) => {
    const paper = shipped?.get(name) ?? inForce.get(name);
    return {
      componentId: id, template: paper?.template ?? false,
      kind: paper?.kind ? { id: paper.kind.kind.id, name: paper.kind.kind.name, holder: paper.kind.kind.holder, certain: paper.kind.certain } : null,
      replacedBy: (paper?.replacedBy ?? []).map((each) => ({ ...each, holdsToday: isInForce(each.inForce, today) })),
    };
  });
}

function patternOf({ code, catalogue }: ProcedureFacts): ProcedureSheet['pattern'] {
  const steps = catalogue?.steps;
  if (steps?.kind !== 'inferred') return null;
  const { patterns, get } = loadCompiled();
  const pattern = patterns.patterns.get(steps.pattern);
  if (!pattern) return null;
  const reason = get(code)?.imported?.pattern?.reason ?? '';
  const why = patterns.rules.find(({ id }) => id === steps.rule)?.why ?? { vi: reason, en: reason };
  return { id: steps.pattern, name: pattern.name, about: pattern.about, why, because: steps.because, overruled: steps.rule === 'staff' };
}

let withBefore: ReadonlySet<string> | undefined;
const codesWithBefore = (): ReadonlySet<string> => (withBefore ??= new Set(loadBeforeModels().flatMap(({ procedureCode }) => procedureCode ?? [])));

/** Counted by the predicates of the lists that the counts open. */
async function statisticsOf(deps: QueryDeps, viewer: Viewer, code: string): Promise<ProcedureStatistics> {
  const count = (filter: ClockFilter, name: keyof ProcedureStatistics): string => `(count(*) filter (where ${FILTER_SQL[filter]}))::int as "${name}"`;
  const columns = [
    'count(*)::int as "dossiers"', count('open', 'open'), count('overdue', 'overdue'), count('finished-on-time', 'finishedOnTime'), count('finished-late', 'finishedLate'),
    `percentile_cont(0.5) within group (order by extract(epoch from coalesce(v.finished_at, v.closed_at) - v.received_at)::float8 / 86400) filter (where ${FILTER_SQL.closed} and v.received_at is not null) as "medianDays"`,
  ];
  return visibleDossiers(deps, viewer).where('v.procedure_code', code).first<ProcedureStatistics>(deps.db.raw(columns.join(', ')));
}
