interface Details { readonly attributes?: string; readonly extension?: string; readonly body?: string }
interface Written extends Details { readonly tag: string; readonly id: string }
interface Flow { readonly id: string; readonly from: string; readonly to: string; readonly condition: string | undefined }

/** What stands in a process or sub-process, while it is being made. */
export interface Scope {
  /** `body`: what stands behind the flows, as the schema wants it. */
  add(tag: string, id: string, details?: Details): string;
  inner(tag: string, id: string, details: Details, make: (inner: Scope) => void): string;
  flow(from: string, to: string, condition?: string): string;
  /** Ties a compensation boundary event to its handler. */
  associate(from: string, to: string): void;
}

const xmlOf = ({ tag, id, attributes = '', extension = '', body = '' }: Written, flows: readonly Flow[]): string => {
  const incoming = flows.filter(({ to }) => to === id).map((flow) => `<incoming>${flow.id}</incoming>`);
  const outgoing = flows.filter(({ from }) => from === id).map((flow) => `<outgoing>${flow.id}</outgoing>`);
  return `<${tag} id="${id}" ${attributes}>${extension && `<extensionElements>${extension}</extensionElements>`}${incoming.join('')}${outgoing.join('')}${body}</${tag}>`;
};

function contentOf(make: (scope: Scope) => void): string {
  const elements: Written[] = [];
  const flows: Flow[] = [];
  const associations: string[] = [];
  const scope: Scope = {
    add(tag, id, details = {}) {
      elements.push({ tag, id, ...details });
      return id;
    },
    inner: (tag, id, details, makeInner) => scope.add(tag, id, { ...details, body: (details.body ?? '') + contentOf(makeInner) }),
    flow(from, to, condition) {
      const id = `${from}-${to}`;
      flows.push({ id, from, to, condition });
      return id;
    },
    associate: (from, to) => void associations.push(`<association id="${from}-${to}" associationDirection="One" sourceRef="${from}" targetRef="${to}"/>`),
  };
  make(scope);
  const conditionOf = (condition: string | undefined): string => (condition === undefined ? '' : `<conditionExpression xsi:type="tFormalExpression">${condition}</conditionExpression>`);
  return [...elements.map((each) => xmlOf(each, flows)), ...flows.map(({ id, from, to, condition }) => `<sequenceFlow id="${id}" sourceRef="${from}" targetRef="${to}">${conditionOf(condition)}</sequenceFlow>`), ...associations].join('\n');
}

/** Quotes for an attribute; `<` and `>` are written as entities already. */
export const text = (value: string): string => value.replaceAll('"', '&quot;');

export const element = {
  process: (id: string, make: (scope: Scope) => void): string => `<process id="${id}" isExecutable="true">\n${contentOf(make)}\n</process>`,
  definitions: (id: string, references: readonly string[], processes: readonly string[]): string => `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="${id}" targetNamespace="random">
${references.join('\n')}
${processes.join('\n')}
</definitions>`,
};
