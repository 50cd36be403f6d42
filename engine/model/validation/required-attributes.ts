import type { Rule } from './rule.ts';

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

/** A job-based user task has one form or none. */
export const formReference: Rule = {
  on: ['zeebe:formDefinition'],
  check: ({ attributes: { formId, formKey }, parent }) => {
    if (parent?.children.some((each) => each.name === 'zeebe:userTask')) return [];
    return [formId, formKey].filter((each) => each?.trim()).length === 1 ? [] : ["Exactly one of the attributes 'formId, formKey' must be present and not blank"];
  },
};
