import type { Expression } from './expression.ts';
import { EvaluationFailure, STEP_BUDGET } from './feel/evaluation.ts';
import type { Evaluation, Warning } from './feel/evaluation.ts';
import { evaluateNode } from './feel/evaluate.ts';
import { valueOfJson } from './feel/json.ts';
import type { Node } from './feel/tree.ts';
import { Num, typeOf } from './feel/value.ts';
import type { TypeName, Value } from './feel/value.ts';
import type { VariableLookup } from './variables.ts';

/** Zeebe's ResultType. */
export type ResultType = 'NULL' | 'BOOLEAN' | 'NUMBER' | 'STRING' | 'DURATION' | 'PERIOD' | 'DATE' | 'TIME' | 'DATE_TIME' | 'ARRAY' | 'OBJECT' | 'FUNCTION' | 'RANGE';

export type Evaluated =
  | { readonly ok: true; readonly type: ResultType; readonly value: Value; readonly warnings: readonly Warning[] }
  /** `failure` is the incident's text, warnings included. */
  | { readonly ok: false; readonly failure: string };

export interface EvaluationOptions {
  /** For `now()` and `today()`: the runtime has no clock of its own. */
  readonly nowMs: number;
  /** Zone of `now()` and `today()`; UTC when absent. */
  readonly zone?: string;
}

const TYPES: Readonly<Record<TypeName, ResultType>> = {
  null: 'NULL', boolean: 'BOOLEAN', number: 'NUMBER', string: 'STRING', list: 'ARRAY', context: 'OBJECT',
  date: 'DATE', time: 'TIME', 'local-time': 'TIME', 'date-time': 'DATE_TIME', 'local-date-time': 'DATE_TIME',
  'days-duration': 'DURATION', 'months-duration': 'PERIOD', range: 'RANGE', function: 'FUNCTION',
};

/** Evaluates an expression over variables. Pure; never throws. Prefer the typed forms in `typed.ts`. */
export function evaluate(expression: Expression, variables: VariableLookup, options: EvaluationOptions): Evaluated {
  if (expression.kind === 'static') return evaluated(staticValue(expression.text), []);
  if (expression.kind === 'invalid') return { ok: false, failure: expression.failure };
  const run: Evaluation = { nowMs: options.nowMs, zone: options.zone ?? 'Z', warnings: [], steps: STEP_BUDGET };
  try {
    return evaluated(evaluateNode(expression.tree as Node, variableScope(variables), run), run.warnings);
  } catch (failure) {
    return { ok: false, failure: withWarnings(evaluationFailureText(expression.text, failure), run.warnings) };
  }
}

/** Rule 36: a decimal is a number, everything else a string. */
function staticValue(text: string): Value {
  return /^[-+]?(\d+(\.\d*)?|\.\d+)([eE][-+]?\d+)?$/.test(text) ? new Num(text) : text;
}

const evaluated = (value: Value, warnings: readonly Warning[]): Evaluated => ({ ok: true, type: TYPES[typeOf(value)], value, warnings });

/** Each variable is read once, when first asked for. */
export function variableScope(variables: VariableLookup): { find: (name: string) => Value | undefined } {
  const read = new Map<string, Value | undefined>();
  return {
    find(name) {
      if (!read.has(name)) {
        const json = variables(name);
        read.set(name, json === undefined ? undefined : valueOfJson(json));
      }
      return read.get(name);
    },
  };
}

/** What a thrown failure says, warnings apart; what is no failure of the expression is thrown again. */
export function evaluationFailureText(text: string, failure: unknown): string {
  if (failure instanceof EvaluationFailure) {
    const head = failure.fatal ? `Assertion failure on evaluate the expression '${text}'` : `failed to evaluate expression '${text}'`;
    return `${head}: ${failure.message}`;
  }
  // A model may define functions that call themselves: that must not end the process.
  if (failure instanceof RangeError) return `failed to evaluate expression '${text}': the evaluation is nested too deep`;
  throw failure;
}

/** Rule 44. */
export function withWarnings(message: string, warnings: readonly Warning[]): string {
  if (warnings.length === 0) return message;
  return `${message} The evaluation reported the following warnings:\n${warnings.map(({ type, message: text }) => `[${type}] ${text}`).join('\n')}`;
}
