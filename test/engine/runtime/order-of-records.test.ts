import { expect } from 'chai';
import { NO_KEY } from '../../../engine/protocol/key.ts';
import { createInMemoryEngine } from '../../../engine/simulate/in-memory-engine.ts';
import type { InMemoryEngine } from '../../../engine/simulate/in-memory-engine.ts';
import { end, flow, process, start, task } from './support/bpmn-text.ts';

const tenantId = '<default>';
const failing = '<extensionElements><zeebe:ioMapping><zeebe:output source="=assert(x, x != null)" target="y"/></zeebe:ioMapping></extensionElements>';

/** Each order is that of the real Zeebe 8.5.0, asked or recorded. */
describe('the order of records', () => {
  let engine: InMemoryEngine;
  const submit = (valueType: string, intent: string, key: string, value: object): object | undefined => engine.submit({ valueType, intent, key, value, requestId: 'r' } as never)[0]?.record.value;
  const deploy = (id: string, xml: string): string => {
    submit('DEPLOYMENT', 'CREATE', NO_KEY, { resources: [{ resourceName: `${id}.bpmn`, resource: xml }], processesMetadata: [], tenantId });
    return engine.records.findLast(({ valueType, intent }) => valueType === 'PROCESS' && intent === 'CREATED')?.key ?? '';
  };
  const create = (bpmnProcessId: string, variables: object = {}): string =>
    (submit('PROCESS_INSTANCE_CREATION', 'CREATE', NO_KEY, { bpmnProcessId, processDefinitionKey: NO_KEY, processInstanceKey: NO_KEY, version: -1, variables, startInstructions: [], fetchVariables: [], tenantId }) as { processInstanceKey: string }).processInstanceKey;
  const complete = (elementId: string): void => {
    const job = engine.records.findLast((record) => record.valueType === 'JOB' && record.intent === 'CREATED' && (record.value as { elementId: string }).elementId === elementId);
    submit('JOB', 'COMPLETE', job?.key ?? '', { variables: {} });
  };
  /** Events since `from`: what they are and whom they are about. */
  const events = (from: number, ...types: readonly string[]): string[] => engine.records.slice(from).filter(({ recordType, valueType }) => recordType === 'EVENT' && types.includes(valueType)).map(({ valueType, intent, value }) => {
    const { elementId, targetElementId, name, messageName, startEventId } = value as Readonly<Record<string, string | undefined>>;
    return `${valueType}.${intent} ${elementId ?? targetElementId ?? name ?? startEventId ?? messageName ?? ''}`;
  });

  beforeEach(() => { engine = createInMemoryEngine({ startMs: 0 }); });

  it('opens the start events of a process backwards, as it visits sequence flows', () => {
    const timer = (id: string): string => `<startEvent id="${id}"><timerEventDefinition id="${id}-d"><timeCycle xsi:type="tFormalExpression">R/PT1H</timeCycle></timerEventDefinition></startEvent>${flow(id, 'end')}`;
    const named = (id: string): string => `<startEvent id="${id}"><messageEventDefinition id="${id}-d" messageRef="${id}-m"/></startEvent>${flow(id, 'end')}`;
    const message = (id: string): string => `<message id="${id}-m" name="${id}"/>`;
    deploy('p', process('p', message('m1'), message('m2'), timer('t1'), named('m1'), timer('t2'), named('m2'), end()));
    expect(events(0, 'TIMER', 'MESSAGE_START_EVENT_SUBSCRIPTION')).to.have.members(['TIMER.CREATED t2', 'TIMER.CREATED t1', 'MESSAGE_START_EVENT_SUBSCRIPTION.CREATED m2', 'MESSAGE_START_EVENT_SUBSCRIPTION.CREATED m1']);
    expect(events(0, 'TIMER')).to.deep.equal(['TIMER.CREATED t2', 'TIMER.CREATED t1']);
    expect(events(0, 'MESSAGE_START_EVENT_SUBSCRIPTION')).to.deep.equal(['MESSAGE_START_EVENT_SUBSCRIPTION.CREATED m2', 'MESSAGE_START_EVENT_SUBSCRIPTION.CREATED m1']);
  });

  it('ends start and intermediate throw events before their incidents, others after them', () => {
    const models: readonly (readonly [string, string, boolean])[] = [
      ['startEvent', process('p', `<startEvent id="it">${failing}</startEvent>`, end(), flow('it', 'end')), true],
      ['intermediateThrowEvent', process('p', start(), `<intermediateThrowEvent id="it">${failing}</intermediateThrowEvent>`, end(), flow('start', 'it'), flow('it', 'end')), true],
      ['endEvent', process('p', start(), `<endEvent id="it">${failing}</endEvent>`, flow('start', 'it')), false],
    ];
    for (const [kind, xml, before] of models) {
      // given
      engine = createInMemoryEngine({ startMs: 0 });
      deploy('p', xml);
      const instance = create('p');
      const from = engine.records.length;
      // when
      submit('PROCESS_INSTANCE', 'CANCEL', instance, { processInstanceKey: instance });
      // then
      const ended = ['PROCESS_INSTANCE.ELEMENT_TERMINATED it', 'INCIDENT.RESOLVED it'];
      expect(events(from, 'PROCESS_INSTANCE', 'INCIDENT'), kind).to.deep.equal(
        ['PROCESS_INSTANCE.ELEMENT_TERMINATING p', 'PROCESS_INSTANCE.ELEMENT_TERMINATING it', ...(before ? ended : ended.toReversed()), 'PROCESS_INSTANCE.ELEMENT_TERMINATED p']);
      expect(engine.units.unitIds().filter((unit) => unit.startsWith('instance/')), kind).to.deep.equal([]);
    }
  });

  it('compensates oldest first, from within an event sub-process whatever the scope', () => {
    const compensated = (id: string): string => `${task(id)}<boundaryEvent id="of-${id}" attachedToRef="${id}"><compensateEventDefinition id="c-${id}"/></boundaryEvent>${task(`undo-${id}`).replace('<serviceTask', '<serviceTask isForCompensation="true"')}`;
    // After all flow nodes, says the schema.
    const joined = (id: string): string => `<association id="to-${id}" associationDirection="One" sourceRef="of-${id}" targetRef="undo-${id}"/>`;
    const inner = `<subProcess id="esp" triggeredByEvent="true"><startEvent id="es" isInterrupting="true"><timerEventDefinition id="td"><timeDuration xsi:type="tFormalExpression">PT1H</timeDuration></timerEventDefinition></startEvent>${flow('es', 'inside')}${compensated('inside')}${flow('inside', 'throw')}<endEvent id="throw"><compensateEventDefinition id="cd"/></endEvent>${joined('inside')}</subProcess>`;
    deploy('p', process('p', start(), flow('start', 'first'), compensated('first'), flow('first', 'last'), task('last'), inner, joined('first')));
    create('p');
    complete('first');
    engine.advanceTo(3_700_000);
    complete('inside');
    expect(events(0, 'JOB').filter((each) => each.startsWith('JOB.CREATED undo'))).to.deep.equal(['JOB.CREATED undo-first', 'JOB.CREATED undo-inside']);
  });

  it('migrates variables in the order of Zeebe\'s database', () => {
    const xml = (id: string): string => process(id, start(), task('work'), end(), flow('start', 'work'), flow('work', 'end'));
    deploy('p', xml('p'));
    const instance = create('p', { longest: 1, b: 2, mid: 3, a: 4 });
    const targetProcessDefinitionKey = deploy('q', xml('q'));
    const from = engine.records.length;
    submit('PROCESS_INSTANCE_MIGRATION', 'MIGRATE', instance, { processInstanceKey: instance, targetProcessDefinitionKey, mappingInstructions: [{ sourceElementId: 'work', targetElementId: 'work' }], tenantId });
    expect(events(from, 'VARIABLE')).to.deep.equal(['a', 'b', 'mid', 'longest'].map((name) => `VARIABLE.MIGRATED ${name}`));
  });
});
