/** What an evaluation tells of itself, in the words of Zeebe's DECISION_EVALUATION records. Values are JSON texts. */
export type DecisionType = 'DECISION_TABLE' | 'LITERAL_EXPRESSION' | 'CONTEXT' | 'INVOCATION' | 'LIST' | 'RELATION' | 'UNKNOWN';

export interface EvaluatedInput { readonly inputId: string; readonly inputName: string; readonly inputValue: string }
export interface EvaluatedOutput { readonly outputId: string; readonly outputName: string; readonly outputValue: string }
export interface MatchedRule { readonly ruleId: string; /** From 1. */ readonly ruleIndex: number; readonly evaluatedOutputs: readonly EvaluatedOutput[] }

export interface EvaluatedDecision {
  /** Of the decision or of the business knowledge model. */
  readonly decisionId: string;
  readonly decisionName: string;
  readonly decisionType: DecisionType;
  /** `null` when it failed. */
  readonly decisionOutput: string;
  readonly evaluatedInputs: readonly EvaluatedInput[];
  readonly matchedRules: readonly MatchedRule[];
}
