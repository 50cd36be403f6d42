import { forEachKey } from '../operator.ts';
import type { Operator } from '../operator.ts';
import type { Incident } from '../read-view.ts';

export interface RetryRequest {
  /** Incidents; empty: all, or all of one process. */
  readonly keys: readonly string[];
  readonly bpmnProcessId?: string;
  /** What a failed job gets before its incident is resolved. */
  readonly retries: number;
}

/**
 * Tries again what is stuck: a failed job gets retries, then its incident is resolved. A step that fails again raises a new incident, which is left
 * alone: those are tried that there are when it begins. Answers how many were refused.
 */
export async function retry(operator: Operator, { keys, bpmnProcessId, retries }: RetryRequest): Promise<number> {
  const filter = { ...(bpmnProcessId !== undefined && { bpmnProcessId }), ...(keys.length > 0 && { keys }) };
  const view = await operator.view();
  if (keys.length > 0) return retryEach(operator, keys, await view.incidents(filter), retries);
  let [found, refused] = [0, 0];
  for await (const portion of view.incidentsInPortions(filter)) {
    found += portion.length;
    refused += await retryEach(operator, portion.map(({ incident_key }) => incident_key), portion, retries);
  }
  if (found === 0) operator.say('no incidents');
  return refused;
}

function retryEach(operator: Operator, keys: readonly string[], found: readonly Incident[], retries: number): Promise<number> {
  const byKey = new Map(found.map((incident) => [incident.incident_key, incident]));
  return forEachKey(keys, operator, async (key) => {
    const incident = byKey.get(key);
    if (incident?.job_key) await operator.gateway.call('UpdateJobRetries', { jobKey: incident.job_key, retries });
    await operator.gateway.call('ResolveIncident', { incidentKey: key });
    return incident ? `resolved; element '${incident.element_id}' of instance ${incident.process_instance_key} is tried again` : 'resolved';
  });
}
