import type { Expression } from '../../expression/expression.ts';
import { parseExpression } from '../../expression/parse-expression.ts';
import { children, extension } from '../xml/element.ts';
import type { XmlElement } from '../xml/element.ts';

/** One target path's tree: a leaf is the FEEL text of the source, a branch is a nested context. */
type Branch = Map<string, Branch | string>;

export interface Mapping { readonly source: string; readonly target: string }

export function mappingsOf(element: XmlElement, name: 'zeebe:input' | 'zeebe:output'): Mapping[] {
  const holder = extension(element, 'zeebe:ioMapping');
  return holder ? children(holder, name).map((each) => ({ source: each.attributes['source'] ?? '', target: each.attributes['target'] ?? '' })) : [];
}

/** Rule 23: one FEEL context, so that a later mapping sees earlier targets; a nested target builds a fresh context (rule 26). */
export function inputMappings(element: XmlElement): Expression | undefined {
  const mappings = mappingsOf(element, 'zeebe:input');
  return mappings.length === 0 ? undefined : parseExpression(`=${contextText(treeOf(mappings))}`);
}

/** Rule 26: a nested target is merged into the context that stands there; what stands there and is no context gives null. */
export function outputMappings(element: XmlElement): Expression | undefined {
  const mappings = mappingsOf(element, 'zeebe:output');
  if (mappings.length === 0) return undefined;
  return parseExpression(`=${mergedText('', treeOf(mappings))}`);
}

function treeOf(mappings: readonly Mapping[]): Branch {
  const root: Branch = new Map();
  for (const { source, target } of mappings) {
    const path = target.split('.');
    const last = path.pop()!;
    let branch = root;
    for (const part of path) {
      const next = branch.get(part);
      if (next instanceof Map) branch = next;
      else branch.set(part, (branch = new Map()));
    }
    branch.delete(last);
    branch.set(last, sourceText(source));
  }
  return root;
}

/** Rule 24: a source without `=` is a string, whatever it looks like. Only quotes are escaped, as in Zeebe: `a\nb` becomes two lines. */
function sourceText(source: string): string {
  return source.startsWith('=') ? source.slice(1) : `"${source.replaceAll('"', '\\"')}"`;
}

function contextText(branch: Branch): string {
  return `{${[...branch].map(([key, value]) => `${key}:${typeof value === 'string' ? value : contextText(value)}`).join(',')}}`;
}

/** Its wording is Zeebe's: texts of incidents show it. */
function mergedText(path: string, branch: Branch): string {
  return `{${[...branch].map(([key, value]) => `${key}:${typeof value === 'string' ? value : mergeText(`${path}${key}`, value)}`).join(',')}}`;
}

function mergeText(path: string, branch: Branch): string {
  const made = mergedText(`${path}.`, branch);
  return `if (${path} != null) then context merge(${path},${made}) else ${made}`;
}
