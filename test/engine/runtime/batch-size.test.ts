import { expect } from 'chai';
import { createInMemoryEngine } from '../../../engine/simulate/in-memory-engine.ts';
import type { InMemoryEngine } from '../../../engine/simulate/in-memory-engine.ts';
import type { LogRecord } from '../../../engine/protocol/record.ts';
import { NO_KEY } from '../../../engine/protocol/key.ts';

const MODEL = `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" targetNamespace="t"><process id="p" isExecutable="true">
<startEvent id="s"/><sequenceFlow id="f" sourceRef="s" targetRef="t"/><serviceTask id="t"><extensionElements><zeebe:taskDefinition type="w"/></extensionElements></serviceTask></process></definitions>`;

const tenantId = '<default>';
function submit(engine: InMemoryEngine, valueType: string, intent: string, value: object, key = NO_KEY): LogRecord | undefined {
  return engine.submit({ valueType, intent, key, value, requestId: 'r' } as never)[0]?.record;
}
const create = (engine: InMemoryEngine, variables: object): LogRecord | undefined =>
  submit(engine, 'PROCESS_INSTANCE_CREATION', 'CREATE', { bpmnProcessId: 'p', processDefinitionKey: NO_KEY, processInstanceKey: NO_KEY, version: -1, variables, startInstructions: [], fetchVariables: [], tenantId });

describe('a command that would write more than a message holds', () => {
  let engine: InMemoryEngine;
  beforeEach(() => {
    engine = createInMemoryEngine({ startMs: 0 });
    submit(engine, 'DEPLOYMENT', 'CREATE', { resources: [{ resourceName: 'p.bpmn', resource: MODEL }], processesMetadata: [], tenantId });
  });

  it('is refused as a whole, and nothing of it is kept', () => {
    const answer = create(engine, { text: 'x'.repeat(3_000_000) });
    expect(answer).to.include({ recordType: 'COMMAND_REJECTION', rejectionType: 'EXCEEDED_BATCH_RECORD_SIZE', rejectionReason: '' });
    expect(engine.units.unitIds().filter((unit) => unit.startsWith('instance/'))).to.deep.equal([]);
  });

  it('counts text as it is sent: Vietnamese takes more bytes than letters', () => {
    const text = 'ế'.repeat(900_000);
    expect(create(engine, { text })).to.include({ recordType: 'COMMAND_REJECTION' });
    expect(create(engine, { text: 'e'.repeat(900_000) })).to.include({ recordType: 'EVENT' });
  });

  it('words the refusal of a modification as Zeebe does', () => {
    const instance = (create(engine, {})?.value as { processInstanceKey: string }).processInstanceKey;
    const variableInstructions = [{ elementId: '', variables: { text: 'x'.repeat(3_900_000) } }];
    const value = { processInstanceKey: instance, activateInstructions: [{ elementId: 't', ancestorScopeKey: NO_KEY, variableInstructions }], terminateInstructions: [], tenantId };
    expect(submit(engine, 'PROCESS_INSTANCE_MODIFICATION', 'MODIFY', value, instance)?.rejectionReason).to.equal(
      `Unable to modify process instance with key '${instance}' as the size exceeds the maximum batch size. Please reduce the size by splitting the modification into multiple commands.`,
    );
  });
});
