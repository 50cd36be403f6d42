import { parseExpression } from '../../expression/parse-expression.ts';
import { parseZonedDateTime } from '../../time/iso-date-time.ts';
import { inputMappings, outputMappings } from '../build/mappings.ts';
import { child } from '../xml/element.ts';
import type { XmlElement } from '../xml/element.ts';
import type { Rule } from './rule.ts';

interface Demand {
  /** Where the text stands: an attribute, or the element's own text. */
  readonly of: string | 'text';
  readonly mandatory?: true;
  /** Must start with `=`. */
  readonly feel?: true;
  /** What static text must be, and how the refusal words it. */
  readonly static?: { readonly holds: (text: string) => boolean; readonly is: string };
}

const CSV = { holds: (text: string): boolean => /^[^,\s][^,]*(,[^,]*[^,\s][^,]*)*$/.test(text.trim()), is: "be a list of comma-separated values, e.g. 'a,b,c'" };
const DATE = { holds: (text: string): boolean => text.trim() === '' || parseZonedDateTime(text) !== undefined, is: "be a valid DateTime String, e.g. '2023-03-02T15:35+02:00'" };

/** Rule 42: these are parsed at deployment; other expressions that do not parse become incidents (codes, listeners, forms, what is published). */
const DEMANDS: Readonly<Record<string, readonly Demand[]>> = {
  'bpmn:conditionExpression': [{ of: 'text', mandatory: true, feel: true }],
  'bpmn:message': [{ of: 'name' }],
  'bpmn:signal': [{ of: 'name' }],
  'zeebe:input': [{ of: 'source', mandatory: true }],
  'zeebe:output': [{ of: 'source', mandatory: true, feel: true }],
  'zeebe:subscription': [{ of: 'correlationKey', mandatory: true, feel: true }],
  'zeebe:taskDefinition': [{ of: 'type', mandatory: true }, { of: 'retries' }],
  'zeebe:loopCharacteristics': [{ of: 'inputCollection', mandatory: true, feel: true }, { of: 'outputElement', feel: true }],
  'zeebe:calledElement': [{ of: 'processId', mandatory: true }],
  'zeebe:calledDecision': [{ of: 'decisionId', mandatory: true }],
  'zeebe:script': [{ of: 'expression', mandatory: true, feel: true }],
  'zeebe:assignmentDefinition': [{ of: 'assignee' }, { of: 'candidateGroups', static: CSV }, { of: 'candidateUsers', static: CSV }],
  'zeebe:taskSchedule': [{ of: 'dueDate', static: DATE }, { of: 'followUpDate', static: DATE }],
};

export const expressions: Rule = { on: Object.keys(DEMANDS), check: (element) => DEMANDS[element.name]!.flatMap((demand) => refusal(element, demand) ?? []) };

function refusal(element: XmlElement, demand: Demand): string | undefined {
  const text = demand.of === 'text' ? element.text.trim() : element.attributes[demand.of];
  if (text === undefined || text === '') return demand.mandatory ? 'Expected expression but not found.' : undefined;
  const expression = parseExpression(text);
  if (expression.kind === 'invalid') return expression.failure;
  if (expression.kind !== 'static') return undefined;
  if (demand.feel) return `Expected expression but found static value '${text}'. An expression must start with '=' (e.g. '=${text}').`;
  return demand.static && !demand.static.holds(text) ? `Expected static value to ${demand.static.is}, but found '${text}'.` : undefined;
}

/** It stands in a child, and is the loop's error. */
export const completionCondition: Rule = {
  on: ['bpmn:multiInstanceLoopCharacteristics'],
  check: (element) => {
    const condition = child(element, 'bpmn:completionCondition');
    const refused = condition && refusal(condition, { of: 'text' });
    return refused === undefined ? [] : [refused];
  },
};

const PATH = /^[a-zA-Z_][a-zA-Z0-9_]*(\.[a-zA-Z_][a-zA-Z0-9_]*)*$/;

const RESERVED = ['null', 'true', 'false', 'function', 'if', 'then', 'else', 'for', 'between', 'instance', 'of'];

/** Names of variables that a model sets. */
const PATHS: Readonly<Record<string, string>> = { 'zeebe:input': 'target', 'zeebe:output': 'target', 'zeebe:script': 'resultVariable', 'zeebe:calledDecision': 'resultVariable' };

export const variablePaths: Rule = {
  on: Object.keys(PATHS),
  check: (element) => {
    const path = element.attributes[PATHS[element.name]!] ?? '';
    if (path === '') return element.name === 'zeebe:input' || element.name === 'zeebe:output' ? ['Expected path expression but not found.'] : [];
    if (path.split('.').some((part) => RESERVED.includes(part))) return [`Expected path expression '${path}' but is one of the reserved words (${RESERVED.join(', ')}).`];
    return PATH.test(path) ? [] : [`Expected path expression '${path}' but doesn't match the pattern '[a-zA-Z_][a-zA-Z0-9_]*(\\.[a-zA-Z_][a-zA-Z0-9_]*)*'.`];
  },
};

/** All mappings of an element become one expression (rule 23): each may parse alone and the whole not. */
export const mappings: Rule = {
  on: ['zeebe:ioMapping'],
  check: (element, definitions) => {
    const owner = element.parent?.parent;
    // A mapping that is wrong by itself has been reported.
    if (element.children.some((each) => [expressions, variablePaths].some((rule) => rule.on.includes(each.name) && rule.check(each, definitions).length > 0))) return [];
    return owner ? [inputMappings(owner), outputMappings(owner)].flatMap((each) => (each?.kind === 'invalid' ? [each.failure] : [])) : [];
  },
};

