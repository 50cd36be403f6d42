import { outcomeOf, variableScope } from './evaluate.ts';
import type { EvaluationOptions } from './evaluate.ts';
import { evaluateNode } from './feel/evaluate.ts';
import { STEP_BUDGET, TOO_MANY_STEPS, TooManySteps, step, withFunctions, withInput, within } from './feel/evaluation.ts';
import type { Evaluation, Scope } from './feel/evaluation.ts';
import { BUILT_IN } from './feel/functions/built-in.ts';
import { NoVariable, jsonOfValue } from './feel/json.ts';
import { parseFeel } from './feel/parse.ts';
import { parseUnaryTests } from './feel/parse-tests.ts';
import { print } from './feel/print.ts';
import type { Node } from './feel/tree.ts';
import { same } from './feel/same.ts';
import { Num, errorOf, isKind, isNumber, typeOf } from './feel/value.ts';
import type { FeelFunction, TypeName, Value } from './feel/value.ts';
import { parseFailureText } from './parse-expression.ts';
import type { VariableLookup } from './variables.ts';

/**
 * FEEL for whoever carries values from one expression to the next (decisions), where `typed.ts` is for those that want a result out of variables.
 * No `=` in front, no static text, and nobody is told of warnings.
 */
export { inEntryOrder, mapName } from './feel/entry-order.ts';
export { step } from './feel/evaluation.ts';
export type { Value } from './feel/value.ts';
export type ValueType = TypeName;
export type LogicKind = 'expression' | 'unary-tests';
export interface Logic { readonly kind: LogicKind; readonly text: string; /** Only `engine/expression` knows it. */ readonly tree: unknown }
export type ParsedLogic = { readonly ok: true; readonly logic: Logic } | { readonly ok: false; readonly failure: string };
export type Outcome<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: string };

/** Names in reach of an expression. */
export type Names = Scope;
/** One decision with all that it needs: they share the instant and the budget of steps. */
export type LogicRun = Evaluation;

/** Pure. A failure reads `failed to parse expression '<text>': …`. */
export function parseLogic(text: string, kind: LogicKind): ParsedLogic {
  const parsed = kind === 'expression' ? parseFeel(text) : parseUnaryTests(text);
  if (!parsed.ok) return { ok: false, failure: parseFailureText(text, parsed.at, parsed.expected) };
  return { ok: true, logic: Object.freeze({ kind, text, tree: parsed.tree }) };
}

export const startRun = ({ nowMs, zone }: EvaluationOptions): LogicRun => ({ builtIn: BUILT_IN, nowMs, zone: zone ?? 'Z', warnings: [], steps: STEP_BUDGET });

/** The same to the JVM. Throws within `bounded` only. */
export const sameValue = (a: Value, b: Value, run: LogicRun): boolean => same(a, b, run);

export const namesOf = (variables: VariableLookup): Names => variableScope(variables);
/** Names that stand before others of the same name. Those of functions can be called. */
export function withNames(names: ReadonlyMap<string, Value>, outer: Names): Names {
  const functions = [...names].flatMap(([name, value]) => (isKind(value, 'function') ? [[name, [value]] as const] : []));
  return within(names, functions.length === 0 ? outer : withFunctions(new Map(functions), outer));
}

/** Never throws. `input` is what unary tests are about. */
export function evaluateLogic(logic: Logic, names: Names, run: LogicRun, input: Value = null): Outcome<Value> {
  const { assertion } = run;
  run.assertion = undefined;
  const result = outcomeOf(logic.text, () => {
    step(run);
    return evaluateNode(logic.tree as Node, logic.kind === 'expression' ? names : withInput(input, names), run);
  }, run);
  run.assertion = assertion;
  return result;
}

/** Takes steps for work beside expressions, so that it ends as well. */
export function spend(run: LogicRun, steps: number): Outcome<null> {
  run.steps -= steps;
  return run.steps < 0 ? { ok: false, failure: TOO_MANY_STEPS } : { ok: true, value: null };
}

/** A function that expressions may call by name. What it answers as a failure gives null there. */
export const functionOf = (parameters: readonly string[], invoke: (values: readonly Value[]) => Outcome<Value>): FeelFunction => ({
  kind: 'function', parameters,
  invoke(values) {
    const result = invoke(values);
    return result.ok ? result.value : errorOf(result.failure);
  },
});

/** JSON text, as Zeebe stores values; functions and ranges become null. Takes steps: a decision may tell of one value many times. */
export function jsonOf(value: Value, run: LogicRun): Outcome<string> {
  return bounded(() => {
    const text = jsonOfValue(value);
    step(run, text.length >> 4);
    return { ok: true, value: text };
  });
}

/** What works on values beside expressions, as an outcome when it takes too many steps or comes to too much. */
export function bounded<T>(work: () => Outcome<T>): Outcome<T> {
  try {
    return work();
  } catch (failure) {
    if (failure instanceof TooManySteps || failure instanceof NoVariable) return { ok: false, failure: failure.message };
    if (failure instanceof RangeError) return { ok: false, failure: 'the evaluation is nested too deep' };
    throw failure;
  }
}
/** As failure texts quote values: `"a"`, `10`, `[1, 2]`, `{a:1}`, `P1D`. */
export const textOf = (value: Value): string => print(value);

export const typeOfValue = (value: Value): ValueType => typeOf(value);

/** Undefined when one of them is no number. */
export const numbersOf = (values: readonly Value[]): readonly Num[] | undefined => (values.every(isNumber) ? values : undefined);
export const sumOf = (numbers: readonly Num[]): Value => numbers.reduce((total, each) => total.plus(each));
export const numberOf = (count: number): Value => Num.of(count);
