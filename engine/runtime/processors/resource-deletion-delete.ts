import { decisionRequirementsUnit, decisionRequirementsVersionsUnit, decisionUnit, definitionUnit, formUnit, formVersionsUnit, processUnit } from '../state/unit-id.ts';
import type { Work } from '../work.ts';
import type { DecisionRequirementsValue, FormValue } from '../../protocol/deployment-values.ts';
import type { Key } from '../../protocol/record.ts';
import type { StoredDefinition } from '../state/family.ts';
import type { Processor } from './processor.ts';
import { closeStartEvents, openStartEvents, openStartTimers } from './start-events.ts';

/** A process definition, a DMN file with its decisions, or a form. A process is refused while instances run (rule 109). */
export const deleteResource: Processor<'RESOURCE_DELETION'> = (work, { value }) => {
  const { resourceKey: key } = value;
  const remove = removalOf(work, key);
  if (!remove) return work.reject('NOT_FOUND', `Expected to delete resource but no resource found with key \`${key}\``);
  if (work.state.get(definitionUnit(key), 'running', key)) return work.reject('INVALID_STATE', `Expected to delete resource with key \`${key}\` but there are still running instances`);
  const deletion = work.nextKey();
  work.answer(work.event('RESOURCE_DELETION', 'DELETING', deletion, value));
  remove();
  work.event('RESOURCE_DELETION', 'DELETED', deletion, value);
};

function removalOf(work: Work, key: Key): (() => void) | undefined {
  const definition = work.state.get(definitionUnit(key), 'definition', key);
  if (definition) return () => deleteProcess(work, definition);
  const requirements = work.state.get(decisionRequirementsUnit(key), 'decision-requirements', key);
  if (requirements) return () => deleteDecisions(work, requirements);
  const form = work.state.get(formUnit(key), 'form', key);
  return form && (() => deleteForm(work, form));
}

/** Of each decision the version before becomes the latest. */
function deleteDecisions(work: Work, requirements: DecisionRequirementsValue): void {
  const { decisionRequirementsId: id, decisionRequirementsKey: key } = requirements;
  const unit = decisionRequirementsUnit(key);
  for (const { value } of work.state.list(unit, 'decision')) work.event('DECISION', 'DELETED', work.nextKey(), value, [unit, decisionUnit(value.decisionId)]);
  work.event('DECISION_REQUIREMENTS', 'DELETED', work.nextKey(), { ...requirements, namespace: '' }, [unit, decisionRequirementsVersionsUnit(id)]);
}

function deleteForm(work: Work, form: FormValue): void {
  work.event('FORM', 'DELETED', work.nextKey(), form, [formUnit(form.formKey), formVersionsUnit(form.formId)]);
}

/** The version before becomes the latest and its start events open again. */
function deleteProcess(work: Work, definition: StoredDefinition): void {
  const { bpmnProcessId, processDefinitionKey: key } = definition;
  const units = [definitionUnit(key), processUnit(bpmnProcessId)];
  const deleted = { ...definition, resource: '', checksum: '' };
  const process = work.state.get(processUnit(bpmnProcessId), 'process', bpmnProcessId);
  work.event('PROCESS', 'DELETING', work.nextKey(), deleted, units);
  const isLatest = process?.latestVersion === definition.version;
  if (isLatest) closeStartEvents(work, key);
  const previous = Object.keys(process?.keys ?? {}).map(Number).filter((version) => version !== definition.version).sort((a, b) => b - a)[0];
  const previousKey = previous === undefined ? undefined : process?.keys[previous];
  if (isLatest && previousKey !== undefined) {
    openStartTimers(work, previousKey);
    openStartEvents(work, previousKey);
  }
  work.event('PROCESS', 'DELETED', work.nextKey(), deleted, units);
}
