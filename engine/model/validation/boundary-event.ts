import { children, idOf, isTrue } from '../xml/element.ts';
import { eventDefinitionsOf, flowRefs, isActivity, referrers } from './events.ts';
import { interruptingErrors } from './interrupting.ts';
import { when } from './rule.ts';
import type { Rule } from './rule.ts';

const SUPPORTED = new Set([
  'bpmn:timerEventDefinition', 'bpmn:messageEventDefinition', 'bpmn:errorEventDefinition', 'bpmn:signalEventDefinition', 'bpmn:escalationEventDefinition', 'bpmn:compensateEventDefinition',
]);

export const boundaryEvent: Rule = {
  on: ['bpmn:boundaryEvent'],
  check: (element, definitions) => {
    const attachedTo = definitions.byId(element.attributes['attachedToRef']);
    const events = eventDefinitionsOf(element);
    const compensates = events.some((each) => each.name === 'bpmn:compensateEventDefinition');
    const associated = (): boolean => referrers(definitions, 'bpmn:association', 'sourceRef', idOf(element)).length > 0;
    const escalates = events.some((each) => each.name === 'bpmn:escalationEventDefinition');
    return [
      ...when(
        [!isActivity(attachedTo), 'Must be attached to an activity'],
        [flowRefs(element, 'bpmn:incoming', definitions).length > 0, 'Cannot have incoming sequence flows'],
        [children(element, 'bpmn:outgoing').length === 0 && !(compensates && associated()), 'Must have at least one outgoing sequence flow or association'],
        [compensates && children(element, 'bpmn:outgoing').length > 0, 'Compensation boundary events must have a compensation association and no outgoing sequence flows'],
        [events.length !== 1, 'Must have exactly one event definition'],
      ),
      ...events.filter((each) => !SUPPORTED.has(each.name)).map(() => 'Boundary events must be one of: timer, message, error, signal, escalation'),
      ...when([
        escalates && attachedTo?.name !== 'bpmn:subProcess' && attachedTo?.name !== 'bpmn:callActivity',
        'An escalation boundary event should only be attached to a subprocess, or a call activity.',
      ]),
      ...interruptingErrors(events, isTrue(element, 'cancelActivity', true)),
    ];
  },
};
