import type { RecordedLine } from './recording.ts';

interface Named { readonly valueType: string; readonly intent: string; readonly recordType: string; readonly key: number | string; readonly value: Readonly<Record<string, unknown>> }

/** What an event's key belongs to: the n-th thing of that name in one recording is the n-th of that name in the other. */
function nameOf({ valueType, value }: Named): string | undefined {
  switch (valueType) {
    case 'PROCESS': return `process ${String(value['bpmnProcessId'])}`;
    case 'PROCESS_INSTANCE': return `${String(value['bpmnElementType'])} ${String(value['bpmnProcessId'])}/${String(value['elementId'])}`;
    case 'JOB': return `job ${String(value['elementId'])}/${String(value['jobKind'])}`;
    case 'USER_TASK': return `user task ${String(value['elementId'])}`;
    case 'INCIDENT': return `incident ${String(value['elementId'])}`;
    case 'TIMER': return `timer ${String(value['targetElementId'])}`;
    case 'MESSAGE': return `message ${String(value['name'])}/${String(value['correlationKey'])}`;
    case 'DECISION': return `decision ${String(value['decisionId'])}`;
    case 'DECISION_REQUIREMENTS': return `requirements ${String(value['decisionRequirementsId'])}`;
    case 'FORM': return `form ${String(value['formId'])}`;
    default: return undefined;
  }
}

/** Names for the keys of one stream of records, as they appear. */
class Names {
  readonly byKey = new Map<string, string>();
  readonly byName = new Map<string, string>();
  readonly #counts = new Map<string, number>();
  note(record: Named): void {
    const key = String(record.key);
    const base = record.recordType === 'EVENT' && !this.byKey.has(key) ? nameOf(record) : undefined;
    if (base === undefined) return;
    const n = (this.#counts.get(base) ?? 0) + 1;
    this.#counts.set(base, n);
    this.byKey.set(key, `${base}#${n}`);
    this.byName.set(`${base}#${n}`, key);
  }
}

/** Turns the keys and versions of a recorded run into ours. */
export class KeyMap {
  readonly #recorded = new Names();
  readonly #ours = new Names();
  readonly #versions = new Map<string, number[]>();
  readonly #ourVersions = new Map<string, number[]>();

  noteRecorded(line: RecordedLine): void {
    this.#recorded.note(line);
    noteVersion(this.#versions, line);
  }
  noteOurs(record: Named): void {
    this.#ours.note(record);
    noteVersion(this.#ourVersions, record);
  }
  key(recorded: unknown): string {
    const name = this.#recorded.byKey.get(String(recorded));
    return (name !== undefined ? this.#ours.byName.get(name) : undefined) ?? String(recorded);
  }
  version(bpmnProcessId: string, recorded: number): number {
    const index = this.#versions.get(bpmnProcessId)?.indexOf(recorded) ?? -1;
    return this.#ourVersions.get(bpmnProcessId)?.[index] ?? recorded;
  }
  /** A command's value with all keys in it turned. */
  value(value: unknown): unknown {
    if (Array.isArray(value)) return value.map((item) => this.value(item));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([field, item]) => {
      if (field === 'variables' || field === 'customHeaders') return [field, item];
      if (/Keys$/.test(field) && Array.isArray(item)) return [field, item.map((each) => this.key(each))];
      if (/Key$/.test(field) && field !== 'correlationKey') return [field, this.key(item)];
      return [field, this.value(item)];
    }));
  }
}

function noteVersion(versions: Map<string, number[]>, { valueType, recordType, value }: Named): void {
  if (valueType !== 'PROCESS' || recordType !== 'EVENT') return;
  const id = String(value['bpmnProcessId']);
  const list = versions.get(id) ?? [];
  const version = Number(value['version']);
  if (!list.includes(version)) list.push(version);
  versions.set(id, list);
}
