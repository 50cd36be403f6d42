import { FLOW_NODE_TYPES } from '../build/flow-node-types.ts';
import { child, idOf } from '../xml/element.ts';
import { duplicateDefinitions } from './duplicates.ts';
import { eventDefinitionsOf, flowRefs } from './events.ts';
import type { Rule } from './rule.ts';
import { when } from './rule.ts';

export const defaultFlow: Rule = {
  on: ['bpmn:exclusiveGateway', 'bpmn:inclusiveGateway'],
  check: (element, { byId }) => {
    const flow = byId(element.attributes['default']);
    return when([flow !== undefined && flow.attributes['sourceRef'] !== idOf(element), 'Default flow must start at gateway']);
  },
};

/** Rule 18: in 8.5 it only forks. */
export const inclusiveGateway: Rule = {
  on: ['bpmn:inclusiveGateway'],
  check: (element, definitions) => when([flowRefs(element, 'bpmn:incoming', definitions).length > 1, 'Currently the inclusive gateway can only have one incoming sequence flow']),
};

const BEHIND = new Set(['bpmn:timerEventDefinition', 'bpmn:messageEventDefinition', 'bpmn:signalEventDefinition']);

/** Rule 19. */
export const eventBasedGateway: Rule = {
  on: ['bpmn:eventBasedGateway'],
  check: (element, definitions) => {
    const outgoing = flowRefs(element, 'bpmn:outgoing', definitions);
    const targets = outgoing.map((flow) => definitions.byId(flow.attributes['targetRef']));
    const events = targets.flatMap((target) => (target?.name === 'bpmn:intermediateCatchEvent' ? [eventDefinitionsOf(target)] : []));
    const waiting = events.length === targets.length && events.every(([event, ...more]) => event && more.length === 0 && BEHIND.has(event.name));
    const alone = targets.every((target) => !target || flowRefs(target, 'bpmn:incoming', definitions).every((flow) => flow.attributes['sourceRef'] === idOf(element)));
    return [
      ...when(
        [outgoing.length < 2, 'Event-based gateway must have at least 2 outgoing sequence flows.'],
        [!waiting, 'Event-based gateway must not have an outgoing sequence flow to other elements than message/timer/signal intermediate catch events.'],
      ),
      ...duplicateDefinitions(events.flat().filter((each) => each.name !== 'bpmn:linkEventDefinition'), definitions),
      ...when([!alone, 'Target elements of an event gateway must not have any additional incoming sequence flows other than that from the event gateway.']),
    ];
  },
};

/** Rule 6: elsewhere a condition would be ignored. */
export const conditionalFlow: Rule = {
  on: Object.keys(FLOW_NODE_TYPES).filter((name) => name !== 'bpmn:exclusiveGateway' && name !== 'bpmn:inclusiveGateway'),
  check: (element, definitions) => when([
    flowRefs(element, 'bpmn:outgoing', definitions).some((flow) => child(flow, 'bpmn:conditionExpression')),
    'Conditional sequence flows are only supported at exclusive or inclusive gateway',
  ]),
};
