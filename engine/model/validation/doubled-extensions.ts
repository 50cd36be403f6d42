import { FLOW_NODE_TYPES } from '../build/flow-node-types.ts';
import { isExecutable } from '../parse.ts';
import type { Definitions } from '../parse.ts';
import { descendants, extensions } from '../xml/element.ts';

const HEADED = ['taskHeaders'];
/** Extensions that Zeebe's transformation asks for as the only one; those that a rule counts are not among them. */
const ONCE: Readonly<Record<string, readonly string[]>> = {
  'bpmn:serviceTask': HEADED, 'bpmn:sendTask': HEADED, 'bpmn:scriptTask': HEADED, 'bpmn:businessRuleTask': HEADED,
  'bpmn:userTask': [...HEADED, 'formDefinition', 'userTask', 'assignmentDefinition', 'taskSchedule'],
};

/** An extension that stands twice where Zeebe wants one, in its words, which name nothing. */
export function doubledExtension({ processElements }: Definitions): string | undefined {
  for (const element of processElements.filter(isExecutable).flatMap((each) => descendants(each))) {
    if (!FLOW_NODE_TYPES[element.name]) continue;
    const job = extensions(element, 'zeebe:taskDefinition').length > 0 ? HEADED : [];
    for (const name of ['ioMapping', 'executionListeners', ...ONCE[element.name] ?? job]) {
      const { length } = extensions(element, `zeebe:${name}`);
      if (length > 1) return `Collection expected to have <1> entry but has <${length}>`;
    }
  }
  return undefined;
}
