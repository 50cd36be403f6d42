import { ACTIVITY_NAMES } from '../build/flow-node-types.ts';
import type { Definitions } from '../parse.ts';
import { children, descendants, idOf, isTrue } from '../xml/element.ts';
import type { XmlElement } from '../xml/element.ts';

/** Shared reading of events for the rules. */
export const eventDefinitionsOf = (event: XmlElement): XmlElement[] => event.children.filter((each) => each.name.startsWith('bpmn:') && each.name.endsWith('EventDefinition'));

export const isTriggeredByEvent = (element: XmlElement): boolean => (element.name === 'bpmn:subProcess' || element.name === 'bpmn:transaction') && isTrue(element, 'triggeredByEvent');

export function eventSubProcessDefinitionsOf(scope: XmlElement): XmlElement[] {
  return children(scope, 'bpmn:subProcess').filter(isTriggeredByEvent).flatMap((each) => children(each, 'bpmn:startEvent')).flatMap(eventDefinitionsOf);
}

export function boundaryEventsOf(activity: XmlElement): XmlElement[] {
  return activity.parent ? [...attachedIn(activity.parent).get(idOf(activity)) ?? []] : [];
}

/** Boundary events of a scope by what they are attached to: looked up for each of its activities, of which there may be tens of thousands. */
const attached = new WeakMap<XmlElement, ReadonlyMap<string, readonly XmlElement[]>>();
function attachedIn(scope: XmlElement): ReadonlyMap<string, readonly XmlElement[]> {
  const known = attached.get(scope) ?? byAttribute(children(scope, 'bpmn:boundaryEvent'), 'attachedToRef');
  attached.set(scope, known);
  return known;
}

function byAttribute(elements: readonly XmlElement[], attribute: string): ReadonlyMap<string, readonly XmlElement[]> {
  const map = new Map<string, XmlElement[]>();
  for (const each of elements) {
    const id = each.attributes[attribute] ?? '';
    const found = map.get(id);
    if (found) found.push(each);
    else map.set(id, [each]);
  }
  return map;
}

export const isActivity = (element: XmlElement | undefined): boolean => element !== undefined && ACTIVITY_NAMES.has(element.name);

/** What `<incoming>` or `<outgoing>` children name, twice what stands twice: that, not the flows, is what Zeebe's rules count (rule 12). Whatever it is: `lost-references.ts` asks. */
export function flowRefs(node: XmlElement, name: 'bpmn:incoming' | 'bpmn:outgoing', { byId }: Definitions): XmlElement[] {
  return children(node, name).flatMap((each) => byId(each.text.trim()) ?? []);
}

/** All elements of a name that refer to one by an attribute. */
export function referrers({ root }: Definitions, name: string, attribute: string, id: string): readonly XmlElement[] {
  const known = referring.get(root) ?? new Map<string, ReadonlyMap<string, readonly XmlElement[]>>();
  referring.set(root, known);
  const index = known.get(`${name} ${attribute}`) ?? byAttribute(descendants(root).filter((each) => each.name === name), attribute);
  known.set(`${name} ${attribute}`, index);
  return index.get(id) ?? [];
}
const referring = new WeakMap<XmlElement, Map<string, ReadonlyMap<string, readonly XmlElement[]>>>();
