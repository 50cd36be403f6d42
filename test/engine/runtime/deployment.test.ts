import { expect } from 'chai';
import { keyOf, NO_KEY } from '../../../engine/protocol/key.ts';
import { createRuntime } from '../../../engine/runtime/create-runtime.ts';
import { UnitNotLoaded } from '../../../engine/runtime/port.ts';
import type { Command, StateReader, Step, StepContext } from '../../../engine/runtime/port.ts';
import { createUnitsInMemory } from '../../../engine/simulate/units-in-memory.ts';
import { end, flow, process, start, task } from './support/bpmn-text.ts';

const model = (id: string, type: string): string => process(id, start(), task(type), end(), flow('start', type), flow(type, 'end'));
const tenantId = '<default>';
const deploying = (...xmls: readonly string[]): Command => ({
  valueType: 'DEPLOYMENT', intent: 'CREATE', key: NO_KEY, requestId: 'r',
  value: { resources: xmls.map((resource, i) => ({ resourceName: `${i}.bpmn`, resource })), processesMetadata: [], decisionsMetadata: [], decisionRequirementsMetadata: [], formMetadata: [], tenantId },
});
const creating = (bpmnProcessId: string): Command => ({
  valueType: 'PROCESS_INSTANCE_CREATION', intent: 'CREATE', key: NO_KEY, requestId: 'r', value: { bpmnProcessId, version: -1, processDefinitionKey: NO_KEY, processInstanceKey: NO_KEY, variables: {}, startInstructions: [], tenantId },
});
const jobTypes = (step: Step): unknown[] => step.records.filter(({ valueType, intent }) => valueType === 'JOB' && intent === 'CREATED').map(({ value }) => value['type']);

/** A runner whose keys begin again with each step, as they do after a step that came to nothing. */
function contextOver(state: StateReader, firstKey = 0n): StepContext {
  let [counter, position] = [firstKey, 0];
  return { nowMs: 0, state, nextKey: () => keyOf(1, ++counter), nextPosition: () => ++position, unitOf: () => undefined, firstOf: () => [], pageOf: () => ({ entries: [] }) };
}

describe('a deployment', () => {
  it('runs its own graph, whatever a step that was not kept has deployed under the same key', () => {
    // given
    const runtime = createRuntime();
    const units = createUnitsInMemory();
    runtime.process(deploying(model('lost', 'lost-work')), contextOver(units));

    // when
    const kept = runtime.process(deploying(model('kept', 'kept-work')), contextOver(units));
    units.apply(kept.changes);

    // then
    expect(jobTypes(runtime.process(creating('kept'), contextOver(units, 1_000n)))).to.deep.equal(['kept-work']);
  });

  it('of another leader counts, once what was kept in memory is forgotten', () => {
    // given: deployed here, never committed; elsewhere the same key went to another definition
    const runtime = createRuntime();
    runtime.process(deploying(model('lost', 'lost-work')), contextOver(createUnitsInMemory()));
    const units = createUnitsInMemory();
    units.apply(createRuntime().process(deploying(model('kept', 'kept-work')), contextOver(units)).changes);

    // when
    runtime.forget();

    // then
    expect(jobTypes(runtime.process(creating('kept'), contextOver(units, 1_000n)))).to.deep.equal(['kept-work']);
  });

  it('asks for all its processes at once, and is not begun again for each', () => {
    // given
    const runtime = createRuntime();
    const command = deploying(...Array.from({ length: 20 }, (_, i) => model(`p${i}`, 'work')));
    const loaded = new Set(runtime.needs(command).flatMap((need) => (need.kind === 'unit' ? [need.unit] : [])));
    const check = (unit: string): void => { if (!loaded.has(unit)) throw new UnitNotLoaded(unit); };
    const state: StateReader = { get: (unit) => void check(unit), list: (unit) => { check(unit); return []; }, owned: (unit) => { check(unit); return []; } };

    // when
    const step = runtime.process(command, contextOver(state));

    // then
    expect(step.records.filter(({ valueType }) => valueType === 'PROCESS')).to.have.lengthOf(20);
  });
});
