import { call } from './call.ts';
import { comparison, equality } from './compare.ts';
import { closure, EvaluationBreakdown, inputName, step, warn, withFunctions, within, withInput } from './evaluation.ts';
import type { Evaluation, Scope } from './evaluation.ts';
import { filter } from './filter.ts';
import { iterate } from './iterate.ts';
import { arithmetic } from './operators.ts';
import { ArithmeticFailure } from './decimal.ts';
import { print } from './print.ts';
import { pathOf } from './properties.ts';
import type { Node } from './tree.ts';
import { inputInRange, inputTest } from './unary.ts';
import { WrittenContext, errorOf, isError, isKind, isNumber, typeOf } from './value.ts';
import type { FeelError, TypeName, Value } from './value.ts';

/**
 * The FEEL engine of Zeebe 8.5 (1.17), form by form. What fails is a value (`error`) that goes through, until something makes null of it; what ends that engine with
 * an exception throws `EvaluationBreakdown`.
 */
export function evaluateNode(node: Node, scope: Scope, run: Evaluation): Value {
  step(run);
  switch (node.t) {
    case 'constant':
    case 'number': return node.value;
    case 'list': return listOf(node.items, scope, run);
    case 'context': return contextOf(node, scope, run);
    case 'range': return rangeOf(node, scope, run);
    case 'name': return nameOf(node, scope, run);
    case 'input': return inputOf(scope, run);
    case 'path': return passing(evaluateNode(node.of, scope, run), (value) => pathOf(value, node.key, run));
    case 'filter': return filter(evaluateNode(node.of, scope, run), node.filter, scope, run);
    case 'negate': {
      const value = evaluateNode(node.value, scope, run);
      return isNumber(value) ? value.neg() : expectedOrNull('number', value, run);
    }
    case 'not': {
      const value = evaluateNode(node.value, scope, run);
      return typeof value === 'boolean' ? !value : expectedOrNull('boolean', value, run);
    }
    case 'arithmetic': return orNull(calculated(() => arithmetic(node.operator, evaluateNode(node.left, scope, run), evaluateNode(node.right, scope, run), run)));
    case 'compare': {
      const [left, right] = [evaluateNode(node.left, scope, run), evaluateNode(node.right, scope, run)];
      return node.operator === '=' ? equality(left, right, run) : comparison(node.operator, left, right, run);
    }
    case 'and':
    case 'or': return connective(node.t === 'or', node.items.map((each) => () => evaluateNode(each, scope, run)), run);
    case 'if': {
      const condition = evaluateNode(node.condition, scope, run);
      if (typeof condition !== 'boolean') expected('boolean', condition, run);
      return evaluateNode(condition === true ? node.then : node.otherwise, scope, run);
    }
    case 'for':
    case 'some':
    case 'every': return iterate(node, scope, run);
    case 'sequence': return expected('number', null, run);
    case 'instance-of': return passing(evaluateNode(node.value, scope, run), (value) => instanceOf(value, node.type, run));
    case 'in': return passing(evaluateNode(node.value, scope, run), (value) => evaluateNode(node.test, withInput(value, scope), run));
    case 'input-compare': return passing(inputOf(scope, run), (input) => {
      const value = evaluateNode(node.value, scope, run);
      return node.operator === '=' ? equality(input, value, run) : comparison(node.operator, input, value, run);
    });
    case 'input-in-range': return inputInRange(node.range, () => inputOf(scope, run), scope, run);
    case 'input-test': return passing(evaluateNode(node.test, scope, run), (value) => passing(inputOf(scope, run), (input) => inputTest(input, value, run)));
    case 'function': return closure(node.parameters, (reach) => evaluateNode(node.body, reach, run), scope, run);
    case 'call': return call(node, scope, run);
  }
}

/** An error goes through as it is. */
export const passing = (value: Value, then: (value: Value) => Value): Value => (isError(value) ? value : then(value));
const orNull = (value: Value): Value => (isError(value) ? null : value);

