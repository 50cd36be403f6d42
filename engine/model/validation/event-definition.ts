import type { Rule } from './rule.ts';
import { when } from './rule.ts';
import { child } from '../xml/element.ts';

/** Rule 107. */
export const unsupportedEventDefinition: Rule = { on: ['bpmn:conditionalEventDefinition', 'bpmn:cancelEventDefinition'], check: () => ['Event definition of this type is not supported'] };

export const messageEventDefinition: Rule = {
  on: ['bpmn:messageEventDefinition'],
  check: (element, { byId }) => {
    const throwing = element.parent?.name === 'bpmn:endEvent' || element.parent?.name === 'bpmn:intermediateThrowEvent';
    return when([!throwing && byId(element.attributes['messageRef'])?.name !== 'bpmn:message', 'Must reference a message']);
  },
};

export const timerEventDefinition: Rule = {
  on: ['bpmn:timerEventDefinition'],
  check: (element) => when([
    ['bpmn:timeDate', 'bpmn:timeDuration', 'bpmn:timeCycle'].filter((name) => child(element, name)).length !== 1,
    'Must be exactly one type of timer: timeDuration, timeDate or timeCycle',
  ]),
};

export const linkEventDefinition: Rule = { on: ['bpmn:linkEventDefinition'], check: (element) => when([!element.attributes['name'], 'Link name must be present and not empty.']) };

export const signalEventDefinition: Rule = {
  on: ['bpmn:signalEventDefinition'],
  check: (element, { byId }) => when([byId(element.attributes['signalRef'])?.name !== 'bpmn:signal', 'Must reference a signal']),
};

/** Rule 88: only thrown codes may be expressions. */
export const errorEventDefinition: Rule = {
  on: ['bpmn:errorEventDefinition'],
  check: (element, { byId }) => {
    const error = byId(element.attributes['errorRef']);
    const code = error?.attributes['errorCode'];
    if (element.parent?.name === 'bpmn:endEvent') return error ? when([!code, 'ErrorCode must be present and not empty']) : ['Must reference an error'];
    return when([code?.startsWith('=') ?? false, 'The errorCode of the error catch event is not allowed to be an expression']);
  },
};

export const escalationEventDefinition: Rule = {
  on: ['bpmn:escalationEventDefinition'],
  check: (element, { byId }) => {
    const escalation = byId(element.attributes['escalationRef']);
    const throwing = element.parent?.name === 'bpmn:endEvent' || element.parent?.name === 'bpmn:intermediateThrowEvent';
    if (throwing) return when([!escalation, 'Must reference an escalation']);
    return when([escalation?.attributes['escalationCode']?.startsWith('=') ?? false, 'The escalationCode of the escalation catch event is not allowed to be an expression']);
  },
};
