import { NAMESPACES } from './namespaces.ts';

/** One XML element with its prefix normalised: `bpmn:`, `dmn:`, `zeebe:`, `bpmndi:`, `dc:`, `di:`, `xsi:`; elements of other name spaces keep the prefix that they have. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  readonly parent: XmlElement | undefined;
  /** Character data directly inside, untrimmed, entities decoded. */
  readonly text: string;
}

/** `id` attribute or ''. */
export const idOf = (element: XmlElement): string => element.attributes['id'] ?? '';

/** The name without its prefix: `startEvent`. */
export const localName = (element: XmlElement): string => element.name.slice(element.name.indexOf(':') + 1);

/** A truth as Zeebe reads it: `1`, which XML schema allows, is none. */
export function isTrue(element: XmlElement, attribute: string, byDefault = false): boolean {
  const text = element.attributes[attribute];
  return text === undefined ? byDefault : text.toLowerCase() === 'true';
}

export function child(element: XmlElement, name: string): XmlElement | undefined {
  for (const candidate of element.children) if (candidate.name === name) return candidate;
  return undefined;
}

export function children(element: XmlElement, name: string): XmlElement[] {
  return element.children.filter((candidate) => candidate.name === name);
}

/** The first `zeebe:` child of `<extensionElements>` with that name. */
export function extension(element: XmlElement, name: string): XmlElement | undefined {
  const holder = child(element, 'bpmn:extensionElements');
  return holder && child(holder, name);
}

export function extensions(element: XmlElement, name: string): XmlElement[] {
  const holder = child(element, 'bpmn:extensionElements');
  return holder ? children(holder, name) : [];
}

/** Depth first, document order, the element itself included. */
export function descendants(element: XmlElement, found: XmlElement[] = []): XmlElement[] {
  found.push(element);
  for (const each of element.children) descendants(each, found);
  return found;
}

/** What a prefix stands for here: our own prefix for its name space, '' for one that we do not know, undefined when it is not declared. '' as prefix: the default. */
export function namespacePrefix(element: XmlElement, prefix: string): string | undefined {
  const declaration = prefix === '' ? 'xmlns' : `xmlns:${prefix}`;
  for (let at: XmlElement | undefined = element; at; at = at.parent) {
    const uri = at.attributes[declaration];
    if (uri !== undefined) return NAMESPACES[uri] ?? '';
  }
  return prefix === '' || prefix === 'xml' ? '' : undefined;
}
