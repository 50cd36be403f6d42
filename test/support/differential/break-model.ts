import type { Random } from '../../demo/random.ts';
import type { XmlElement } from '../../../engine/model/xml/element.ts';
import { readXml } from '../../../engine/model/xml/read-xml.ts';

interface Node { name: string; attributes: Record<string, string>; children: Node[]; parent: Node | undefined; text: string }

const NAMESPACES: Readonly<Record<string, string>> = {
  bpmn: 'http://www.omg.org/spec/BPMN/20100524/MODEL', bpmndi: 'http://www.omg.org/spec/BPMN/20100524/DI', dc: 'http://www.omg.org/spec/DD/20100524/DC', di: 'http://www.omg.org/spec/DD/20100524/DI',
  zeebe: 'http://camunda.org/schema/zeebe/1.0', xsi: 'http://www.w3.org/2001/XMLSchema-instance',
};

const VALUES = [
  '', ' ', 'x', 'a b', '1', 'true', 'false', 'TRUE', 'maybe', '=', '=1', '=x', '="a"', '=1 +', '=if x then', '= ', 'x:y', ':', '1a', 'a.b', 'null', '=null', 'PT1S', 'P', 'R3/PT1S', 'R/PT0S', '2023-03-02T15:35+02:00',
  '0 0 * * * *', '="PT1S"', '=now()', 'start', 'end', 'a,b', ',', ' a , b ', '-1', 'ế', 'if', 'a-b', '=x.y', '=[1]', '={}',
] as const;

const BPMN = [
  'task', 'serviceTask', 'userTask', 'sendTask', 'receiveTask', 'manualTask', 'scriptTask', 'businessRuleTask', 'callActivity', 'subProcess', 'transaction', 'adHocSubProcess', 'startEvent', 'endEvent', 'boundaryEvent',
  'intermediateCatchEvent', 'intermediateThrowEvent', 'exclusiveGateway', 'parallelGateway', 'inclusiveGateway', 'eventBasedGateway', 'complexGateway', 'sequenceFlow', 'association', 'textAnnotation', 'dataObject', 'group',
  'message', 'signal', 'error', 'escalation', 'process', 'collaboration', 'laneSet', 'documentation', 'extensionElements', 'incoming', 'outgoing', 'conditionExpression', 'multiInstanceLoopCharacteristics',
  'standardLoopCharacteristics', 'completionCondition', 'loopCardinality', 'timeDate', 'timeDuration', 'timeCycle', 'timerEventDefinition', 'messageEventDefinition', 'signalEventDefinition', 'errorEventDefinition',
  'escalationEventDefinition', 'compensateEventDefinition', 'linkEventDefinition', 'terminateEventDefinition', 'cancelEventDefinition', 'conditionalEventDefinition', 'script', 'text', 'fooTask',
] as const;
const EVENT_DEFINITIONS = BPMN.filter((name) => name.endsWith('EventDefinition'));

const ATTRIBUTES = [
  'id', 'name', 'sourceRef', 'targetRef', 'default', 'attachedToRef', 'cancelActivity', 'isInterrupting', 'triggeredByEvent', 'isForCompensation', 'isSequential', 'isExecutable', 'messageRef', 'signalRef', 'errorRef', 'escalationRef',
  'activityRef', 'waitForCompletion', 'errorCode', 'escalationCode', 'foo', 'zeebe:foo', 'xsi:type', 'implementation', 'processRef', 'type', 'retries', 'source', 'target', 'correlationKey', 'instantiate', 'gatewayDirection',
] as const;

/** Zeebe's extension elements, each as it should be. */
const EXTENSIONS: readonly (readonly [name: string, attributes: Readonly<Record<string, string>>, ...children: readonly (readonly [string, Readonly<Record<string, string>>])[]])[] = [
  ['taskDefinition', { type: 'job' }], ['taskDefinition', { type: 'job', retries: '5' }],
  ['ioMapping', {}, ['input', { source: '=1', target: 'a' }], ['output', { source: '=a', target: 'b.c' }]],
  ['taskHeaders', {}, ['header', { key: 'k', value: 'v' }]],
  ['subscription', { correlationKey: '=k' }],
  ['loopCharacteristics', { inputCollection: '=[1]' }], ['loopCharacteristics', { inputCollection: '=[1]', outputCollection: 'o', outputElement: '=1' }],
  ['calledElement', { processId: 'other' }], ['calledElement', { processId: '=p', propagateAllChildVariables: 'false' }],
  ['calledDecision', { decisionId: 'd', resultVariable: 'r' }], ['script', { expression: '=1', resultVariable: 'r' }],
  ['formDefinition', { formId: 'f' }], ['formDefinition', { formKey: 'f' }], ['formDefinition', { externalReference: 'f' }], ['userTask', {}], ['userTaskForm', { id: 'u' }],
  ['assignmentDefinition', { assignee: 'a', candidateGroups: 'a,b', candidateUsers: '=["c"]' }], ['taskSchedule', { dueDate: '2023-03-02T15:35+02:00', followUpDate: '=now()' }],
  ['executionListeners', {}, ['executionListener', { eventType: 'start', type: 'l' }], ['executionListener', { eventType: 'end', type: 'l' }]],
  ['publishMessage', { correlationKey: '=k', messageId: 'm', timeToLive: 'PT1S' }], ['properties', {}, ['property', { name: 'n', value: 'v' }]], ['foo', {}],
];

