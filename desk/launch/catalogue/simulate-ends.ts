import { createInMemoryEngine, type InMemoryEngine } from '../../../engine/simulate/in-memory-engine.ts';
import type { Command } from '../../../engine/runtime/port.ts';
import type { LogRecord } from '../../../engine/protocol/record.ts';
import type { JobTypeFacts, TaskFormFacts } from '../../../processes/schema/vocabulary.ts';

/** How a dossier can end (issue 5, point 5). `supplemented`: asked once for papers, then returned. */
export const ENDS = ['returned', 'refused', 'withdrawn', 'supplemented', 'stopped'] as const;
export type DossierEnd = (typeof ENDS)[number];

export interface SimulatedEnd { readonly end: DossierEnd; readonly reached: boolean; /** What was found instead. */ readonly found: string; readonly jobs: number }
export interface Vocabulary { readonly jobTypes: ReadonlyMap<string, JobTypeFacts>; readonly forms: ReadonlyMap<string, TaskFormFacts> }

/** A Monday morning in office hours; no rule of the engine depends on it. */
const START_MS = Date.parse('2026-11-16T08:00:00+07:00');
/** A model that needs more jobs than this goes in circles. */
const MOST_JOBS = 200;
const TENANT = '<default>';
const NEGATIVE = ['refuse', 'rejected', 'failed', 'infeasible', 'declined', 'given-up'];
const RESTING = ['prepare-supplement', 'refuse', 'return-result'];

/**
 * Runs a model to each of its ends on the engine's own runtime with a clock moved by the limits of the tasks. A model that never asks for a supplement (certified copies:
 * no original, no certificate) has no end of that kind; every compiled one has it.
 */
export function simulateEnds(processId: string, xml: string, vocabulary: Vocabulary): readonly SimulatedEnd[] {
  const engine = createInMemoryEngine({ startMs: START_MS });
  const send = sender(engine);
  const deployed = send('DEPLOYMENT', 'CREATE', '-1', { resources: [{ resourceName: `${processId}.bpmn`, resource: xml }], processesMetadata: [], decisionsMetadata: [], decisionRequirementsMetadata: [], formMetadata: [], tenantId: TENANT });
  if (deployed.recordType === 'COMMAND_REJECTION') return ENDS.map((end) => ({ end, reached: false, found: deployed.rejectionReason ?? 'not deployed', jobs: 0 }));
  const ends = xml.includes('type="request-supplement"') ? ENDS : ENDS.filter((end) => end !== 'supplemented');
  return ends.map((end) => {
    const first = walk(engine, send, processId, end, vocabulary, end === 'supplemented');
    // Nobody on the main way may refuse: then a dossier is refused when its papers are incomplete.
    return first.reached || end !== 'refused' ? first : walk(engine, send, processId, end, vocabulary, true);
  });
}

type Send = (valueType: Command['valueType'], intent: Command['intent'], key: string, value: LogRecord['value']) => LogRecord;
function sender(engine: InMemoryEngine): Send {
  let request = 0;
  return (valueType, intent, key, value) => {
    const requestId = String(++request);
    const answer = engine.submit({ valueType, intent, key, value, requestId }).find((each) => each.requestId === requestId);
    if (!answer) throw new Error(`Expected an answer to ${valueType}.${intent}, but there is none`);
    return answer.record;
  };
}

interface OpenJob { readonly key: string; readonly type: string; readonly elementId: string; readonly customHeaders: Readonly<Record<string, string>>; readonly processInstanceKey: string }

