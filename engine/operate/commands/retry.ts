import { forEachKey } from '../operator.ts';
import type { Operator } from '../operator.ts';

export interface RetryRequest {
  /** Incidents; empty: all, or all of one process. */
  readonly keys: readonly string[];
  readonly bpmnProcessId?: string;
  /** What a failed job gets before its incident is resolved. */
  readonly retries: number;
}

/** Tries again what is stuck: a failed job gets retries, then its incident is resolved. A step that fails again raises a new incident. */
export async function retry(operator: Operator, { keys, bpmnProcessId, retries }: RetryRequest): Promise<number> {
  const found = await (await operator.view()).incidents({ ...(bpmnProcessId !== undefined && { bpmnProcessId }), ...(keys.length > 0 && { keys }) });
  const byKey = new Map(found.map((incident) => [incident.incident_key, incident]));
  if (keys.length === 0 && found.length === 0) operator.say('no incidents');
  return forEachKey(keys.length > 0 ? keys : [...byKey.keys()], operator, async (key) => {
    const incident = byKey.get(key);
    if (incident?.job_key) await operator.gateway.call('UpdateJobRetries', { jobKey: incident.job_key, retries });
    await operator.gateway.call('ResolveIncident', { incidentKey: key });
    return incident ? `resolved; element '${incident.element_id}' of instance ${incident.process_instance_key} is tried again` : 'resolved';
  });
}
