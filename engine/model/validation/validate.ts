import { isExecutable } from '../parse.ts';
import type { Definitions } from '../parse.ts';
import { localName } from '../xml/element.ts';
import type { XmlElement } from '../xml/element.ts';
import type { Rule } from './rule.ts';
import { DESIGN_RULES, RUNTIME_RULES } from './rules.ts';

const byName = (rules: readonly Rule[]): ReadonlyMap<string, readonly Rule[]> => {
  const map = new Map<string, Rule[]>();
  for (const rule of rules) for (const name of rule.on) map.set(name, [...map.get(name) ?? [], rule]);
  return map;
};
const PASSES = [byName(DESIGN_RULES), byName(RUNTIME_RULES)];

/** Zeebe's report on a document: elements with their errors; empty when it may be deployed. */
export function validationReport(definitions: Definitions): string {
  let report = '';
  const elements = backwards(definitions.root);
  for (const rules of PASSES) {
    for (const element of elements) {
      const errors = rules.get(element.name)?.flatMap((rule) => rule.check(element, definitions)) ?? [];
      if (errors.length > 0) report += `- Element: ${label(element)}\n${errors.map((error) => `    - ERROR: ${error}\n`).join('')}`;
    }
  }
  return report;
}

/** Parents first, later siblings before earlier ones (rule 4: so Zeebe walks). Processes that do not run are not judged, nor is the drawing. */
function backwards(element: XmlElement, found: XmlElement[] = []): XmlElement[] {
  if ((element.name === 'bpmn:process' && !isExecutable(element)) || element.name.startsWith('bpmndi:')) return found;
  found.push(element);
  for (let at = element.children.length - 1; at >= 0; at--) backwards(element.children[at]!, found);
  return found;
}

/** Its id (`definitions` for the document); without one, the way down from the nearest ancestor that has one: `flow2 > conditionExpression`. */
function label(element: XmlElement): string {
  const id = element.attributes['id'];
  if (id && element.parent && element.name.startsWith('bpmn:')) return id;
  return element.parent ? `${label(element.parent)} > ${localName(element)}` : localName(element);
}
