import { expect } from 'chai';
import { evaluateEntries } from '../../../engine/expression/typed.ts';
import { withDocument } from '../../../engine/expression/variables.ts';
import { compileResources } from '../../../engine/model/deploy.ts';
import { findElement } from '../../../engine/model/executable.ts';
import type { ExecutableProcess } from '../../../engine/model/executable.ts';
import { bpmn, flow, service } from './bpmn-text.ts';

function processOf(contents: string, beside = ''): ExecutableProcess {
  const compiled = compileResources([{ resourceName: 'p.bpmn', content: bpmn(contents, beside) }]);
  if (!compiled.ok) throw new Error(compiled.reason);
  return compiled.processes[0]!;
}

const outputs = (mappings: string, variables: Record<string, unknown>, kind: 'outputMappings' | 'inputMappings' = 'outputMappings'): Record<string, unknown> | string => {
  const task = processOf(`<startEvent id="s"/>${service('a', `<z:ioMapping>${mappings}</z:ioMapping>`)}${flow('f', 's', 'a')}`).elements.get('a')!;
  const result = evaluateEntries((task as { outputMappings?: never; inputMappings?: never })[kind]!, withDocument(variables), { nowMs: 0 });
  return result.ok ? Object.fromEntries([...result.value].map(([name, json]) => [name, JSON.parse(json) as unknown])) : result.failure;
};

describe('the executable graph', () => {
  it('visits sequence flows backwards (rule 4)', () => {
    const process = processOf(`<startEvent id="s"/><parallelGateway id="g"><outgoing>f1</outgoing><outgoing>f2</outgoing></parallelGateway>${service('a')}${service('b')}${flow('f0', 's', 'g')}${flow('f1', 'g', 'a')}${flow('f2', 'g', 'b')}`);
    expect(findElement(process, 'g', 'PARALLEL_GATEWAY')!.outgoing.map(({ id }) => id)).to.deep.equal(['f2', 'f1']);
  });

  it('gives a multi-instance activity and its body one id (rule 95)', () => {
    const process = processOf(`<startEvent id="s"/><subProcess id="sub"><multiInstanceLoopCharacteristics><extensionElements><z:loopCharacteristics inputCollection="=items" outputCollection="results" outputElement="=result"/></extensionElements></multiInstanceLoopCharacteristics><startEvent id="i"/>${service('t')}${flow('f2', 'i', 't')}</subProcess>
      <boundaryEvent id="b" attachedToRef="sub"><outgoing>f3</outgoing><timerEventDefinition><timeDuration>PT1H</timeDuration></timerEventDefinition></boundaryEvent>${service('x')}${flow('f', 's', 'sub')}${flow('f3', 'b', 'x')}`);
    const body = findElement(process, 'sub', 'MULTI_INSTANCE_BODY')!;
    const inner = findElement(process, 'sub', 'SUB_PROCESS')!;
    expect(body.inner).to.equal(inner);
    expect(inner.flowScope).to.equal(body);
    expect(process.elements.get('i')).to.include({ flowScope: inner });
    expect(body.boundaryEvents.map(({ id }) => id)).to.deep.equal(['b']);
    expect(inner.boundaryEvents).to.deep.equal([]);
    expect(body.outputElementVariable).to.equal('result');
    expect(findElement(process, 'f', 'SEQUENCE_FLOW')!.target).to.equal(body);
  });

  it('ties event sub-processes to their scope and boundary events to their activity', () => {
    const process = processOf(`<startEvent id="s"/>${service('a')}${flow('f', 's', 'a')}<subProcess id="esp" triggeredByEvent="true"><startEvent id="m" isInterrupting="false"><messageEventDefinition messageRef="msg"/></startEvent>${service('h')}${flow('f2', 'm', 'h')}</subProcess>
      <boundaryEvent id="b" attachedToRef="a"><outgoing>f3</outgoing><errorEventDefinition errorRef="e"/></boundaryEvent>${service('x')}${flow('f3', 'b', 'x')}`, '<message id="msg" name="hello"><extensionElements><z:subscription correlationKey="=k"/></extensionElements></message><error id="e" errorCode="E1"/>');
    expect(process.root.eventSubProcesses[0]!.startEvent).to.include({ id: 'm', interrupting: false, eventType: 'MESSAGE' });
    expect(process.root.catchEvents.map(({ id }) => id)).to.deep.equal(['m']);
    expect(process.root.noneStartEvent!.id).to.equal('s');
    const boundary = findElement(process, 'b', 'BOUNDARY_EVENT')!;
    expect(boundary.attachedTo).to.equal(process.elements.get('a'));
    expect(boundary.error).to.deep.equal({ code: 'E1' });
  });

  it('is frozen', () => {
    const process = processOf(`<startEvent id="s"/>${service('a')}${flow('f', 's', 'a')}`);
    expect(() => { (process.root.children as unknown[]).push(1); }).to.throw(TypeError);
    expect(() => { (process.elements.get('a') as { id: string }).id = 'x'; }).to.throw(TypeError);
  });

  it('reads the properties of a user task as its job will show them (rules 118, 119)', () => {
    const process = processOf(`<startEvent id="s"/><userTask id="u"><extensionElements><z:assignmentDefinition assignee="123" candidateGroups="a, b"/><z:taskHeaders><z:header key="k" value="v"/><z:header key="empty" value=""/></z:taskHeaders></extensionElements></userTask>${flow('f', 's', 'u')}`);
    const task = findElement(process, 'u', 'USER_TASK')!;
    expect(task.job!.type.text).to.equal('io.camunda.zeebe:userTask');
    expect(task.job!.retries.text).to.equal('1');
    expect(task.job!.headers).to.deep.equal({ k: 'v' });
    expect([task.userTask.assignee!.text, task.userTask.candidateGroups!.text]).to.deep.equal(['"123"', '["a","b"]']);
  });
});

