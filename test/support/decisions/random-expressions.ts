import type { Random } from '../../demo/random.ts';

/** What an expression is meant to give; variables and required results see to it that it sometimes gives something else. */
export const typeNames = ['number', 'string', 'boolean', 'date', 'duration', 'list', 'context', 'null'] as const;
export type TypeName = (typeof typeNames)[number];

/** Left out, because the real engine answers with texts of the JVM or with the scale of a decimal: `number("abc")`, `string(1.0)`. */
const EXPRESSIONS: Readonly<Record<TypeName, readonly string[]>> = {
  number: ['1', '2', '3', '-1', '2.5', '0.1 + 0.2', 'n', 'm', 'n + m', 'n * 2', 'm - n', '10 / m', 'n / 0', '1 / 3', '-n', 'count(l)', 'sum([n, m])', 'max(1, m)', 'abs(-3)', 'floor(m)', 'decimal(m, 1)', 'modulo(7, 3)', 'c.x', 'string length(s)', 'l[1]', 'if b then 1 else 2', '2 ** 3'],
  string: ['"a"', '"b"', '"c"', '"zz"', 's', 's + "x"', 'upper case(s)', 'string(n)', 'c.y', 'substring(s, 1, 1)', 'if b then "a" else "b"', 'string join(["a", null, "b"], "-")', 'get value(c, "y")', '"\\"quoted\\""'],
  boolean: ['true', 'false', 'b', 'not(b)', 'n > 1', 's = "a"', 'n in [1..3]', 'b and true', 'b or n > 2', 'is defined(zz)', 'some i in l satisfies i = 2', 'every i in [1,2] satisfies i > 0', 'list contains(l, "a")', 'contains(s, "b")', 'n between 1 and 2', 'c.x != null', 'n instance of number'],
  date: ['date("2024-01-01")', 'date("2024-02-29") + duration("P1D")', 'date(2024, 3, 1)', 'date and time("2024-01-01T10:00:00Z")', 'date and time("2024-01-01T10:00:00")', 'time("10:00:00")', '@"2024-01-01"'],
  duration: ['duration("P1D")', 'duration("PT90M")', 'duration("P1Y2M")', 'date("2024-03-01") - date("2024-02-01")', 'duration("PT1H") * 2'],
  list: ['[1, 2, 3]', '["a", "b"]', '[]', 'l', '[n, s]', 'for i in 1..3 return i', 'for i in l return i', '[1, 2, 3][item > 1]', 'append([1], 2)', 'reverse([1, 2])', 'sort([3, 1, 2], function(x, y) x < y)', 'concatenate([1], l)', 'distinct values([1, 1, 2])'],
  context: ['{a: 1}', '{a: n, b: s}', 'c', '{x: 1, y: {z: [1, null]}}', '{one: 1, two: n, three: s, four: b, five: 5, six: l}', 'context put({a: 1}, "b", 2)'],
  null: ['null', 'zz', 'c.none', 'n + "x"', 'nothing(1)', 'zz.y.z'],
};

/** They make the whole evaluation fail. */
const FAILING = ['assert(zz, zz != null)', 'assert(n, n > 1)', 'assert(s, s = "a", "not an a")', '"a"[1]', 's[1]'];

export function expressionOf(random: Random, type: TypeName, names: readonly string[] = [], failing = 0.01): string {
  if (random.chance(failing)) return random.pick(FAILING);
  if (names.length > 0 && random.chance(0.3)) return random.pick(names);
  return random.pick(EXPRESSIONS[type]);
}

const TESTS: Readonly<Record<TypeName, readonly string[]>> = {
  number: ['1', '2', '< 3', '>= 2', '[1..3]', '(1..3)', ']1..3]', '[1..3[', '1, 2, 3', 'not(1)', 'not(< 2, > 5)', '< m', '[n..m]', '? > 1', '? + 1 = 2', 'n', 'm', 'l', '-1', '[0..1], 2.5', 'null', '1, null', 'abs(?) = 3', 'even(?)', '-'],
  string: ['"a"', '"a", "b"', 'not("a")', 'not("a", "b")', 's', '"a" , s', '> "a"', '["a".."b"]', 'contains(?, "b")', 'starts with(?, "a")', 'string length(?) > 2', 'l', 'null', 'upper case(?) = "A"', '? in ("a", "b")', 'matches(?, "[a-b]+")'],
  boolean: ['true', 'false', 'b', 'not(true)', 'not(b)', 'true, false', 'false or b', '? = true', 'null', 'not(null)'],
  date: ['date("2024-01-01")', '< date("2024-02-01")', '[date("2024-01-01")..date("2024-12-31")]', '>= date and time("2024-01-01T00:00:00Z")', '?.year = 2024', 'time("10:00:00")', 'null'],
  duration: ['duration("P1D")', '> duration("PT1H")', '[duration("PT1H")..duration("P2D")]', '<= duration("P2Y")', 'null'],
  list: ['[1, 2, 3]', 'count(?) > 1', 'list contains(?, 1)', '[]', 'l', 'some i in ? satisfies i = 1', '?[1] = 1', 'null'],
  context: ['{a: 1}', '?.a = 1', 'c', '{}', '?.x', 'null'],
  null: ['null', '? = null', 'not(null)', 'zz', '1'],
};

export function testsOf(random: Random, type: TypeName, names: readonly string[] = []): string {
  if (random.chance(0.01)) return random.pick(['assert(zz, zz != null)', '< 5 or > 10', '"a', '1,']);
  if (names.length > 0 && random.chance(0.15)) return random.pick(names);
  return random.pick(TESTS[type]);
}
