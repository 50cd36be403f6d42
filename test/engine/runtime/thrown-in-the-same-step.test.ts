import { expect } from 'chai';
import { callActivity, end, flow, process, start, subProcess, task } from './support/bpmn-text.ts';
import { createClient } from './support/client.ts';

/** Each was found by the differential test (test/long/engine-differential-random.test.ts) and is what the real Zeebe 8.5.0 does. */
describe('what is thrown and caught within one step', () => {
  const throwing = (id: string, definition: string): string => `<intermediateThrowEvent id="${id}">${definition}</intermediateThrowEvent>`;
  const catching = (id: string, definition: string, ...inside: readonly string[]): string =>
    `<subProcess id="${id}" triggeredByEvent="true"><startEvent id="${id}s"><outgoing>${id}s-${id}t</outgoing>${definition}</startEvent>${inside.join('')}${flow(`${id}s`, `${id}t`)}</subProcess>`;
  const withReference = (xml: string, reference: string): string => xml.replace('<process ', `${reference}<process `);

  it('interrupts the thrower of a signal that its own process listens to', () => {
    const definition = '<signalEventDefinition signalRef="sig"/>';
    const xml = withReference(process('p', start(), throwing('w', definition), end(), flow('start', 'w'), flow('w', 'end'), catching('esp', definition, task('espt'))), '<signal id="sig" name="sig"/>');
    const client = createClient();
    client.deploy(xml);
    const instance = client.create('p');
    expect(client.ended(instance)).to.deep.equal(['start', 'w!', 'esps']);
  });

  it('lets a second escalation wait for its end when the first has interrupted the scope', () => {
    const definition = '<escalationEventDefinition escalationRef="esc"/>';
    const inner = subProcess('sub', start('s'), throwing('w', definition), task('after'), flow('s', 'w'), flow('w', 'after'))
      .replace('</subProcess>', '<multiInstanceLoopCharacteristics><extensionElements><zeebe:loopCharacteristics inputCollection="=[1,2]"/></extensionElements></multiInstanceLoopCharacteristics></subProcess>')
      .replace(/(<subProcess id="sub">)(.*)(<multiInstanceLoopCharacteristics>.*<\/multiInstanceLoopCharacteristics>)/s, '$1$3$2');
    const xml = withReference(process('p', start(), inner, flow('start', 'sub'), catching('esp', definition, task('espt'))), '<escalation id="esc" name="esc" escalationCode="esc"/>');
    const client = createClient();
    client.deploy(xml);
    client.create('p');
    expect(client.engine.records.filter(({ valueType }) => valueType === 'ESCALATION').map(({ intent, value }) => `${intent} ${String(value['catchElementId'])}`)).to.deep.equal(['ESCALATED esps', 'NOT_ESCALATED esps']);
    expect(client.ended().filter((id) => id.startsWith('w'))).to.deep.equal(['w!', 'w!']);
  });

  it('gives a manual task neither boundary events nor mappings', () => {
    const manual = '<manualTask id="m"><extensionElements><zeebe:ioMapping><zeebe:input source="=1" target="local"/></zeebe:ioMapping></extensionElements></manualTask><boundaryEvent id="b" attachedToRef="m"><outgoing>b-e</outgoing><timerEventDefinition><timeDuration>PT1H</timeDuration></timerEventDefinition></boundaryEvent>';
    const client = createClient();
    client.deploy(process('p', start(), manual, end('e'), flow('start', 'm'), flow('b', 'e')));
    client.create('p');
    expect(client.engine.records.filter(({ valueType }) => valueType === 'TIMER' || valueType === 'VARIABLE')).to.deep.equal([]);
  });

  for (const kind of ['terminate', 'compensate']) it(`applies no output mappings of a ${kind} end event`, () => {
    const ending = `<endEvent id="e"><extensionElements><zeebe:ioMapping><zeebe:output source="=assert(x, x != null)" target="y"/></zeebe:ioMapping></extensionElements><${kind}EventDefinition id="d"/></endEvent>`;
    const client = createClient();
    client.deploy(process('p', start(), ending, flow('start', 'e')));
    expect(client.ended(client.create('p'))).to.deep.equal(['start', 'e', 'p']);
  });

  it('gives a called process nothing of what a repetition gave its call activity, unless variables are mapped', () => {
    const call = callActivity('c', 'q').replace('processId="q"', 'processId="q" propagateAllParentVariables="false"').replace('</callActivity>', '<multiInstanceLoopCharacteristics><extensionElements><zeebe:loopCharacteristics inputCollection="=[1]" inputElement="item"/></extensionElements></multiInstanceLoopCharacteristics></callActivity>');
    const client = createClient();
    client.deploy(process('p', start(), call, flow('start', 'c')), process('q', start(), task('t'), flow('start', 't')));
    client.create('p');
    expect(client.activate('t')[0]?.variables).to.deep.equal({});
  });
});