/** What the JVM's decimals refuse ends the evaluation. */
export function calculated(calculate: () => Value): Value {
  try {
    return calculate();
  } catch (failure) {
    if (failure instanceof ArithmeticFailure) throw new EvaluationBreakdown(`java.lang.ArithmeticException: ${failure.message}`);
    throw failure;
  }
}

/** A warning and an error of the same words. */
export function expected(type: string, value: Value, run: Evaluation): FeelError {
  const message = `Expected ${type} but found '${print(value)}'`;
  warn(run, 'INVALID_TYPE', message);
  return errorOf(message);
}
export const expectedOrNull = (type: string, value: Value, run: Evaluation): null => { expected(type, value, run); return null; };

function inputOf(scope: Scope, run: Evaluation): Value {
  const input = scope.find(inputName(scope));
  return input === undefined || isError(input) ? warn(run, 'NO_VARIABLE_FOUND', 'No input value found.') : input;
}

function nameOf({ name, path }: Extract<Node, { t: 'name' }>, scope: Scope, run: Evaluation): Value {
  const value = scope.find(name);
  if (value === undefined || isError(value)) return warn(run, 'NO_VARIABLE_FOUND', `No variable found with name '${name}'`);
  return path.reduce((found: Value, key) => passing(found, (of) => pathOf(of, key, run)), value);
}

function listOf(items: readonly Node[], scope: Scope, run: Evaluation): Value {
  const values: Value[] = [];
  for (const item of items) {
    const value = evaluateNode(item, scope, run);
    if (isError(value)) return value;
    values.push(value);
  }
  return values;
}

/** A later entry sees the earlier ones. Functions are none of the entries. */
function contextOf(node: Extract<Node, { t: 'context' }>, scope: Scope, run: Evaluation): Value {
  const context = new WrittenContext();
  const inner = within(context, withFunctions(context.functions, scope));
  for (const { key, value: entry } of node.entries) {
    const value = evaluateNode(entry, inner, run);
    if (isError(value)) return value;
    if (isKind(value, 'function')) context.functions.set(key, [...context.functions.get(key) ?? [], value]);
    else context.set(key, value);
  }
  return context;
}

/** Kinds of values of which there are ranges. */
const RANGED: readonly TypeName[] = ['number', 'date', 'time', 'local-time', 'date-time', 'local-date-time', 'months-duration', 'days-duration'];

function rangeOf(node: Extract<Node, { t: 'range' }>, scope: Scope, run: Evaluation): Value {
  return passing(evaluateNode(node.start, scope, run), (start) => passing(evaluateNode(node.end, scope, run), (end) => {
    if (typeOf(start) === typeOf(end) && RANGED.includes(typeOf(start))) return { kind: 'range', start, end, startClosed: node.startClosed, endClosed: node.endClosed };
    const message = `Invalid range definition '${print({ kind: 'range', start, end, startClosed: node.startClosed, endClosed: node.endClosed })}'`;
    warn(run, 'INVALID_TYPE', message);
    return errorOf(message);
  }));
}

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

const TYPE_NAMES: Readonly<Partial<Record<TypeName, string>>> = {
  null: 'null', number: 'number', boolean: 'boolean', string: 'string', date: 'date', 'local-time': 'time', time: 'time', 'local-date-time': 'date and time', 'date-time': 'date and time',
  'months-duration': 'years and months duration', 'days-duration': 'days and time duration', list: 'list', context: 'context', function: 'function',
};

function instanceOf(value: Value, type: string, run: Evaluation): Value {
  if (type === 'Any' && value !== null) return true;
  const name = TYPE_NAMES[typeOf(value)];
  if (name !== undefined) return name === type;
  const message = `Unknown type of '${print(value)}'`;
  warn(run, 'INVALID_TYPE', message);
  return errorOf(message);
}
