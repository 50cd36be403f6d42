import { createRandom } from '../../demo/random.ts';
import type { Random } from '../../demo/random.ts';
import type { FeelQuestion } from './feel-oracle.ts';

/** The instant of every evaluation; a leap day shows what months do. */
const NOW_MS = Date.parse('2024-02-29T22:30:15.250Z');

/** What is meant to stand in a place; one time in seven something else does. */
const KINDS = ['number', 'string', 'boolean', 'date', 'time', 'dateTime', 'days', 'months', 'list', 'context', 'function', 'range', 'null'] as const;
type Kind = (typeof KINDS)[number];

const ATOMS: Readonly<Record<Kind, readonly string[]>> = {
  number: ['0', '1', '2', '3', '-1', '-2', '2.5', '1.0', '1.50', '0.1', '100', '7', '-7.25', '.5', '12345678901234567890', '1.234567890123456789012345678901234', 'n', 'm', 'zero', 'item', 'x', 'c.x', 'l[1]', 'partial[1]', 'big'],
  string: ['"a"', '"b"', '"abc"', '""', '"_"', '"a,b c"', '"2024-01-01"', '"10:00:00"', '"P1D"', '"12.50"', '"1,234.5"', '"Ă b"', '"\\"q\\""', '"a\\nb"', '"[a-c]+"', '"(a)(b)?"', '"["', 's', 'c.y', 'y', 'item'],
  boolean: ['true', 'false', 'b', 'item', 'null'],
  date: ['date("2024-01-31")', 'date("2023-02-28")', 'date("2024-02-30")', 'date(2024, 2, 29)', '@"2024-12-31"', 'today()', 'date(d)', 'date("2024-13-01")', 'date(dt)'],
  time: ['time("10:00:00")', 'time("23:59:30Z")', 'time("10:00:00+07:00")', 'time("10:00:00@Asia/Ho_Chi_Minh")', 'time(8, 30, 15.5)', 'time(8, 30, 0, duration("PT7H"))', '@"08:00:00.120"', 'time("T09:30")', 'time(t)', 'time(25, 0, 0)'],
  dateTime: ['date and time("2024-01-31T10:00:00")', 'date and time("2024-01-31T10:00:00Z")', 'date and time("2024-07-01T10:00:00.5+07:00")', 'date and time("2024-01-31T10:00:00@Asia/Ho_Chi_Minh")', 'now()', '@"2024-01-01T00:00"', 'date and time(dt)', 'date and time("2024-01-31")', 'date and time(date("2024-01-31"), time("10:00:00"))', 'date and time(date("2024-01-31"), time("10:00:00Z"))'],
  days: ['duration("P1D")', 'duration("PT90M")', 'duration("-PT1H30M")', 'duration("P2DT3H4M5.5S")', 'duration("PT0S")', '@"PT36H"', 'duration(p)', 'date("2024-03-01") - date("2024-02-01")'],
  months: ['duration("P1M")', 'duration("P1Y2M")', 'duration("-P14M")', 'duration("P0Y")', '@"P3Y"', 'years and months duration(date("2022-11-30"), date("2024-01-15"))'],
  list: ['[1, 2, 3]', '[]', '["a", "b", "a"]', '[1, null, "a"]', '[true, false]', '[[1, 2], [3]]', '[{a: 1}, {a: 2}]', 'l', 'ls', 'lc', '[1, 1.0, 2]', '[null]', '[date("2024-01-01"), date("2023-01-01")]', '[duration("P1D")]', 'item'],
  context: ['{a: 1}', '{}', '{a: 1, b: "x", c: null}', '{one: 1, two: 2, three: 3, four: 4, five: 5}', '{a: {b: 2}}', 'c', 'nested', '{"a b": 1}', '{f: function(q) q, v: 3}', '{key: "k", value: 2}'],
  function: ['function(a, b) a < b', 'function(a) a', 'function() 1'],
  range: ['[1..3]', '(1..3)', ']1..3[', '[2..5)', '[n..m]', '[date("2024-01-01")..date("2024-12-31")]', '[duration("P1D")..duration("P3D")]', '["a".."c"]', '[3..1]'],
  null: ['null', 'missing', 'c.none', 'missing.a.b'],
};

