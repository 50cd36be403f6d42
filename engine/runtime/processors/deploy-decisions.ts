import type { Decision, DecisionGraph } from '../../model/decision/graph.ts';
import type { DecisionMetadata, DecisionRequirementsMetadata } from '../../protocol/deployment-values.ts';
import type { Key } from '../../protocol/record.ts';
import type { DecisionPlace } from '../state/family.ts';
import { latestOf } from '../state/latest-version.ts';
import { decisionRequirementsUnit, decisionRequirementsVersionsUnit, decisionUnit } from '../state/unit-id.ts';
import type { Work } from '../work.ts';
import { checksumOf } from './checksum.ts';

const latestDecision = (work: Work, id: string): { readonly version: number; readonly value: DecisionPlace } | undefined => latestOf(work.state.get(decisionUnit(id), 'decision-versions', id));

/** One DMN file. A file equal to its latest version is not deployed again, as long as that still has the latest version of each of its decisions (rule 110). */
export function deployDecisions(
  work: Work, graph: DecisionGraph, resourceName: string, resource: string, tenantId: string,
): { readonly requirements: DecisionRequirementsMetadata; readonly decisions: readonly DecisionMetadata[] } {
  const latest = latestOf(work.state.get(decisionRequirementsVersionsUnit(graph.id), 'decision-requirements-versions', graph.id));
  const stored = latest && work.state.get(decisionRequirementsUnit(latest.value), 'decision-requirements', latest.value);
  const duplicate = stored?.resource === resource && stored.resourceName === resourceName && graph.decisions.every(({ id }) => latestDecision(work, id)?.value.decisionRequirementsKey === latest?.value);
  if (stored && duplicate) {
    const { resource: _, ...metadata } = stored;
    return { requirements: { ...metadata, duplicate }, decisions: graph.decisions.map((decision) => decisionMetadata(work, graph, decision, stored.decisionRequirementsKey, tenantId)) };
  }
  const key = work.nextKey();
  const requirements: DecisionRequirementsMetadata = {
    decisionRequirementsId: graph.id, decisionRequirementsName: graph.name, decisionRequirementsVersion: (latest?.version ?? 0) + 1, decisionRequirementsKey: key,
    namespace: graph.namespace, resourceName, checksum: checksumOf(resource), duplicate: false, tenantId,
  };
  const decisions = graph.decisions.map((decision) => decisionMetadata(work, graph, decision, key, tenantId));
  const unit = decisionRequirementsUnit(key);
  work.begin(unit);
  work.event('DECISION_REQUIREMENTS', 'CREATED', key, { ...requirements, resource }, [unit, decisionRequirementsVersionsUnit(graph.id)]);
  for (const decision of decisions) work.event('DECISION', 'CREATED', decision.decisionKey, decision, [unit, decisionUnit(decision.decisionId)]);
  return { requirements, decisions };
}

function decisionMetadata(work: Work, graph: DecisionGraph, { id, name }: Decision, decisionRequirementsKey: Key, tenantId: string): DecisionMetadata {
  const latest = latestDecision(work, id);
  const duplicate = latest?.value.decisionRequirementsKey === decisionRequirementsKey;
  return {
    decisionId: id, decisionName: name, version: (latest?.version ?? 0) + (duplicate ? 0 : 1), decisionKey: latest && duplicate ? latest.value.decisionKey : work.nextKey(),
    decisionRequirementsId: graph.id, decisionRequirementsKey, duplicate, tenantId,
  };
}