const draftOf = (element: XmlElement, parent?: Node): Node => {
  const node: Node = { name: element.name, attributes: { ...element.attributes }, children: [], parent, text: element.children.length > 0 && element.text.trim() === '' ? '' : element.text };
  node.children = element.children.map((each) => draftOf(each, node));
  return node;
};

const all = (node: Node, found: Node[] = []): Node[] => {
  found.push(node);
  for (const each of node.children) all(each, found);
  return found;
};

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;').replaceAll('\n', '&#10;');

function written({ name, attributes, children, text }: Node, declarations = ''): string {
  const told = Object.entries(attributes).filter(([each]) => !each.startsWith('xmlns')).map(([each, value]) => ` ${each}="${escaped(value)}"`).join('');
  return `<${name}${declarations}${told}>${escaped(text)}${children.map((each) => written(each)).join('')}</${name}>`;
}

const put = (parent: Node, at: number, node: Node): void => { parent.children.splice(at, 0, node); node.parent = parent; };
const take = (node: Node): void => { node.parent?.children.splice(node.parent.children.indexOf(node), 1); };
const copied = (node: Node, rename: (id: string) => string, parent?: Node): Node => {
  const copy: Node = { ...node, attributes: { ...node.attributes }, children: [], parent };
  if (copy.attributes['id'] !== undefined) copy.attributes['id'] = rename(copy.attributes['id']);
  copy.children = node.children.map((each) => copied(each, rename, copy));
  return copy;
};

/** A document under the hand that breaks it. */
interface Broken { readonly root: Node; readonly random: Random; pick(where?: (node: Node) => boolean): Node; readonly ids: readonly string[] }

const isDrawn = ({ name }: Node): boolean => /^(bpmndi|dc|di):/.test(name);
const isReference = (name: string): boolean => name.endsWith('Ref') || name === 'default';
const created = (name: string, attributes: Record<string, string> = {}, text = ''): Node => ({ name, attributes, children: [], parent: undefined, text });

function extension({ random }: Broken): Node {
  const [name, attributes, ...children] = random.pick(EXTENSIONS) ?? EXTENSIONS[0]!;
  const node = created(`zeebe:${name}`, { ...attributes });
  for (const [child, its] of children) put(node, node.children.length, created(`zeebe:${child}`, { ...its }));
  return node;
}

function extensionsOf(owner: Node): Node {
  const there = owner.children.find(({ name }) => name === 'bpmn:extensionElements');
  if (there) return there;
  const holder = created('bpmn:extensionElements');
  put(owner, owner.children.filter(({ name }) => name === 'bpmn:documentation').length, holder);
  return holder;
}

const attributeOf = ({ attributes }: Node, random: Random): string | undefined => random.pick(Object.keys(attributes).filter((name) => !name.startsWith('xmlns')));

