import { parseExpression } from '../../expression/parse-expression.ts';
import type { Expression } from '../../expression/expression.ts';
import type { EventType } from '../element-type.ts';
import type { MessageDefinition, SignalDefinition } from '../executable.ts';
import type { TimerDefinition } from '../timer-definition.ts';
import { child, extension, idOf } from '../xml/element.ts';
import type { XmlElement } from '../xml/element.ts';

/** Finds the element with an id anywhere in the document (messages, errors, … stand beside the processes). */
export type ById = (id: string | undefined) => XmlElement | undefined;

const EVENT_TYPES: Readonly<Record<string, EventType>> = {
  'bpmn:messageEventDefinition': 'MESSAGE',
  'bpmn:timerEventDefinition': 'TIMER',
  'bpmn:errorEventDefinition': 'ERROR',
  'bpmn:signalEventDefinition': 'SIGNAL',
  'bpmn:escalationEventDefinition': 'ESCALATION',
  'bpmn:compensateEventDefinition': 'COMPENSATION',
  'bpmn:linkEventDefinition': 'LINK',
  'bpmn:terminateEventDefinition': 'TERMINATE',
};

export function eventDefinitionOf(event: XmlElement): XmlElement | undefined {
  return event.children.find((each) => each.name.endsWith('EventDefinition'));
}

export function eventTypeOf(event: XmlElement): EventType {
  const definition = eventDefinitionOf(event);
  return definition ? EVENT_TYPES[definition.name] ?? 'UNSPECIFIED' : 'NONE';
}

export function messageOf(holder: XmlElement, byId: ById): MessageDefinition | undefined {
  const message = byId(holder.attributes['messageRef']);
  if (!message) return undefined;
  const correlationKey = extension(message, 'zeebe:subscription')?.attributes['correlationKey'];
  return {
    id: idOf(message),
    name: parseExpression(message.attributes['name'] ?? ''),
    ...(correlationKey === undefined ? {} : { correlationKey: parseExpression(correlationKey) }),
  };
}

export function signalOf(definition: XmlElement, byId: ById): SignalDefinition | undefined {
  const signal = byId(definition.attributes['signalRef']);
  return signal && { id: idOf(signal), name: parseExpression(signal.attributes['name'] ?? '') };
}

const TIMER_KINDS = [['bpmn:timeDuration', 'duration'], ['bpmn:timeDate', 'date'], ['bpmn:timeCycle', 'cycle']] as const;

export function timerOf(definition: XmlElement): TimerDefinition | undefined {
  for (const [name, kind] of TIMER_KINDS) {
    const element = child(definition, name);
    if (element) return { kind, expression: parseExpression(element.text.trim()) };
  }
  return undefined;
}

export interface Trigger {
  timer?: TimerDefinition;
  message?: MessageDefinition;
  signal?: SignalDefinition;
  error?: { code?: string };
  escalation?: { code?: string };
  link?: { name: string };
}

/** What a catching event waits for. Codes of catch events are static (rule 88); an empty one catches all. */
export function triggerOf(event: XmlElement, byId: ById): Trigger {
  const definition = eventDefinitionOf(event);
  if (!definition) return {};
  switch (eventTypeOf(event)) {
    case 'MESSAGE': return optional('message', messageOf(definition, byId));
    case 'SIGNAL': return optional('signal', signalOf(definition, byId));
    case 'TIMER': return optional('timer', timerOf(definition));
    case 'ERROR': return { error: optional('code', byId(definition.attributes['errorRef'])?.attributes['errorCode'] || undefined) };
    case 'ESCALATION': return { escalation: optional('code', byId(definition.attributes['escalationRef'])?.attributes['escalationCode'] || undefined) };
    case 'LINK': return { link: { name: definition.attributes['name'] ?? '' } };
    default: return {};
  }
}

export interface Throw {
  message?: MessageDefinition;
  signal?: SignalDefinition;
  errorCode?: Expression;
  escalationCode?: Expression;
  compensation?: { activityId?: string };
}

/** What a throwing event throws; its link target is joined later, its job is read by `job.ts`. */
export function throwOf(event: XmlElement, byId: ById): Throw {
  const definition = eventDefinitionOf(event);
  if (!definition) return {};
  const code = (reference: string, attribute: string): Expression | undefined => {
    const text = byId(definition.attributes[reference])?.attributes[attribute];
    return text === undefined ? undefined : parseExpression(text);
  };
  switch (eventTypeOf(event)) {
    case 'MESSAGE': return optional('message', messageOf(definition, byId));
    case 'SIGNAL': return optional('signal', signalOf(definition, byId));
    case 'ERROR': return optional('errorCode', code('errorRef', 'errorCode'));
    case 'ESCALATION': return optional('escalationCode', code('escalationRef', 'escalationCode'));
    case 'COMPENSATION': return { compensation: optional('activityId', definition.attributes['activityRef']) };
    default: return {};
  }
}

function optional<K extends string, V>(key: K, value: V | undefined): { [P in K]?: V } {
  return (value === undefined ? {} : { [key]: value }) as { [P in K]?: V };
}
