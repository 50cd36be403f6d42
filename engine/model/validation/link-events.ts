import { children } from '../xml/element.ts';
import type { XmlElement } from '../xml/element.ts';
import type { Definitions } from '../parse.ts';
import { duplicateDefinitions } from './duplicates.ts';
import { eventDefinitionsOf } from './events.ts';

const links = (scope: XmlElement, event: string): XmlElement[] => children(scope, event).flatMap(eventDefinitionsOf).filter((each) => each.name === 'bpmn:linkEventDefinition');

/** Names are unique over a scope and all the sub-processes in it (Zeebe reports them there). */
const catching = (scope: XmlElement): XmlElement[] => [...links(scope, 'bpmn:intermediateCatchEvent'), ...children(scope, 'bpmn:subProcess').flatMap(catching)];

/** Rule 93: a link jumps to the one catch event of its name in the same scope. */
export function linkErrors(scope: XmlElement, definitions: Definitions): string[] {
  const targets = new Set(links(scope, 'bpmn:intermediateCatchEvent').map((each) => each.attributes['name']));
  const thrown = new Set(links(scope, 'bpmn:intermediateThrowEvent').map((each) => each.attributes['name']));
  return [
    ...duplicateDefinitions(catching(scope), definitions),
    ...[...thrown].filter((name) => name && !targets.has(name)).map((name) => `Can't find an catch link event for the throw link event with the name '${name}'.`),
  ];
}
