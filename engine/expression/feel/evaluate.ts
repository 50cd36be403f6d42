import { EvaluationBreakdown, EvaluationFailure, step, warn, within } from './evaluation.ts';
import type { Evaluation, Scope } from './evaluation.ts';
import { inEntryOrder } from './entry-order.ts';
import { call } from './call.ts';
import { filter } from './filter.ts';
import { iterate } from './iterate.ts';
import { add, compare, divide, equal, multiply, power, subtract } from './operators.ts';
import type { Operated } from './operators.ts';
import { print } from './print.ts';
import { propertyNames, propertyOf } from './properties.ts';
import { parseDate, parseDateTime, parseDuration, parseTime } from './temporal.ts';
import type { Comparison, Node } from './tree.ts';
import { anyTest } from './unary.ts';
import { Num, isContext, isList, isNumber, typeOf } from './value.ts';
import type { Value } from './value.ts';

/** Null-tolerant, as rules 37–39 say: what does not fit gives null and a warning; throws EvaluationFailure where they say that it fails. */
export function evaluateNode(node: Node, scope: Scope, run: Evaluation): Value {
  step(run);
  switch (node.t) {
    case 'null': return null;
    case 'boolean':
    case 'string': return node.value;
    case 'number': return new Num(node.text);
    case 'temporal': return parseDuration(node.text) ?? parseDate(node.text) ?? parseTime(node.text) ?? (node.text.includes('T') ? parseDateTime(node.text) : undefined)
      ?? warn(run, 'FUNCTION_INVOCATION_FAILURE', `Failed to parse temporal value from '${node.text}'`);
    case 'list': return node.items.map((item) => evaluateNode(item, scope, run));
    case 'context': return contextOf(node, scope, run);
    case 'range': return {
      kind: 'range', start: evaluateNode(node.start, scope, run), end: evaluateNode(node.end, scope, run), startClosed: node.startClosed, endClosed: node.endClosed,
    };
    case 'name': return scope.find(node.name) ?? (scope.find(node.name) === null ? null : warn(run, 'NO_VARIABLE_FOUND', `No variable found with name '${node.name}'`));
    case 'input': {
      const input = scope.find('?');
      return input === undefined ? warn(run, 'NO_VARIABLE_FOUND', 'No input value found.') : input;
    }
    case 'path': return pathOf(evaluateNode(node.of, scope, run), node.key, run);
    case 'filter': return filter(evaluateNode(node.of, scope, run), node.filter, scope, run);
    case 'negate': {
      const value = evaluateNode(node.value, scope, run);
      return isNumber(value) ? value.neg() : expected('number', value, run);
    }
    case 'arithmetic': return arithmetic(node.operator, tolerant(node.left, scope, run), tolerant(node.right, scope, run), run);
    case 'compare': return comparison(node.operator, tolerant(node.left, scope, run), tolerant(node.right, scope, run), run);
    case 'and':
    case 'or': return connective(node.t === 'or', [node.left, node.right].map((each) => () => evaluateNode(each, scope, run)), run);
    case 'if': {
      const condition = tolerant(node.condition, scope, run);
      if (typeof condition !== 'boolean') expected('boolean', condition, run);
      return evaluateNode(condition === true ? node.then : node.otherwise, scope, run);
    }
    case 'for':
    case 'some':
    case 'every': return iterate(node, scope, run);
    case 'instance-of': return instanceOf(evaluateNode(node.value, scope, run), node.type);
    case 'in': {
      const input = evaluateNode(node.value, scope, run);
      return anyTest(node.tests, input, scope, run);
    }
    case 'unary': return comparison(node.operator, scope.find('?') ?? null, evaluateNode(node.value, scope, run), run);
    case 'function': return {
      kind: 'function', parameters: node.parameters,
      invoke: (values) => evaluateNode(node.body, within(new Map(node.parameters.map((name, index) => [name, values[index] ?? null])), scope), run),
    };
    case 'call': return call(node, scope, run);
  }
}

/** What stands in an operation or a call and fails counts as null there; failed assertions and breakdowns go through. */
export function tolerant(node: Node, scope: Scope, run: Evaluation): Value {
  try {
    return evaluateNode(node, scope, run);
  } catch (failure) {
    if (!countsAsNull(failure)) throw failure;
    return warn(run, 'INVALID_TYPE', failure.message);
  }
}

export const countsAsNull = (failure: unknown): failure is EvaluationFailure => failure instanceof EvaluationFailure && !failure.fatal && !(failure instanceof EvaluationBreakdown);

