import type { Value } from './value.ts';

/** What the FEEL engine of Zeebe 8.5 reports beside a result, by its names. */
export type WarningType =
  | 'NO_VARIABLE_FOUND' | 'NO_CONTEXT_ENTRY_FOUND' | 'NO_PROPERTY_FOUND' | 'NOT_COMPARABLE' | 'INVALID_TYPE'
  | 'NO_FUNCTION_FOUND' | 'FUNCTION_INVOCATION_FAILURE' | 'OUT_OF_BOUNDS' | 'ASSERT_FAILURE' | 'UNKNOWN';
export interface Warning { readonly type: WarningType; readonly message: string }

/** One run of one expression. */
export interface Evaluation {
  readonly nowMs: number;
  /** Zone of `now()` and `today()`. */
  readonly zone: string;
  readonly warnings: Warning[];
  /** Steps left; at 0 the evaluation fails rather than hold up the engine. */
  steps: number;
}

/** The evaluation as a whole has failed; `message` is what the failure text says after the expression. */
export class EvaluationFailure extends Error {
  /** A failed `assert`: nothing turns it into null. */
  readonly fatal: boolean;
  constructor(message: string, fatal: boolean) { super(message); this.fatal = fatal; }
}

/** What ends the FEEL engine of Zeebe 8.5 with an exception: nothing turns it into null either. */
export class EvaluationBreakdown extends EvaluationFailure {
  constructor(message: string) { super(message, false); }
}

/** A built-in function cannot be invoked like that: a warning, and the call gives null. */
export class InvocationFailure extends Error {}

export function warn(evaluation: Evaluation, type: WarningType, message: string): null {
  // A filter over a long list would otherwise keep a warning an item.
  if (evaluation.warnings.length < MOST_WARNINGS) evaluation.warnings.push({ type, message });
  return null;
}
const MOST_WARNINGS = 100;

/** Enough for a loop over 100,000 items; a runaway expression ends as an incident, not as a stuck engine. */
export const STEP_BUDGET = 400_000;

export function step(evaluation: Evaluation, count = 1): void {
  evaluation.steps -= count;
  if (evaluation.steps < 0) throw new EvaluationFailure('the evaluation takes too many steps', true);
}

/** Names in reach, nearest first. */
export interface Scope {
  find(name: string): Value | undefined;
}

export const within = (names: ReadonlyMap<string, Value>, outer: Scope): Scope => ({
  find: (name) => { const value = names.get(name); return value === undefined ? outer.find(name) : value; },
});
