import { children, extensions, idOf } from '../xml/element.ts';
import { isExecutable } from '../parse.ts';
import { referrers } from './events.ts';
import type { Rule } from './rule.ts';
import { when } from './rule.ts';

const CATCHING = new Set(['bpmn:intermediateCatchEvent', 'bpmn:boundaryEvent']);
const THROWING = new Set(['bpmn:intermediateThrowEvent', 'bpmn:endEvent']);
const NAMELESS = 'Name must be present and not empty';

/** Rule 106. */
export const definitions: Rule = {
  on: ['bpmn:definitions'],
  check: (element) => when([!children(element, 'bpmn:process').some(isExecutable), 'Must contain at least one executable process']),
};

export const message: Rule = {
  on: ['bpmn:message'],
  check: (element, document) => {
    const events = referrers(document, 'bpmn:messageEventDefinition', 'messageRef', idOf(element)).map((each) => each.parent!);
    const tasks = (name: string): boolean => referrers(document, name, 'messageRef', idOf(element)).length > 0;
    const nameless = when([!element.attributes['name'], NAMELESS]);
    const starts = events.filter((each) => each.name === 'bpmn:startEvent');
    const waits = events.some((each) => CATCHING.has(each.name)) || starts.some((each) => each.parent?.name === 'bpmn:subProcess') || tasks('bpmn:receiveTask');
    if (waits) return [...nameless, ...when([extensions(element, 'zeebe:subscription').length !== 1, 'Must have exactly one zeebe:subscription extension element'])];
    if (events.some((each) => THROWING.has(each.name)) || tasks('bpmn:sendTask')) return nameless;
    if (starts.length > 1) return ['A message cannot be referred by more than one start event'];
    return starts.length === 1 ? nameless : [];
  },
};

export const signal: Rule = {
  on: ['bpmn:signal'],
  check: (element, document) => when([!element.attributes['name'] && referrers(document, 'bpmn:signalEventDefinition', 'signalRef', idOf(element)).length > 0, NAMELESS]),
};

export const escalation: Rule = {
  on: ['bpmn:escalation'],
  check: (element, document) => when([
    !element.attributes['escalationCode'] && referrers(document, 'bpmn:escalationEventDefinition', 'escalationRef', idOf(element)).some((each) => each.parent && THROWING.has(each.parent.name)),
    'EscalationCode must be present and not empty',
  ]),
};
