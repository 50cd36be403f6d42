import { descendants } from '../xml/element.ts';
import type { XmlElement } from '../xml/element.ts';

/**
 * The structure that DMN's schema asks for (DMN 1.3, DMN13.xsd; the other versions differ in what is rarely used): names of children in order, with
 * `?`, `*` and `+`, and attributes, `!` for those that must be there. Elements of other name spaces and diagrams are not looked into.
 */
interface Shape { readonly children: string; readonly attributes?: string }

const LOGIC = '(decisionTable|literalExpression|context|list|relation|invocation|functionDefinition|conditional|filter|for|every|some)';
const TEXT = { children: 'text?', attributes: 'typeRef expressionLanguage' };
const TESTS = { children: 'text', attributes: 'expressionLanguage' };
const ITEM = { children: '', attributes: 'name! typeRef' };
const REFERENCE = { children: '', attributes: 'href!' };
const TEXT_ONLY = { children: '' };

const SHAPES: Readonly<Record<string, Shape>> = {
  definitions: {
    children: 'import* itemDefinition* (decision|businessKnowledgeModel|inputData|knowledgeSource|decisionService)* (group|textAnnotation|association)* elementCollection* (performanceIndicator|organizationUnit)*',
    attributes: 'name! namespace! expressionLanguage typeLanguage exporter exporterVersion',
  },
  import: { children: '', attributes: 'name! namespace! importType! locationURI' },
  decision: {
    children: `question? allowedAnswers? variable? informationRequirement* knowledgeRequirement* authorityRequirement* supportedObjective* impactedPerformanceIndicator* decisionMaker* decisionOwner* usingProcess* usingTask* ${LOGIC}?`,
    attributes: 'name!',
  },
  businessKnowledgeModel: { children: 'variable? encapsulatedLogic? knowledgeRequirement* authorityRequirement*', attributes: 'name!' },
  knowledgeSource: { children: 'authorityRequirement* type? owner?', attributes: 'name! locationURI' },
  decisionService: { children: 'variable? outputDecision* encapsulatedDecision* inputDecision* inputData*', attributes: 'name!' },
  informationRequirement: { children: '(requiredDecision|requiredInput)' },
  knowledgeRequirement: { children: 'requiredKnowledge' },
  authorityRequirement: { children: '(requiredDecision|requiredInput|requiredAuthority)' },
  requiredDecision: REFERENCE, requiredInput: REFERENCE, requiredKnowledge: REFERENCE, requiredAuthority: REFERENCE,
  variable: ITEM, formalParameter: ITEM, parameter: ITEM, column: ITEM,
  encapsulatedLogic: { children: `formalParameter* ${LOGIC}?`, attributes: 'typeRef kind' },
  functionDefinition: { children: `formalParameter* ${LOGIC}?`, attributes: 'typeRef kind' },
  literalExpression: { children: '(text|importedValues)?', attributes: 'typeRef expressionLanguage' },
  inputExpression: TEXT, outputEntry: TEXT, defaultOutputEntry: TEXT,
  inputEntry: TESTS, inputValues: TESTS, outputValues: TESTS, allowedValues: TESTS,
  invocation: { children: `${LOGIC}? binding*`, attributes: 'typeRef' },
  binding: { children: `parameter ${LOGIC}?` },
  context: { children: 'contextEntry*', attributes: 'typeRef' },
  contextEntry: { children: `variable? ${LOGIC}` },
  list: { children: `${LOGIC}*`, attributes: 'typeRef' },
  row: { children: `${LOGIC}*`, attributes: 'typeRef' },
  relation: { children: 'column* row*', attributes: 'typeRef' },
  decisionTable: { children: 'input* output+ annotation* rule*', attributes: 'hitPolicy aggregation preferredOrientation outputLabel typeRef' },
  input: { children: 'inputExpression inputValues?' },
  output: { children: 'outputValues? defaultOutputEntry?', attributes: 'name typeRef' },
  rule: { children: 'inputEntry* outputEntry+ annotationEntry*' },
  annotationEntry: { children: 'text?' },
  text: TEXT_ONLY, description: TEXT_ONLY, question: TEXT_ONLY, allowedAnswers: TEXT_ONLY,
};

const VALUES: Readonly<Record<string, readonly string[]>> = {
  hitPolicy: ['UNIQUE', 'FIRST', 'PRIORITY', 'ANY', 'COLLECT', 'RULE ORDER', 'OUTPUT ORDER'],
  aggregation: ['SUM', 'COUNT', 'MIN', 'MAX'],
  preferredOrientation: ['Rule-as-Row', 'Rule-as-Column', 'CrossTable'],
};

/** `input* output+` → a pattern over `input output output `; description and extensions may open any element. */
const patternOf = (children: string): RegExp => new RegExp(`^(description )?(extensionElements )?${
  children.split(' ').filter((each) => each !== '').map((each) => each.replace(/^\(?([\w|]+)\)?([?*+]?)$/, (_whole, names: string, count: string) => `((${names}) )${count}`)).join('')}$`);

const PATTERNS: ReadonlyMap<string, RegExp> = new Map(Object.entries(SHAPES).map(([name, { children }]) => [`dmn:${name}`, patternOf(children)]));
const ATTRIBUTES: ReadonlyMap<string, ReadonlyMap<string, boolean>> = new Map(Object.entries(SHAPES).map(([name, { attributes = '' }]) =>
  [`dmn:${name}`, new Map(['id', 'label', ...attributes.split(' ')].filter((each) => each !== '').map((each) => [each.replace('!', ''), each.endsWith('!')]))]));

/** An XML name without a colon. */
const NCNAME = /^[\p{L}_][\p{L}\p{N}_.\-·]*$/u;

/** Whether Zeebe could read the file at all. Elements that are not in the table count as read where their parent is not in it either. */
export function fitsDmnSchema(root: XmlElement): boolean {
  const ids = new Set<string>();
  for (const element of descendants(root)) {
    const id = element.attributes['id'];
    if (id !== undefined) {
      if (!NCNAME.test(id) || ids.has(id)) return false;
      ids.add(id);
    }
    if (!hasItsChildren(element) || !hasItsAttributes(element)) return false;
  }
  return true;
}

function hasItsChildren(element: XmlElement): boolean {
  const pattern = PATTERNS.get(element.name);
  if (!pattern) return true;
  const isRoot = element.name === 'dmn:definitions';
  return pattern.test(element.children.filter(({ name }) => !(isRoot && name.endsWith(':DMNDI'))).map(({ name }) => `${name.replace(/^dmn:/, '')} `).join(''));
}

function hasItsAttributes(element: XmlElement): boolean {
  const known = ATTRIBUTES.get(element.name);
  if (!known) return true;
  for (const [name, needed] of known) if (needed && element.attributes[name] === undefined) return false;
  return Object.entries(element.attributes).every(([name, value]) => name.includes(':') || name === 'xmlns' || (known.has(name) && (VALUES[name]?.includes(value) ?? true)));
}
