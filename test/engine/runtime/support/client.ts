import { createInMemoryEngine } from '../../../../engine/simulate/in-memory-engine.ts';
import type { InMemoryEngine, InMemoryOptions } from '../../../../engine/simulate/in-memory-engine.ts';
import type { LogRecord } from '../../../../engine/protocol/record.ts';
import type { Command } from '../../../../engine/runtime/port.ts';
import type { RecordValue } from '../../../../engine/protocol/value-type.ts';

const TENANT = '<default>';

export interface TestClient {
  readonly engine: InMemoryEngine;
  send(valueType: Command['valueType'], intent: Command['intent'], key: string, value: RecordValue): LogRecord;
  deploy(...xmls: readonly string[]): LogRecord;
  create(bpmnProcessId: string, variables?: object): string;
  activate(type: string, max?: number): { readonly key: string; readonly variables: Record<string, unknown> }[];
  complete(jobKey: string, variables?: object): LogRecord;
  publish(name: string, correlationKey: string, options?: { readonly variables?: object; readonly timeToLiveMs?: number; readonly messageId?: string }): LogRecord;
  cancel(processInstanceKey: string): LogRecord;
  /** Completed or terminated elements, as `id` or `id!`. */
  ended(processInstanceKey?: string): string[];
}

/** Talks to an engine in memory as a client would. */
export function createClient(options: Partial<InMemoryOptions> = {}): TestClient {
  const engine = createInMemoryEngine({ startMs: Date.parse('2026-01-05T01:00:00Z'), ...options });
  let request = 0;
  const send: TestClient['send'] = (valueType, intent, key, value) => {
    const answer = engine.submit({ valueType, intent, key, value, requestId: String(++request) }).find(({ requestId }) => requestId === String(request));
    if (!answer) throw new Error(`no answer to ${valueType}.${intent}`);
    return answer.record;
  };
  return {
    engine, send,
    deploy(...xmls) {
      const record = send('DEPLOYMENT', 'CREATE', '-1', {
        resources: xmls.map((resource, i) => ({ resourceName: `${i}.bpmn`, resource })), processesMetadata: [], decisionsMetadata: [], decisionRequirementsMetadata: [], formMetadata: [], tenantId: TENANT,
      });
      if (record.recordType === 'COMMAND_REJECTION') throw new Error(record.rejectionReason);
      return record;
    },
    create: (bpmnProcessId, variables = {}) => String(send('PROCESS_INSTANCE_CREATION', 'CREATE', '-1', {
      bpmnProcessId, version: -1, processDefinitionKey: '-1', processInstanceKey: '-1', variables, startInstructions: [], tenantId: TENANT,
    }).value['processInstanceKey']),
    activate(type, max = 100) {
      const { value } = send('JOB_BATCH', 'ACTIVATE', '-1', { type, worker: 'test', timeout: 60_000, maxJobsToActivate: max, jobKeys: [], jobs: [], truncated: false, tenantIds: [TENANT] });
      const jobs = value['jobs'] as { variables: Record<string, unknown> }[];
      return (value['jobKeys'] as string[]).map((key, i) => ({ key, variables: jobs[i]?.variables ?? {} }));
    },
    complete: (jobKey, variables = {}) => send('JOB', 'COMPLETE', jobKey, { variables }),
    publish: (name, correlationKey, { variables = {}, timeToLiveMs = 0, messageId = '' } = {}) =>
      send('MESSAGE', 'PUBLISH', '-1', { name, correlationKey, messageId, timeToLive: timeToLiveMs, deadline: -1, variables, tenantId: TENANT }),
    cancel: (processInstanceKey) => send('PROCESS_INSTANCE', 'CANCEL', processInstanceKey, { processInstanceKey }),
    ended: (processInstanceKey) => engine.records
      .filter(({ recordType, valueType, intent, value }) => recordType === 'EVENT' && valueType === 'PROCESS_INSTANCE' && /COMPLETED|TERMINATED/.test(intent) && (processInstanceKey === undefined || value['processInstanceKey'] === processInstanceKey))
      .map(({ intent, value }) => `${String(value['elementId'])}${intent === 'ELEMENT_TERMINATED' ? '!' : ''}`),
  };
}

/** Units that hold something of an instance or of a message. */
export const liveUnits = (engine: InMemoryEngine): string[] => engine.units.unitIds().filter((unit) => /^(instance|message|start-lock|signal)\//.test(unit));
