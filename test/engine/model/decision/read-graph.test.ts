import { expect } from 'chai';
import { readDecisionGraph } from '../../../../engine/model/decision/read-graph.ts';
import { context, dmnText, functionText, invocation, literal, relation, table } from '../../../support/engine/dmn-text.ts';

const UNREADABLE = 'Failed to parse DMN: org.camunda.bpm.model.dmn.DmnModelException: Unable to parse model';
const refusal = (xml: string): string => { const read = readDecisionGraph(xml); return read.ok ? 'read' : read.failure.message; };
const definitions = (body: string, attributes = 'id="g" name="n" namespace="x"', nameSpace = 'https://www.omg.org/spec/DMN/20191111/MODEL/'): string => `<definitions xmlns="${nameSpace}" ${attributes}>${body}</definitions>`;
const decision = (logic: string, attributes = 'id="d" name="n"'): string => `<decision ${attributes}>${logic}</decision>`;
const INPUT = '<input id="i"><inputExpression id="ie"><text>x</text></inputExpression></input>';
const RULE = '<rule id="r"><inputEntry id="e1"><text>1</text></inputEntry><outputEntry id="e2"><text>1</text></outputEntry></rule>';
const ofTable = (inner: string, attributes = ''): string => refusal(definitions(decision(`<decisionTable ${attributes}>${inner}</decisionTable>`)));

describe('reading DMN', () => {
  it('takes DMN 1.1 to 1.5', () => {
    for (const nameSpace of ['http://www.omg.org/spec/DMN/20151101/dmn.xsd', 'http://www.omg.org/spec/DMN/20151101/dmn11.xsd', 'http://www.omg.org/spec/DMN/20180521/MODEL/', 'https://www.omg.org/spec/DMN/20191111/MODEL/', 'https://www.omg.org/spec/DMN/20211108/MODEL/', 'https://www.omg.org/spec/DMN/20230324/MODEL/'])
      expect(refusal(definitions(decision(literal('1')), undefined, nameSpace)), nameSpace).to.equal('read');
  });

  it('refuses what is no DMN by its schema, as one', () => {
    for (const xml of [
      'hello', '', '<a/>', definitions(decision(literal('1'))).replace('</definitions>', ''), definitions(decision(literal('1')), undefined, 'urn:x'), definitions(decision(literal('1')), 'id="g" namespace="x"'),
      definitions(decision(literal('1')), 'id="g" name="n"'), definitions(decision(literal('1'), 'id="d"')), definitions('<bogus/>'), definitions(decision(literal('1'), 'id="d" name="n" bogus="1"')),
      definitions(decision(literal('1')) + decision(literal('1'))), definitions(decision(literal('1'), 'id="1a" name="n"')), definitions(decision(`${literal('1')}<variable name="v"/>`)), definitions(decision(literal('1') + literal('2'))),
      definitions(decision(`<informationRequirement/>${literal('1')}`)), definitions(decision(literal('1'))).replace('<definitions', '<!DOCTYPE x><definitions'),
    ]) expect(refusal(xml), xml).to.equal(UNREADABLE);
    const output = '<output id="o" name="o" />';
    expect(ofTable(INPUT + output + RULE)).to.equal('read');
    for (const [inner, attributes] of [[INPUT + RULE], [output + INPUT + RULE], [INPUT + RULE + output], [INPUT + output + RULE, 'hitPolicy="unique"'], [INPUT + output + RULE, 'hitPolicy=""'], [INPUT + output + RULE, 'aggregation="AVG"'], ['<input id="i"/>' + output]] as const)
      expect(ofTable(inner, attributes), inner).to.equal(UNREADABLE);
  });

  it('says which expression is wrong, all of them, each text once', () => {
    expect(refusal(dmnText('g', [{ id: 'd', logic: table({ inputs: [{ expression: '1 +' }], outputs: [{ name: 'o' }], rules: [{ when: ['"a'], then: ['2 *'] }, { when: ['"a'], then: ['2 *'] }] }) }]))).to.equal([
      'FEEL expression: failed to parse expression \'1 +\': Expected (binaryComparison | between | instanceOf | in | "and" | "or" | end-of-input):1:3, found "+"',
      'FEEL unary-tests: failed to parse expression \'"a\': Expected (start-of-input | negation | positiveUnaryTests | anyInput):1:1, found "\\"a"',
      'FEEL expression: failed to parse expression \'2 *\': Expected (binaryComparison | between | instanceOf | in | "and" | "or" | end-of-input):1:3, found "*"',
    ].join('\n'));
    expect(refusal(definitions(decision('<literalExpression id="lx"></literalExpression>')))).to.equal("The expression 'lx' must not be empty.");
    expect(refusal(definitions(decision('<literalExpression expressionLanguage="groovy"><text>1</text></literalExpression>')))).to.equal("Expression language 'groovy' is not supported");
  });

  it('refuses logic that Zeebe cannot evaluate', () => {
    const outputs = [{ name: 'a' }, { label: 'L' }];
    expect(refusal(dmnText('g', [{ id: 'd', logic: table({ hitPolicy: 'COLLECT', aggregation: 'SUM', inputs: [], outputs, rules: [] }) }]))).to.equal("hit policy 'COLLECT' with aggregator is not defined for compound output\nno output name defined for `L`");
    expect(refusal(dmnText('g', [{ id: 'd', logic: relation(['a', 'b'], [[literal('1')]]) }]))).to.equal("expected row with '2' elements but found '1'");
    expect(refusal(dmnText('g', [{ id: 'd', logic: invocation('nobody', []) }]))).to.equal("no BKM found with name 'nobody'");
    expect(refusal(dmnText('g', [{ id: 'd', logic: functionText(['p'], 'p') }]))).to.match(/^unsupported decision expression/);
    expect(refusal(definitions(decision('')))).to.equal("unsupported decision expression 'null'");
    expect(refusal(dmnText('g', [{ id: 'd', logic: context([]) }]))).to.not.equal('read');
  });

  it('refuses requirements that are missing, lead back or go on for ever', () => {
    expect(refusal(dmnText('g', [{ id: 'd', requires: ['nobody'], logic: literal('1') }]))).to.equal('Unable to find a model element instance for id nobody');
    expect(refusal(dmnText('g', [{ id: 'a', requires: ['b'], logic: literal('1') }, { id: 'b', requires: ['a'], logic: literal('1') }]))).to.equal('Invalid DMN model: Cyclic dependencies between decisions detected.');
    expect(refusal(dmnText('g', [{ id: 'd', logic: literal('1') }], [{ id: 'k', knows: ['l'], parameters: [], logic: literal('1') }, { id: 'l', knows: ['k'], parameters: [], logic: literal('1') }]))).to.equal('Invalid DMN model: Cyclic dependencies between BKMs detected.');
    const chain = Array.from({ length: 5_000 }, (_each, index) => ({ id: `d${index}`, requires: index === 0 ? [] : [`d${index - 1}`], logic: literal('1') }));
    expect(refusal(dmnText('g', chain.toReversed()))).to.equal('Invalid DMN model: more than 200 decisions require one another in a row.');
  });

  it('wants ids and names, of the file and of its decisions', () => {
    const nameless = readDecisionGraph(definitions(decision(literal('1'), 'id="d" name=""')));
    expect(nameless).to.deep.equal({ ok: false, failure: { of: 'resource', message: "Expected decision 'd' to have an id and a name, but one of them is empty" } });
    expect(refusal(definitions(decision(literal('1')), 'name="n" namespace="x"'))).to.equal("Expected the definitions to have an attribute 'id', but it is empty");
  });
});
