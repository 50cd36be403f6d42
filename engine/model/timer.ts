import type { EvaluationOptions } from '../expression/evaluate.ts';
import { evaluateDateTime, evaluateInterval, evaluateString } from '../expression/typed.ts';
import type { Typed } from '../expression/typed.ts';
import type { VariableLookup } from '../expression/variables.ts';
import { dueAfter, nextDueMs, parseCycle } from '../time/cycle.ts';
import type { Cycle } from '../time/cycle.ts';
import { plusDuration } from '../time/iso-duration.ts';
import type { TimerDefinition } from './timer-definition.ts';

/** A timer to be set: when it falls due, how often (1 for durations and dates, −1 for ever), and what follows. */
export interface Timer {
  readonly dueAtMs: number;
  /** As the TIMER record says: rule 73: `R2` fires twice. */
  readonly repetitions: number;
  readonly cycle?: Cycle;
}

/** Evaluates what stands in a timer event. A failure is the incident's text (or, for a start event, goes into the rejection). */
export function evaluateTimer(definition: TimerDefinition, variables: VariableLookup, options: EvaluationOptions): Typed<Timer> {
  switch (definition.kind) {
    case 'duration': {
      const interval = evaluateInterval(definition.expression, variables, options);
      return interval.ok ? { ok: true, value: { dueAtMs: plusDuration(options.nowMs, interval.value, options.zone), repetitions: 1 } } : interval;
    }
    case 'date': {
      const date = evaluateDateTime(definition.expression, variables, options);
      return date.ok ? { ok: true, value: { dueAtMs: date.value, repetitions: 1 } } : date;
    }
    case 'cycle': {
      const text = evaluateString(definition.expression, variables, options);
      if (!text.ok) return text;
      const parsed = parseCycle(text.value);
      if (!parsed.ok) return { ok: false, failure: parsed.failure };
      const dueAtMs = dueAfter(parsed.cycle, options.nowMs, options.zone);
      // Cron's 30 February: Zeebe fires it at once, and never again.
      if (dueAtMs === undefined) return { ok: true, value: { dueAtMs: options.nowMs, repetitions: 0, cycle: parsed.cycle } };
      return { ok: true, value: { dueAtMs, repetitions: parsed.cycle.repetitions, cycle: parsed.cycle } };
    }
  }
}

/**
 * The timer that follows one that has just fired: `fired` is what its record said, `definition` is evaluated anew. Undefined: it was the last.
 */
export function followingTimer(definition: TimerDefinition, fired: { readonly dueAtMs: number; readonly repetitions: number }, variables: VariableLookup, options: EvaluationOptions): Typed<Timer | undefined> {
  if (definition.kind !== 'cycle' || (fired.repetitions !== -1 && fired.repetitions <= 1)) return { ok: true, value: undefined };
  const timer = evaluateTimer(definition, variables, options);
  if (!timer.ok) return timer;
  const cycle = timer.value.cycle!;
  const dueAtMs = nextDueMs(cycle, fired.dueAtMs, options.nowMs, options.zone);
  return { ok: true, value: dueAtMs === undefined ? undefined : { dueAtMs, repetitions: fired.repetitions === -1 ? -1 : fired.repetitions - 1, cycle } };
}
