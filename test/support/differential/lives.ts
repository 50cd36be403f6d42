import { isDeepStrictEqual } from 'node:util';
import type { SeenRecord } from './subject.ts';

/** What a thing shows of itself in an event; keys, positions and instants are free. */
const FIELDS: Readonly<Record<string, readonly string[]>> = {
  PROCESS_INSTANCE: ['bpmnElementType', 'bpmnEventType'],
  JOB: ['type', 'retries', 'customHeaders', 'errorMessage', 'errorCode'],
  INCIDENT: ['errorType', 'errorMessage'],
  VARIABLE: ['value'],
  TIMER: ['repetitions'],
  ESCALATION: ['escalationCode', 'catchElementId'],
};

const nameOf = ({ valueType, value }: SeenRecord): string | undefined => {
  switch (valueType) {
    case 'PROCESS_INSTANCE': return `${String(value['bpmnElementType'])} ${String(value['bpmnProcessId'])}/${String(value['elementId'])}`;
    case 'JOB': return `job ${String(value['elementId'])}`;
    case 'INCIDENT': return `incident ${String(value['elementId'])}`;
    case 'TIMER': return `timer ${String(value['targetElementId'])}`;
    case 'ESCALATION': return `escalation ${String(value['throwElementId'])}`;
    default: return undefined;
  }
};

/** Each thing's life: the n-th of its name → what happened to it, in order. The order between things is free. */
export function livesOf(records: readonly SeenRecord[]): ReadonlyMap<string, readonly string[]> {
  const names = new Map<string, string>();
  const counts = new Map<string, number>();
  const lives = new Map<string, string[]>();
  const label = (record: SeenRecord): string | undefined => {
    const known = names.get(`${record.valueType === 'JOB' ? 'job' : ''}${record.key}`);
    if (known) return known;
    const base = record.valueType === 'VARIABLE' ? `variable ${names.get(String(record.value['scopeKey'])) ?? '?'}.${String(record.value['name'])}` : nameOf(record);
    if (base === undefined) return undefined;
    const n = (counts.get(base) ?? 0) + 1;
    counts.set(base, n);
    names.set(`${record.valueType === 'JOB' ? 'job' : ''}${record.key}`, `${base}#${n}`);
    return `${base}#${n}`;
  };
  for (const record of records) {
    if (record.recordType !== 'EVENT' || !(record.valueType in FIELDS)) continue;
    const name = label(record);
    if (name === undefined) continue;
    const shown = (FIELDS[record.valueType] ?? []).map((field) => [field, field === 'value' ? JSON.parse(String(record.value[field])) as unknown : record.value[field]]);
    (lives.get(name) ?? lives.set(name, []).get(name))?.push(`${record.intent} ${JSON.stringify(Object.fromEntries(shown), sortedKeys)}`.replace(/\d{15,}/g, 'K'));
  }
  return lives;
}

const sortedKeys = (_name: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))) : value;

/** The first thing that lives differently, or undefined. */
export function difference(ours: readonly SeenRecord[], theirs: readonly SeenRecord[]): { readonly thing: string; readonly ours: readonly string[]; readonly theirs: readonly string[] } | undefined {
  const [a, b] = [livesOf(ours), livesOf(theirs)];
  for (const thing of new Set([...b.keys(), ...a.keys()])) {
    const [mine, other] = [a.get(thing) ?? [], b.get(thing) ?? []];
    if (!isDeepStrictEqual(mine, other)) return { thing, ours: mine, theirs: other };
  }
  return undefined;
}
