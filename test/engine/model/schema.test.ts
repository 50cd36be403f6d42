import { expect } from 'chai';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { compileResources } from '../../../engine/model/deploy.ts';
import { repositoryRoot } from '../../support/source-files.ts';

const NAMESPACES = 'xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI"';
const defs = (body: string, attributes = 'id="d" targetNamespace="t"'): string => `<definitions ${NAMESPACES} ${attributes}>${body}</definitions>`;
const process = (inner: string): string => defs(`<process id="p" isExecutable="true">${inner}</process>`);
const refusal = (xml: string): string => {
  const compiled = compileResources([{ resourceName: 'p.bpmn', content: xml }]);
  return compiled.ok ? '' : compiled.reason.slice(compiled.reason.indexOf("'p.bpmn': "));
};
const START = '<startEvent id="s"/>';
const PLANE = '<bpmndi:BPMNDiagram><bpmndi:BPMNPlane id="y" bpmnElement="p"/></bpmndi:BPMNDiagram>';

/** Each was put to the real Zeebe 8.5.0 too: it refuses the same, for the same reason. */
const REFUSED: readonly (readonly [title: string, xml: string, text: RegExp])[] = [
  ['an attribute that it does not know', process('<startEvent id="s" foo="1"/>'), /3\.2\.2: Attribute 'foo' is not allowed to appear in element 'startEvent'\. \(at 's'\)/],
  ['an attribute that is missing', process(`${START}<sequenceFlow id="f" sourceRef="s"/>`), /Attribute 'targetRef' must appear on element 'sequenceFlow'\. \(at 'f'\)/],
  ['a document without a target name space', defs(`<process id="p" isExecutable="true">${START}</process>`, 'id="d"'), /Attribute 'targetNamespace' must appear/],
  ['children out of order', process('<startEvent id="s"><outgoing>f</outgoing><extensionElements/></startEvent><sequenceFlow id="f" sourceRef="s" targetRef="e"/><endEvent id="e"/>'), /2\.4\.\w: Invalid content was found starting with element 'extensionElements'/],
  ['an element that it does not know', process(`${START}<fooTask id="t"/>`), /starting with element 'fooTask'/],
  ['an element that only stands for others', process(`${START}<event id="t"/>`), /cannot be abstract/],
  ['an extension outside of extensionElements', process(`<startEvent id="s"><zeebe:ioMapping/></startEvent>`), /starting with element 'ioMapping'/],
  ['an id that is no name', process('<startEvent id="1s"/>'), /'1s' is not a valid value for 'NCName'/],
  ['an id with a colon', process('<startEvent id="a:b"/>'), /'a:b' is not a valid value for 'NCName'/],
  ['an id that comes twice, the document’s included', process('<startEvent id="d"/>'), /multiple occurrences of ID value 'd'/],
  ['a flow that leads nowhere', process(`${START}<sequenceFlow id="f" sourceRef="s" targetRef="zz"/>`), /no ID\/IDREF binding for IDREF 'zz'/],
  ['a default flow that is not there', process(`${START}<exclusiveGateway id="g" default="nix"/>`), /IDREF 'nix'/],
  ['an outgoing flow that is not there', process('<startEvent id="s"><outgoing>nope</outgoing></startEvent>'), /Unable to find a model element instance for id nope/],
  ['a truth that is neither true nor false', process('<startEvent id="s" isInterrupting="maybe"/>'), /'maybe' is not a valid value for 'boolean'/],
  ['text between elements', process(`hello${START}`), /cannot have character \[children\]/],
  ['a type that is none', process(`${START}<exclusiveGateway id="g"/><sequenceFlow id="f" sourceRef="s" targetRef="g"><conditionExpression xsi:type="tFoo">=a</conditionExpression></sequenceFlow>`), /Cannot resolve 'tFoo'/],
  ['a drawing with something unknown in it', defs(`<process id="p" isExecutable="true">${START}</process>${PLANE.replace('<bpmndi:BPMNPlane', '<bpmndi:Foo/><bpmndi:BPMNPlane')}`), /starting with element 'Foo'/],
  ['a message without an id', defs(`<message name="m"/><process id="p" isExecutable="true">${START}</process>`), /because "value" is null: <bpmn:message> in 'd' has no id/],
  ['a prefix that is bound to nothing, in the drawing too', defs(`<process id="p" isExecutable="true">${START}</process>${PLANE.replace('"p"', '"q:p"')}`), /Cannot resolve 'q:p' as a QName: the prefix 'q' is not declared\. \(at 'y'\)/],
  ['a type of a foreign name space', process(`${START}<exclusiveGateway id="g"/><sequenceFlow id="f" sourceRef="s" targetRef="g"><conditionExpression xsi:type="zeebe:tExpression">=a</conditionExpression></sequenceFlow>`), /Cannot resolve 'zeebe:tExpression'/],
  ['an attribute of the schema instance that there is not, or that says nil', process('<startEvent id="s" xsi:nil="true"/>'), /Attribute 'nil' must not appear/],
  ['BPMN inside of an extension that is no BPMN', process('<startEvent id="s"><extensionElements><zeebe:x><task id="1"/></zeebe:x></extensionElements></startEvent>'), /'1' is not a valid value/],
  ['children of what has none, and before that what is wrong with them', process(`${START}<endEvent id="e"><incoming>f<task id="1"/></incoming></endEvent>`), /'1' is not a valid value/],
  ['what the schema sees before the text stops being XML', process('<startEvent id="s" foo="1"/>&bar;'), /Attribute 'foo' is not allowed/],
  ['a document that is another element of BPMN', '<process xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="p"/>', /class bpmn:process cannot be cast to class bpmn:definitions/],
  ['a start event without an id', process('<startEvent/>'), /because "value" is null: <bpmn:startEvent> in 'p' has no id/],
];

describe('the BPMN schema (rule 11)', () => {
  for (const [title, xml, text] of REFUSED) it(`refuses ${title}`, () => { expect(refusal(xml)).to.match(text); });

  it('lets foreign attributes and extensions, comments and drawings be', () => {
    for (const xml of [
      process('<startEvent id="s" zeebe:foo="1"/>'), process('<startEvent id="s"><extensionElements><zeebe:foo bar="1"><zeebe:deep/></zeebe:foo></extensionElements></startEvent>'),
      process(`<!-- hi --><documentation><![CDATA[<x>]]></documentation>${START}`), defs(`<process id="p" isExecutable="true">${START}</process>${PLANE}`),
      process('<startEvent id="bắt_đầu"/>'), process('<startEvent id="s" xml:lang="vi"/>'),
      process(`<startEvent id=" s "><outgoing> f </outgoing></startEvent><endEvent id="e"/><sequenceFlow id="f" sourceRef=" s" targetRef="e "/>`),
      defs(`<message id="m" name="n"/><process id="p" isExecutable=" true "><startEvent id="s"><messageEventDefinition messageRef="zeebe:m"/></startEvent></process>`),
      process(`${START}<callActivity id="c"><extensionElements><zeebe:calledElement processId="x"><endEvent id="e"/></zeebe:calledElement></extensionElements></callActivity><sequenceFlow id="f" sourceRef="s" targetRef="c"/>`),
    ]) expect(refusal(xml), xml).to.equal('');
  });

  it('accepts every model of ours', () => {
    const folder = join(repositoryRoot, 'processes', 'models');
    for (const name of readdirSync(folder).filter((each) => each.endsWith('.bpmn'))) expect(refusal(readFileSync(join(folder, name), 'utf8')), name).to.equal('');
  });
});
