import type { SeenRecord } from './subject.ts';

export interface OpenElement { readonly key: string; readonly elementId: string; readonly type: string; readonly processInstanceKey: string }

/** What is open in one engine, by names that both share. */
export interface Open {
  readonly jobs: ReadonlyMap<string, string>;
  readonly incidents: ReadonlyMap<string, { readonly key: string; readonly jobKey: string }>;
  /** Active element instances, processes among them. */
  readonly elements: ReadonlyMap<string, OpenElement>;
  /** Deployed definitions, decisions' graphs among them. */
  readonly definitions: ReadonlyMap<string, string>;
  /** The version that is deployed last of the process itself. */
  readonly version: number;
  readonly instance: string;
  readonly ended: boolean;
}

export function openIn(records: readonly SeenRecord[]): Open {
  const jobs = new Map<string, string>();
  const incidents = new Map<string, { key: string; jobKey: string }>();
  const elements = new Map<string, OpenElement>();
  const definitions = new Map<string, string>();
  const names = new Map<string, string>();
  const counts = new Map<string, number>();
  const gone = new Set<string>();
  let [instance, version, ended] = ['', 0, false];
  const nameOf = (key: string, base: string): string => {
    const known = names.get(key);
    if (known) return known;
    counts.set(base, (counts.get(base) ?? 0) + 1);
    names.set(key, `${base}#${counts.get(base) ?? 0}`);
    return names.get(key) ?? base;
  };
  for (const { key, recordType, valueType, intent, value } of records) {
    if (recordType !== 'EVENT') continue;
    if (valueType === 'PROCESS' && intent === 'CREATED') {
      definitions.set(`${String(value['bpmnProcessId'])} ${String(value['version'])}`, key);
      if (!String(value['bpmnProcessId']).includes('-')) version = Number(value['version']);
    }
    if (valueType === 'PROCESS' && intent === 'DELETED') definitions.delete(`${String(value['bpmnProcessId'])} ${String(value['version'])}`);
    if (valueType === 'PROCESS_INSTANCE_CREATION' && intent === 'CREATED') instance ||= String(value['processInstanceKey']);
    if (valueType === 'PROCESS_INSTANCE') {
      if (key === instance && /COMPLETED|TERMINATED/.test(intent)) ended = true;
      const elementId = String(value['elementId']);
      const name = nameOf(key, `${String(value['bpmnElementType'])} ${elementId}`);
      if (intent === 'ELEMENT_ACTIVATED' || intent === 'ELEMENT_MIGRATED') elements.set(name, { key, elementId, type: String(value['bpmnElementType']), processInstanceKey: String(value['processInstanceKey']) });
      if (intent === 'ELEMENT_COMPLETED' || intent === 'ELEMENT_TERMINATED') elements.delete(name);
    }
    if (valueType === 'JOB') {
      const name = nameOf(key, String(value['elementId']));
      if (intent === 'COMPLETED' || intent === 'CANCELED') gone.add(key);
      const stays = intent === 'CREATED' || intent === 'RECURRED_AFTER_BACKOFF' || intent === 'RETRIES_UPDATED' || (intent === 'FAILED' && Number(value['retries']) > 0);
      if (stays) jobs.set(name, key);
      else if (intent !== 'MIGRATED' && intent !== 'TIMEOUT_UPDATED') jobs.delete(name);
    }
    if (valueType === 'INCIDENT') {
      const jobKey = String(value['jobKey']);
      const name = nameOf(key, `incident ${String(value['elementId'])}`);
      if (intent === 'CREATED') incidents.set(name, { key, jobKey });
      else if (intent === 'RESOLVED') incidents.delete(name);
      if (intent === 'RESOLVED' && jobKey !== '-1' && !gone.has(jobKey)) jobs.set(nameOf(jobKey, 'job'), jobKey);
    }
  }
  return { jobs, incidents, elements, definitions, version, instance, ended };
}
