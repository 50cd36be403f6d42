import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readDecisionGraph } from '../../engine/model/decision/read-graph.ts';
import type { DecisionGraph } from '../../engine/model/decision/graph.ts';
import type { DecisionEvaluationValue } from '../../engine/protocol/decision-evaluation-value.ts';
import type { Change } from '../../engine/runtime/port.ts';
import { decisionRequirementsUnit, decisionRequirementsVersionsUnit, decisionUnit } from '../../engine/runtime/state/unit-id.ts';
import type { RecordedLine } from './recording.ts';

interface Model { readonly resource: string; readonly graph: DecisionGraph }

/**
 * Tests share an engine: a decision that is evaluated in the recording and deployed nowhere in it was deployed before, and is part of where it starts.
 * The recording tells its ids and those of what was evaluated; of the recorded models that hold all of these the shortest is taken.
 */
export function decisionsBefore(lines: readonly RecordedLine[], dir: string): Change[] {
  const deployed = new Set(lines.filter(({ valueType, intent }) => valueType === 'DECISION' && intent === 'CREATED').map(({ key }) => String(key)));
  const changes = new Map<string, Change[]>();
  for (const { valueType, recordType, value } of lines) {
    if (valueType !== 'DECISION_EVALUATION' || recordType !== 'EVENT') continue;
    const evaluation = value as unknown as DecisionEvaluationValue;
    const key = String(evaluation.decisionRequirementsKey);
    if (deployed.has(String(evaluation.decisionKey)) || changes.has(key)) continue;
    const model = modelsIn(dir).filter((each) => holds(each.graph, evaluation)).sort((a, b) => a.resource.length - b.resource.length)[0];
    if (model) changes.set(key, stateOf(model, evaluation));
  }
  return [...changes.values()].flat();
}

function modelsIn(dir: string): Model[] {
  const folder = join(dir, 'models');
  return readdirSync(folder).filter((name) => name.endsWith('.dmn')).sort().flatMap((name) => {
    const resource = readFileSync(join(folder, name), 'utf8');
    const read = readDecisionGraph(resource);
    return read.ok ? [{ resource, graph: read.graph }] : [];
  });
}

function holds(graph: DecisionGraph, { decisionRequirementsId, evaluatedDecisions }: DecisionEvaluationValue): boolean {
  return graph.id === decisionRequirementsId && evaluatedDecisions.every(({ decisionId, decisionName, evaluatedInputs }) => graph.decisions.some(({ id, name, logic }) =>
    id === decisionId && name === decisionName && evaluatedInputs.every(({ inputId, inputName }) =>
      logic.kind === 'table' && logic.inputs.some((input) => input.id === inputId && (input.label ?? input.expression.text) === inputName))));
}

function stateOf({ resource, graph }: Model, evaluation: DecisionEvaluationValue): Change[] {
  const decisionRequirementsKey = String(evaluation.decisionRequirementsKey);
  const unit = decisionRequirementsUnit(decisionRequirementsKey);
  const tenantId = '<default>';
  const requirements = {
    decisionRequirementsId: graph.id, decisionRequirementsName: graph.name, decisionRequirementsVersion: 1, decisionRequirementsKey, namespace: graph.namespace,
    resourceName: '', checksum: '', duplicate: false, tenantId, resource,
  };
  return [
    { unit, family: 'decision-requirements', key: decisionRequirementsKey, value: requirements },
    { unit: decisionRequirementsVersionsUnit(graph.id), family: 'decision-requirements-versions', key: graph.id, value: { versions: { 1: decisionRequirementsKey } } },
    ...graph.decisions.flatMap(({ id, name }, index): Change[] => {
      const decisionKey = String(evaluation.evaluatedDecisions.find(({ decisionId }) => decisionId === id)?.decisionKey ?? `${decisionRequirementsKey}${index}`);
      return [
        { unit, family: 'decision', key: decisionKey, value: { decisionId: id, decisionName: name, version: 1, decisionKey, decisionRequirementsId: graph.id, decisionRequirementsKey, duplicate: false, tenantId } },
        { unit: decisionUnit(id), family: 'decision-versions', key: id, value: { versions: { 1: { decisionKey, decisionRequirementsKey } } } },
      ];
    }),
  ];
}