/** Every function that the engine has, with what its parameters are meant to be; `...` for any number. */
const FUNCTIONS: readonly (readonly [string, Kind, readonly (Kind | '...')[]])[] = [
  ['date', 'date', ['string']], ['date', 'date', ['dateTime']], ['date', 'date', ['number', 'number', 'number']], ['date and time', 'dateTime', ['string']], ['date and time', 'dateTime', ['date', 'time']], ['date and time', 'dateTime', ['dateTime', 'string']],
  ['time', 'time', ['string']], ['time', 'time', ['dateTime']], ['time', 'time', ['number', 'number', 'number']], ['number', 'number', ['string', 'string']], ['number', 'number', ['string', 'string', 'string']],
  ['string', 'string', ['number']], ['string', 'string', ['context']], ['string', 'string', ['days']], ['string', 'string', ['dateTime']], ['string', 'string', ['time']], ['string', 'string', ['list']], ['duration', 'days', ['string']], ['years and months duration', 'months', ['date', 'date']],
  ['not', 'boolean', ['boolean']], ['is defined', 'boolean', ['null']], ['get or else', 'number', ['null', 'number']], ['assert', 'number', ['number', 'boolean']], ['assert', 'number', ['number', 'boolean', 'string']],
  ['substring', 'string', ['string', 'number']], ['substring', 'string', ['string', 'number', 'number']], ['string length', 'number', ['string']], ['upper case', 'string', ['string']], ['lower case', 'string', ['string']],
  ['substring before', 'string', ['string', 'string']], ['substring after', 'string', ['string', 'string']], ['replace', 'string', ['string', 'string', 'string']], ['contains', 'boolean', ['string', 'string']], ['starts with', 'boolean', ['string', 'string']],
  ['ends with', 'boolean', ['string', 'string']], ['matches', 'boolean', ['string', 'string']], ['split', 'list', ['string', 'string']], ['extract', 'list', ['string', 'string']],
  ['list contains', 'boolean', ['list', 'number']], ['list contains', 'boolean', ['list', 'context']], ['count', 'number', ['list']], ['min', 'number', ['list']], ['max', 'number', ['number', 'number', '...']], ['sum', 'number', ['list']], ['sum', 'number', ['number', '...']],
  ['product', 'number', ['list']], ['mean', 'number', ['list']], ['median', 'number', ['number', 'number', '...']], ['mode', 'list', ['list']], ['and', 'boolean', ['list']], ['all', 'boolean', ['boolean', '...']], ['or', 'boolean', ['boolean', '...']],
  ['any', 'boolean', ['list']], ['sublist', 'list', ['list', 'number']], ['sublist', 'list', ['list', 'number', 'number']], ['append', 'list', ['list', 'number', '...']], ['append', 'list', ['list']], ['concatenate', 'list', ['list', 'list', '...']], ['concatenate', 'list', []],
  ['insert before', 'list', ['list', 'number', 'number']], ['remove', 'list', ['list', 'number']], ['reverse', 'list', ['list']], ['index of', 'list', ['list', 'number']], ['union', 'list', ['list', 'list']], ['distinct values', 'list', ['list']],
  ['duplicate values', 'list', ['list']], ['flatten', 'list', ['list']], ['sort', 'list', ['list', 'function']], ['string join', 'string', ['list']], ['string join', 'string', ['list', 'string']], ['string join', 'string', ['list', 'string', 'string', 'string']],
  ['decimal', 'number', ['number', 'number']], ['decimal', 'number', ['number', 'number', 'string']], ['floor', 'number', ['number']], ['floor', 'number', ['number', 'number']], ['ceiling', 'number', ['number']], ['round up', 'number', ['number', 'number']],
  ['round down', 'number', ['number', 'number']], ['round half up', 'number', ['number', 'number']], ['round half down', 'number', ['number', 'number']], ['abs', 'number', ['number']], ['abs', 'days', ['days']], ['abs', 'months', ['months']], ['modulo', 'number', ['number', 'number']],
  ['sqrt', 'number', ['number']], ['log', 'number', ['number']], ['exp', 'number', ['number']], ['odd', 'boolean', ['number']], ['even', 'boolean', ['number']],
  ['get value', 'number', ['context', 'string']], ['get value', 'number', ['context', 'list']], ['get entries', 'list', ['context']], ['context put', 'context', ['context', 'string', 'number']], ['context put', 'context', ['context', 'list', 'number']], ['put', 'context', ['context', 'string', 'list']],
  ['context merge', 'context', ['context', 'context']], ['put all', 'context', ['list']], ['context', 'context', ['list']],
  ['before', 'boolean', ['range', 'range']], ['before', 'boolean', ['number', 'range']], ['after', 'boolean', ['range', 'number']], ['meets', 'boolean', ['range', 'range']], ['met by', 'boolean', ['range', 'range']], ['overlaps', 'boolean', ['range', 'range']],
  ['overlaps before', 'boolean', ['range', 'range']], ['overlaps after', 'boolean', ['range', 'range']], ['finishes', 'boolean', ['number', 'range']], ['finished by', 'boolean', ['range', 'number']], ['includes', 'boolean', ['range', 'number']], ['includes', 'boolean', ['range', 'range']],
  ['during', 'boolean', ['number', 'range']], ['starts', 'boolean', ['range', 'range']], ['started by', 'boolean', ['range', 'number']], ['coincides', 'boolean', ['range', 'range']], ['coincides', 'boolean', ['number', 'number']],
  ['day of week', 'string', ['date']], ['day of year', 'number', ['dateTime']], ['week of year', 'number', ['date']], ['month of year', 'string', ['date']], ['last day of month', 'date', ['date']], ['cycle', 'string', ['number', 'days']], ['cycle', 'string', ['months']],
  ['nothing like it', 'null', ['number']],
];
const NAMED: readonly string[] = ['sum(list: [1, 2])', 'substring(string: "abc", start position: 2)', 'modulo(divisor: 3, dividend: n)', 'date(from: "2024-01-01")', 'get value(context: c, key: "x")', 'sublist(list: l, start: 1)', 'count(items: [1])', 'string join(list: ls, delimiter: "-")', 'before(point: 1, range: [2..3])', 'append(list: l, items: [1])'];

