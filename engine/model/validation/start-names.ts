import { evaluate } from '../../expression/evaluate.ts';
import { NO_VARIABLES } from '../../expression/variables.ts';
import { messageOf, signalOf } from '../build/event-trigger.ts';
import { child } from '../xml/element.ts';
import { budgetOf } from './rule.ts';
import type { Rule } from './rule.ts';

/** Zeebe tells them of incidents only. */
const WARNINGS = / The evaluation reported the following warnings:.*$/s;

/** Nothing can give variables to the name of what starts a process. */
export const startNames: Rule = {
  on: ['bpmn:startEvent'],
  check: (element, definitions) => {
    const { byId } = definitions;
    if (element.parent?.name !== 'bpmn:process') return [];
    const message = child(element, 'bpmn:messageEventDefinition');
    const signal = child(element, 'bpmn:signalEventDefinition');
    const name = message ? messageOf(message, byId)?.name : signal && signalOf(signal, byId)?.name;
    if (!name) return [];
    const evaluated = evaluate(name, NO_VARIABLES, { nowMs: 0, budget: budgetOf(definitions) });
    if (evaluated.ok && evaluated.type === 'STRING') return [];
    const text = name.kind === 'static' ? name.text : `=${name.text}`;
    if (!evaluated.ok) return [`Expected constant expression but found '${text}', which could not be evaluated without context: ${evaluated.failure.replace(WARNINGS, '')}`];
    return [`Expected constant expression of type String for ${message ? 'message' : 'signal'} name '${text}', but was ${evaluated.type}`];
  },
};
