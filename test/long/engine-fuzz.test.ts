import { expect } from 'chai';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { NO_KEY } from '../../engine/protocol/key.ts';
import type { LogRecord } from '../../engine/protocol/record.ts';
import { createInMemoryEngine } from '../../engine/simulate/in-memory-engine.ts';
import { createRandom } from '../demo/random.ts';
import { MUTATIONS } from '../support/fuzz/mutate-model.ts';
import { repositoryRoot } from '../support/source-files.ts';

const SEED = Number(process.env['FUZZ_SEED'] ?? 1);
const RUNS = Number(process.env['FUZZ_RUNS'] ?? 5_000);
/** Of one command, in CPU time: what other processes take from this one does not count. */
const LONGEST_MS = 1_000;
const MOST_COMMANDS = 25;
const MOST_STEPS = 50;

/** Our own models and, where they are, those of Zeebe's tests: they use every element. */
function realModels(): { readonly name: string; readonly xml: string }[] {
  const folders = [join(repositoryRoot, 'processes', 'models'), resolve(repositoryRoot, '../shared/conformance/zeebe-traces/models')];
  return folders.filter(existsSync).flatMap((folder) => readdirSync(folder).filter((name) => name.endsWith('.bpmn')).map((name) => ({ name, xml: readFileSync(join(folder, name), 'utf8') }))).filter(({ xml }) => xml.length < 200_000);
}

interface Tried { readonly accepted: boolean; readonly complaint?: string }

/** Deploys and, when that is accepted, starts every process and does whatever jobs there are. */
function tryModel(xml: string): Tried {
  const engine = createInMemoryEngine({ startMs: Date.parse('2026-11-22T00:00:00Z') });
  const complaints: string[] = [];
  const timed = <T>(what: string, action: () => T): T | undefined => {
    const before = process.cpuUsage();
    try {
      return action();
    } catch (defect) {
      complaints.push(`${what} threw ${defect instanceof Error ? (defect.stack ?? defect.message).split('\n').slice(0, 4).join(' | ') : String(defect)}`);
      return undefined;
    } finally {
      const { user, system } = process.cpuUsage(before);
      if (user + system > LONGEST_MS * 1_000) complaints.push(`${what} took ${(user + system) / 1_000} ms`);
    }
  };
  // Step by step: a model that runs on and on by itself is left after a while, as the server gives way to others after each step.
  const submit = (valueType: string, intent: string, key: string, value: object): LogRecord | undefined => {
    engine.enqueue({ valueType, intent, key, value, requestId: 'r' } as never);
    let answer: LogRecord | undefined;
    for (let steps = 0; steps < MOST_STEPS && engine.waiting.length > 0 && complaints.length === 0; steps++) {
      const answers = timed(`${valueType}.${intent}`, () => engine.processNext());
      answer ??= answers?.[0]?.record;
    }
    return answer;
  };
  const deployed = submit('DEPLOYMENT', 'CREATE', NO_KEY, { resources: [{ resourceName: 'fuzz.bpmn', resource: xml }], processesMetadata: [], decisionsMetadata: [], decisionRequirementsMetadata: [], formMetadata: [], tenantId: '<default>' });
  if (deployed?.recordType !== 'EVENT') {
    if (deployed && !deployed.rejectionReason?.includes('fuzz.bpmn')) complaints.push(`refused without naming the resource: ${deployed.rejectionReason ?? ''}`);
    return { accepted: false, ...(complaints.length > 0 && { complaint: complaints.join('\n') }) };
  }
  for (const { bpmnProcessId } of deployed.value['processesMetadata'] as readonly { readonly bpmnProcessId: string }[]) {
    submit('PROCESS_INSTANCE_CREATION', 'CREATE', NO_KEY, { bpmnProcessId, version: -1, processDefinitionKey: NO_KEY, processInstanceKey: NO_KEY, variables: { items: [1, 2], key: 'k', x: 1 }, startInstructions: [], fetchVariables: [], tenantId: '<default>' });
  }
  for (let commands = 0, seen = 0; commands < MOST_COMMANDS && complaints.length === 0 && engine.waiting.length === 0; commands++) {
    const job = engine.records.slice(seen).find(({ valueType, intent }) => valueType === 'JOB' && intent === 'CREATED');
    if (!job) break;
    seen = engine.records.indexOf(job) + 1;
    submit('JOB', 'COMPLETE', job.key, { variables: { x: commands } });
  }
  for (const { valueType, intent, value } of engine.records) {
    if (valueType === 'INCIDENT' && intent === 'CREATED' && !value['elementId']) complaints.push(`an incident without an element: ${String(value['errorMessage'])}`);
  }
  return { accepted: true, ...(complaints.length > 0 && { complaint: complaints.join('\n') }) };
}

describe('mutated real models', function () {
  this.timeout(3_600_000);

  it(`are refused or run, never break or hold up the engine (${RUNS} of them, FUZZ_SEED=${SEED})`, () => {
    const models = realModels();
    const kinds = Object.keys(MUTATIONS);
    const complaints: string[] = [];
    let accepted = 0;
    for (let run = SEED; run < SEED + RUNS && complaints.length < 10; run++) {
      const random = createRandom(run);
      const model = random.pick(models);
      let { xml } = model;
      const done: string[] = [];
      for (let count = random.pick([1, 1, 1, 2, 3]); count > 0; count--) {
        const kind = random.pick(kinds);
        xml = MUTATIONS[kind]?.(xml, random) ?? xml;
        done.push(kind);
      }
      const tried = tryModel(xml);
      if (tried.accepted) accepted++;
      if (tried.complaint !== undefined) complaints.push(`FUZZ_SEED=${run} FUZZ_RUNS=1: ${model.name}, ${done.join(', ')}: ${tried.complaint}`);
    }
    console.log(`      ${accepted} of ${RUNS} were accepted and run`);
    expect(complaints, complaints.join('\n')).to.deep.equal([]);
  });
});