const BREAKS: Readonly<Record<string, (broken: Broken) => void>> = {
  'an attribute is missing'({ pick, random }) {
    const node = pick(({ attributes }) => Object.keys(attributes).length > 0);
    const name = attributeOf(node, random);
    if (name !== undefined) delete node.attributes[name];
  },
  'a value is another'({ pick, random }) {
    const node = pick(({ attributes }) => Object.keys(attributes).length > 0);
    const name = attributeOf(node, random);
    if (name !== undefined && !(node.parent === undefined && name === 'id')) node.attributes[name] = random.pick(VALUES) ?? '';
  },
  'a value of an extension is another'({ pick, random }) {
    const node = pick(({ name, attributes }) => name.startsWith('zeebe:') && Object.keys(attributes).length > 0);
    const name = attributeOf(node, random);
    if (name !== undefined) node.attributes[name] = random.pick(VALUES) ?? '';
  },
  'an attribute comes to it'({ pick, random, ids }) {
    const name = random.pick(ATTRIBUTES) ?? 'foo';
    pick().attributes[name] = random.chance(0.5) ? random.pick(VALUES) ?? '' : random.pick(ids) ?? '';
  },
  'an element is missing'({ pick }) { take(pick(({ parent }) => parent !== undefined)); },
  'an element comes twice'({ pick, random }) {
    const node = pick(({ parent }) => parent !== undefined);
    const times = random.chance(0.3) ? '' : '-again';
    if (node.parent) put(node.parent, node.parent.children.indexOf(node) + 1, copied(node, (id) => `${id}${times}`, node.parent));
  },
  'an extension comes twice'({ pick, random }) {
    const node = pick(({ name }) => name === 'bpmn:extensionElements' || name.startsWith('zeebe:'));
    if (node.parent) put(node.parent, random.between(0, node.parent.children.length), copied(node, (id) => id, node.parent));
  },
  'an extension comes to it': (broken) => {
    const holder = extensionsOf(broken.pick(({ name }) => name.startsWith('bpmn:') && !/(extensionElements|incoming|outgoing)$/.test(name)));
    put(holder, broken.random.between(0, holder.children.length), extension(broken));
  },
  'an extension is empty'({ pick }) {
    const node = pick(({ name }) => name === 'bpmn:extensionElements' || name.startsWith('zeebe:'));
    node.children = [];
    node.attributes = {};
  },
  'an element stands elsewhere'({ pick }) {
    const node = pick(({ parent }) => parent !== undefined);
    const parent = pick((each) => !all(node).includes(each));
    if (all(node).includes(parent)) return;
    take(node);
    put(parent, parent.children.length, node);
  },
  'neighbours change places'({ pick, random }) {
    const parent = pick(({ children }) => children.length > 1);
    const [node] = parent.children.splice(random.between(0, parent.children.length - 1), 1);
    if (node) put(parent, random.between(0, parent.children.length), node);
  },
  'an element is of another kind'({ pick, random }) {
    const node = pick(({ name, parent }) => parent !== undefined && name.startsWith('bpmn:'));
    node.name = `bpmn:${random.pick(BPMN) ?? 'task'}`;
  },
  'a task, event or gateway is another'({ pick, random }) {
    const kinds = /(task|Task|Event|Gateway|subProcess|callActivity)$/;
    pick(({ name }) => kinds.test(name)).name = `bpmn:${random.pick(BPMN.filter((name) => kinds.test(name))) ?? 'task'}`;
  },
  'an element comes to it'({ pick, random, ids }) {
    const node = pick(({ name }) => name.startsWith('bpmn:'));
    const name = random.pick(BPMN) ?? 'task';
    put(node, random.chance(0.5) ? node.children.length : random.between(0, node.children.length), created(`bpmn:${name}`, random.chance(0.7) ? { id: `new${random.between(1, 99)}` } : {}, /ing$|Cond|Expr|time/.test(name) ? random.pick(random.chance(0.5) ? ids : VALUES) ?? '' : ''));
  },
  'an event definition is another, or one more'({ pick, random }) {
    const node = pick(({ name }) => name.endsWith('Event'));
    const definition = created(`bpmn:${random.pick(EVENT_DEFINITIONS) ?? ''}`, { id: `def${random.between(1, 99)}` });
    if (random.chance(0.7)) node.children = node.children.filter(({ name }) => !name.endsWith('EventDefinition'));
    put(node, node.children.length, definition);
  },
  'a reference leads elsewhere'({ pick, random, ids }) {
    const node = pick(({ name, attributes }) => /:(incoming|outgoing)$/.test(name) || Object.keys(attributes).some(isReference));
    const name = random.pick(Object.keys(node.attributes).filter(isReference));
    const id = random.chance(0.75) ? random.pick(ids) ?? '' : random.pick(VALUES) ?? '';
    if (name === undefined) node.text = id;
    else node.attributes[name] = id;
  },
  'a text is another'({ pick, random }) { pick(({ text, children }) => children.length === 0 && text.trim() !== '').text = random.pick(VALUES) ?? ''; },
  'a boundary event comes to it'({ pick, random, root, ids }) {
    const node = pick(({ name }) => /(Task|task|subProcess|callActivity)$/.test(name));
    const event = created('bpmn:boundaryEvent', { id: 'more', attachedToRef: node.attributes['id'] ?? random.pick(ids) ?? '', ...(random.chance(0.3) ? { cancelActivity: 'false' } : {}) });
    put(event, 0, created(`bpmn:${random.pick(EVENT_DEFINITIONS) ?? ''}`, { id: 'moredef' }));
    put(node.parent ?? root, node.parent?.children.length ?? 0, event);
  },
};