/** A later entry sees the earlier ones. */
function contextOf(node: Extract<Node, { t: 'context' }>, scope: Scope, run: Evaluation): Value {
  const entries = new Map<string, Value>();
  const inner = within(entries, scope);
  for (const { key, value } of node.entries) entries.set(key, evaluateNode(value, inner, run));
  return new Map(inEntryOrder([...entries]));
}

export function expected(type: string, value: Value, run: Evaluation): null {
  return warn(run, 'INVALID_TYPE', `Expected ${type} but found '${print(value)}'`);
}

function pathOf(value: Value, key: string, run: Evaluation): Value {
  if (isContext(value)) {
    const entry = value.get(key);
    if (entry !== undefined) return entry;
    const keys = value.size === 0 ? 'The context is empty' : `Available keys: ${[...value.keys()].map((each) => `'${each}'`).join(', ')}`;
    return warn(run, 'NO_CONTEXT_ENTRY_FOUND', `No context entry found with key '${key}'. ${keys}`);
  }
  if (isList(value)) return value.map((item) => pathOf(item, key, run));
  if (value === null) return warn(run, 'NO_CONTEXT_ENTRY_FOUND', `No context entry found with key '${key}'. The context is null`);
  return propertyOf(value, key)
    ?? warn(run, 'NO_PROPERTY_FOUND', `No property found with name '${key}' of value '${print(value)}'. Available properties: ${propertyNames(value).map((each) => `'${each}'`).join(', ')}`);
}

const ARITHMETIC: Readonly<Record<'+' | '-' | '*' | '/' | '**', { readonly operate: (a: Value, b: Value) => Operated; readonly refusal: (a: string, b: string) => string }>> = {
  '+': { operate: add, refusal: (a, b) => `Can't add '${b}' to '${a}'` },
  '-': { operate: subtract, refusal: (a, b) => `Can't subtract '${b}' from '${a}'` },
  '*': { operate: multiply, refusal: (a, b) => `Can't multiply '${a}' by '${b}'` },
  '/': { operate: divide, refusal: (a, b) => `Can't divide '${a}' by '${b}'` },
  '**': { operate: power, refusal: (a, b) => `Expected number but found '${/^-?[\d.]/.test(a) ? b : a}'` },
};

function arithmetic(operator: keyof typeof ARITHMETIC, a: Value, b: Value, run: Evaluation): Value {
  const { operate, refusal } = ARITHMETIC[operator];
  const result = operate(a, b);
  if (typeof result === 'string') step(run, result.length >> 4);
  return result ?? warn(run, 'INVALID_TYPE', refusal(print(a), print(b)));
}

export function comparison(operator: Comparison, a: Value, b: Value, run: Evaluation): boolean | null {
  if (operator === '=' || operator === '!=') {
    const same = equal(a, b);
    return same === undefined ? notComparable(a, b, run) : same === (operator === '=');
  }
  const order = compare(a, b);
  if (order === undefined) return notComparable(a, b, run);
  return operator === '<' ? order < 0 : operator === '<=' ? order <= 0 : operator === '>' ? order > 0 : order >= 0;
}

const notComparable = (a: Value, b: Value, run: Evaluation): null => warn(run, 'NOT_COMPARABLE', `Can't compare '${print(a)}' with '${print(b)}'`);

/** Three-valued: `until` (true for or, false for and) decides as soon as it is met; otherwise something not boolean makes it null. */
export function connective(until: boolean, items: Iterable<() => Value>, run: Evaluation): boolean | null {
  let result: boolean | null = !until;
  for (const item of items) {
    const value = item();
    if (value === until) return until;
    if (typeof value !== 'boolean') {
      if (result !== null) expected('boolean', value, run);
      result = null;
    }
  }
  return result;
}

const TYPES: Readonly<Record<string, readonly ReturnType<typeof typeOf>[]>> = {
  number: ['number'], string: ['string'], boolean: ['boolean'], list: ['list'], context: ['context'], function: ['function'], range: ['range'],
  date: ['date'], time: ['time', 'local-time'], 'date and time': ['date-time', 'local-date-time'],
  'days and time duration': ['days-duration'], 'day-time-duration': ['days-duration'], 'years and months duration': ['months-duration'], 'year-month-duration': ['months-duration'],
};

function instanceOf(value: Value, type: string): boolean {
  return type === 'Any' ? value !== null : TYPES[type]?.includes(typeOf(value)) ?? false;
}

