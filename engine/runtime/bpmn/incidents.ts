import { NO_KEY } from '../../protocol/key.ts';
import type { Key } from '../../protocol/record.ts';
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

/** An element that ends takes its incidents with it (rule 54). */
export function resolveIncidents(work: Work, context: ElementContext): void {
  if (!instanceOf(work, context.key)?.incidents) return;
  for (const { key, value } of work.state.list(work.unit, 'incident')) if (value.elementInstanceKey === context.key) work.event('INCIDENT', 'RESOLVED', key, value);
}
