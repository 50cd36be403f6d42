import { expect } from 'chai';
import { evaluateLogic, jsonOf as jsonWithin, namesOf, parseLogic, startRun, textOf } from '../../../engine/expression/logic.ts';
import type { Value } from '../../../engine/expression/logic.ts';
import { withDocument } from '../../../engine/expression/variables.ts';

const NOW = Date.parse('2026-11-22T03:00:00Z');
const jsonOf = (value: Value): string => {
  const text = jsonWithin(value, startRun({ nowMs: NOW }));
  return text.ok ? text.value : text.failure;
};

/** The input entry's verdict, or what is wrong with it. Inputs and verdicts are those of the real Zeebe 8.5.0. */
function verdict(test: string, input: unknown, variables: Record<string, unknown> = {}): string {
  const parsed = parseLogic(test, 'unary-tests');
  if (!parsed.ok) return 'refused';
  const names = namesOf(withDocument({ ...variables, input }));
  const result = evaluateLogic(parsed.logic, names, startRun({ nowMs: NOW }), names.find('input') ?? null);
  return result.ok ? jsonOf(result.value) : result.failure;
}

describe('unary tests', () => {
  it('compare the input with values, comparisons and ranges', () => {
    const holding: [string, unknown, Record<string, unknown>?][] = [
      ['"a"', 'a'], ['"a","b"', 'b'], ['not("a")', 'b'], ['-', 1], ['null', null], ['not(null)', 1], ['< 5', 3], ['[1..5]', 3], ['(1)', 1], [']1..2[', 1.5],
      ['< 5, > 10', 11], ['"a", [1..2]', 1], ['1.0', 1], ['-1', -1], ['{a:1}', { a: 1 }], ['[1..y]', 3, { y: 5 }], ['< y', 3, { y: 9 }], ['null, 1', 1], ['>=1,<0', 5],
    ];
    const not: [string, unknown, Record<string, unknown>?][] = [['"a","b"', 'c'], ['not("a","b")', 'a'], ['[1..5]', 9], ['(1..5)', 1], ['not(< 5)', 3], ['not([1..2], 7)', 7], ['{a:1}', { a: 2 }]];
    for (const [test, input, variables] of holding) expect(verdict(test, input, variables), `${test} for ${JSON.stringify(input)}`).to.equal('true');
    for (const [test, input, variables] of not) expect(verdict(test, input, variables), `${test} for ${JSON.stringify(input)}`).to.equal('false');
  });

  it('give null for what cannot be compared, negated or not', () => {
    for (const [test, input] of [['< 5', null], ['< 5', 'a'], ['[1..5]', null], ['1', '1'], ['date("2024-01-01")', '2024-01-01'], ['not(< 5)', null], ['> 5', true], ['"a", < 5', 9]] as const) expect(verdict(test, input), test).to.equal('null');
  });

  it('take an expression that is true, that equals the input or that lists it', () => {
    for (const [test, input, variables] of [
      ['? > 2', 3], ['list', 2, { list: [1, 2] }], ['[1,2]', 2], ['[1,2]', [1, 2]], ['y', 1, { y: true }], ['y', false, { y: false }], ['y + 1', 2, { y: 1 }], ['missing', null], ['string length(?) > 2', null],
      ['contains(?, "a")', 'bab'], ['? in (1,2)', 2], ['cellInput = 5', 5], ['some i in ? satisfies i > 2', [1, 3]], ['not(not(1))', 1], ['[1, "a", null]', null],
    ] as [string, unknown, Record<string, unknown>?][]) expect(verdict(test, input, variables), test).to.equal('true');
    for (const [test, input] of [['[[1..2]]', 1], ['missing', 1], ['? > 2', 1]] as const) expect(verdict(test, input), test).to.not.equal('true');
  });

  it('compare with a boolean only where the entry ends with it', () => {
    expect(verdict('true', false)).to.equal('false');
    expect(verdict('false', false)).to.equal('true');
    expect(verdict('"a", true', true)).to.equal('true');
    expect(verdict('"a", true', false)).to.not.equal('true');
    expect(verdict('true, "a"', 'z')).to.equal('true');
    expect(verdict('not(true)', false)).to.equal('false');
    expect(verdict('true or false', false)).to.equal('true');
  });

  it('refuse what goes on after a comparison or a range', () => {
    for (const test of ['< 5 or > 10', '> 2 and < 4', '[1..5] and true', 'not(1) or true', 'not(-)', '-, 1', '1 .. 2', '= 1', '!= 1', '"a', 'a b', '1,', '--', '<', '(', '[1..']) expect(verdict(test, 1), test).to.equal('refused');
  });

  it('fail where the expression fails', () => {
    expect(verdict('assert(y, y != null)', 1)).to.equal("Assertion failure on evaluate the expression 'assert(y, y != null)': The condition is not fulfilled");
    expect(verdict('y[1]', 1)).to.equal("failed to evaluate expression 'y[1]': Expected list but found 'null'");
  });
});

