import { ACTIVITY_NAMES } from '../build/flow-node-types.ts';
import type { Definitions } from '../parse.ts';
import { children, descendants, idOf } from '../xml/element.ts';
import type { XmlElement } from '../xml/element.ts';

/** Shared reading of events for the rules. */
export const eventDefinitionsOf = (event: XmlElement): XmlElement[] => event.children.filter((each) => each.name.startsWith('bpmn:') && each.name.endsWith('EventDefinition'));

export const isTriggeredByEvent = (element: XmlElement): boolean => element.name === 'bpmn:subProcess' && element.attributes['triggeredByEvent'] === 'true';

export function eventSubProcessDefinitionsOf(scope: XmlElement): XmlElement[] {
  return children(scope, 'bpmn:subProcess').filter(isTriggeredByEvent).flatMap((each) => children(each, 'bpmn:startEvent')).flatMap(eventDefinitionsOf);
}

export function boundaryEventsOf(activity: XmlElement): XmlElement[] {
  const id = idOf(activity);
  return activity.parent ? children(activity.parent, 'bpmn:boundaryEvent').filter((each) => each.attributes['attachedToRef'] === id) : [];
}

export const isActivity = (element: XmlElement | undefined): boolean => element !== undefined && ACTIVITY_NAMES.has(element.name);

/** `<incoming>` or `<outgoing>` children that name an existing flow: that, not the flows, is what Zeebe's rules count (rule 12). */
export function flowRefs(node: XmlElement, name: 'bpmn:incoming' | 'bpmn:outgoing', { byId }: Definitions): XmlElement[] {
  return children(node, name).flatMap((each) => { const flow = byId(each.text.trim()); return flow?.name === 'bpmn:sequenceFlow' ? [flow] : []; });
}

/** All event definitions of a kind that refer to an element by an attribute. */
export function referrers(definitions: Definitions, definitionName: string, attribute: string, id: string): XmlElement[] {
  return descendants(definitions.root).filter((each) => each.name === definitionName && each.attributes[attribute] === id);
}
