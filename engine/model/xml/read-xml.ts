import { Parser } from 'saxen';
import type { XmlElement } from './element.ts';

export type XmlResult = { readonly ok: true; readonly root: XmlElement } | { readonly ok: false; readonly failure: string };

const NAMESPACES = {
  'http://www.omg.org/spec/BPMN/20100524/MODEL': 'bpmn',
  'http://www.omg.org/spec/BPMN/20100524/DI': 'bpmndi',
  'http://www.omg.org/spec/DD/20100524/DC': 'dc',
  'http://www.omg.org/spec/DD/20100524/DI': 'di',
  'http://camunda.org/schema/zeebe/1.0': 'zeebe',
  'http://www.w3.org/2001/XMLSchema-instance': 'xsi',
  // DMN 1.1 to 1.5.
  'http://www.omg.org/spec/DMN/20151101/dmn.xsd': 'dmn',
  'http://www.omg.org/spec/DMN/20151101/dmn11.xsd': 'dmn',
  'http://www.omg.org/spec/DMN/20180521/MODEL/': 'dmn',
  'https://www.omg.org/spec/DMN/20191111/MODEL/': 'dmn',
  'https://www.omg.org/spec/DMN/20211108/MODEL/': 'dmn',
  'https://www.omg.org/spec/DMN/20230324/MODEL/': 'dmn',
};

/** A model nested deeper than this is an attack, not a process: recursion over the tree stays within the stack. */
const DEEPEST = 200;

interface Draft { name: string; attributes: Record<string, string>; children: XmlElement[]; parent: XmlElement | undefined; text: string }

/** Reads one XML document. Never throws; document type declarations are refused, so no entity is ever expanded but the five of XML and character references. */
export function readXml(text: string): XmlResult {
  const parser = new Parser();
  parser.ns(NAMESPACES);
  let root: Draft | undefined;
  let current: Draft | undefined;
  let depth = 0;
  let failure: string | undefined;
  // Asking saxen for the line counts from the top each time: only for a failure.
  const fail = (why: string, contextOf?: () => { line: number }): void => { failure ??= `Fatal Error: URI=null Line=${(contextOf?.().line ?? 0) + 1}: ${why}`; };

  parser.on('openTag', (name, attributesOf, decode, selfClosing, contextOf) => {
    if (failure !== undefined) return;
    const raw = attributesOf();
    const attributes: Record<string, string> = {};
    for (const key in raw) attributes[key] = decode(raw[key]!);
    const element: Draft = { name, attributes, children: [], parent: current, text: '' };
    if (current) current.children.push(element);
    else if (root) return fail('The markup in the document following the root element must be well-formed.', contextOf);
    else root = element;
    if (++depth > DEEPEST) return fail(`Elements are nested deeper than ${DEEPEST} levels.`, contextOf);
    current = element;
  });
  parser.on('closeTag', () => { depth--; current = current?.parent as Draft | undefined; });
  parser.on('text', (value, decode, contextOf) => {
    if (current) current.text += decode(value);
    else if (value.trim() !== '') fail(root ? 'Content is not allowed in trailing section.' : 'Content is not allowed in prolog.', contextOf);
  });
  parser.on('cdata', (value) => { if (current) current.text += value; });
  parser.on('attention', (_value, _decode, contextOf) => fail('DOCTYPE is disallowed.', contextOf));
  parser.on('error', (error, contextOf) => fail(error.message === 'missing start tag' ? 'Content is not allowed in prolog.' : error.message, contextOf));
  parser.on('warn', (warning, contextOf) => fail(warning.message, contextOf));
  if (text.trim() === '') return { ok: false, failure: 'Fatal Error: URI=null Line=1: Premature end of file.' };
  try {
    parser.parse(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text);
  } catch (error) {
    fail(error instanceof Error ? error.message : String(error));
  }
  if (failure !== undefined) return { ok: false, failure };
  if (!root) return { ok: false, failure: 'Fatal Error: URI=null Line=1: Premature end of file.' };
  return { ok: true, root };
}
