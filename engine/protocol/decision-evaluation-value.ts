import type { Key } from './record.ts';

/** Values are JSON texts. */
export type EvaluatedInputValue = { readonly inputId: string; readonly inputName: string; readonly inputValue: string };
export type EvaluatedOutputValue = { readonly outputId: string; readonly outputName: string; readonly outputValue: string };
export type MatchedRuleValue = { readonly ruleId: string; /** From 1. */ readonly ruleIndex: number; readonly evaluatedOutputs: readonly EvaluatedOutputValue[] };

/** One decision that was evaluated on the way; a business knowledge model has key '-1' and version -1. */
export type EvaluatedDecisionValue = {
  readonly decisionId: string;
  readonly decisionName: string;
  readonly decisionKey: Key;
  readonly decisionVersion: number;
  readonly decisionType: string;
  readonly decisionOutput: string;
  readonly evaluatedInputs: readonly EvaluatedInputValue[];
  readonly matchedRules: readonly MatchedRuleValue[];
  readonly tenantId: string;
};

/** A command names a decision by id (the latest version) or key, and brings variables; an event tells how it ended, variables empty. */
export type DecisionEvaluationValue = {
  readonly decisionId: string;
  readonly decisionName: string;
  readonly decisionKey: Key;
  readonly decisionVersion: number;
  readonly decisionRequirementsId: string;
  readonly decisionRequirementsKey: Key;
  /** JSON text; `null` when it failed. */
  readonly decisionOutput: string;
  readonly evaluatedDecisions: readonly EvaluatedDecisionValue[];
  readonly evaluationFailureMessage: string;
  readonly failedDecisionId: string;
  readonly variables: Readonly<Record<string, unknown>>;
  /** Of the business rule task; empty and '-1' when a client asked. */
  readonly bpmnProcessId: string;
  readonly processDefinitionKey: Key;
  readonly processInstanceKey: Key;
  readonly elementId: string;
  readonly elementInstanceKey: Key;
  readonly tenantId: string;
};
