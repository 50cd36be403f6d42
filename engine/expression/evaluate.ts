import type { Expression } from './expression.ts';
import { EvaluationBreakdown, STEP_BUDGET, TOO_MANY_STEPS, TooManySteps } from './feel/evaluation.ts';
import type { Evaluation, Scope, Warning } from './feel/evaluation.ts';
import { evaluateNode } from './feel/evaluate.ts';
import { PROCESS_BUILT_IN } from './feel/functions/built-in.ts';
import { valueOfJson } from './feel/json.ts';
import type { Node } from './feel/tree.ts';
import { Num, isError, typeOf } from './feel/value.ts';
import type { TypeName, Value } from './feel/value.ts';
import type { VariableLookup } from './variables.ts';

/** Zeebe's ResultType. */
export type ResultType = 'UNKNOWN' | 'NULL' | 'BOOLEAN' | 'NUMBER' | 'STRING' | 'DURATION' | 'PERIOD' | 'DATE' | 'DATE_TIME' | 'ARRAY' | 'OBJECT';

export type Evaluated =
  | { readonly ok: true; readonly type: ResultType; readonly value: Value; readonly warnings: readonly Warning[] }
  /** `failure` is the incident's text, warnings included. */
  | { readonly ok: false; readonly failure: string };

/** What several evaluations may take together. */
export interface Budget { steps: number }
/** Enough to read a variable of the largest size besides evaluating. */
export const newBudget = (): Budget => ({ steps: 4 * STEP_BUDGET });

export interface EvaluationOptions {
  /** Shared with others; each has its own when absent. */
  readonly budget?: Budget;
  /** For `now()` and `today()`: the runtime has no clock of its own. */
  readonly nowMs: number;
  /** Zone of `now()` and `today()`; UTC when absent. */
  readonly zone?: string;
}

const TYPES: Readonly<Record<TypeName, ResultType>> = {
  null: 'NULL', boolean: 'BOOLEAN', number: 'NUMBER', string: 'STRING', list: 'ARRAY', context: 'OBJECT',
  date: 'DATE', time: 'UNKNOWN', 'local-time': 'UNKNOWN', 'date-time': 'DATE_TIME', 'local-date-time': 'DATE_TIME',
  'days-duration': 'DURATION', 'months-duration': 'PERIOD', range: 'UNKNOWN', function: 'UNKNOWN', error: 'UNKNOWN',
};

/** Evaluates an expression over variables. Pure; never throws. Prefer the typed forms in `typed.ts`. */
export function evaluate(expression: Expression, variables: VariableLookup, options: EvaluationOptions): Evaluated {
  if (expression.kind === 'static') return evaluated(staticValue(expression.text), []);
  if (expression.kind === 'invalid') return { ok: false, failure: expression.failure };
  const { nowMs, zone = 'Z', budget } = options;
  const steps = Math.min(STEP_BUDGET, budget?.steps ?? STEP_BUDGET);
  const run: Evaluation = { builtIn: PROCESS_BUILT_IN, nowMs, zone, warnings: [], steps };
  const result = outcomeOf(expression.text, () => evaluateNode(expression.tree as Node, variableScope(variables, budget), run), run);
  if (budget) budget.steps = Math.max(0, budget.steps - Math.min(steps, steps - run.steps));
  return result.ok ? evaluated(result.value, run.warnings) : { ok: false, failure: withWarnings(result.failure, result.broken ? [] : run.warnings) };
}

/** Rule 36: a decimal is a number, everything else a string. */
function staticValue(text: string): Value {
  return Num.parse(text) ?? text;
}

const evaluated = (value: Value, warnings: readonly Warning[]): Evaluated => ({ ok: true, type: TYPES[typeOf(value)], value, warnings });

/** From this length on a text is kept with its value: each inner instance of a multi-instance reads the whole list. */
const LONG_TEXT = 2_000;
const MOST_KEPT = 8;
const kept = new Map<string, Value>();

/** Values are never changed once they have been read. */
function readVariable(json: string, budget: Budget | undefined): Value {
  if (json.length < LONG_TEXT) return valueOfJson(json);
  const known = kept.get(json);
  if (known === undefined && budget) {
    budget.steps -= json.length >> 4;
    if (budget.steps < 0) throw new TooManySteps(TOO_MANY_STEPS);
  }
  const value = known === undefined ? valueOfJson(json) : known;
  // The oldest goes first.
  kept.delete(json);
  kept.set(json, value);
  if (kept.size > MOST_KEPT) kept.delete(kept.keys().next().value ?? '');
  return value;
}

/** Each variable is read once, when first asked for. */
export function variableScope(variables: VariableLookup, budget?: Budget): Scope {
  const read = new Map<string, Value | undefined>();
  return {
    find(name) {
      if (!read.has(name)) {
        const json = variables(name);
        read.set(name, json === undefined ? undefined : readVariable(json, budget));
      }
      return read.get(name);
    },
    functions: () => [],
  };
}

export type RunOutcome = { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly failure: string; /** By an exception: there are no warnings then. */ readonly broken: boolean };

/** What an evaluation comes to. A failed assertion counts, whatever has become of it; what is no failure of the expression is thrown again. */
export function outcomeOf(text: string, evaluation: () => Value, run: Evaluation): RunOutcome {
  const failed = (failure: string, broken = false): RunOutcome => ({ ok: false, failure, broken });
  try {
    const value = evaluation();
    if (run.assertion !== undefined) return failed(`Assertion failure on evaluate the expression '${text}': ${run.assertion}`);
    return isError(value) ? failed(`failed to evaluate expression '${text}': ${value.message}`) : { ok: true, value };
  } catch (failure) {
    if (failure instanceof EvaluationBreakdown) return failed(`failed to evaluate expression '${text}' : ${failure.message}`, true);
    if (failure instanceof TooManySteps) return failed(`failed to evaluate expression '${text}': ${failure.message}`);
    // A model may define functions that call themselves: that must not end the process.
    if (failure instanceof RangeError) return failed(`failed to evaluate expression '${text}': the evaluation is nested too deep`);
    throw failure;
  }
}

/** Rule 44. */
export function withWarnings(message: string, warnings: readonly Warning[]): string {
  if (warnings.length === 0) return message;
  return `${message} The evaluation reported the following warnings:\n${warnings.map(({ type, message: text }) => `[${type}] ${text}`).join('\n')}`;
}
