import type { ComplianceCostView, CostState } from '../api/contract.ts';
import { complianceCost, costBasis, type CostBasis, type CostValues } from '../../processes/cost/compliance-cost.ts';
import type { ProcedureFacts } from '../../processes/schema/facts.ts';
import type { ProposalView } from '../api/contract.ts';
import { costParametersInForce } from '../store/cost-parameters.ts';
import type { QueryDeps } from './query-deps.ts';
import { visibleDossiers, type Viewer } from './visible-dossiers.ts';

const A_YEAR_MS = 365 * 86_400_000;

/** Before re-engineering, now, and with what is proposed or drafted, side by side. @param facts in force today */
export async function complianceCostView(deps: QueryDeps, viewer: Viewer, facts: ProcedureFacts, proposals: readonly ProposalView[]): Promise<ComplianceCostView> {
  const parameters = await costParametersInForce(deps.db);
  const values = Object.fromEntries(parameters.map(({ id, value }) => [id, value])) as CostValues;
  const now = costBasis(facts);
  const counted = await visibleDossiers(deps, viewer).where('v.procedure_code', facts.code).where('v.received_at', '>=', new Date(deps.nowMs - A_YEAR_MS)).first<{ n: number }>(deps.db.raw('count(*)::int as n'));
  const state = (id: CostState['id'], basis: CostBasis): CostState => ({ id, ...basis, cost: complianceCost(basis, values) });
  const with_ = (states: readonly ProposalView['state'][]): CostBasis | null => {
    const taken = new Set(proposals.filter((each) => states.includes(each.state)).map(({ componentId }) => componentId));
    return taken.size > 0 ? costBasis({ ...facts, components: facts.components.filter(({ id }) => !taken.has(id)) }) : null;
  };
  const [drafted, proposed] = [with_(['drafted']), with_(['drafted', 'ready'])];
  const before = beforeOf(deps, facts, now);
  return {
    states: [...(before ? [state('before', before)] : []), state('now', now), ...(drafted ? [state('drafted', drafted)] : []), ...(proposed && proposed.papers !== drafted?.papers ? [state('proposed', proposed)] : [])],
    dossiersAYear: counted?.n ?? 0,
    parameters: parameters.map(({ set, ...each }) => ({ ...each, set: set && { ...set, at: set.at.toISOString() } })),
  };
}

/** As documented for before re-engineering, else as the catalogue's first version has it where other facts are in force now. Days: eight hours each. */
function beforeOf({ catalogue }: Pick<QueryDeps, 'catalogue'>, facts: ProcedureFacts, now: CostBasis): CostBasis | null {
  const documented = facts.reengineering.before;
  if (documented) return { papers: documented.papers, visits: documented.visits, limitHours: documented.days * 8, fee: now.fee };
  const shipped = catalogue.procedure(facts.code);
  const first = shipped && costBasis(shipped);
  return first && JSON.stringify(first) !== JSON.stringify(now) ? first : null;
}
