import type { Rule } from './rule.ts';

/** Flow elements of BPMN that Zeebe 8.5 does not execute (rule 107). */
const UNSUPPORTED = ['adHocSubProcess', 'transaction', 'complexGateway', 'callChoreography', 'choreographyTask', 'subChoreography', 'event', 'globalTask'] as const;

export const unsupportedElement: Rule = {
  on: UNSUPPORTED.map((name) => `bpmn:${name}`),
  check: ({ name }) => {
    const type = name.slice('bpmn:'.length);
    return [`Elements of type '${type[0]!.toUpperCase()}${type.slice(1)}' are currently not supported. Please refer to the documentation for a list of supported elements: https://docs.camunda.io/docs/components/modeler/bpmn/bpmn-coverage/`];
  },
};
