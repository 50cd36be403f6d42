import { localName, namespacePrefix } from '../xml/element.ts';
import type { XmlElement } from '../xml/element.ts';
import { complexTypes, globalType } from './read-types.ts';
import type { ComplexType, Particle } from './read-types.ts';
import { isSimple, valueError } from './simple-value.ts';

/** What a document has said so far of ids, for the questions that can only be asked at its end. */
interface Ids {
  readonly known: Set<string>;
  readonly wanted: { readonly id: string; readonly at: XmlElement }[];
  /** Elements of which the end has not been read. */
  readonly open: ReadonlySet<XmlElement>;
}

const isForeign = (element: XmlElement): boolean => !/^(bpmn|bpmndi|dc|di):/.test(element.name);

/**
 * The first thing in a document that the BPMN schema does not allow (rule 11), document order; undefined when all is well. The words are near to those of
 * Zeebe's parser; the element is the same.
 */
export function schemaError(root: XmlElement, open: ReadonlySet<XmlElement> = new Set()): string | undefined {
  const ids: Ids = { known: new Set(), wanted: [], open };
  const type = globalType(root);
  if (type === undefined) return `Error: cvc-elt.1.a: Cannot find the declaration of element '${root.name}'.`;
  const error = elementError(root, type, ids);
  if (error !== undefined || open.size > 0) return error;
  if (root.name !== 'bpmn:definitions') return `class ${root.name} cannot be cast to class bpmn:definitions`;
  const lost = ids.wanted.find(({ id }) => !ids.known.has(id));
  return lost && told(`cvc-id.1: There is no ID/IDREF binding for IDREF '${lost.id}'.`, lost.at);
}

/** With the id of the element, or of the nearest one around it that has one. */
function told(error: string, element: XmlElement): string {
  let at: XmlElement | undefined = element;
  while (at && !at.attributes['id']) at = at.parent;
  return `Error: ${error}${at ? ` (${at === element ? 'at' : 'in'} '${at.attributes['id'] ?? ''}')` : ''}`;
}

function elementError(element: XmlElement, declared: string, ids: Ids): string | undefined {
  if (isSimple(declared)) return simpleError(element, declared, ids);
  const type = typeOf(element, declared);
  if (typeof type === 'string') return told(type, element);
  return attributesError(element, type, ids) ?? contentError(element, type, ids);
}

function typeOf(element: XmlElement, declared: string): ComplexType | string {
  const types = complexTypes();
  const wanted = element.attributes['xsi:type'];
  const named = wanted === undefined ? declared : typeNamed(wanted.trim(), element);
  const type = types.get(named);
  if (!type) return `cvc-elt.4.2: Cannot resolve '${wanted ?? declared}' to a type definition for element '${localName(element)}'.`;
  for (let base: ComplexType | undefined = type; base?.name !== declared; base = base.base) {
    if (!base) return `cvc-elt.4.3: Type '${named}' is not validly derived from the type definition, '${declared}', of element '${localName(element)}'.`;
  }
  return type.abstract ? `cvc-type.2: The type definition cannot be abstract for element ${localName(element)}.` : type;
}

/** A type's name as the table has it; its prefix says whose it is. */
function typeNamed(wanted: string, element: XmlElement): string {
  const prefix = namespacePrefix(element, wanted.slice(0, Math.max(wanted.indexOf(':'), 0)));
  const name = wanted.slice(wanted.indexOf(':') + 1);
  return prefix === 'bpmn' ? name : `${prefix ?? ''}:${name}`;
}

function simpleError(element: XmlElement, type: string, ids: Ids): string | undefined {
  const odd = Object.keys(element.attributes).find((name) => !isMeta(name));
  if (odd !== undefined) return told(`cvc-type.3.1.1: Element '${localName(element)}' is a simple type, so it cannot have attributes. However, the attribute, '${odd}' was found.`, element);
  if (element.children.length > 0) return misplacedError(element, ids) ?? told(`cvc-type.3.1.2: Element '${localName(element)}' is a simple type, so it must have no element information item [children].`, element);
  return valueErrorAt(element, element.text, type, ids);
}

const isMeta = (attribute: string): boolean => attribute === 'xmlns' || attribute.startsWith('xmlns:') || /^xsi:(type|nil|schemaLocation|noNamespaceSchemaLocation)$/.test(attribute);
/** Attributes of other name spaces than that of the element's type; `xsi` has no others than those four. */
const isForeignAttribute = (attribute: string, { name }: ComplexType): boolean => attribute.includes(':') && !attribute.startsWith('xsi:') && !attribute.startsWith(`${name.includes(':') ? name.slice(0, name.indexOf(':')) : 'bpmn'}:`);

