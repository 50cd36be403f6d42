import { isDeepStrictEqual } from 'node:util';
import type { SeenRecord } from './subject.ts';

/** What is compared, and how a thing of its kind is called: the value types that the recordings' judge compares, and subscriptions. */
const NAMES: Readonly<Record<string, (value: SeenRecord['value'], name: (key: unknown) => string) => string>> = {
  PROCESS: ({ bpmnProcessId, version }) => `definition ${String(bpmnProcessId)} ${String(version)}`,
  PROCESS_INSTANCE: (value) => `${String(value['bpmnElementType'])} ${String(value['bpmnProcessId'])}/${String(value['elementId'])}`,
  PROCESS_INSTANCE_CREATION: ({ bpmnProcessId }) => `creation ${String(bpmnProcessId)}`,
  PROCESS_INSTANCE_MODIFICATION: ({ processInstanceKey }, name) => `modification of ${name(processInstanceKey)}`,
  PROCESS_INSTANCE_MIGRATION: ({ processInstanceKey }, name) => `migration of ${name(processInstanceKey)}`,
  JOB: ({ elementId }) => `job ${String(elementId)}`,
  INCIDENT: ({ elementId }) => `incident ${String(elementId)}`,
  VARIABLE: (value, name) => `variable ${name(value['scopeKey'])}.${String(value['name'])}`,
  VARIABLE_DOCUMENT: ({ scopeKey }, name) => `document for ${name(scopeKey)}`,
  TIMER: ({ targetElementId }) => `timer ${String(targetElementId)}`,
  MESSAGE: (value) => `message ${String(value['name'])}/${String(value['correlationKey'])}`,
  MESSAGE_SUBSCRIPTION: ({ elementInstanceKey, messageName }, name) => `message subscription ${name(elementInstanceKey)} ${String(messageName)}`,
  PROCESS_MESSAGE_SUBSCRIPTION: ({ elementInstanceKey, messageName }, name) => `process message subscription ${name(elementInstanceKey)} ${String(messageName)}`,
  SIGNAL: ({ signalName }) => `signal ${String(signalName)}`,
  SIGNAL_SUBSCRIPTION: ({ catchEventInstanceKey, catchEventId }, name) => `signal subscription ${name(catchEventInstanceKey)} ${String(catchEventId)}`,
  ESCALATION: ({ throwElementId }) => `escalation ${String(throwElementId)}`,
  COMPENSATION_SUBSCRIPTION: ({ compensableActivityId }) => `compensation of ${String(compensableActivityId)}`,
  PROCESS_EVENT: ({ scopeKey, targetElementId }, name) => `trigger ${name(scopeKey)} ${String(targetElementId)}`,
  DECISION_EVALUATION: ({ elementInstanceKey }, name) => `decision at ${name(elementInstanceKey)}`,
  RESOURCE_DELETION: () => 'deletion',
};

/** Keys, instants and book-keeping. */
const FREE: ReadonlySet<string> = new Set(['checksum', 'resource', 'deadline', 'dueDate', 'recurringTime', 'creationTimestamp', 'tenantId', 'instanceUnit', 'jobKeys', 'elementInstancePath', 'processDefinitionPath', 'callingElementPath']);

/** These are told apart by what they belong to alone. */
const KEYLESS: ReadonlySet<string> = new Set(['PROCESS_INSTANCE_CREATION', 'MESSAGE_SUBSCRIPTION', 'PROCESS_MESSAGE_SUBSCRIPTION', 'PROCESS_EVENT', 'SIGNAL', 'VARIABLE_DOCUMENT']);

/** Book-keeping that decides nothing: confirmations between partitions, of which ours writes none. */
const BOOK_KEEPING: ReadonlySet<string> = new Set(['PROCESS_MESSAGE_SUBSCRIPTION CREATED', 'PROCESS_MESSAGE_SUBSCRIPTION DELETING', 'PROCESS_MESSAGE_SUBSCRIPTION DELETED',
  // A modification that ends a scope leaves them behind in the real one.
  'COMPENSATION_SUBSCRIPTION DELETED']);

/** Each thing's life: the n-th of its name → what happened to it, in order. The order between things is free. */
export function livesOf(records: readonly SeenRecord[]): ReadonlyMap<string, readonly string[]> {
  const names = new Map<string, string>();
  const counts = new Map<string, number>();
  const lives = new Map<string, string[]>();
  const known = (key: unknown): string => names.get(String(key)) ?? (/^\d/.test(String(key)) && key !== '0' ? 'K' : '-');
  const elementIds = new Map(records.filter(({ valueType }) => valueType === 'PROCESS_INSTANCE').map(({ key, value }) => [key, value['elementId']]));
  const seen = records.filter(({ recordType, valueType, intent, value }) => recordType === 'EVENT' && valueType in NAMES && !BOOK_KEEPING.has(`${valueType} ${intent}`)
    // How a task or call tells itself that it is done: no event of the model.
    && !(valueType === 'PROCESS_EVENT' && elementIds.get(String(value['scopeKey'])) === value['targetElementId']));
  const things = seen.map((record) => {
    const name = names.get(record.key);
    if (name !== undefined) return name;
    const base = NAMES[record.valueType]?.(record.value, known) ?? '';
    if (KEYLESS.has(record.valueType)) return base;
    const n = (counts.get(base) ?? 0) + 1;
    counts.set(base, n);
    names.set(record.key, `${base}#${n}`);
    return `${base}#${n}`;
  });
  seen.forEach(({ valueType, intent, value }, i) => {
    const thing = things[i] ?? '';
    // The last message that a subscription had is not kept with it here.
    if (valueType === 'MESSAGE_SUBSCRIPTION' && intent === 'DELETED') value = { ...value, messageKey: '-1', variables: {} };
    const shown = valueType === 'VARIABLE' ? { ...value, value: JSON.parse(String(value['value'])) as unknown } : value;
    (lives.get(thing) ?? lives.set(thing, []).get(thing))?.push(`${intent} ${JSON.stringify(contents(shown, known))}`.replace(/\d{15,}/g, 'K'));
  });
  return lives;
}

/** Sorted, without what is free; a key is the name of what it belongs to; several keys follow a hash. */
function contents(value: unknown, known: (key: unknown) => string): unknown {
  if (Array.isArray(value)) return value.map((item) => contents(item, known));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).filter(([field]) => !FREE.has(field)).sort(([a], [b]) => (a < b ? -1 : 1)).map(([field, item]: [string, unknown]) =>
    [field, /Key$/.test(field) && field !== 'correlationKey' ? known(item) : /Keys$/.test(field) && Array.isArray(item) ? item.map(known).sort() : contents(item, known)]));
}

/** The first thing that lives differently, or undefined. */
export function difference(ours: readonly SeenRecord[], theirs: readonly SeenRecord[]): { readonly thing: string; readonly ours: readonly string[]; readonly theirs: readonly string[] } | undefined {
  const [a, b] = [livesOf(ours), livesOf(theirs)];
  for (const thing of new Set([...b.keys(), ...a.keys()])) {
    const [mine, other] = [a.get(thing) ?? [], b.get(thing) ?? []];
    if (!isDeepStrictEqual(mine, other)) return { thing, ours: mine, theirs: other };
  }
  return undefined;
}
