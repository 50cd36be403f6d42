import type { XmlElement } from './element.ts';
import { NAMESPACES } from './namespaces.ts';
import { Malformed, scanXml } from './scan-xml.ts';
import type { Attribute } from './scan-xml.ts';

export type XmlResult =
  | { readonly ok: true; readonly root: XmlElement }
  /** `before`: what had been read when the text stopped being XML, its last elements not complete. */
  | { readonly ok: false; readonly failure: string; readonly before?: { readonly root: XmlElement; readonly open: ReadonlySet<XmlElement> } };

const OURS: ReadonlySet<string> = new Set(Object.values(NAMESPACES));

/** A model nested deeper than this is an attack, not a process: recursion over the tree stays within the stack. */
const DEEPEST = 200;

interface Draft { name: string; attributes: Record<string, string>; children: XmlElement[]; parent: XmlElement | undefined; text: string }

/** Prefixes that hold within an element, and the names that were met under them. */
interface Scope { readonly uris: ReadonlyMap<string, string>; readonly names: Map<string, string> }
const OUTERMOST: ReadonlyMap<string, string> = new Map([['', ''], ['xml', 'http://www.w3.org/XML/1998/namespace']]);

/** Reads one XML document. Never throws. */
export function readXml(text: string): XmlResult {
  let root: Draft | undefined;
  let current: Draft | undefined;
  const scopes: Scope[] = [{ uris: OUTERMOST, names: new Map<string, string>() }];
  try {
    scanXml(text, {
      open(name, written, at) {
        if (scopes.length > DEEPEST) throw new Malformed(`Elements are nested deeper than ${DEEPEST} levels.`, at);
        const scope = scopeOf(written, scopes.at(-1)!, at);
        scopes.push(scope);
        const attributes: Record<string, string> = {};
        const element: Draft = { name: normalised(name, scope, at, `The prefix "%" for element "${name}" is not bound.`), attributes, children: [], parent: current, text: '' };
        for (const [each, value] of written) {
          const attribute = each.includes(':') && !each.startsWith('xmlns:') ? normalised(each, scope, at, `The prefix "%" for attribute "${each}" associated with an element type "${name}" is not bound.`) : each;
          attributes[attribute] = value;
        }
        if (written.length > 1) checkTwice(written, scope, name, at);
        if (current) current.children.push(element);
        else root = element;
        current = element;
      },
      close() { scopes.pop(); current = current?.parent as Draft | undefined; },
      text(piece) { if (current) current.text += piece; },
    });
  } catch (error) {
    if (!(error instanceof Malformed)) throw error;
    const failure = `Fatal Error: URI=null Line=${text.slice(0, error.at).split('\n').length}: ${error.message}`;
    return root ? { ok: false, failure, before: { root, open: new Set(upwards(current)) } } : { ok: false, failure };
  }
  return { ok: true, root: root! };
}

function* upwards(element: XmlElement | undefined): Generator<XmlElement> {
  for (let at = element; at; at = at.parent) yield at;
}

function scopeOf(attributes: readonly Attribute[], outer: Scope, at: number): Scope {
  const declarations = attributes.filter(([name]) => name === 'xmlns' || name.startsWith('xmlns:'));
  if (declarations.length === 0) return outer;
  const uris = new Map(outer.uris);
  for (const [name, uri] of declarations) {
    const prefix = name.slice('xmlns:'.length);
    if (prefix === 'xmlns' || (prefix === 'xml') !== (uri === OUTERMOST.get('xml'))) throw new Malformed(`The prefix "${prefix}" cannot be bound to the name space "${uri}".`, at);
    if (prefix !== '' && uri === '') throw new Malformed(`The value of the attribute "${name}" is invalid. Prefixed namespace bindings may not be empty.`, at);
    uris.set(prefix, uri);
  }
  return { uris, names: new Map() };
}

/** `p:name` → with the prefix that we give its name space; those of others keep their own, unless it is one of ours. */
function normalised(name: string, { uris, names }: Scope, at: number, unbound: string): string {
  const known = names.get(name);
  if (known !== undefined) return known;
  const colon = name.indexOf(':');
  const prefix = name.slice(0, Math.max(colon, 0));
  const uri = uris.get(prefix);
  if (uri === undefined) throw new Malformed(unbound.replace('%', prefix), at);
  const ours = NAMESPACES[uri] ?? (uri === '' ? '' : OURS.has(prefix) ? `_${prefix}` : prefix || 'ns');
  const found = ours === '' ? name : `${ours}:${name.slice(colon + 1)}`;
  names.set(name, found);
  return found;
}

/** Two prefixes may stand for one name space. */
function checkTwice(attributes: readonly Attribute[], { uris }: Scope, element: string, at: number): void {
  const prefixed = attributes.filter(([name]) => name.includes(':')).map(([name]) => name.split(':') as [string, string]);
  if (prefixed.length < 2) return;
  const seen = new Set<string>();
  for (const [prefix, name] of prefixed) {
    const full = `${name} ${prefix === 'xmlns' ? 'xmlns' : uris.get(prefix) ?? ''}`;
    if (seen.has(full)) throw new Malformed(`Attribute "${name}" bound to namespace "${uris.get(prefix) ?? ''}" was already specified for element "${element}".`, at);
    seen.add(full);
  }
}
