import { SaxesParser } from 'saxes';
import type { SaxesAttributeNS, SaxesTagNS } from 'saxes';
import type { XmlElement } from './element.ts';
import { NAMESPACES } from './namespaces.ts';

export type XmlResult =
  | { readonly ok: true; readonly root: XmlElement }
  /** `before`: what had been read when the text stopped being XML, its last elements not complete. */
  | { readonly ok: false; readonly failure: string; readonly before?: { readonly root: XmlElement; readonly open: ReadonlySet<XmlElement> } };

const OURS: ReadonlySet<string> = new Set(Object.values(NAMESPACES));

/** A model nested deeper than this is an attack, not a process: recursion over the tree stays within the stack. */
const DEEPEST = 200;

interface Draft { name: string; attributes: Record<string, string>; children: XmlElement[]; parent: XmlElement | undefined; text: string }

/** Ends the reading: the parser would go on after an error. */
class Malformed extends Error {}

/** Reads one XML document, strictly: name spaces are bound, and document types are refused, so nothing is expanded but XML's five entities and characters. Never throws. */
export function readXml(text: string): XmlResult {
  let root: Draft | undefined;
  let current: Draft | undefined;
  let depth = 0;
  const parser = new SaxesParser({ xmlns: true });
  const refuse = (what: string): never => { throw new Malformed(`Fatal Error: URI=null Line=${parser.line}: ${what}`); };
  const content = (piece: string): void => { if (current) current.text += piece; };
  parser.on('error', ({ message }) => refuse(inXercesWords(message, root !== undefined)));
  parser.on('doctype', () => refuse('DOCTYPE is disallowed.'));
  parser.on('text', content);
  parser.on('cdata', content);
  parser.on('opentag', ({ name, prefix, local, uri, attributes }: SaxesTagNS) => {
    if (++depth > DEEPEST) refuse(`Elements are nested deeper than ${DEEPEST} levels.`);
    const element: Draft = { name: normalised({ name, prefix, local, uri }), attributes: {}, children: [], parent: current, text: '' };
    for (const attribute of Object.values(attributes)) element.attributes[attribute.prefix === '' || attribute.prefix === 'xmlns' ? attribute.name : normalised(attribute)] = attribute.value;
    if (current) current.children.push(element);
    else root = element;
    current = element;
  });
  parser.on('closetag', () => {
    depth--;
    current = current?.parent as Draft | undefined;
  });
  try {
    parser.write(text).close();
  } catch (error) {
    if (!(error instanceof Malformed)) throw error;
    return root ? { ok: false, failure: error.message, before: { root, open: new Set(upwards(current)) } } : { ok: false, failure: error.message };
  }
  return { ok: true, root: root! };
}

/** The commonest in the words that modellers know from Zeebe; the others in the parser's own, without the place that they begin with. */
function inXercesWords(message: string, seen: boolean): string {
  const what = message.replace(/^\d+:\d+: /, '');
  if (what === 'text data outside of root node.') return seen ? 'Content is not allowed in trailing section.' : 'Content is not allowed in prolog.';
  if (what === 'document must contain a root element.') return 'Premature end of file.';
  if (what.startsWith('unclosed tag')) return 'XML document structures must start and end within the same entity.';
  return what;
}

function* upwards(element: XmlElement | undefined): Generator<XmlElement> {
  for (let at = element; at; at = at.parent) yield at;
}

/** `p:name` → with the prefix that we give its name space; those of others keep their own, unless it is one of ours. */
function normalised({ name, prefix, local, uri }: Pick<SaxesAttributeNS, 'name' | 'prefix' | 'local' | 'uri'>): string {
  const ours = NAMESPACES[uri] ?? (uri === '' ? '' : OURS.has(prefix) ? `_${prefix}` : prefix || 'ns');
  return ours === '' ? name : `${ours}:${local}`;
}