const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n';

/** What a hand does to the text that is no longer a tree. */
const TEXTS: readonly ((xml: string, random: Random) => string)[] = [
  (xml) => xml.replace(DECLARATION, ''), (xml) => xml.replace(' version="1.0"', ''), (xml) => xml.replace('1.0', '1.1'), (xml) => xml.replace('1.0', '2.0'), (xml) => xml.replace('UTF-8', 'ISO-8859-1'), (xml) => xml.replace('UTF-8', 'nonsense'),
  (xml) => xml.replace(' encoding="UTF-8"', ' standalone="yes"'), (xml) => xml.replace(' encoding="UTF-8"', ' standalone="maybe"'), (xml) => ` ${xml}`, (xml) => `\uFEFF${xml}`, (xml) => `${xml}x`, (xml) => `${xml}<a/>`, (xml) => `${xml}<!-- end -->`,
  (xml) => xml.replace(DECLARATION, `${DECLARATION}<!DOCTYPE d>`), (xml) => xml.replace(DECLARATION, `${DECLARATION}<?go on?><!-- a -->`), (xml) => xml.replace(DECLARATION, `${DECLARATION}<!-- a -- b -->`),
  (xml) => xml.replace(/ xmlns:bpmndi="[^"]*"/, ''), (xml) => xml.replace(/ xmlns:dc="[^"]*"/, ''), (xml) => xml.replace(/ xmlns:zeebe="[^"]*"/, ''), (xml) => xml.replace(/ xmlns:bpmn="[^"]*"/, ''), (xml) => xml.replace(/ xmlns:xsi="[^"]*"/, ''),
  (xml) => xml.replace('BPMN/20100524/MODEL', 'BPMN/20100524/OTHER'), (xml) => xml.replace('schema/zeebe/1.0', 'schema/zeebe/2.0'), (xml) => xml.replace('schema/zeebe/1.0', 'schema/modeler/1.0'),
  (xml, random) => cut(xml, random, 1, ''), (xml, random) => cut(xml, random, 0, random.pick(['<', '>', '&', '"', '&amp;', '&foo;', '&#65;', '&#0;', '\u0001', ']]>', '<![CDATA[x]]>', '<!-- -->', '<x:y/>', ' x', '=']) ?? ''),
  (xml, random) => xml.slice(0, random.between(0, xml.length)),
];
const cut = (xml: string, random: Random, length: number, by: string): string => { const at = random.between(0, xml.length); return xml.slice(0, at) + by + xml.slice(at + length); };

/** A model with one to three things wrong with it, the same for the same random numbers, and what was done to it. */
export function brokenModel(xml: string, random: Random): { readonly xml: string; readonly breaks: readonly string[] } {
  const read = readXml(xml);
  if (!read.ok) return { xml, breaks: ['none: it cannot be read'] };
  const root = draftOf(read.root);
  const foreign = Object.entries(root.attributes).flatMap(([name, value]) => (name.startsWith('xmlns:') && !(name.slice(6) in NAMESPACES) && !Object.values(NAMESPACES).includes(value) ? [` ${name}="${escaped(value)}"`] : []));
  const declarations = Object.entries(NAMESPACES).map(([name, value]) => ` xmlns:${name}="${value}"`).join('') + foreign.join('');
  const broken: Broken = {
    root, random, ids: all(root).flatMap((each) => each.attributes['id'] ?? []),
    pick(where = () => true) {
      const found = all(root).filter(where);
      const plain = found.filter((each) => !isDrawn(each));
      return random.pick(random.chance(0.95) && plain.length > 0 ? plain : found) ?? root;
    },
  };
  const breaks = Array.from({ length: random.between(1, 3) }, () => {
    const name = random.pick(Object.keys(BREAKS)) ?? '';
    BREAKS[name]?.(broken);
    return name;
  });
  const text = DECLARATION + written(root, declarations);
  if (!random.chance(0.1)) return { xml: text, breaks };
  const which = random.between(0, TEXTS.length - 1);
  return { xml: TEXTS[which]!(text, random), breaks: [...breaks, `text ${which}`] };
}
