import type { ProcessInstanceCreationValue } from '../../protocol/process-instance-value.ts';
import { attempt } from '../bpmn/refusal.ts';
import { mergeLocal, textsOf } from '../bpmn/variables.ts';
import type { StoredDefinition } from '../state/family.ts';
import { definitionUnit, instanceUnit, processUnit } from '../state/unit-id.ts';
import type { Work } from '../work.ts';
import type { Processor } from './processor.ts';
import { rootValue } from './start-instance.ts';
import { startAt, startRefusal } from './start-instructions.ts';

/** The definition that is meant, or what was not found. The process id wins over the key; a version below 0 is the latest. */
function findDefinition(work: Work, { bpmnProcessId, version, processDefinitionKey }: ProcessInstanceCreationValue): StoredDefinition | string {
  if (bpmnProcessId) {
    const process = work.state.get(processUnit(bpmnProcessId), 'process', bpmnProcessId);
    const key = process?.keys[version < 0 ? process.latestVersion : version];
    const found = key === undefined ? undefined : work.state.get(definitionUnit(key), 'definition', key);
    const wanted = version < 0 ? '' : ` and version '${version}'`;
    return found ?? `Expected to find process definition with process ID '${bpmnProcessId}'${wanted}, but none found`;
  }
  // 0 is a key like any other (Zeebe asks for one greater than -1).
  if (processDefinitionKey.startsWith('-')) return '';
  return work.state.get(definitionUnit(processDefinitionKey), 'definition', processDefinitionKey) ?? `Expected to find process definition with key '${processDefinitionKey}', but none found`;
}

export const createInstance: Processor<'PROCESS_INSTANCE_CREATION'> = (work, { intent, value }) => {
  const definition = findDefinition(work, value);
  if (definition === '') return work.reject('INVALID_ARGUMENT', 'Expected at least a bpmnProcessId or a key greater than -1, but none given');
  if (typeof definition === 'string') return work.reject('NOT_FOUND', definition);
  const graph = work.graph(definition.processDefinitionKey);
  const refusal = startRefusal(graph, value.startInstructions);
  if (refusal) return work.reject('INVALID_ARGUMENT', refusal);
  if (value.startInstructions.length > 0) return attempt(work, (tried) => begin(tried, definition, intent, value));
  if (!graph.root.noneStartEvent) return work.reject('INVALID_STATE', 'Expected to create instance of process with none start event, but there is no such event');
  begin(work, definition, intent, value);
};

function begin(work: Work, definition: StoredDefinition, intent: 'CREATE' | 'CREATE_WITH_AWAITING_RESULT', value: ProcessInstanceCreationValue): void {
  const { fetchVariables = [], ...asked } = value;
  const key = work.nextKey();
  const unit = instanceUnit(key);
  work.begin(unit);
  work.unit = unit;
  const root = { key, value: rootValue(definition, key) };
  mergeLocal(work, key, textsOf(value.variables), root.value);
  if (value.startInstructions.length > 0) startAt(work, work.graph(definition.processDefinitionKey), root, value.startInstructions);
  else work.follow('PROCESS_INSTANCE', 'ACTIVATE_ELEMENT', key, root.value);
  const { bpmnProcessId, version, processDefinitionKey, tenantId } = definition;
  const created = work.event('PROCESS_INSTANCE_CREATION', 'CREATED', work.nextKey(), { ...asked, bpmnProcessId, version, processDefinitionKey, processInstanceKey: key });
  const { requestId } = work.command;
  if (intent === 'CREATE') return work.answer(created);
  if (requestId === undefined) return;
  // Answered when the instance completes (gateway.md §1 no. 6).
  work.event('PROCESS_INSTANCE_RESULT', 'AWAITING', key, { processInstanceKey: key, requestId, fetchVariables, variables: {}, bpmnProcessId, version, processDefinitionKey, tenantId });
}
