import type { StoredProcess } from '../state/family.ts';
import { definitionUnit, processUnit } from '../state/unit-id.ts';
import type { Applier } from './applier.ts';

export const processCreated: Applier<'PROCESS'> = ({ key, value }, state) => {
  const { bpmnProcessId, version } = value;
  const before = state.get(processUnit(bpmnProcessId), 'process', bpmnProcessId);
  const process: StoredProcess = { latestVersion: version, nextVersion: Math.max(before?.nextVersion ?? 1, version + 1), keys: { ...before?.keys, [version]: key } };
  state.put(definitionUnit(key), 'definition', key, value);
  state.put(processUnit(bpmnProcessId), 'process', bpmnProcessId, process);
};

/** The version before becomes the latest; its number is never given again (rule 109). */
export const processDeleted: Applier<'PROCESS'> = ({ value }, state) => {
  const { bpmnProcessId, version, processDefinitionKey: key } = value;
  const unit = processUnit(bpmnProcessId);
  const before = state.get(unit, 'process', bpmnProcessId);
  state.remove(definitionUnit(key), 'definition', key);
  if (!before) return;
  const { [version]: _, ...keys } = before.keys;
  const latestVersion = Math.max(0, ...Object.keys(keys).map(Number));
  state.put(unit, 'process', bpmnProcessId, { ...before, keys, latestVersion });
};
