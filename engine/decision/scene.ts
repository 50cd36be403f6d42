import { withNames } from '../expression/logic.ts';
import type { LogicRun, Names, Outcome, Value } from '../expression/logic.ts';
import type { Decision, DecisionLogic, Knowledge } from '../model/decision/graph.ts';
import type { EvaluatedDecision, EvaluatedInput, MatchedRule } from './evaluated.ts';

/** Where logic is evaluated: the decision (or business knowledge model) whose logic it is or is part of, and the names in reach. */
export interface Scene {
  readonly owner: Decision | Knowledge;
  readonly names: Names;
  readonly run: LogicRun;
  /** In the order of evaluation, required ones first; one that is required twice is evaluated twice. */
  readonly evaluated: EvaluatedDecision[];
}

export type Evaluator<L extends DecisionLogic> = (logic: L, scene: Scene) => Outcome<Value>;

/** What a decision table adds to the log. */
export interface TableDetails { readonly evaluatedInputs: readonly EvaluatedInput[]; readonly matchedRules: readonly MatchedRule[] }

export const inScene = (scene: Scene, names: ReadonlyMap<string, Value>, owner: Decision | Knowledge = scene.owner): Scene => ({ ...scene, owner, names: withNames(names, scene.names) });

export const succeeded = (value: Value): Outcome<Value> => ({ ok: true, value });
export const failure = (text: string): { readonly ok: false; readonly failure: string } => ({ ok: false, failure: text });

/** All of them, or the first failure: what follows it is not evaluated. */
export function each<T, R>(items: Iterable<T>, evaluate: (item: T) => Outcome<R>): Outcome<R[]> {
  const values: R[] = [];
  for (const item of items) {
    const result = evaluate(item);
    if (!result.ok) return result;
    values.push(result.value);
  }
  return { ok: true, value: values };
}
