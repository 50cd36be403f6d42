import { evaluate } from '../../expression/evaluate.ts';
import { NO_VARIABLES } from '../../expression/variables.ts';
import { messageOf, signalOf } from '../build/event-trigger.ts';
import { child } from '../xml/element.ts';
import { budgetOf } from './rule.ts';
import type { Rule } from './rule.ts';

/** Nothing can give variables to the name of what starts a process. */
export const startNames: Rule = {
  on: ['bpmn:startEvent'],
  check: (element, definitions) => {
    const { byId } = definitions;
    if (element.parent?.name !== 'bpmn:process') return [];
    const message = child(element, 'bpmn:messageEventDefinition');
    const signal = child(element, 'bpmn:signalEventDefinition');
    const name = message ? messageOf(message, byId)?.name : signal && signalOf(signal, byId)?.name;
    if (!name || name.kind === 'invalid') return [];
    const evaluated = evaluate(name, NO_VARIABLES, { nowMs: 0, budget: budgetOf(definitions) });
    if (evaluated.ok && evaluated.type === 'STRING') return [];
    const text = name.kind === 'feel' ? `=${name.text}` : name.text;
    return [`Expected constant expression of type String for ${message ? 'message' : 'signal'} name '${text}', but was ${evaluated.ok ? evaluated.type : 'NULL'}`];
  },
};
