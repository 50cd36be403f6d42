import type { XmlElement } from '../xml/element.ts';
import { complexTypes } from './read-types.ts';
import { isCollapsed, isSimple } from './simple-value.ts';

let types: ReadonlyMap<string, string> | undefined;

/** Attributes whose values are names, numbers or truths wherever BPMN has them, each with its type. */
function tokens(): ReadonlyMap<string, string> {
  if (types) return types;
  const found = new Map<string, string>();
  const texts = new Set<string>();
  for (const { attributes } of complexTypes().values()) for (const [name, { type }] of attributes) {
    if (isCollapsed(type)) found.set(name, type);
    else texts.add(name);
  }
  for (const name of texts) found.delete(name);
  types = found;
  return types;
}

/** Values as the schema has them read: without white space around them, qualified names (also those in `<incoming>` and `<outgoing>`) without their prefix. In place. */
export function normalise(element: XmlElement): void {
  if (!element.name.startsWith('bpmn:')) return;
  const attributes = element.attributes as Record<string, string>;
  for (const name in attributes) {
    const value = attributes[name]!;
    if (!/[\s:]/.test(value)) continue;
    const type = tokens().get(name);
    if (type === undefined || !isSimple(type)) continue;
    attributes[name] = type === 'QName' ? value.trim().replace(/^.*:/, '') : value.trim();
  }
  if (REFERENCES.has(element.name)) (element as { text: string }).text = element.text.trim().replace(/^.*:/, '');
}

const REFERENCES: ReadonlySet<string> = new Set(['bpmn:incoming', 'bpmn:outgoing']);
