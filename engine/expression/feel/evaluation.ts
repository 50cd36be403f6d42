import { isKind } from './value.ts';
import type { FeelFunction, Value } from './value.ts';

/** What the FEEL engine of Zeebe 8.5 reports beside a result, by its names. */
export type WarningType =
  | 'NO_VARIABLE_FOUND' | 'NO_CONTEXT_ENTRY_FOUND' | 'NO_PROPERTY_FOUND' | 'NOT_COMPARABLE' | 'INVALID_TYPE'
  | 'NO_FUNCTION_FOUND' | 'FUNCTION_INVOCATION_FAILURE' | 'ASSERT_FAILURE';
export interface Warning { readonly type: WarningType; readonly message: string }

/** A function that expressions can call. */
export interface Callable {
  readonly parameters: readonly string[];
  /** The last parameter takes all remaining arguments as a list. */
  readonly variadic?: boolean;
  readonly invoke: (values: readonly Value[], run: Evaluation) => Value;
}
export type BuiltIns = ReadonlyMap<string, readonly Callable[]>;

/** One run of one expression. */
export interface Evaluation {
  /** Processes know a function more than decisions. */
  readonly builtIn: BuiltIns;
  readonly nowMs: number;
  /** Zone of `now()` and `today()`. */
  readonly zone: string;
  readonly warnings: Warning[];
  /** The first assertion that failed: it fails the evaluation as a whole, though what stands around it may have made null of it. */
  assertion?: string | undefined;
  /** Steps left; at 0 the evaluation fails rather than hold up the engine. */
  steps: number;
}

/** What ends the FEEL engine of Zeebe 8.5 with an exception: nothing turns it into null. `message` names the exception and quotes it. */
export class EvaluationBreakdown extends Error {}

/** The budget is used up. */
export class TooManySteps extends Error {}
export const TOO_MANY_STEPS = 'the evaluation takes too many steps';

export function warn(evaluation: Evaluation, type: WarningType, message: string): null {
  // Some quote a list of 100,000 items each time.
  step(evaluation, message.length >> 5);
  // A filter over a long list would otherwise keep a warning an item.
  if (evaluation.warnings.length < MOST_WARNINGS) evaluation.warnings.push({ type, message: message.length > LONGEST_WARNING ? `${message.slice(0, LONGEST_WARNING)}…` : message });
  return null;
}
const MOST_WARNINGS = 100;
/** A hundred of them still fit into an incident. */
const LONGEST_WARNING = 25_000;

/** Enough for a loop over 22,000 items, some 0.1 s; a runaway expression ends as an incident, not as a stuck engine. */
export const STEP_BUDGET = 100_000;

export function step(evaluation: Evaluation, count = 1): void {
  evaluation.steps -= count;
  if (evaluation.steps < 0) throw new TooManySteps(TOO_MANY_STEPS);
}

/** Names in reach, nearest first. Functions have names of their own: a variable that holds one cannot be called. */
export interface Scope {
  find(name: string): Value | undefined;
  /** Those that a model has written, nearest first. */
  functions(name: string): readonly FeelFunction[];
  /** What stays as it is though entries are added to the contexts around: a function sees what stood before it, not itself. Absent where nothing is ever added. */
  asItIs?(run: Evaluation): Scope;
}
const asItIs = (scope: Scope, run: Evaluation): Scope => scope.asItIs?.(run) ?? scope;
/** A copy takes steps: a function may be written in a context of thousands of entries, thousands of times. */
const copied = <V>(names: ReadonlyMap<string, V>, run: Evaluation): ReadonlyMap<string, V> => { step(run, names.size >> 2); return new Map(names); };

export const within = (names: ReadonlyMap<string, Value>, outer: Scope): Scope => ({
  find: (name) => { const value = names.get(name); return value === undefined ? outer.find(name) : value; },
  functions: (name) => outer.functions(name),
  asItIs: (run) => within(copied(names, run), asItIs(outer, run)),
});

/** With the functions of a context as well. */
export const withFunctions = (functions: ReadonlyMap<string, readonly FeelFunction[]>, outer: Scope): Scope => ({
  find: (name) => outer.find(name),
  functions: (name) => [...functions.get(name) ?? [], ...outer.functions(name)],
  asItIs: (run) => withFunctions(copied(functions, run), asItIs(outer, run)),
});
/** A function with what is in reach where it is written. */
export const closure = (parameters: readonly string[], body: (scope: Scope) => Value, scope: Scope, run: Evaluation): FeelFunction => {
  const reach = asItIs(scope, run);
  return { kind: 'function', parameters, invoke: (values) => body(within(new Map(parameters.map((name, index) => [name, values[index] ?? null])), reach)) };
};

/** The input of unary tests goes by this name, or by that which the variable `inputVariableName` holds. */
const INPUT = 'cellInput';
export const inputName = (scope: Scope): string => {
  const name = scope.find('inputVariableName');
  return typeof name === 'string' ? name : INPUT;
};
/** A function is no value that has a name. */
export const withValue = (name: string, value: Value, scope: Scope): Scope => (isKind(value, 'function') ? scope : within(new Map([[name, value]]), scope));
export const withInput = (input: Value, scope: Scope): Scope => withValue(inputName(scope), input, scope);
