import type { Logic } from '../../expression/logic.ts';

/** A DMN file, frozen: what `engine/decision` evaluates. Written after DMN 1.3 §6 and §7 and what dmn-engine 1.9 (Zeebe 8.5) makes of them. */
export interface DecisionGraph {
  readonly id: string;
  readonly name: string;
  readonly namespace: string;
  /** Document order. */
  readonly decisions: readonly Decision[];
}

export interface Decision {
  readonly id: string;
  readonly name: string;
  /** How decisions that require this one call its result: its variable's name, else its id. */
  readonly resultName: string;
  readonly resultType?: string;
  readonly requiredDecisions: readonly Decision[];
  readonly requiredKnowledge: readonly Knowledge[];
  readonly logic: DecisionLogic;
}

/** A business knowledge model: a function of its name. */
export interface Knowledge {
  readonly id: string;
  readonly name: string;
  readonly parameters: readonly Parameter[];
  readonly requiredKnowledge: readonly Knowledge[];
  readonly logic: DecisionLogic;
}

export interface Parameter { readonly name: string; readonly type?: string }

export type DecisionLogic = DecisionTable | LiteralLogic | ContextLogic | ListLogic | RelationLogic | InvocationLogic | FunctionLogic | NoLogic;

export interface LiteralLogic { readonly kind: 'literal'; readonly expression: Logic }
/** Later entries see earlier ones. With a result the context is only the way to it. */
export interface ContextLogic { readonly kind: 'context'; readonly entries: readonly NamedLogic[]; readonly result?: DecisionLogic }
export interface NamedLogic { readonly name: string; readonly logic: DecisionLogic }
export interface ListLogic { readonly kind: 'list'; readonly items: readonly DecisionLogic[] }
export interface RelationLogic { readonly kind: 'relation'; readonly rows: readonly (readonly NamedLogic[])[] }
export interface InvocationLogic { readonly kind: 'invocation'; readonly knowledge: Knowledge; readonly bindings: readonly { readonly name: string; readonly expression: Logic }[] }
export interface FunctionLogic { readonly kind: 'function'; readonly parameters: readonly Parameter[]; readonly body: Logic }
/** A business knowledge model that says nothing: null. */
export interface NoLogic { readonly kind: 'none' }

export type HitPolicy = 'UNIQUE' | 'FIRST' | 'PRIORITY' | 'ANY' | 'COLLECT' | 'RULE ORDER' | 'OUTPUT ORDER';
export type Aggregation = 'SUM' | 'COUNT' | 'MIN' | 'MAX';

export interface DecisionTable {
  readonly kind: 'table';
  readonly hitPolicy: HitPolicy;
  readonly aggregation?: Aggregation;
  readonly inputs: readonly TableInput[];
  readonly outputs: readonly TableOutput[];
  readonly rules: readonly TableRule[];
}

export interface TableInput { readonly id: string; readonly label?: string; readonly expression: Logic }

export interface TableOutput {
  readonly id: string;
  readonly name?: string;
  readonly label?: string;
  /** Place of each value in the list of output values, without quotes: the smaller goes first. */
  readonly priorities: ReadonlyMap<string, number>;
  readonly byDefault?: Logic;
}

export interface TableRule {
  readonly id: string;
  /** From 1. */
  readonly index: number;
  /** Parallel to the inputs; absent for an empty entry, which holds for everything. */
  readonly tests: readonly (Logic | undefined)[];
  /** Parallel to the outputs. */
  readonly values: readonly Logic[];
}
