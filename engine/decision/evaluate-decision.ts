import { jsonOf, namesOf, spend, startRun } from '../expression/logic.ts';
import type { Outcome, Value } from '../expression/logic.ts';
import type { EvaluationOptions } from '../expression/evaluate.ts';
import type { VariableLookup } from '../expression/variables.ts';
import type { Decision, DecisionGraph } from '../model/decision/graph.ts';
import type { EvaluatedDecision } from './evaluated.ts';
import { evaluateLogic } from './evaluate-logic.ts';
import { functionsOf } from './knowledge.ts';
import { each, failure, inScene } from './scene.ts';
import type { Scene } from './scene.ts';
import { checkType } from './type-check.ts';

export type DecisionResult = { readonly evaluated: readonly EvaluatedDecision[] } & (
  | { readonly ok: true; /** JSON text. */ readonly output: string }
  /** `failure` is the incident's text. */
  | { readonly ok: false; readonly failure: string; readonly failedDecisionId: string });

/** Evaluates one decision of a graph with all that it requires, over variables. Pure; never throws for what a model or its data may hold. */
export function evaluateDecision(graph: DecisionGraph, decisionId: string, variables: VariableLookup, options: EvaluationOptions): DecisionResult {
  const decision = graph.decisions.find(({ id }) => id === decisionId);
  const evaluated: EvaluatedDecision[] = [];
  const run = startRun(options);
  const result = decision ? evaluate(decision, { owner: decision, names: namesOf(variables), run, evaluated }) : failure(`no decision found with id '${decisionId}'`);
  const output = result.ok ? jsonOf(result.value, run) : result;
  if (output.ok) return { ok: true, output: output.value, evaluated };
  // The one that failed is the last one told of.
  return { ok: false, failure: `Expected to evaluate decision '${decisionId}', but ${output.failure}`, failedDecisionId: evaluated.at(-1)?.decisionId ?? decisionId, evaluated };
}

/** One required by many is evaluated as often, as in Zeebe: a graph that doubles at each step must end. */
const STEPS_A_DECISION = 50;

/** Results of required decisions hide variables of the same name, business knowledge models hide both; the models themselves see only variables. */
function evaluate(decision: Decision, scene: Scene): Outcome<Value> {
  const spent = spend(scene.run, STEPS_A_DECISION);
  if (!spent.ok) return spent;
  const required = each(decision.requiredDecisions, (other) => evaluate(other, scene));
  if (!required.ok) return required;
  const names = new Map(decision.requiredDecisions.map(({ resultName }, index) => [resultName, required.value[index] ?? null]));
  const result = evaluateLogic(decision.logic, inScene(scene, new Map([...names, ...functionsOf(decision.requiredKnowledge, scene)]), decision));
  return result.ok ? checkType(result.value, decision.resultType) : result;
}
