import { expect } from 'chai';
import { evaluate } from '../../../engine/expression/evaluate.ts';
import { jsonOfValue } from '../../../engine/expression/feel/json.ts';
import { parseExpression } from '../../../engine/expression/parse-expression.ts';
import { evaluateEntries, evaluateJson, evaluateList } from '../../../engine/expression/typed.ts';
import { variableNameOf } from '../../../engine/expression/variable-name.ts';
import { withDocument } from '../../../engine/expression/variables.ts';

const NOW_MS = Date.UTC(2024, 0, 31, 10);

/** The result as `TYPE json`, or `fails: text`. */
function result(text: string, variables: Record<string, unknown> = {}): string {
  const evaluated = evaluate(parseExpression(text), withDocument(variables), { nowMs: NOW_MS });
  return evaluated.ok ? `${evaluated.type} ${jsonOfValue(evaluated.value)}` : `fails: ${evaluated.failure}`;
}

/** Rules 36–43 of the semantics: each asked of the real engine. */
const TABLE: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  'takes text without = literally (rule 36)': [
    ['123', 'NUMBER 123'], ['1.5', 'NUMBER 1.5'], ['true', 'STRING "true"'], ['a b', 'STRING "a b"'], ['', 'STRING ""'],
  ],
  'gives null where something is missing (rule 37)': [
    ['=null + 1', 'NULL null'], ['="a" + 1', 'NULL null'], ['=1 = "1"', 'NULL null'], ['=null and false', 'BOOLEAN false'], ['=null or true', 'BOOLEAN true'],
    ['=not(null)', 'NULL null'], ['=if null then 1 else 2', 'NUMBER 2'], ['=x.y.z', 'NULL null'], ['=[1,2][3]', 'NULL null'], ['={a:1}.b', 'NULL null'],
    ['=count(null)', 'NULL null'], ['=sum([])', 'NULL null'], ['=max([])', 'NULL null'],
  ],
  'compares text by its letters, and what does not compare gives null (rule 39)': [
    ['="2024-01-01" < "2024-02-01"', 'BOOLEAN true'], ['=1 < "2"', 'NULL null'], ['=null = null', 'BOOLEAN true'], ['=1 != null', 'BOOLEAN true'],
  ],
  'computes in decimals (rule 40)': [
    ['=0.1+0.2', 'NUMBER 0.3'], ['=10/2', 'NUMBER 5'], ['=1/3', 'NUMBER 0.3333333333333333'], ['=9007199254740993', 'NUMBER 9007199254740993'],
    ['=decimal(2.345,2)', 'NUMBER 2.34'], ['=modulo(-7,3)', 'NUMBER 2'], ['=2**3**2', 'NUMBER 64'], ['=-2**2', 'NUMBER 4'], ['=1/0', 'NULL null'], ['=100000000000000000000', 'NUMBER 7766279631452241920'],
  ],
  'prints temporal values in shortest form (rule 41)': [
    ['=date and time("2024-01-01T10:00:00Z")', 'DATE_TIME "2024-01-01T10:00Z"'], ['=string({a:1,b:"x"})', 'STRING "{a:1, b:\\"x\\"}"'], ['=time("10:00:00Z")', 'UNKNOWN "10:00:00Z"'], ['=time("10:00:00")', 'UNKNOWN "10:00"'], ['=duration("PT90M")', 'DURATION "PT1H30M"'],
    ['=date("2024-02-30")', 'DATE "2024-02-29"'], ['=@"2024-01-01"', 'DATE "2024-01-01"'], ['=duration("P14M")', 'PERIOD "P1Y2M"'], ['=duration("P2D")', 'DURATION "PT48H"'],
    ['=now()', 'DATE_TIME "2024-01-31T10:00Z"'], ['=today() + duration("P1M")', 'DATE "2024-02-29"'], ['=date("2024-03-01") - date("2024-02-28")', 'DURATION "PT48H"'],
  ],
  'knows the built-in functions (rule 43)': [
    ['=string join(["a",null,"b"],",")', 'STRING "a,b"'], ['={a:1,b:a+1}', 'OBJECT {"a":1,"b":2}'], ['=is defined(zz)', 'BOOLEAN false'], ['=split("a,b", ",")', 'ARRAY ["a","b"]'],
    ['=substring("hello",-3)', 'STRING "llo"'], ['=get value({a:1},"a")', 'NUMBER 1'], ['=some x in [1,2] satisfies x > 1', 'BOOLEAN true'], ['=every x in [1,2] satisfies x > 1', 'BOOLEAN false'],
    ['=for x in 1..3 return x * x', 'ARRAY [1,4,9]'], ['=for x in [1,2], y in [10,20] return x + y', 'ARRAY [11,21,12,22]'], ['=3 in [1..5]', 'BOOLEAN true'], ['=5 in (1..5)', 'BOOLEAN false'],
    ['=[{a:1},{a:2}][a = 2]', 'ARRAY [{"a":2}]'], ['=[1,2,3][item > 1]', 'ARRAY [2,3]'], ['=[1,2,3][-1]', 'NUMBER 3'], ['=sort([3,1,2], function(x,y) x < y)', 'ARRAY [1,2,3]'],
    ['=cycle(3, duration("PT1H"))', 'STRING "R3/PT1H"'], ['=day of week(date("2026-11-22"))', 'STRING "Sunday"'], ['=append([1], 2, 3)', 'ARRAY [1,2,3]'], ['=distinct values([1,2,1])', 'ARRAY [1,2]'],
    ['=concatenate([1],[2])', 'ARRAY [1,2]'], ['=context merge([{a:1},{b:2}])', 'OBJECT {"a":1,"b":2}'], ['=5 between 1 and 10', 'BOOLEAN true'], ['="x" instance of string', 'BOOLEAN true'],
    ['=not(true) or not(false)', 'BOOLEAN true'], ['={f: function(a) a + 1, y: f(1)}.y', 'NUMBER 2'], ['=is empty([])', 'NULL null'], ['=upper case("Một Cửa")', 'STRING "MỘT CỬA"'],
  ],
  'keeps the scale of decimals, which texts show': [
    ['=string(1.0)', 'STRING "1.0"'], ['=string(1.50 + 1.5)', 'STRING "3.00"'], ['=string(10 * 10.00)', 'STRING "100.00"'], ['=string(100/4)', 'STRING "25"'], ['=string(2 ** -2)', 'STRING "0.25"'], ['=string(sqrt(4))', 'STRING "2.0"'],
    ['=string(1/3)', 'STRING "0.3333333333333333333333333333333333"'], ['=string(0.0000001)', 'STRING "1E-7"'], ['=string(round half up(7, -1))', 'STRING "1E+1"'], ['=1/100000', 'NUMBER 1.0E-5'],
  ],
  'takes functions and variables for two things': [
    ['={f: function(x) f(x), r: f(1)}', 'OBJECT {"r":null}'], ['={f: function(x) x + y, y: 1, r: f(1)}.r', 'NULL null'], ['={a: {f: function() b}, b: 1, r: a.f()}.r', 'NULL null'], ['={y: 5, f: function(x) x + y, y: 1, r: f(1)}', 'OBJECT {"y":1,"r":6}'],
    ['={f: function(x) x, r: f(2)}.r', 'NUMBER 2'], ['={max: function(a) a, r: max(1, 2)}.r', 'NUMBER 2'], ['={a: function(f) f(1), r: a(function(q) q)}.r', 'NULL null'], ['={f: function(x) x}', 'OBJECT {}'], ['=x between (1) and (2)', 'NULL null'],
    ['=append([1])', 'NULL null'], ['=concatenate()', 'NULL null'],
  ],
  'shows where the real engine has its own ways': [
    ['=1 in true', 'NULL null'], ['=remove([1,2,3], 0)', 'ARRAY [1,2,3,1,2,3]'], ['=remove([1,2,3], -1)', 'ARRAY [1,2]'], ['=["_", "_"][item = "_"]', 'ARRAY ["_"]'], ['=for i in [1] return "a"[1]', 'ARRAY [null]'], ['=split("abc", "")', 'ARRAY ["a","b","c",""]'],
    ['=list contains([{a:1}], {a:1})', 'BOOLEAN false'], ['=list contains([context put({}, "a", 1)], context put({}, "a", 1))', 'BOOLEAN true'], ['=context put({a: {b: {c: 1}}}, ["a", "b", "c"], 2)', 'OBJECT {"b":{"c":2}}'],
    ['=string(-duration("P1D"))', 'NULL null'], ['=duration("PT3H") / duration("PT2H")', 'NUMBER 1'], ['=time("10:00:00@Asia/Ho_Chi_Minh").time offset', 'DURATION "PT7H"'], ['=date("2024-13-01")', 'NULL null'], ['={a b: 1, c+d: 2}', 'OBJECT {"a b":1,"c+d":2}'],
    ['=date(2024, 1, 31) + duration("P1Y") * 400000', 'DATE "+402024-01-31"'],
  ],
};

