import { expect } from 'chai';
import { evaluateDecision } from '../../../engine/decision/evaluate-decision.ts';
import type { DecisionResult } from '../../../engine/decision/evaluate-decision.ts';
import { withDocument } from '../../../engine/expression/variables.ts';
import { readDecisionGraph } from '../../../engine/model/decision/read-graph.ts';
import { context, dmnText, functionText, invocation, list, literal, relation, table } from '../../support/engine/dmn-text.ts';
import type { DecisionText, KnowledgeText, TableText } from '../../support/engine/dmn-text.ts';

/** Outputs and texts are those of the real Zeebe 8.5.0; the long test compares thousands more. */
function evaluated(decisions: readonly DecisionText[], variables: Record<string, unknown> = {}, knowledge: readonly KnowledgeText[] = []): DecisionResult {
  const read = readDecisionGraph(dmnText('graph', decisions, knowledge));
  if (!read.ok) throw new Error(read.failure.message);
  return evaluateDecision(read.graph, decisions.at(-1)?.id ?? '', withDocument(variables), { nowMs: Date.parse('2026-11-22T03:00:00Z') });
}

/** The output, or the failure without its beginning. */
const told = (result: DecisionResult): string => (result.ok ? result.output : result.failure.replace(/^Expected to evaluate decision '[^']*', but /, 'failed: '));
const outcome = (...given: Parameters<typeof evaluated>): string => told(evaluated(...given));
const ofTable = (text: TableText, variables: Record<string, unknown> = {}): string => outcome([{ id: 'd', logic: table(text) }], variables);
const ofLogic = (logic: string, variables: Record<string, unknown> = {}, knowledge: readonly KnowledgeText[] = []): string => outcome([{ id: 'd', knows: knowledge.map(({ id }) => id), logic }], variables, knowledge);

/** Every rule matches. */
const allOf = (hitPolicy: string, outputs: readonly string[], aggregation?: string): string =>
  ofTable({ hitPolicy, ...(aggregation === undefined ? {} : { aggregation }), inputs: [], outputs: [{ name: 'out' }], rules: outputs.map((then) => ({ when: [], then: [then] })) });

describe('a decision table', () => {
  it('takes one rule under UNIQUE, FIRST and ANY, and says what stands against it', () => {
    expect(allOf('UNIQUE', ['1'])).to.equal('1');
    expect(allOf('UNIQUE', ['"a"', '"b"'])).to.equal(`failed: multiple values aren't allowed for UNIQUE hit policy. found: 'List(Map(out -> "a"), Map(out -> "b"))'`);
    expect(allOf('FIRST', ['{a: 1}', '2'])).to.equal('{"a":1}');
    expect(allOf('ANY', ['1', '1.0'])).to.equal('1');
    expect(allOf('ANY', ['1', '2'])).to.equal("failed: different values aren't allowed for ANY hit policy. found: 'List(Map(out -> 1), Map(out -> 2))'");
  });

  it('lists under RULE ORDER and COLLECT, and aggregates numbers', () => {
    expect(allOf('RULE ORDER', ['2', '1', '2'])).to.equal('[2,1,2]');
    expect(allOf('COLLECT', ['date("2024-01-02")', 'duration("P1D")', 'null'])).to.equal('["2024-01-02","PT24H",null]');
    expect([allOf('COLLECT', ['0.1', '0.2'], 'SUM'), allOf('COLLECT', ['2', '1'], 'MIN'), allOf('COLLECT', ['2', '3'], 'MAX'), allOf('COLLECT', ['"a"', '2'], 'COUNT')]).to.deep.equal(['0.3', '1', '3', '2']);
    expect(allOf('COLLECT', ['1', 'null'], 'SUM')).to.equal("failed: expected number but found 'null'");
  });

  it('orders by the place of output values, as text, what is not listed last', () => {
    const ordered = (hitPolicy: string, values: string | undefined, outputs: readonly string[]): string => ofTable({ hitPolicy, inputs: [], outputs: [{ name: 'o', ...(values === undefined ? {} : { values }) }], rules: outputs.map((then) => ({ when: [], then: [then] })) });
    expect(ordered('PRIORITY', '"a","b"', ['"b"', '"a"', '7'])).to.equal('"a"');
    expect(ordered('OUTPUT ORDER', '"a","b",true', ['"zz"', '"b"', '"a"', 'null', 'true'])).to.equal('["a","b","zz",null,true]');
    expect(ordered('OUTPUT ORDER', '1,2,3,4,5,6,7,8,9,10,11,12', ['12', '3', '2', '1'])).to.equal('[1,2,12,3]');
    expect(ordered('OUTPUT ORDER', undefined, ['"zz"', '"b"'])).to.equal('["zz","b"]');
  });

  it('gives a context for several outputs', () => {
    const several = (hitPolicy: string): string => ofTable({ hitPolicy, inputs: [], outputs: [{ name: 'a', values: '"x","y"' }, { name: 'b', values: '3, 2,1' }], rules: [['"y"', '1'], ['"x"', '1'], ['"x"', '3']].map((then) => ({ when: [], then })) });
    expect(several('FIRST')).to.equal('{"a":"y","b":1}');
    expect(several('OUTPUT ORDER')).to.equal('[{"a":"x","b":3},{"a":"x","b":1},{"a":"y","b":1}]');
  });

  it("names outputs in a failure in Zeebe's order", () => {
    const five = ofTable({ inputs: [], outputs: ['alpha', 'b', 'c', 'dd', 'e'].map((name) => ({ name })), rules: [1, 2].map(() => ({ when: [], then: ['1', '2', '3', '4', '5'] })) });
    expect(five).to.equal("failed: multiple values aren't allowed for UNIQUE hit policy. found: 'List(HashMap(b -> 2, c -> 3, dd -> 4, alpha -> 1, e -> 5), HashMap(b -> 2, c -> 3, dd -> 4, alpha -> 1, e -> 5))'");
  });

  it('falls back to default outputs, else to null, whatever the hit policy', () => {
    const none = (outputs: TableText['outputs'], hitPolicy = 'COLLECT'): string => ofTable({ hitPolicy, inputs: [{ expression: 'x' }], outputs, rules: [{ when: ['5'], then: outputs.map(() => '1') }] }, { x: 1 });
    expect([none([{ name: 'a' }]), none([{ name: 'a', byDefault: 'x + 1' }]), none([{ name: 'a', byDefault: '1' }, { name: 'b', byDefault: '2' }]), none([{ name: 'a' }, { name: 'b', byDefault: '2' }], 'UNIQUE')])
      .to.deep.equal(['null', '2', '{"a":1,"b":2}', '2']);
  });

  it('fails where Zeebe breaks down: as soon as it tells of an input, a rule or an output without an id', () => {
    const logic = table({ inputs: [{ expression: 'x' }], outputs: [{ name: 'o' }], rules: [{ when: ['1'], then: ['2'] }] });
    const without = (what: string, x: number): string => ofLogic(logic.replace(new RegExp(` id="${what}-\\d+"`, 'g'), ''), { x });
    const text = (what: string): string => `failed: ${what} of its decision table has no id, and Zeebe 8.5 cannot tell of it: every input, rule and output needs one`;
    expect([without('input', 1), without('rule', 1), without('output', 1)]).to.deep.equal([text('an input'), text('a rule'), text('an output')]);
    // Asked of the real engine: what does not match is not told of, and other elements need none.
    expect([without('input', 5), without('rule', 5), without('output', 5), without('expression', 1), without('table', 1)]).to.deep.equal([text('an input'), 'null', 'null', '2', '2']);
  });

  it('tells inputs, matched rules and outputs, as far as it came', () => {
    // given
    const text: TableText = {
      hitPolicy: 'COLLECT', inputs: [{ expression: 'x', label: 'Nhãn' }, { expression: 'a_very_long_expression_that_goes_on + 1' }], outputs: [{ name: 'o', label: 'Out' }, { name: 'p' }],
      rules: [{ when: ['1', '-'], then: ['1', '"a"'] }, { when: ['2', ''], then: ['0', '0'] }],
    };

    // when
    const whole = evaluated([{ id: 'd', logic: table(text) }], { x: 1 });
    const failed = evaluated([{ id: 'd', logic: table({ ...text, rules: [{ when: ['assert(k, k != null)', ''], then: ['1', '2'] }] }) }], { x: 1 });

    // then
    const evaluatedInputs = [{ inputId: 'input-1', inputName: 'Nhãn', inputValue: '1' }, { inputId: 'input-2', inputName: 'a_very_long_expression_that_go', inputValue: 'null' }];
    const rule = { ruleId: 'rule-1', ruleIndex: 1, evaluatedOutputs: [{ outputId: 'output-1', outputName: 'Out', outputValue: '1' }, { outputId: 'output-2', outputName: 'p', outputValue: '"a"' }] };
    expect(whole.evaluated).to.deep.equal([{ decisionId: 'd', decisionName: 'd name', decisionType: 'DECISION_TABLE', decisionOutput: '[{"o":1,"p":"a"}]', evaluatedInputs, matchedRules: [rule] }]);
    expect(failed.evaluated[0]).to.deep.include({ decisionOutput: 'null', evaluatedInputs, matchedRules: [] });
    expect(told(failed)).to.equal("failed: Assertion failure on evaluate the expression 'assert(k, k != null)': The condition is not fulfilled");
  });
});

describe('a decision', () => {
  it('sees the results of those that it requires by their variable, in front of variables', () => {
    expect(outcome([{ id: 'a', logic: literal('x + 1') }, { id: 'b', requires: ['a'], logic: literal('a * 2') }], { x: 1, a: 50 })).to.equal('4');
    expect(outcome([{ id: 'a', variable: { name: 'v' }, logic: literal('1') }, { id: 'b', requires: ['a'], logic: literal('[v, a]') }])).to.equal('[1,null]');
  });

  it('evaluates what two require twice, and names the one that failed', () => {
    const diamond = evaluated([{ id: 'a', logic: literal('1') }, { id: 'b', requires: ['a'], logic: literal('a') }, { id: 'c', requires: ['a', 'b'], logic: literal('a + b') }]);
    const failing = evaluated([{ id: 'a', logic: literal('assert(q, q != null)') }, { id: 'b', requires: ['a'], logic: literal('1') }]);
    expect(diamond.evaluated.map(({ decisionId }) => decisionId)).to.deep.equal(['a', 'a', 'b', 'c']);
    expect(failing).to.deep.include({ ok: false, failedDecisionId: 'a' });
    expect(failing.ok ? '' : failing.failure).to.match(/^Expected to evaluate decision 'b', but Assertion failure/);
  });

  it('checks the type of its variable, but only types that Zeebe checks', () => {
    const typed = (type: string, expression: string): string => outcome([{ id: 'd', variable: { name: 'd', type }, logic: literal(expression) }]);
    expect(typed('number', '"a"')).to.equal(`failed: expected 'number' but found '"a"'`);
    expect(typed('feel:string', '[1]')).to.equal("failed: expected 'string' but found '[1]'");
    expect([typed('number', 'null'), typed('dateTime', 'date and time("2024-01-01T10:00:00")'), typed('integer', '"x"'), typed('Any', '1')]).to.deep.equal(['null', '"2024-01-01T10:00"', '"x"', '1']);
  });

  it('ends when a graph doubles at every step', () => {
    const chain = Array.from({ length: 60 }, (_each, index): DecisionText => ({ id: `d${index}`, requires: index === 0 ? [] : [`d${index - 1}`, `d${index - 1}`], logic: list([]) }));
    // Ids of requirements are made of both ends: a third end keeps them apart.
    const read = readDecisionGraph(dmnText('graph', chain).replace(/id="(d\d+-needs-d\d+)"([^]*?)id="\1"/g, 'id="$1"$2id="$1-again"'));
    expect(read.ok).to.equal(true);
    const result = read.ok ? evaluateDecision(read.graph, 'd59', withDocument({}), { nowMs: 0 }) : undefined;
    expect(result && told(result)).to.equal('failed: the evaluation takes too many steps');
  });
});

describe('boxed logic', () => {
  it('evaluates contexts, lists and relations', () => {
    expect(ofLogic(context([['a', literal('1')], ['b', literal('a + 1')]]))).to.equal('{"a":1,"b":2}');
    expect(ofLogic(context([['a', literal('1')], [undefined, literal('a + x')]]), { x: 4 })).to.equal('5');
    expect(ofLogic(context([['f', functionText(['p'], 'p * 2')], ['g', literal('f(21)')]]))).to.equal('{"f":null,"g":42}');
    expect(ofLogic(list([literal('x'), list([literal('"n"')])]), { x: 3 })).to.equal('[3,["n"]]');
    expect(ofLogic(relation(['a', 'b'], [[literal('1'), literal('x')]]), { x: 3 })).to.equal('[{"a":1,"b":3}]');
  });

  it('calls business knowledge models as functions, whose failure is null, and invokes them, whose failure is its own', () => {
    const double: KnowledgeText = { id: 'k', name: 'double', parameters: [{ name: 'p', type: 'number' }], logic: literal('assert(p * 2, p > 0)') };
    expect([ofLogic(literal('double(21)'), {}, [double]), ofLogic(literal('double(p: 21)'), {}, [double]), ofLogic(literal('double("a")'), {}, [double]), ofLogic(literal('double(-1)'), {}, [double])])
      .to.deep.equal(['42', '42', 'null', 'null']);
    expect(ofLogic(invocation('double', [['p', literal('x')]]), { x: 2 }, [double])).to.equal('4');
    expect(ofLogic(invocation('double', [['p', literal('"s"')]]), {}, [double])).to.equal(`failed: expected 'number' but found '"s"'`);
    expect(ofLogic(invocation('double', []), {}, [double])).to.equal("failed: no parameter found with name 'p'");
    expect(ofLogic(invocation('double', [['p', literal('-1')]]), {}, [double])).to.match(/^failed: Assertion failure/);
  });

  it('tells of business knowledge models beside decisions', () => {
    const knowledge: KnowledgeText = { id: 'k', name: 'same', parameters: [{ name: 'p' }], logic: literal('p') };
    const result = evaluated([{ id: 'd', knows: ['k'], logic: invocation('same', [['p', literal('7')]]) }], {}, [knowledge]);
    expect(result.evaluated.map(({ decisionId, decisionType, decisionOutput }) => [decisionId, decisionType, decisionOutput])).to.deep.equal([['k', 'LITERAL_EXPRESSION', '7'], ['d', 'INVOCATION', '7']]);
  });
});
