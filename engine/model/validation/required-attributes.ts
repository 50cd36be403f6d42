import type { Rule } from './rule.ts';
import { when } from './rule.ts';

/** Attributes of Zeebe's extension elements that must be there. A default counts as there: `retries` of a task is 3. */
const REQUIRED: Readonly<Record<string, readonly string[]>> = {
  'zeebe:calledElement': ['processId'],
  'zeebe:taskDefinition': ['type'],
  'zeebe:executionListener': ['eventType', 'type'],
  'zeebe:subscription': ['correlationKey'],
  'zeebe:calledDecision': ['decisionId', 'resultVariable'],
  'zeebe:script': ['expression', 'resultVariable'],
  'zeebe:publishMessage': ['correlationKey'],
  'zeebe:loopCharacteristics': ['inputCollection'],
};

export const requiredAttributes: Rule = {
  on: Object.keys(REQUIRED),
  check: (element) => REQUIRED[element.name]!.filter((name) => !element.attributes[name]).map((name) => `Attribute '${name}' must be present and not empty`),
};

/** Present but empty is not the default. */
export const emptyRetries: Rule = {
  on: ['zeebe:taskDefinition', 'zeebe:executionListener'],
  check: (element) => (element.attributes['retries'] === '' ? ["Attribute 'retries' must be present and not empty"] : []),
};

/** An output collection and its element go together. */
export const loopOutput: Rule = {
  on: ['zeebe:loopCharacteristics'],
  check: ({ attributes: { outputCollection, outputElement } }) => {
    if (outputCollection && !outputElement) return ["Attribute 'outputElement' must be present if the attribute 'outputCollection' is set"];
    if (outputElement && !outputCollection) return ["Attribute 'outputCollection' must be present if the attribute 'outputElement' is set"];
    return [];
  },
};

/** A user task has one form or none; what it may be depends on whether it is native. */
export const formReference: Rule = {
  on: ['zeebe:formDefinition'],
  check: ({ attributes: { formId, formKey, externalReference }, parent }) => {
    const native = parent?.children.some((each) => each.name === 'zeebe:userTask') ?? false;
    const count = [formId, native ? externalReference : formKey].filter((each) => each?.trim()).length;
    return when([count !== 1, `Exactly one of the attributes 'formId, ${native ? 'externalReference' : 'formKey'}' must be present and not blank${native ? ' for native user tasks' : ''}`]);
  },
};

export const userTaskForm: Rule = { on: ['zeebe:userTaskForm'], check: ({ text }) => when([text.trim() === '', 'User task form text content has to be present and not empty']) };
