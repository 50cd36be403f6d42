import { NO_KEY } from '../../protocol/key.ts';
import type { Document } from '../../protocol/document.ts';
import type { Key } from '../../protocol/record.ts';
import type { ProcessInstanceValue } from '../../protocol/process-instance-value.ts';
import { writeTrigger } from '../bpmn/triggers.ts';
import type { StoredDefinition } from '../state/family.ts';
import { instanceUnit } from '../state/unit-id.ts';
import type { Work } from '../work.ts';

/** The record of a new root instance. */
export function rootValue(definition: StoredDefinition, key: Key): ProcessInstanceValue {
  const { bpmnProcessId, version, processDefinitionKey, tenantId } = definition;
  return {
    bpmnProcessId, version, processDefinitionKey, processInstanceKey: key, elementId: bpmnProcessId, flowScopeKey: NO_KEY,
    bpmnElementType: 'PROCESS', bpmnEventType: 'UNSPECIFIED', parentProcessInstanceKey: NO_KEY, parentElementInstanceKey: NO_KEY, tenantId,
  };
}

/** An event starts an instance: in a unit of its own, which begins here. The command's own unit stays what it is. */
export function startInstance(work: Work, definition: StoredDefinition, key: Key, startEventId: string, variables: Document): void {
  const unit = instanceUnit(key);
  work.begin(unit);
  const before = work.unit;
  work.unit = unit;
  const value = rootValue(definition, key);
  writeTrigger(work, { key, value }, startEventId, variables);
  work.follow('PROCESS_INSTANCE', 'ACTIVATE_ELEMENT', key, value);
  work.unit = before;
}