/** Two expressions of that kind may give something else: as in life. */
function expressionOf(random: Random, wanted: Kind, depth: number): string {
  const kind = random.chance(0.14) ? random.pick(KINDS) : wanted;
  if (depth <= 0 || kind === 'range' || random.chance(0.25)) return random.pick(kind === 'range' && wanted !== 'range' ? ATOMS.number : ATOMS[kind]);
  const sub = (each: Kind): string => expressionOf(random, each, depth - 1);
  const forms: (() => string)[] = [() => callOf(random, kind, depth), () => callOf(random, kind, depth), () => `if ${sub('boolean')} then ${sub(kind)} else ${sub(kind)}`, () => `{r: ${sub(kind)}, u: ${sub('number')}}.r`, () => `(${sub(kind)})`, ...FORMS[kind].map((form) => () => form(random, sub))];
  return random.pick(forms)();
}

function callOf(random: Random, kind: Kind, depth: number): string {
  if (random.chance(0.05)) return random.pick(NAMED);
  const fitting = FUNCTIONS.filter(([, gives]) => gives === kind);
  const [name, , parameters] = random.pick(fitting.length === 0 || random.chance(0.05) ? FUNCTIONS : fitting);
  const args: string[] = [];
  for (const parameter of parameters) {
    if (parameter !== '...') args.push(expressionOf(random, parameter, depth - 1));
    else while (random.chance(0.5)) args.push(expressionOf(random, (parameters.at(-2) ?? 'number') as Kind, depth - 1));
  }
  if (random.chance(0.03)) args.push('1');
  return `${name}(${args.join(', ')})`;
}

type Sub = (kind: Kind) => string;
const ORDERED: readonly Kind[] = ['number', 'string', 'date', 'time', 'dateTime', 'days', 'months'];
const compared = (random: Random, sub: Sub): string => { const kind = random.pick(random.chance(0.8) ? ORDERED : KINDS); return `${sub(kind)} ${random.pick(['=', '!=', '<', '<=', '>', '>='])} ${sub(kind)}`; };
const iterators = (random: Random, sub: Sub): string => random.pick([`x in ${sub('list')}`, `x in ${random.pick(['1..3', '3..1', 'n..m', '-1..1', '0.5..2'])}`, `x in ${sub('list')}, y in ${sub('list')}`]);