describe('logic', () => {
  it('keeps values as they are from one expression to the next', () => {
    const parsed = parseLogic('[duration("P1D"), "a", 1.50, {b: null}]', 'expression');
    const result = parsed.ok ? evaluateLogic(parsed.logic, namesOf(() => undefined), startRun({ nowMs: NOW })) : parsed;
    expect(result.ok && [textOf(result.value), jsonOf(result.value)]).to.deep.equal(['[P1D, "a", 1.50, {b:null}]', '["PT24H","a",1.5,{"b":null}]']);
  });

  /** JSON of the value, or the failure; what the real Zeebe 8.5.0 gives, but for the wording of its JVM. */
  const told = (text: string): string => {
    const parsed = parseLogic(text, 'expression');
    const result = parsed.ok ? evaluateLogic(parsed.logic, namesOf(() => undefined), startRun({ nowMs: NOW })) : parsed;
    return result.ok ? jsonOf(result.value) : result.failure;
  };

  it('makes null of what fails inside operations, conditions and calls, and of nothing else', () => {
    for (const text of ['1 + "a"[1]', 'abs("a"[1])', 'not("a"[1])', 'count(["a"[1]])']) expect(told(text), text).to.equal('null');
    expect([told('if "a"[1] then 1 else 2'), told('"a"[1] = null'), told('for i in [1] return "a"[1]'), told('list contains([1], "a"[1])')]).to.deep.equal(['2', 'true', '[null]', 'false']);
    for (const text of ['"a"[1]', '["a"[1], 1]', '{a: "a"[1]}']) expect(told(text), text).to.match(/failed to evaluate expression .*: Expected list but found '"a"'$/);
    expect(told('assert("a"[1], true)')).to.equal(`Assertion failure on evaluate the expression 'assert("a"[1], true)': Expected list but found '"a"'`);
    for (const text of ['1 + modulo(5, 0)', 'string(substring("abc", 5))', 'abs(number("x"))']) expect(told(text), text).to.match(/^failed to evaluate expression/);
  });

  it('joins lists with what is none, and cuts text only where there is text', () => {
    expect([told('concatenate([1], null)'), told('concatenate(1, 2)'), told('union([1, 1], null)')]).to.deep.equal(['[1,null]', '[1,2]', '[1,null]']);
    expect([told('substring("abc", 4)'), told('substring("abc", -3)'), told('substring("abc", 0)'), told('substring("abc", 1.7)')]).to.deep.equal(['""', '"abc"', '""', '"abc"']);
  });

  it("lists a context's entries as they come, and from five on in Zeebe's order", () => {
    expect(told('{dd: 1, b: 2, c: 3, a: 4}')).to.equal('{"dd":1,"b":2,"c":3,"a":4}');
    expect(told('{alpha: 0, b: 1, c: 2, dd: 3, e: 4, fee: 5, amount: 6, result: 7}')).to.equal('{"result":7,"amount":6,"b":1,"c":2,"alpha":0,"e":4,"fee":5,"dd":3}');
  });

  it("does not know Zeebe's own functions, which only processes have", () => {
    expect(told('cycle(duration("PT1H"))')).to.equal('null');
  });

  it('shares one budget of steps', () => {
    const run = startRun({ nowMs: NOW });
    const parsed = parseLogic('count(for i in 1..20000 return i)', 'expression');
    expect(parsed.ok).to.equal(true);
    const results = Array.from({ length: 5 }, () => (parsed.ok ? evaluateLogic(parsed.logic, namesOf(() => undefined), run) : undefined)?.ok);
    expect(results[0]).to.equal(true);
    expect(results.at(-1)).to.equal(false);
  });
});
