/** DMN 1.3 text for tests: a decision is its id, what it requires and its logic, itself XML. */
export interface DecisionText {
  readonly id: string;
  readonly name?: string;
  /** Ids of decisions. */
  readonly requires?: readonly string[];
  /** Ids of business knowledge models. */
  readonly knows?: readonly string[];
  /** Name, and type if any, of the variable that takes the result. */
  readonly variable?: { readonly name: string; readonly type?: string };
  readonly logic: string;
}

export interface TableText {
  readonly hitPolicy?: string;
  readonly aggregation?: string;
  readonly inputs: readonly { readonly expression: string; readonly label?: string }[];
  readonly outputs: readonly { readonly name?: string; readonly label?: string; readonly values?: string; readonly byDefault?: string }[];
  readonly rules: readonly { readonly when: readonly string[]; readonly then: readonly string[] }[];
}

export interface KnowledgeText { readonly id: string; readonly name?: string; readonly knows?: readonly string[]; readonly parameters: readonly { readonly name: string; readonly type?: string }[]; readonly logic: string }

const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
const attribute = (name: string, value: string | undefined): string => (value === undefined ? '' : ` ${name}="${escaped(value).replace(/"/g, '&quot;')}"`);
const textOf = (value: string): string => `<text>${escaped(value)}</text>`;

export function dmnText(id: string, decisions: readonly DecisionText[], knowledge: readonly KnowledgeText[] = []): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="${id}" name="${id} graph" namespace="http://camunda.org/schema/1.0/dmn">
${withOwnIds([...decisions.map(decision), ...knowledge.map(knowledgeModel)].join('\n'))}
</definitions>`;
}

/** Ids are unique in a file: those of the second table and on get its number. */
function withOwnIds(body: string): string {
  let tables = 0;
  return body.replace(/<decisionTable id="table"[^]*?<\/decisionTable>/g, (text) => {
    const number = ++tables;
    return number === 1 ? text : text.replace(/ id="(table|(?:input|expression|output|values|default|rule)-\d+)"/g, ` id="$1-of-${number}"`);
  });
}

function decision({ id, name, requires = [], knows = [], variable, logic }: DecisionText): string {
  const item = variable === undefined ? '' : `<variable${attribute('id', `variable-of-${id}`)}${attribute('name', variable.name)}${attribute('typeRef', variable.type)} />`;
  const needs = requires.map((other) => `<informationRequirement id="${id}-needs-${other}"><requiredDecision href="#${other}" /></informationRequirement>`);
  return `<decision id="${id}" name="${escaped(name ?? `${id} name`)}">${item}${needs.join('')}${knowledgeOf(id, knows)}${logic}</decision>`;
}

const knowledgeOf = (id: string, knows: readonly string[]): string =>
  knows.map((other) => `<knowledgeRequirement id="${id}-knows-${other}"><requiredKnowledge href="#${other}" /></knowledgeRequirement>`).join('');

function knowledgeModel({ id, name, knows = [], parameters, logic }: KnowledgeText): string {
  const formal = parameters.map((each) => `<formalParameter${attribute('name', each.name)}${attribute('typeRef', each.type)} />`).join('');
  return `<businessKnowledgeModel id="${id}" name="${name ?? id}"><encapsulatedLogic>${formal}${logic}</encapsulatedLogic>${knowledgeOf(id, knows)}</businessKnowledgeModel>`;
}

export const literal = (expression: string): string => `<literalExpression>${textOf(expression)}</literalExpression>`;

/** Entries in order; a name of `undefined` makes the result of the context. */
export const context = (entries: readonly (readonly [string | undefined, string])[]): string =>
  `<context>${entries.map(([name, logic]) => `<contextEntry>${name === undefined ? '' : `<variable${attribute('name', name)} />`}${logic}</contextEntry>`).join('')}</context>`;

export const list = (items: readonly string[]): string => `<list>${items.join('')}</list>`;

export const relation = (columns: readonly string[], rows: readonly (readonly string[])[]): string =>
  `<relation>${columns.map((name) => `<column${attribute('name', name)} />`).join('')}${rows.map((row) => `<row>${row.join('')}</row>`).join('')}</relation>`;

export const invocation = (name: string, bindings: readonly (readonly [string, string])[]): string =>
  `<invocation>${literal(name)}${bindings.map(([parameter, logic]) => `<binding><parameter${attribute('name', parameter)} />${logic}</binding>`).join('')}</invocation>`;

export const functionText = (parameters: readonly string[], body: string): string =>
  `<functionDefinition>${parameters.map((name) => `<formalParameter${attribute('name', name)} />`).join('')}${literal(body)}</functionDefinition>`;

export function table({ hitPolicy, aggregation, inputs, outputs, rules }: TableText): string {
  const ins = inputs.map(({ expression, label }, index) =>
    `<input id="input-${index + 1}"${attribute('label', label)}><inputExpression id="expression-${index + 1}">${textOf(expression)}</inputExpression></input>`);
  const outs = outputs.map(({ name, label, values, byDefault }, index) =>
    `<output id="output-${index + 1}"${attribute('label', label)}${attribute('name', name)}>`
    + (values === undefined ? '' : `<outputValues id="values-${index + 1}">${textOf(values)}</outputValues>`)
    + (byDefault === undefined ? '' : `<defaultOutputEntry id="default-${index + 1}">${textOf(byDefault)}</defaultOutputEntry>`) + '</output>');
  const lines = rules.map(({ when, then }, index) =>
    `<rule id="rule-${index + 1}">${when.map((test) => `<inputEntry>${textOf(test)}</inputEntry>`).join('')}${then.map((value) => `<outputEntry>${textOf(value)}</outputEntry>`).join('')}</rule>`);
  return `<decisionTable id="table"${attribute('hitPolicy', hitPolicy)}${attribute('aggregation', aggregation)}>${ins.join('')}${outs.join('')}${lines.join('')}</decisionTable>`;
}