const FORMS: Readonly<Record<Kind, readonly ((random: Random, sub: Sub) => string)[]>> = {
  number: [(random, sub) => `${sub('number')} ${random.pick(['+', '-', '*', '/', '**'])} ${sub('number')}`, (random, sub) => `${sub('number')} ${random.pick(['+', '-', '*', '/'])} ${sub('number')}`, (_random, sub) => `-${sub('number')}`, (random, sub) => `${sub('days')}.${random.pick(['days', 'hours', 'minutes', 'seconds', 'years'])}`,
    (random, sub) => `(${sub('date')}).${random.pick(['year', 'month', 'day', 'weekday', 'hour'])}`, (random, sub) => `(${sub('dateTime')}).${random.pick(['hour', 'minute', 'second', 'weekday', 'week'])}`, (_random, sub) => `${sub('days')} / ${sub('days')}`, (_random, sub) => `${sub('months')} / ${sub('months')}`, (_random, sub) => `(${sub('list')})[${sub('number')}]`],
  string: [(_random, sub) => `${sub('string')} + ${sub('string')}`, (_random, sub) => `(${sub('dateTime')}).timezone`, (_random, sub) => `string(${sub('number')} / ${sub('number')})`],
  boolean: [compared, compared, (_random, sub) => `${sub('boolean')} and ${sub('boolean')}`, (_random, sub) => `${sub('boolean')} or ${sub('boolean')}`, (random, sub) => `some ${iterators(random, sub)} satisfies ${sub('boolean')}`, (random, sub) => `every ${iterators(random, sub)} satisfies ${sub('boolean')}`,
    (random, sub) => `${sub('number')} in ${random.pick(ATOMS.range)}`, (random, sub) => `${sub(random.pick(ORDERED))} in (${testsOf(random, 1)})`, (random, sub) => `${sub(random.pick(KINDS))} instance of ${random.pick(['number', 'string', 'boolean', 'date', 'time', 'date and time', 'days and time duration', 'years and months duration', 'list', 'context', 'function', 'Any', 'range', 'foo.bar'])}`,
    (random, sub) => { const kind = random.pick(ORDERED); return `${sub(kind)} between ${sub(kind)} and ${sub(kind)}`; }],
  date: [(random, sub) => `${sub('date')} ${random.pick(['+', '-'])} ${sub(random.pick(['days', 'months']))}`, (_random, sub) => `${sub('days')} + ${sub('date')}`],
  time: [(random, sub) => `${sub('time')} ${random.pick(['+', '-'])} ${sub('days')}`],
  dateTime: [(random, sub) => `${sub('dateTime')} ${random.pick(['+', '-'])} ${sub(random.pick(['days', 'months']))}`, (_random, sub) => `${sub('months')} + ${sub('dateTime')}`],
  days: [(random, sub) => `${sub('days')} ${random.pick(['+', '-'])} ${sub('days')}`, (random, sub) => `${sub('days')} ${random.pick(['*', '/'])} ${sub('number')}`, (random, sub) => { const kind = random.pick(['date', 'time', 'dateTime'] as const); return `${sub(kind)} - ${sub(kind)}`; }, (_random, sub) => `(${sub('time')}).time offset`],
  months: [(random, sub) => `${sub('months')} ${random.pick(['+', '-'])} ${sub('months')}`, (random, sub) => `${sub('months')} ${random.pick(['*', '/'])} ${sub('number')}`],
  list: [(random, sub) => `for ${iterators(random, sub)} return ${sub(random.pick(KINDS))}`, (_random, sub) => `[${sub('number')}, ${sub('string')}]`, (_random, sub) => `(${sub('list')})[${sub('boolean')}]`, (_random, sub) => `(${sub('list')})[item ${'>'} ${sub('number')}]`, (_random, sub) => `(${sub('list')}).a`, (_random, sub) => `(${sub('list')})[a = ${sub('number')}]`],
  context: [(random, sub) => `{a: ${sub(random.pick(KINDS))}, b: a}`, (_random, sub) => `{x: ${sub('number')}, y: ${sub('string')}, z: [x, y]}`, (random, sub) => `{g: function(p) ${sub('number')}, v: g(${sub(random.pick(KINDS))}), max: function(o) o, w: max(1, 2)}`],
  function: [(_random, sub) => `function(a, b) ${sub('boolean')}`, (_random, sub) => `function(x) ${sub('number')}`],
  range: [],
  null: [(_random, sub) => `${sub('number')} + ${sub('string')}`, (_random, sub) => `${sub('context')}.nothing`, (_random, sub) => `c.f(${sub('number')})`, (_random, sub) => `?.a = ${sub('number')}`],
};

