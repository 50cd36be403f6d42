import type { DeploymentValue } from '../protocol/deployment-values.ts';
import { NO_KEY, isKey } from '../protocol/key.ts';
import type { Command, Need, StepContext, UnitId } from './port.ts';
import { compiledResources } from './processors/compiled-resources.ts';
import type { Family } from './state/family.ts';
import { NO_UNIT, decisionRequirementsUnit, decisionUnit, definitionUnit, formUnit, messageStartUnit, messageUnit, processUnit, signalUnit } from './state/unit-id.ts';

/** Which entity's unit a client's command is about, when it carries only a key. */
const ENTITY: Readonly<Record<string, (command: Command) => readonly [Family, string]>> = {
  'JOB': ({ key }) => ['job', key],
  'USER_TASK': ({ key }) => ['user-task', key],
  'INCIDENT': ({ key }) => ['incident', key],
  'TIMER': ({ key }) => ['timer', key],
  'PROCESS_INSTANCE': ({ key, value }) => ['element-instance', isKey(key) ? key : keyIn(value, 'processInstanceKey')],
  'PROCESS_INSTANCE_BATCH': ({ value }) => ['element-instance', keyIn(value, 'batchElementInstanceKey')],
  'PROCESS_INSTANCE_MODIFICATION': instanceNamed,
  'PROCESS_INSTANCE_MIGRATION': instanceNamed,
  'VARIABLE_DOCUMENT': ({ value }) => ['element-instance', keyIn(value, 'scopeKey')],
  'PROCESS_MESSAGE_SUBSCRIPTION': ({ value }) => ['element-instance', keyIn(value, 'elementInstanceKey')],
  'SIGNAL_SUBSCRIPTION': ({ value }) => ['element-instance', keyIn(value, 'catchEventInstanceKey')],
  'DECISION_EVALUATION': ({ value }) => ['decision', keyIn(value, 'decisionKey')],
  'MESSAGE_BATCH': ({ value }) => ['message', String((value['messageKeys'] as readonly string[] | undefined)?.[0] ?? NO_KEY)],
};

/** The value says which instance; the command's key stands in for it. */
function instanceNamed({ key, value }: Command): readonly [Family, string] {
  const named = keyIn(value, 'processInstanceKey');
  return ['element-instance', isKey(named) ? named : key];
}

const keyIn = (value: Command['value'], field: string): string => String(value[field] ?? NO_KEY);
const textIn = (value: Command['value'], field: string): string => String(value[field] ?? '');

/** What to load before `process`; what is missing from it, `UnitNotLoaded` names. */
export function needsOf(command: Command): readonly Need[] {
  if (command.unit !== undefined) return command.unit === NO_UNIT ? [] : [{ kind: 'unit', unit: command.unit }];
  const { valueType, value } = command;
  if (valueType === 'MESSAGE') return [unit(messageUnit(textIn(value, 'name'), textIn(value, 'correlationKey'))), unit(messageStartUnit(textIn(value, 'name')))];
  if (valueType === 'SIGNAL') return [unit(signalUnit(textIn(value, 'signalName')))];
  if (valueType === 'PROCESS_INSTANCE_CREATION') return [unit(textIn(value, 'bpmnProcessId') ? processUnit(textIn(value, 'bpmnProcessId')) : definitionUnit(keyIn(value, 'processDefinitionKey')))];
  if (valueType === 'RESOURCE_DELETION') return [definitionUnit, decisionRequirementsUnit, formUnit].map((unitOfKey) => unit(unitOfKey(keyIn(value, 'resourceKey'))));
  if (valueType === 'DECISION_EVALUATION' && textIn(value, 'decisionId')) return [unit(decisionUnit(textIn(value, 'decisionId')))];
  if (valueType === 'DEPLOYMENT') return needsOfDeployment(value as DeploymentValue);
  if (valueType === 'JOB_BATCH') return (value['only'] as readonly string[] | undefined ?? []).map((key) => ({ kind: 'entity', family: 'job', key }));
  const entity = ENTITY[valueType]?.(command);
  return entity && isKey(entity[1]) ? [{ kind: 'entity', family: entity[0], key: entity[1] }] : [];
}

/** Without them a deployment of many models would begin again for each. */
function needsOfDeployment(value: DeploymentValue): readonly Need[] {
  try {
    const compiled = compiledResources(value);
    return compiled.ok ? compiled.processes.map(({ bpmnProcessId }) => unit(processUnit(bpmnProcessId))) : [];
  } catch {
    // A defect of the compiler: it is met again, and told, when the command is processed.
    return [];
  }
}

const unit = (id: UnitId): Need => ({ kind: 'unit', unit: id });

/** The unit in which a command is at home; `NO_UNIT` when there is none, or when what it names does not exist. */
export function unitFor(command: Command, context: StepContext): UnitId {
  if (command.unit !== undefined) return command.unit;
  if (command.valueType === 'JOB_BATCH' || command.valueType === 'DEPLOYMENT') return NO_UNIT;
  for (const need of needsOf(command)) {
    if (need.kind === 'unit') return command.valueType === 'PROCESS_INSTANCE_CREATION' ? NO_UNIT : need.unit;
    const found = context.unitOf(need.family, need.key);
    if (found !== undefined) return found;
  }
  return NO_UNIT;
}
