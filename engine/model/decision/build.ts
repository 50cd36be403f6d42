import { parseLogic } from '../../expression/logic.ts';
import type { Logic, LogicKind } from '../../expression/logic.ts';
import { child, children, idOf } from '../xml/element.ts';
import type { XmlElement } from '../xml/element.ts';
import type { Decision, Knowledge, Parameter } from './graph.ts';

/** One file being read: what is wrong is collected, in the order in which Zeebe finds it; a text that fails twice is told once. */
export interface Build {
  readonly byId: ReadonlyMap<string, XmlElement>;
  readonly failures: string[];
  readonly decisions: Map<XmlElement, Decision>;
  /** By name, those that a decision read so far requires: only they can be invoked. */
  readonly knowledge: Map<string, Knowledge>;
  readonly parsed: Map<string, Logic>;
}

export const startBuild = (byId: ReadonlyMap<string, XmlElement>): Build => ({ byId, failures: [], decisions: new Map(), knowledge: new Map(), parsed: new Map() });

/** Stands for what could not be read: the deployment is refused before anybody evaluates it. */
const NOTHING: Logic = { kind: 'expression', text: '', tree: { t: 'null' } };

/** An empty attribute is none. */
export const attributeOf = (element: XmlElement, name: string): string | undefined => element.attributes[name] || undefined;

/** The text of a literal expression or of unary tests; undefined when there is no `<text>`. */
export const textIn = (element: XmlElement): string | undefined => child(element, 'dmn:text')?.text.trim();

/** `FEEL`, or its name space in any version of DMN. */
const FEEL = /^(feel|http:\/\/www\.omg\.org\/spec\/feel\/20140401|https?:\/\/www\.omg\.org\/spec\/dmn\/(20180521|20191111|20211108|20230324)\/feel\/)$/i;

export function buildExpression(element: XmlElement, build: Build): Logic {
  const text = textIn(element);
  if (text === undefined) return failed(build, `The expression '${idOf(element) || 'null'}' must not be empty.`);
  return logicOf(element, text, 'expression', build);
}

/** An empty entry holds for everything. */
export function buildTests(element: XmlElement, build: Build): Logic | undefined {
  const text = textIn(element) ?? '';
  return text === '' ? undefined : logicOf(element, text, 'unary-tests', build);
}

export function failed(build: Build, message: string): Logic {
  build.failures.push(message);
  return NOTHING;
}

const WORDS: Readonly<Record<LogicKind, string>> = { expression: 'FEEL expression', 'unary-tests': 'FEEL unary-tests' };

function logicOf(element: XmlElement, text: string, kind: LogicKind, build: Build): Logic {
  const language = attributeOf(element, 'expressionLanguage') ?? 'feel';
  if (!FEEL.test(language)) return failed(build, `Expression language '${language.toLowerCase()}' is not supported`);
  const known = build.parsed.get(`${kind}:${text}`);
  if (known) return known;
  const parsed = parseLogic(text, kind);
  const logic = parsed.ok ? parsed.logic : failed(build, `${WORDS[kind]}: ${parsed.failure}`);
  build.parsed.set(`${kind}:${text}`, logic);
  return logic;
}

export const parametersOf = (element: XmlElement): Parameter[] => children(element, 'dmn:formalParameter').map((each) => {
  const type = attributeOf(each, 'typeRef');
  return type === undefined ? { name: each.attributes['name'] ?? '' } : { name: each.attributes['name'] ?? '', type };
});
