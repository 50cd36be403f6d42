import { expect } from 'chai';
import { compileResources } from '../../../engine/model/deploy.ts';
import { bpmn, flow, service } from './bpmn-text.ts';

const HEAD = 'Expected to deploy new resources, but encountered the following errors:\n';
const refusal = (content: string, resourceName = 'p.bpmn'): string => {
  const compiled = compileResources([{ resourceName, content }]);
  return compiled.ok ? 'accepted' : compiled.reason.replace(HEAD, '');
};
const error = (element: string, ...texts: string[]): string => `'p.bpmn': - Element: ${element}\n${texts.map((text) => `    - ERROR: ${text}\n`).join('')}`;

const START = '<startEvent id="s"/>';
const timer = (id: string, contents: string, attributes = ''): string => `<boundaryEvent id="${id}" attachedToRef="a" ${attributes}><outgoing>fb</outgoing><timerEventDefinition id="t">${contents}</timerEventDefinition></boundaryEvent>${service('x')}${flow('fb', id, 'x')}`;

/** What recordings do not show: rules of the semantics, or texts as Zeebe's model rules have them. */
describe('validating a model', () => {
  const gateway = (kind: string, first: string): string => `${START}<${kind} id="g"><outgoing>f1</outgoing><outgoing>f2</outgoing></${kind}>${service('a')}${service('b')}${flow('f0', 's', 'g')}${flow('f1', 'g', 'a', first)}${flow('f2', 'g', 'b', '=true')}`;
  const CASES: readonly (readonly [string, string, string])[] = [
    ['accepts what it should', `${START}${service('a')}${flow('f', 's', 'a')}`, 'accepted'],
    ['wants a condition on each flow of a fork (rule 16)', gateway('exclusiveGateway', ''), error('f1', 'Must have a condition or be default flow')],
    ['wants a condition on an inclusive fork (rule 16)', gateway('inclusiveGateway', ''), error('f1', 'Must have a condition')],
    ['wants conditions to be expressions (rule 16)', gateway('exclusiveGateway', 'true'), error('f1 > conditionExpression', "Expected expression but found static value 'true'. An expression must start with '=' (e.g. '=true').")],
    ['wants conditions to parse (rule 42)', gateway('exclusiveGateway', '=-7 modulo 3'), error('f1 > conditionExpression', `failed to parse expression '-7 modulo 3': Expected (binaryComparison | between | instanceOf | in | "and" | "or" | end-of-input):1:4, found "modulo 3"`)],
    ['lets an inclusive gateway fork only (rule 18)', `${START}<inclusiveGateway id="g"><incoming>f1</incoming><incoming>f2</incoming></inclusiveGateway>${flow('f1', 's', 'g')}${flow('f2', 's', 'g')}`, error('g', 'Currently the inclusive gateway can only have one incoming sequence flow')],
    ['names elements that it does not run (rule 107)', `${START}<complexGateway id="g"/>`, error('g', "Elements of type 'ComplexGateway' are currently not supported. Please refer to the documentation for a list of supported elements: https://docs.camunda.io/docs/components/modeler/bpmn/bpmn-coverage/")],
    ['refuses a cycle that interrupts (rule 77)', `${START}${service('a')}${timer('b', '<timeCycle>R3/PT1S</timeCycle>')}`, error('b', 'Interrupting timer event with time cycle is not allowed.')],
    ['refuses a cycle that is none (rule 72)', `${START}${service('a')}${timer('b', '<timeCycle>PT1M</timeCycle>', 'cancelActivity="false"')}`, error('b', 'Invalid timer cycle expression (Cron expression contains 1 parts but we expect one of [6])')],
    ['refuses a loop that waits for nobody (rule 108)', `${START}<manualTask id="j"/><manualTask id="m"/>${flow('f0', 's', 'j')}${flow('f1', 'j', 'm')}${flow('f2', 'm', 'j')}`, '`p.bpmn`: - Process: p\n    - ERROR: Processes are not allowed to contain a straight-through processing loop: j > m > j\n'],
    ['lets a repeated task that ends its sub-process end the loop, as Zeebe does (rule 108)', `${START}<task id="j"/><subProcess id="sub"><startEvent id="i"/><task id="m"><multiInstanceLoopCharacteristics><extensionElements><z:loopCharacteristics inputCollection="=[1]"/></extensionElements></multiInstanceLoopCharacteristics></task>${flow('f3', 'i', 'm')}</subProcess>${flow('f0', 's', 'j')}${flow('f1', 'j', 'sub')}${flow('f2', 'sub', 'j')}`, 'accepted'],
    ['wants a subscription of a message that starts a sub-process', `${START}<subProcess id="sub"><startEvent id="i"><messageEventDefinition messageRef="msg"/></startEvent></subProcess>${flow('f', 's', 'sub')}</process><message id="msg" name="m"/><process id="q">`,
      error('msg', 'Must have exactly one zeebe:subscription extension element') + "- Element: sub\n    - ERROR: Start events in subprocesses must be of type none\n"],
    ['counts an association as a way on only for compensation', `${START}${service('a')}<boundaryEvent id="b" attachedToRef="a"/><task id="h" isForCompensation="true"/>${flow('f', 's', 'a')}<association id="as" sourceRef="b" targetRef="h"/>`, error('b', 'Must have at least one outgoing sequence flow or association', 'Must have exactly one event definition')],
    ['wants names of variables that FEEL can read', `${START}${service('a', '<z:ioMapping><z:input source="=1" target="a-b"/><z:input source="=1" target="if"/><z:input target="c"/></z:ioMapping>')}${flow('f', 's', 'a')}`,
      `'p.bpmn': - Element: a > extensionElements > ioMapping > input\n    - ERROR: Expected expression but not found.\n- Element: a > extensionElements > ioMapping > input\n    - ERROR: Expected path expression 'if' but is one of the reserved words (null, true, false, function, if, then, else, for, between, instance, of).\n- Element: a > extensionElements > ioMapping > input\n    - ERROR: Expected path expression 'a-b' but doesn't match the pattern '[a-zA-Z_][a-zA-Z0-9_]*(\\.[a-zA-Z_][a-zA-Z0-9_]*)*'.\n`],
    ['points at the operator that has no right side', `${START}${service('a', '<z:ioMapping><z:input source="=1 +" target="x"/></z:ioMapping>')}${flow('f', 's', 'a')}`,
      error('a > extensionElements > ioMapping > input', `failed to parse expression '1 +': Expected (binaryComparison | between | instanceOf | in | "and" | "or" | end-of-input):1:3, found "+"`)],
    ['wants a job type', `${START}<serviceTask id="a"/>${flow('f', 's', 'a')}`, error('a', "Must have exactly one 'zeebe:taskDefinition' extension element")],
    ['wants references that lead somewhere', `${START}${flow('f', 's', 'nowhere')}`, "'p.bpmn': Error: cvc-id.1: There is no ID/IDREF binding for IDREF 'nowhere'. (at 'f')"],
    ['wants ids once', `${START}${service('a')}${service('a')}${flow('f', 's', 'a')}`, "'p.bpmn': Error: cvc-id.2: There are multiple occurrences of ID value 'a'. (at 'a')"],
  ];
  for (const [title, contents, expected] of CASES) it(title, () => expect(refusal(bpmn(contents))).to.equal(expected));

  const doubled = '<z:ioMapping><z:input source="=1" target="a"/></z:ioMapping>'.repeat(2);
  const native = (form: string): string => `${START}<userTask id="u"><extensionElements><z:userTask/>${form}</extensionElements></userTask>${flow('f', 's', 'u')}`;
  const headers = (list: string): string => `${START}${service('a', `<z:taskHeaders>${list}</z:taskHeaders>`)}`;
  const ONLY_FORM = "Exactly one of the attributes 'formId, externalReference' must be present and not blank for native user tasks";
  const MORE: readonly (readonly [string, string, string | RegExp])[] = [
    ['wants extensions once that may stand once', `${START}${service('a', doubled)}`, "'p.bpmn': Collection expected to have <1> entry but has <2>"],
    ['counts listeners that nobody may have, empty ones', `${START}<task id="t"><extensionElements><z:executionListeners/><z:executionListeners/></extensionElements></task>`, "'p.bpmn': Collection expected to have <1> entry but has <2>"],
    ['lets extensions stand twice that nobody reads there', `${START}<task id="t"><extensionElements><z:taskDefinition type="x"/><z:taskDefinition type="y"/></extensionElements></task>`, 'accepted'],
    ['wants header keys once, the missing one too', headers('<z:header key="a" value="1"/><z:header key="a"/><z:header/><z:header key=""/>'), error('a > extensionElements > taskHeaders', "Headers contain duplicate entries for key 'a'", "Headers contain duplicate entries for key 'null'")],
    ['keeps header keys of the engine for itself', headers('<z:header key="io.camunda.zeebe:x" value="1"/>'), error('a > extensionElements > taskHeaders', "Attribute 'key' contains 'io.camunda.zeebe:x', but header keys starting with 'io.camunda.zeebe:' are reserved for internal use.")],
    ['wants one form of a native user task', native('<z:formDefinition formKey="k"/>'), error('u > extensionElements > formDefinition', ONLY_FORM)],
    ['wants the form that stands in the model to say something', native('<z:userTaskForm id="x"/>'), error('u > extensionElements > userTaskForm', 'User task form text content has to be present and not empty')],
    ['wants listeners to listen to what there is', `${START}${service('a', '<z:executionListeners><z:executionListener eventType="foo" type="x"/></z:executionListeners>')}`, /No enum constant .*\.foo$/],
    ['takes codes and forms that do not parse: they become incidents', native('<z:formDefinition formId="=1 +"/>'), 'accepted'],
    ['wants a message for what a send task publishes', `${START}<sendTask id="a"><extensionElements><z:publishMessage correlationKey="=1"/></extensionElements></sendTask>`, error('a', 'Must reference a message')],
    ['wants ASCII letters in names of variables', `${START}${service('a', '<z:ioMapping><z:input source="=1" target="ế"/></z:ioMapping>')}`, /Expected path expression 'ế' but doesn't match the pattern/],
    ['reads 1 as untrue, as Zeebe does', `${START}<endEvent id="e"><compensateEventDefinition id="c" waitForCompletion="1"/></endEvent>`, error('e', 'A compensation end event waitForCompletion attribute must be true or not present')],
    ['refuses references to what is something else, by name', `${START}${service('a')}<sequenceFlow id="f" sourceRef="p" targetRef="a"/>`, /class bpmn:process cannot be cast to class FlowNode: <bpmn:sequenceFlow> 'f' refers to 'p' by sourceRef/],
    ['reports what the rules find before flows that lead to no node', `${START}<serviceTask id="a"/><sequenceFlow id="f" sourceRef="s" targetRef="p"/>`, error('a', "Must have exactly one 'zeebe:taskDefinition' extension element")],
    ['refuses flows from one process to another', `${START}${flow('f', 's', 't')}</process><process id="q" isExecutable="true"><startEvent id="t"/>`, /because it is null: targetRef of <bpmn:sequenceFlow> 'f' leads out of process 'p'/],
    ['wants an activity to handle a compensation', `${START}${service('a')}<boundaryEvent id="b" attachedToRef="a"><compensateEventDefinition id="c"/></boundaryEvent><endEvent id="e"/><association id="as" sourceRef="b" targetRef="e"/>`, "'p.bpmn': Expected element with id 'e' to be instance of class 'ExecutableActivity', but it is an instance of 'ExecutableEndEvent'"],
    ['asks only for flows that a rule counts', '<startEvent id="s"/><endEvent id="e"><incoming>nowhere</incoming></endEvent>', 'accepted'],
    ['looks into a transaction as into a sub-process', `${START}<transaction id="x"/>`, /Elements of type 'Transaction' are currently not supported[^]*Must have exactly one start event/],
    ['wants no compensation to start an event sub-process of the process', `${START}<subProcess id="x" triggeredByEvent="true"><startEvent id="y"><compensateEventDefinition id="c"/></startEvent></subProcess>`, /ERROR: A compensation event subprocess is not allowed on the process level/],
    ['says of a start event that its name or timer does not parse', `<startEvent id="s"><timerEventDefinition id="t"><timeDate>=1 +</timeDate></timerEventDefinition></startEvent>`, /Element: s\n {4}- ERROR: Invalid timer date expression \(failed to parse expression '1 \+'[^]*Element: t\n/],
    ['says of a loop that its condition does not parse', `${START}<task id="k"><multiInstanceLoopCharacteristics id="mi"><extensionElements><z:loopCharacteristics inputCollection="=a"/></extensionElements><completionCondition>=1 +</completionCondition></multiInstanceLoopCharacteristics></task>`, /Element: mi\n {4}- ERROR: failed to parse expression '1 \+'/],
  ];
  for (const [title, contents, expected] of MORE) it(title, () => { const found = refusal(bpmn(contents)); if (typeof expected === 'string') expect(found).to.equal(expected); else expect(found).to.match(expected); });

  it('wants an executable process (rule 106)', () => {
    expect(refusal(bpmn(START).replace('isExecutable="true"', 'isExecutable="false"'))).to.equal(error('definitions', 'Must contain at least one executable process'));
  });

  it('reports on every resource, and on process ids that come twice', () => {
    // given
    const good = bpmn(`${START}${service('a')}${flow('f', 's', 'a')}`);
    // when
    const twice = compileResources([{ resourceName: 'a.bpmn', content: good }, { resourceName: 'b.bpmn', content: good }]);
    const one = compileResources([{ resourceName: 'a.bpmn', content: good }, { resourceName: 'b.bpmn', content: bpmn('') }]);
    // then
    expect(twice).to.deep.equal({ ok: false, reason: `${HEAD}Duplicated process id in resources 'a.bpmn' and 'b.bpmn'` });
    expect(one).to.deep.equal({ ok: false, reason: `${HEAD}'b.bpmn': - Element: p\n    - ERROR: Must have at least one start event\n` });
  });

  it('answers bad input with a refusal, whatever it is', () => {
    for (const content of ['', 'x', '<a', '<a></b>', '<a/><b/>', '<definitions/>', bpmn('<startEvent id="s">'), '\u0000', '<?xml version="1.0"?>', `${'<a>'.repeat(100_000)}`, '{"a":1}']) {
      expect(refusal(content), JSON.stringify(content.slice(0, 60))).to.match(/^'p\.bpmn': /);
    }
    expect(refusal(bpmn(START), 'p.txt')).to.equal("\n'p.txt': unknown resource type");
  });

  it('expands no entity', () => {
    const bomb = `<!DOCTYPE d [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>${bpmn(`<startEvent id="s" name="&b;"/>`)}`;
    expect(refusal(bomb)).to.match(/DOCTYPE is disallowed/);
  });
});
