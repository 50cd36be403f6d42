import type { Expression } from '../expression/expression.ts';

/**
 * What stands in a timer event. Evaluate with `evaluateTimer` in `timer.ts` (rules 71–77):
 * duration: ISO 8601 text or FEEL duration/period; date: ISO date-time with zone or FEEL date-time; cycle: `Rn/…` or cron text.
 */
export interface TimerDefinition {
  readonly kind: 'duration' | 'date' | 'cycle';
  readonly expression: Expression;
}
