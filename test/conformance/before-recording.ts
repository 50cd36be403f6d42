import type { Change } from '../../engine/runtime/port.ts';
import { definitionUnit, processUnit } from '../../engine/runtime/state/unit-id.ts';
import type { RecordedLine } from './recording.ts';

interface Deployed { readonly bpmnProcessId: string; readonly version: number; readonly processDefinitionKey: number }

/**
 * Tests share an engine: what the first version that a recording shows counts on was deployed before it began, and is part of where it starts. So is
 * a start timer that a deployment of the recording cancels although nothing in it has created that timer.
 */
export function stateBefore(lines: readonly RecordedLine[]): Change[] {
  const first = new Map<string, number>();
  for (const { valueType, intent, value } of lines) {
    const deployed = valueType === 'DEPLOYMENT' && intent === 'CREATED' ? (value['processesMetadata'] as readonly Deployed[]) : [];
    for (const { bpmnProcessId, version } of deployed) if (!first.has(bpmnProcessId)) first.set(bpmnProcessId, version);
  }
  const timers = timersBefore(lines);
  return [...first].filter(([, version]) => version > 1).flatMap(([id, nextVersion]) => {
    const timer = timers.get(id);
    if (!timer) return [{ unit: processUnit(id), family: 'process', key: id, value: { latestVersion: 0, nextVersion, keys: {} } }];
    const key = String(timer.value['processDefinitionKey']);
    const version = nextVersion - 1;
    const definition = { bpmnProcessId: id, version, processDefinitionKey: key, resourceName: '', checksum: '', duplicate: false, tenantId: '<default>', resource: processWithTimer(id, String(timer.value['targetElementId'])) };
    return [
      { unit: processUnit(id), family: 'process', key: id, value: { latestVersion: version, nextVersion, keys: { [version]: key } } },
      { unit: definitionUnit(key), family: 'definition', key, value: definition },
      { unit: definitionUnit(key), family: 'timer', key: String(timer.key), value: { ...timer.value, processDefinitionKey: key, elementInstanceKey: '-1', processInstanceKey: '-1' } },
    ];
  });
}

/** Timers that end in the recording but were not begun in it, by the process whose deployment ends them. */
function timersBefore(lines: readonly RecordedLine[]): ReadonlyMap<string, RecordedLine> {
  const created = new Set(lines.filter(({ valueType, intent }) => valueType === 'TIMER' && intent === 'CREATED').map(({ key }) => key));
  const timers = new Map<string, RecordedLine>();
  for (const line of lines) {
    if (line.valueType !== 'TIMER' || line.intent !== 'CANCELED' || Number(line.value['elementInstanceKey']) > 0 || created.has(line.key)) continue;
    const replaced = lines.find(({ valueType, intent, value, sourceRecordPosition }) =>
      valueType === 'PROCESS' && intent === 'CREATED' && sourceRecordPosition === line.sourceRecordPosition && Number(value['version']) > 1 && !timers.has(String(value['bpmnProcessId'])));
    if (replaced) timers.set(String(replaced.value['bpmnProcessId']), line);
  }
  return timers;
}

/** All that is known of that version. */
const processWithTimer = (id: string, start: string): string =>
  `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="before"><process id="${id}" isExecutable="true"><startEvent id="${start}"><timerEventDefinition><timeCycle>R/P1D</timeCycle></timerEventDefinition></startEvent></process></definitions>`;