function walk(engine: InMemoryEngine, send: Send, processId: string, end: DossierEnd, vocabulary: Vocabulary, incomplete: boolean): SimulatedEnd {
  const from = engine.records.length;
  const instance = String(send('PROCESS_INSTANCE_CREATION', 'CREATE', '-1', {
    bpmnProcessId: processId, version: -1, processDefinitionKey: '-1', processInstanceKey: '-1', startInstructions: [], tenantId: TENANT,
    variables: { dossierId: 'simulated', procedureCode: processId, agencyId: 'simulated', channel: 'counter', resultChannel: 'counter' },
  }).value['processInstanceKey']);
  const seen = new Set<string>();
  let jobs = 0;
  let cursor = from;
  let cancelled = false;
  const open = new Map<string, OpenJob>();
  for (;;) {
    for (; cursor < engine.records.length; cursor++) {
      const record = engine.records[cursor]!;
      if (record.recordType !== 'EVENT' || record.value['processInstanceKey'] !== instance) continue;
      if (record.valueType === 'INCIDENT' && record.intent === 'CREATED') return { end, reached: false, found: `incident at '${String(record.value['elementId'])}': ${String(record.value['errorMessage'])}`, jobs };
      if (record.valueType !== 'JOB') continue;
      if (record.intent === 'CREATED') open.set(record.key, { key: record.key, ...(record.value as unknown as Omit<OpenJob, 'key'>) });
      else if (record.intent === 'COMPLETED' || record.intent === 'CANCELED') open.delete(record.key);
    }
    const job = open.values().next().value;
    if (!job) break;
    if (++jobs > MOST_JOBS) return { end, reached: false, found: `more than ${MOST_JOBS} jobs`, jobs };
    const form = vocabulary.forms.get(job.customHeaders['io.camunda.zeebe:formKey'] ?? '');
    // Withdrawn at the first task of an officer, stopped at the last one before the result.
    if ((end === 'withdrawn' && form && !RESTING.includes(job.elementId)) || (end === 'stopped' && job.type === 'issue-result')) {
      send('PROCESS_INSTANCE', 'CANCEL', instance, { processInstanceKey: instance });
      cancelled = true;
      continue;
    }
    engine.setNow(engine.nowMs + Number(job.customHeaders['limitMinutes'] ?? 0) * 60_000);
    send('JOB', 'COMPLETE', job.key, { variables: form ? { [form.result]: outcome(form, end, seen) } : answers(vocabulary.jobTypes.get(job.type), job.type, incomplete, seen) });
  }
  const records = engine.records.slice(from).filter((record) => record.recordType === 'EVENT' && record.value['processInstanceKey'] === instance);
  const closed = records.filter((record) => record.valueType === 'JOB' && record.intent === 'COMPLETED' && record.value['type'] === 'close-dossier').map((record) => String((record.value['customHeaders'] as Record<string, string>)['reason']));
  const final = records.filter((record) => record.valueType === 'PROCESS_INSTANCE' && record.value['bpmnElementType'] === 'PROCESS').at(-1)?.intent;
  const found = cancelled ? `${final === 'ELEMENT_TERMINATED' ? 'cancelled' : String(final)}` : `${String(final)}, closed: ${closed.join(', ')}`;
  return { end, reached: found === WANTED[end] && (end !== 'supplemented' || seen.has('supplemented')), found, jobs };
}

const WANTED: Readonly<Record<DossierEnd, string>> = {
  returned: 'ELEMENT_COMPLETED, closed: returned', refused: 'ELEMENT_COMPLETED, closed: refused', supplemented: 'ELEMENT_COMPLETED, closed: returned', withdrawn: 'cancelled', stopped: 'cancelled',
};

/** The first outcome is the good one; a refusal is taken where a task offers one. */
function outcome(form: TaskFormFacts, end: DossierEnd, seen: Set<string>): string {
  if (end === 'refused' && !seen.has('refused')) {
    const negative = form.outcomes.find(({ value }) => NEGATIVE.includes(value));
    if (negative) { seen.add('refused'); return negative.value; }
  }
  return form.outcomes[0]!.value;
}

function answers(facts: JobTypeFacts | undefined, type: string, incomplete: boolean, seen: Set<string>): Record<string, string | boolean | number | readonly string[]> {
  if (type === 'check-components' && incomplete && !seen.has('supplemented')) {
    seen.add('supplemented');
    return { componentsComplete: false, missingComponents: [] };
  }
  return Object.fromEntries(Object.entries(facts?.out ?? {}).map(([name, kind]) => [name, kind === 'boolean' ? true : kind.startsWith('list') ? [] : kind.includes('|') ? kind.split('|')[0]! : 1]));
}