describe('evaluating an expression', () => {
  for (const [title, rows] of Object.entries(TABLE)) {
    it(title, () => {
      for (const [text, expected] of rows) expect(result(text), text).to.equal(expected);
    });
  }

  it('fails where FEEL does not make null of it (rule 38)', () => {
    expect(result('=number("abc")')).to.match(/^fails: failed to evaluate expression 'number\("abc"\)'/);
    expect(result('="a"[1]')).to.match(/^fails: failed to evaluate expression/);
    expect(result('=[1] < [2]')).to.equal("fails: failed to evaluate expression '[1] < [2]' : java.lang.IllegalArgumentException: [1] can not be compared to [2]");
    expect(result('=modulo(5, 0)')).to.equal("fails: failed to evaluate expression 'modulo(5, 0)' : java.lang.ArithmeticException: Division by zero");
  });

  it('refuses to parse what the grammar has not (rule 42)', () => {
    expect(parseExpression('=-7 modulo 3').kind).to.equal('invalid');
    for (const text of ['=1 < 2 < 3', '={f: function(x) x}.f(2)', '=[1..3].start', '=[1..3]..', '=or1', '=x instance of day-time-duration', '=for x in [1..3]']) expect(parseExpression(text).kind, text).to.equal('invalid');
    expect(parseExpression('=?!')).to.deep.include({ failure: `failed to parse expression '?!': Expected (binaryComparison | between | instanceOf | in | "and" | "or" | end-of-input):1:2, found "!"` });
  });

  it('keeps all digits of a variable', () => {
    // given
    const variables = (name: string): string | undefined => (name === 'n' ? '9007199254740993' : undefined);
    // when
    const evaluated = evaluate(parseExpression('=n + 2'), variables, { nowMs: NOW_MS });
    // then
    expect(evaluated.ok && jsonOfValue(evaluated.value)).to.equal('9007199254740995');
  });

  it('reads nearer names first: item, iterator, variable', () => {
    expect(result('=for x in [1] return x', { x: 5 })).to.equal('ARRAY [1]');
    expect(result('=[{x:1}][x = 1]', { x: 5 })).to.equal('ARRAY [{"x":1}]');
    expect(result('=x', { x: null })).to.equal('NULL null');
  });

  it('names the variable that an expression looks into, as the output element of a multi-instance asks', () => {
    const names = ['=result', '=result.x.y', '=(result)', '=result[1].x', '=result + 1', 'result'].map((text) => variableNameOf(parseExpression(text)));
    expect(names).to.deep.equal(['result', 'result', 'result', undefined, undefined, undefined]);
  });

  it('survives expressions made to break it', () => {
    const nested = `=${'('.repeat(100_000)}1${')'.repeat(100_000)}`;
    expect(parseExpression(nested).kind).to.equal('invalid');
    expect(parseExpression(`=${'if true then '.repeat(50_000)}1`).kind).to.equal('invalid');
    expect(result('={a: {f: function(x) x.f(x)}, y: a.f(a)}.y')).to.match(/^fails/);
    expect(result(`=${'1+'.repeat(50_000)}1`)).to.match(/^fails|^NUMBER 50001$/);
    expect(result('=for i in 1..1000000000 return i')).to.match(/^fails/);
    expect(result(`={a:[1]${Array.from({ length: 60 }, (_, at) => `,${'a'.repeat(at + 2)}:concatenate(${'a'.repeat(at + 1)},${'a'.repeat(at + 1)})`).join('')}}.a`)).to.match(/^fails/);
    expect(result(`={a:"x"${Array.from({ length: 60 }, (_, at) => `,${'a'.repeat(at + 2)}:${'a'.repeat(at + 1)}+${'a'.repeat(at + 1)}`).join('')}}.a`)).to.match(/^fails/);
    expect(result('=for i in 1..10000, j in 1..10000 return i')).to.match(/^fails/);
  });

  it('takes steps for looking through long lists and texts, however few calls that are', () => {
    const variables: Readonly<Record<string, string>> = {
      list: JSON.stringify(Array.from({ length: 100_000 }, (_, i) => i)), nested: JSON.stringify(Array.from({ length: 300 }, () => Array.from({ length: 300 }, () => 1))),
      text: JSON.stringify('a'.repeat(2_000_000)), part: JSON.stringify(`${'a'.repeat(500)}b${'a'.repeat(500)}`),
    };
    for (const text of [
      '=duplicate values(list)', '=for i in 1..10000 return list = list', '=for i in 1..10000 return list contains(list, -1)', '=for i in 1..10000 return index of(list, i)', '=for i in 1..10000 return max(list)',
      '=for i in 1..10000 return list contains(nested, nested[1])', '=for i in 1..10000 return nested = nested', '=for i in 1..10000 return list < 1', '=for i in 1..10000 return list + 1', '=contains(text, part)', '=substring before(text, part)', '=for i in 1..1000 return substring after(text, part)',
    ]) {
      const evaluated = evaluate(parseExpression(text), (name) => variables[name], { nowMs: 0 });
      expect(evaluated.ok ? text : evaluated.failure).to.match(/takes too many steps|^Assertion/);
    }
  });

  /** `{x0: <first>, x1: <next of x0>, …}.x60`: each holds the one before it twice, the last one more than any memory when it is written out. */
  const doubled = (first: string, next: (before: string) => string): string => `{x0: ${first}${Array.from({ length: 60 }, (_, i) => `, x${i + 1}: ${next(`x${i}`)}`).join('')}}.x60`;

  it('ends when a value holds another again and again, wherever it is walked through', () => {
    for (const value of [doubled('[0]', (before) => `[${before}, ${before}]`), doubled('{a: 0}', (before) => `{a: ${before}, b: ${before}}`), doubled('{}', (before) => `context put(context put({}, "a", ${before}), "b", ${before})`)]) {
      for (const text of [`=${value}`, `=string(${value})`, `={p: ${value}, q: ${value}, r: p = q}.r`, `=distinct values([${value}, ${value}])`, `=flatten([${value}])`, `=max([${value}])`, `=[${value}][item = ${value}]`, `=${value} + 1`, `=${value}.b.c`]) {
        const evaluated = evaluateJson(parseExpression(text), () => undefined, { nowMs: 0 });
        expect(evaluated.ok ? evaluated.value.length : evaluated.failure.length, text).to.be.below(100_000);
      }
    }
    const written = evaluateJson(parseExpression(`=${doubled('[0]', (before) => `[${before}, ${before}]`)}`), () => undefined, { nowMs: 0 });
    expect(written.ok ? '' : written.failure).to.match(/the result is larger than 4194304 bytes$/);
  });

  it('refuses results that no record could hold or that are nested deeper than a document may be', () => {
    const variables = (name: string): string | undefined => (name === 's' ? JSON.stringify('a'.repeat(1_000_000)) : undefined);
    const failureOf = (text: string): string => { const typed = evaluateJson(parseExpression(text), variables, { nowMs: 0 }); return typed.ok ? typed.value.slice(0, 10) : typed.failure; };
    expect(failureOf('=[s, s, s]')).to.equal('["aaaaaaaa');
    expect(failureOf('=for i in 1..10000 return s')).to.match(/larger than 4194304 bytes$/);
    expect(failureOf(`={x0: [0]${Array.from({ length: 1_500 }, (_, i) => `, x${i + 1}: [x${i}]`).join('')}}.x1500`)).to.match(/nested deeper than 1000 levels$/);
    const entries = evaluateEntries(parseExpression('={a: s, b: s, c: s, d: s, e: s}'), variables, { nowMs: 0 });
    expect(entries.ok).to.equal(false);
    const items = evaluateList(parseExpression('=[s, s, s, s, s]'), variables, { nowMs: 0 });
    expect(items.ok).to.equal(false);
  });

  it('shows what there is of a list so far as it is then, so that no list holds itself', () => {
    expect(result('=for i in 1..4 return partial')).to.equal('ARRAY [[],[[]],[[],[[]]],[[],[[]],[[],[[]]]]]');
    expect(result('=(for i in 1..3 return {f: function() partial, n: count(partial)}).n')).to.equal('ARRAY [0,1,2]');
  });

  it('takes steps for long texts that are compared, contexts that are copied, long numbers and powers', () => {
    const variables: Readonly<Record<string, string>> = {
      a: JSON.stringify('a'.repeat(500_000)), b: JSON.stringify(`${'a'.repeat(499_999)}b`), texts: JSON.stringify(['a'.repeat(500_000), `${'a'.repeat(499_999)}b`]), part: JSON.stringify('a'.repeat(50_000)),
      context: JSON.stringify(Object.fromEntries(Array.from({ length: 10_000 }, (_, i) => [`k${i}`, i]))), list: JSON.stringify(Array.from({ length: 100_000 }, (_, i) => i)),
    };
    for (const text of [
      'a < b', 'a between b and b', 'starts with(b, a)', 'ends with(a, b)', 'list contains(texts, b)', 'max(texts)', 'sort(texts, function(x, y) x < y)', 'context = context', 'context put(context, "a", 1)', 'context merge(context, context)',
      'get entries(context)', 'context.zz', '1.0000001 ** 999999999', 'matches(part, "(?i)(a*)\\1b")',
    ]) {
      const evaluated = evaluate(parseExpression(`=for i in 1..40000 return ${text}`), (name) => variables[name], { nowMs: 0 });
      expect(evaluated.ok ? text : evaluated.failure).to.match(/takes too many steps/);
    }
    expect(result(`=number("${'9'.repeat(100_000)}")`)).to.match(/^fails/);
  });

  it('takes the reading of long variables from the budget that several evaluations share', () => {
    const budget = { steps: 200_000 };
    const evaluated = Array.from({ length: 20 }, (_, i) => evaluate(parseExpression(`=count(v${i})`), () => JSON.stringify(Array.from({ length: 100_000 }, () => i)), { nowMs: 0, budget }).ok);
    expect([evaluated[0], evaluated.at(-1)]).to.deep.equal([true, false]);
  });

  it('takes all that several evaluations take from a budget that they share', () => {
    const budget = { steps: 200_000 };
    const loop = parseExpression('=count(for i in 1..10000 return i)');
    const evaluated = Array.from({ length: 10 }, () => evaluate(loop, () => undefined, { nowMs: 0, budget }).ok);
    expect(evaluated.slice(0, 3)).to.deep.equal([true, true, true]);
    expect(evaluated.at(-1)).to.equal(false);
    expect(budget.steps).to.be.at.least(0);
  });
});
