import { FLOW_NODE_TYPES } from '../build/flow-node-types.ts';
import { isExecutable } from '../parse.ts';
import type { Definitions } from '../parse.ts';
import { descendants } from '../xml/element.ts';
import type { XmlElement } from '../xml/element.ts';

/** What Zeebe's transformation keeps under its id; the schema leaves the id optional. */
const KEPT_BY_ID: ReadonlySet<string> = new Set(['bpmn:process', 'bpmn:sequenceFlow', 'bpmn:message', 'bpmn:error', 'bpmn:signal', 'bpmn:escalation', 'bpmn:compensateEventDefinition', ...Object.keys(FLOW_NODE_TYPES)]);

const runs = (element: XmlElement): boolean => element.name !== 'bpmn:process' || isExecutable(element);

/** Children `<incoming>` and `<outgoing>` that name nothing: in Zeebe's words. The schema cannot see them, they are qualified names. */
export function lostFlow({ root, byId }: Definitions): string | undefined {
  for (const process of root.children.filter(runs)) {
    for (const { name, text } of descendants(process)) {
      if ((name === 'bpmn:incoming' || name === 'bpmn:outgoing') && !byId(text.trim())) return `Unable to find a model element instance for id ${text.trim()}`;
    }
  }
  return undefined;
}

/** Zeebe fails with a text of the JVM's, which names no element; ours does. */
export function withoutId({ root }: Definitions): string | undefined {
  for (const part of root.children.filter(runs)) {
    for (const element of descendants(part)) {
      if (!KEPT_BY_ID.has(element.name) || element.attributes['id']) continue;
      const around = nearestId(element);
      return `Cannot invoke "String.getBytes(java.nio.charset.Charset)" because "value" is null: <${element.name}>${around === undefined ? '' : ` in '${around}'`} has no id`;
    }
  }
  return undefined;
}

function nearestId(element: XmlElement): string | undefined {
  for (let at = element.parent; at; at = at.parent) if (at.attributes['id']) return at.attributes['id'];
  return undefined;
}
