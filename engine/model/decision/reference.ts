import type { XmlElement } from '../xml/element.ts';

/** `href="#id"` → `id`; a bare id is taken as well. */
export function referencedId(reference: XmlElement): string {
  const href = reference.attributes['href'] ?? '';
  return href.slice(href.indexOf('#') + 1);
}