function valueErrorAt(element: XmlElement, text: string, type: string, ids: Ids): string | undefined {
  const error = valueError(text, type);
  if (error !== undefined) return told(error, element);
  if (type === 'QName') return prefixError(element, text.trim());
  if (type !== 'ID' && type !== 'IDREF') return undefined;
  const id = text.trim();
  if (type === 'IDREF') {
    ids.wanted.push({ id, at: element });
    return undefined;
  }
  if (ids.known.has(id)) return told(`cvc-id.2: There are multiple occurrences of ID value '${id}'.`, element);
  ids.known.add(id);
  return undefined;
}

function prefixError(element: XmlElement, name: string): string | undefined {
  const colon = name.indexOf(':');
  if (colon < 0 || namespacePrefix(element, name.slice(0, colon)) !== undefined) return undefined;
  return told(`UndeclaredPrefix: Cannot resolve '${name}' as a QName: the prefix '${name.slice(0, colon)}' is not declared.`, element);
}

function attributesError(element: XmlElement, type: ComplexType, ids: Ids): string | undefined {
  if (element.attributes['xsi:nil'] !== undefined) return told(`cvc-elt.3.1: Attribute 'nil' must not appear on element '${localName(element)}'.`, element);
  for (const name in element.attributes) {
    const attribute = type.attributes.get(name);
    if (!attribute && !isMeta(name) && !(type.open && isForeignAttribute(name, type))) return told(`cvc-complex-type.3.2.2: Attribute '${name}' is not allowed to appear in element '${localName(element)}'.`, element);
    const error = attribute && valueErrorAt(element, element.attributes[name]!, attribute.type, ids);
    if (error !== undefined) return error;
  }
  for (const name of type.required) {
    if (element.attributes[name] === undefined) return told(`cvc-complex-type.4: Attribute '${name}' must appear on element '${localName(element)}'.`, element);
  }
  return undefined;
}

function contentError(element: XmlElement, type: ComplexType, ids: Ids): string | undefined {
  if (!type.mixed && element.text.trim() !== '') return told(`cvc-complex-type.2.3: Element '${localName(element)}' cannot have character [children], because the type's content type is element-only.`, element);
  if (type.content.length === 0 && !type.mixed && element.children.length > 0) return misplacedError(element, ids) ?? told(`cvc-complex-type.2.1: Element '${localName(element)}' must have no character or element information item [children], because the type's content type is empty.`, element);
  const places = type.chooses ? chosen(type.content, element.children) : type.content;
  let at = 0;
  let count = 0;
  for (const child of element.children) {
    for (;;) {
      const place = places[at];
      if (!place) return told(`cvc-complex-type.2.4.d: Invalid content was found starting with element '${localName(child)}'. No child element is expected at this point.`, child);
      const taken = takes(place, child, count);
      if (taken === 'skip') {
        const error = laxError(child, ids);
        if (error !== undefined) return error;
        count++;
        break;
      }
      if (taken !== undefined) {
        const error = elementError(child, taken, ids);
        if (error !== undefined) return error;
        count++;
        break;
      }
      if (place.kind === 'elements' && count < place.least) return told(`cvc-complex-type.2.4.a: Invalid content was found starting with element '${localName(child)}'. One of '{${place.text}}' is expected.`, child);
      at++;
      count = 0;
    }
  }
  if (ids.open.has(element)) return undefined;
  const missing = places.find((place, i) => i >= at && place.kind === 'elements' && (i === at ? count : 0) < place.least);
  return missing?.kind === 'elements' ? told(`cvc-complex-type.2.4.b: The content of element '${localName(element)}' is not complete. One of '{${missing.text}}' is expected.`, element) : undefined;
}

/** Inside of what is foreign the schema still looks at what it knows. */
function laxError(element: XmlElement, ids: Ids): string | undefined {
  const type = globalType(element);
  return type === undefined ? misplacedError(element, ids) : elementError(element, type, ids);
}

/** Children where none are expected are looked at before that is said, at their parent's end. */
function misplacedError(element: XmlElement, ids: Ids): string | undefined {
  for (const each of element.children) {
    const error = laxError(each, ids);
    if (error !== undefined) return error;
  }
  return undefined;
}

/** The type with which a child fits a place; 'skip' when nothing is known of it and it may stand there; undefined when it does not fit. */
function takes(place: Particle, child: XmlElement, count: number): string | undefined {
  if (place.kind === 'wildcard') return !place.foreignOnly || isForeign(child) ? 'skip' : undefined;
  return place.kind === 'elements' && count < place.most ? place.types.get(child.name) : undefined;
}

/** Choices decided by the first child that any alternative could begin with; the first alternative when there is none. */
function chosen(content: readonly Particle[], children: readonly XmlElement[]): readonly Particle[] {
  return content.flatMap((particle) => {
    if (particle.kind !== 'choice') return [particle];
    const named = (alternative: readonly Particle[]): boolean => alternative.some((each) => each.kind === 'elements' && children.some((child) => each.types.has(child.name)));
    const possible = particle.alternatives.find(named) ?? particle.alternatives.find((alternative) => alternative.every((each) => each.kind === 'elements' && each.least === 0)) ?? particle.alternatives[0];
    return possible ?? [];
  });
}
