import { NO_VARIABLES } from '../../expression/variables.ts';
import { timerOf } from '../build/event-trigger.ts';
import { evaluateTimer } from '../timer.ts';
import { child } from '../xml/element.ts';
import { budgetOf } from './rule.ts';
import type { Rule } from './rule.ts';

const STEPS_A_CYCLE = 800;

/**
 * Rules 72 and 76: a start timer of the process is evaluated at deployment, without variables; so is any static text.
 * Other expressions must parse; what they give is known only when the timer is set.
 */
export const timers: Rule = {
  on: ['bpmn:startEvent', 'bpmn:intermediateCatchEvent', 'bpmn:boundaryEvent'],
  check: (element, definitions) => {
    const definition = child(element, 'bpmn:timerEventDefinition');
    const timer = definition && timerOf(definition);
    if (!timer) return [];
    const starts = element.name === 'bpmn:startEvent' && element.parent?.name === 'bpmn:process';
    if (timer.expression.kind !== 'static' && !starts) return [];
    const budget = budgetOf(definitions);
    // Cron looks through years for a day that there is not.
    if (timer.kind === 'cycle') budget.steps -= STEPS_A_CYCLE;
    if (budget.steps < 0) return [`Invalid timer ${timer.kind} expression (the evaluations of this deployment take too many steps)`];
    const evaluated = evaluateTimer(timer, NO_VARIABLES, { nowMs: 0, budget });
    return evaluated.ok ? [] : [`Invalid timer ${timer.kind} expression (${evaluated.failure})`];
  },
};

export const timerExpressions: Rule = {
  on: ['bpmn:timerEventDefinition'],
  check: (element) => {
    const expression = timerOf(element)?.expression;
    return expression?.kind === 'invalid' ? [expression.failure] : [];
  },
};