describe('mappings', () => {
  it('let a later one see earlier targets, take static sources as text (rules 23, 24)', () => {
    expect(outputs('<z:input source="=5" target="y"/><z:input source="=y+1" target="z"/><z:input source="12" target="t"/><z:input source="a &quot;b&quot; \\c" target="q"/>', { y: 100 }, 'inputMappings'))
      .to.deep.equal({ y: 5, z: 6, t: '12', q: 'a "b" \\c' });
  });

  it('build nested targets afresh on input, merge them on output (rule 26)', () => {
    expect(outputs('<z:input source="=1" target="a.b"/>', { a: { c: 1 } }, 'inputMappings')).to.deep.equal({ a: { b: 1 } });
    expect(outputs('<z:output source="=2" target="a.b"/>', { a: { c: 1 } })).to.deep.equal({ a: { c: 1, b: 2 } });
    expect(outputs('<z:output source="=2" target="a.b"/>', {})).to.deep.equal({ a: { b: 2 } });
    expect(outputs('<z:output source="=2" target="a.b"/>', { a: 7 })).to.deep.equal({ a: null });
    expect(outputs('<z:output source="=1" target="a.b.c"/><z:output source="=2" target="a.b.d"/>', { a: { b: { x: 0 } } })).to.deep.equal({ a: { b: { x: 0, c: 1, d: 2 } } });
  });

  it('word a merge as Zeebe does: texts of incidents show it', () => {
    expect(outputs('<z:output source="=1" target="a.b.c"/><z:output source="=assert(x, x != null)" target="a.d"/>', {})).to.include(
      "'{a:if (a != null) then context merge(a,{b:if (a.b != null) then context merge(a.b,{c:1}) else {c:1},d:assert(x, x != null)}) else {b:if (a.b != null) then context merge(a.b,{c:1}) else {c:1},d:assert(x, x != null)}}'");
  });
});
