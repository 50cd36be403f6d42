import type { Expression } from '../../expression/expression.ts';
import { inEntryOrder } from '../../expression/logic.ts';
import * as feel from '../../expression/typed.ts';
import type { Typed } from '../../expression/typed.ts';
import { newBudget } from '../../expression/evaluate.ts';
import type { Budget, EvaluationOptions } from '../../expression/evaluate.ts';
import type { VariableLookup } from '../../expression/variables.ts';
import type { TimerDefinition } from '../../model/timer-definition.ts';
import * as timers from '../../model/timer.ts';
import type { Timer } from '../../model/timer.ts';
import type { Key } from '../../protocol/record.ts';
import type { Command } from '../port.ts';
import type { Work } from '../work.ts';
import { lookupIn } from './variables.ts';
import type { Texts } from './variables.ts';

/** The expression engine as elements use it: over the variables of a scope, at the step's instant. A failure's message is the incident's. */
export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly message: string };
export type TimerDue = Timer;

/** One for all expressions of a command: a gateway may have thousands of conditions. */
const budgets = new WeakMap<Work, { readonly command: Command; readonly budget: Budget }>();

function optionsOf(work: Work): EvaluationOptions {
  // A step that turns out to miss something begins anew, with all of it.
  let known = budgets.get(work);
  if (known?.command !== work.command) budgets.set(work, (known = { command: work.command, budget: newBudget() }));
  return { nowMs: work.nowMs, budget: known.budget };
}

type Evaluate<T> = (expression: Expression, variables: VariableLookup, options: EvaluationOptions) => Typed<T>;

const result = <T>(typed: Typed<T>): Result<T> => (typed.ok ? typed : { ok: false, message: typed.failure });
const inScope = <T>(evaluate: Evaluate<T>) => (work: Work, expression: Expression, scopeKey: Key): Result<T> =>
  result(evaluate(expression, lookupIn(work, scopeKey), optionsOf(work)));

export const evaluateString = inScope(feel.evaluateString);
export const evaluateBoolean = inScope(feel.evaluateBoolean);
export const evaluateNumber = inScope(feel.evaluateInteger);
/** Items as JSON texts. */
export const evaluateList = inScope(feel.evaluateList);
export const evaluateStringList = inScope(feel.evaluateStrings);
/** Any value, as JSON text. */
export const evaluateValue = inScope(feel.evaluateJson);
export const evaluateCorrelationKey = inScope(feel.evaluateCorrelationKey);

export function evaluateDateText(work: Work, expression: Expression, scopeKey: Key): Result<string | undefined> {
  const text = inScope(feel.evaluateDateTimeText)(work, expression, scopeKey);
  return text.ok ? { ok: true, value: text.value ?? undefined } : text;
}

export function evaluateContext(work: Work, expression: Expression, scopeKey: Key): Result<Texts> {
  const entries = inScope(feel.evaluateEntries)(work, expression, scopeKey);
  return entries.ok ? { ok: true, value: new Map(inEntryOrder([...entries.value])) } : entries;
}

/** Over variables that are not all in state (the counters of a multi-instance). */
export const evaluateBooleanOver = (work: Work, expression: Expression, variables: VariableLookup): Result<boolean> =>
  result(feel.evaluateBoolean(expression, variables, optionsOf(work)));

export const evaluateTimer = (work: Work, definition: TimerDefinition, scopeKey: Key): Result<TimerDue> =>
  result(timers.evaluateTimer(definition, lookupIn(work, scopeKey), optionsOf(work)));

/** What follows a timer that has just fired; undefined when it was the last (rules 73, 74). */
export const followingTimer = (work: Work, definition: TimerDefinition, fired: { readonly dueAtMs: number; readonly repetitions: number }, scopeKey: Key): Result<TimerDue | undefined> =>
  result(timers.followingTimer(definition, fired, lookupIn(work, scopeKey), optionsOf(work)));
