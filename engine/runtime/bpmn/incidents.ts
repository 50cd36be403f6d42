import type { IncidentValue } from '../../protocol/incident-value.ts';
import { NO_KEY, isKey } from '../../protocol/key.ts';
import type { Key } from '../../protocol/record.ts';
import type { ElementInstance } from '../state/element-instance.ts';
import type { Work } from '../work.ts';
import type { ElementContext, Failure } from './element-handler.ts';
import { instanceOf } from './elements.ts';

export function raiseIncident(work: Work, failure: Failure, context: ElementContext, jobKey: Key = NO_KEY): void {
  const { bpmnProcessId, processDefinitionKey, processInstanceKey, elementId, tenantId } = context.value;
  work.event('INCIDENT', 'CREATED', work.nextKey(), {
    errorType: failure.errorType, errorMessage: failure.message, bpmnProcessId, processDefinitionKey, processInstanceKey, elementId, elementInstanceKey: context.key,
    jobKey, variableScopeKey: failure.variableScopeKey ?? context.key, tenantId,
  });
}

export const incidentsOf = (work: Work, context: ElementContext): number => instanceOf(work, context.key)?.incidents ?? 0;

/** An element that ends takes its incidents with it (rule 54). `count`: how many there are, where the element itself has gone. */
export function resolveIncidents(work: Work, context: ElementContext, count = incidentsOf(work, context)): void {
  for (let left = count; left > 0; left--) {
    const found = work.state.find(work.unit, 'incident', ({ elementInstanceKey }) => elementInstanceKey === context.key);
    if (found) work.event('INCIDENT', 'RESOLVED', found.key, found.value);
  }
}

/** The open incidents of an element: its own, then those of its job. */
export function incidentsAt(work: Work, element: ElementInstance): readonly { readonly key: Key; readonly value: IncidentValue }[] {
  if (element.incidents === 0) return [];
  const found = work.state.list(work.unit, 'incident').filter(({ value }) => value.elementInstanceKey === element.key);
  return [...found.filter(({ value }) => !isKey(value.jobKey)), ...found.filter(({ value }) => isKey(value.jobKey))];
}