/** An input entry of a decision table. */
function testsOf(random: Random, depth: number): string {
  const kind = random.pick(ORDERED);
  const one = (): string => random.pick([
    () => expressionOf(random, kind, depth), () => `${random.pick(['<', '<=', '>', '>='])} ${expressionOf(random, kind, depth - 1)}`, () => random.pick(ATOMS.range), () => `${random.pick(['[', '(', ']'])}${random.pick(ATOMS[kind])}..${random.pick(ATOMS[kind])}${random.pick([']', ')', '['])}`,
    () => `? ${random.pick(['=', '<', '>'])} ${expressionOf(random, kind, depth - 1)}`, () => random.pick(['true', 'false', 'null', 'l', 'ls', '[1, 2]', 'not(true)', 'contains(?, "a")', 'string length(?) > 1', '{a: 1}', 'c', 'cellInput']),
  ])();
  return Array.from({ length: random.pick([1, 1, 1, 2, 3]) }, one).join(', ');
}

/** Characters lost, doubled or exchanged: mostly what does not parse, sometimes what parses in a way that one does not expect. */
function damaged(random: Random, text: string): string {
  const at = random.between(0, Math.max(0, text.length - 1));
  return random.pick([() => text.slice(0, at) + text.slice(at + 1), () => text.slice(0, at) + random.pick(['(', ')', '[', ']', '..', ' ', ',', '.', '-', '"', 'and ', 'in ', 'x']) + text.slice(at), () => text.slice(at), () => text.replace(' ', ''), () => text.replace(')', '')])();
}

function variablesOf(random: Random): Record<string, unknown> {
  const all: Record<string, unknown> = {
    n: random.pick([0, 1, 2, 2.5, -3, null, 'two']), m: random.pick([1, 5, 7.25]), zero: 0, big: random.pick([9007199254740991, 1e21]), s: random.pick(['a', 'abc', '', null, 7]), b: random.pick([true, false, null]),
    l: random.pick([[1, 2, 3], [], [3, 1, 2.5], [1, null, 'a'], null, 4]), ls: random.pick([['a', 'b'], ['a', null], []]), lc: [{ a: 1 }, { a: 2, x: 5 }], c: random.pick([{ x: 1, y: 'a' }, { x: null }, {}, null, { x: 1, y: 'b', z: 3, u: 4, v: 5, w: 6 }]),
    nested: { a: { b: { c: 1 } }, key: 'k', value: 1 }, d: random.pick(['2024-05-31', 'no']), dt: random.pick(['2024-05-31T08:00:00', '2024-05-31T08:00:00Z', '2024-05-31']), t: random.pick(['08:00:00', '08:00:00Z', 'x']), p: random.pick(['P1D', 'PT1H', 'P1M', 'P1Y1D']),
  };
  return Object.fromEntries(Object.entries(all).filter(() => random.chance(0.93)));
}

/** One question out of a seed. */
export function randomFeel(seed: number): FeelQuestion {
  const random = createRandom(seed);
  const tests = random.chance(0.25);
  const whole = tests ? (random.chance(0.1) ? `not(${testsOf(random, 2)})` : testsOf(random, 2)) : expressionOf(random, random.pick(KINDS.filter((each) => each !== 'range')), random.between(1, 4));
  const variables = variablesOf(random);
  const input = random.pick([1, 2, 2.5, 'a', 'abc', true, null, [1, 2], { a: 1 }, '2024-01-01']);
  return { text: random.chance(0.06) ? damaged(random, whole) : whole, tests, variables: tests ? { ...variables, cellInput: input } : variables, nowMs: NOW_MS };
}
