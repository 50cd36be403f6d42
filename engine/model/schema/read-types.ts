import { GROUPS, TYPES, TYPE_OF } from './bpmn-types.ts';

export interface AttributeType { readonly type: string; readonly required: boolean }

/** One place in a content model. */
export type Particle =
  /** Element name → its type; BPMN's own with prefix and without. */
  | { readonly kind: 'elements'; readonly types: ReadonlyMap<string, string>; readonly least: number; readonly most: number; readonly text: string }
  | { readonly kind: 'wildcard'; readonly foreignOnly: boolean }
  | { readonly kind: 'choice'; readonly alternatives: readonly (readonly Particle[])[] };

export interface ComplexType {
  readonly name: string;
  readonly base: ComplexType | undefined;
  readonly abstract: boolean;
  readonly mixed: boolean;
  readonly open: boolean;
  /** Those of the base first. */
  readonly content: readonly Particle[];
  /** Whether it holds choices, for which a document's children have to be looked at. */
  readonly chooses: boolean;
  readonly attributes: ReadonlyMap<string, AttributeType>;
  readonly required: readonly string[];
}

const LINE = /^(?<name>\S+)(?<flags>(?: (?:abstract|mixed|open))*)(?: < (?<base>\S+))?(?: : (?<content>[^@]+?))?(?: @ (?<attributes>.+))?$/;

let types: ReadonlyMap<string, ComplexType> | undefined;
/** Types by name; read from their text when first asked for. */
export const complexTypes = (): ReadonlyMap<string, ComplexType> => (types ??= readTypes());

function readTypes(): ReadonlyMap<string, ComplexType> {
  const lines = new Map(TYPES.map((line) => [line.slice(0, line.search(/ |$/)), line]));
  const read = new Map<string, ComplexType>();
  const typeOf = (name: string): ComplexType => {
    const known = read.get(name);
    if (known) return known;
    const { flags = '', base: baseName, content = '', attributes = '' } = LINE.exec(lines.get(name) ?? '')?.groups ?? {};
    const base = baseName === undefined ? undefined : typeOf(baseName);
    const has = (flag: string): boolean => flags.includes(flag);
    const all = [...base?.content ?? [], ...readContent(content)];
    const declared = new Map([...base?.attributes ?? [], ...attributes.split(' ').filter(Boolean).map(readAttribute)]);
    const type: ComplexType = {
      name, base, abstract: has('abstract'), mixed: has('mixed') || (base?.mixed ?? false), open: has('open') || (base?.open ?? false),
      content: all, chooses: all.some(({ kind }) => kind === 'choice'),
      attributes: declared, required: [...declared].flatMap(([attribute, { required }]) => (required ? [attribute] : [])),
    };
    read.set(name, type);
    return type;
  };
  for (const name of lines.keys()) typeOf(name);
  return read;
}

function readAttribute(text: string): [string, AttributeType] {
  const at = text.indexOf(':');
  return [text.slice(0, at), { type: text.slice(at + 1).replace('!', ''), required: text.endsWith('!') }];
}

function readContent(text: string): Particle[] {
  return (text.match(/\([^)]*\)|\S+/g) ?? []).map((part) => (part.startsWith('(')
    ? { kind: 'choice', alternatives: part.slice(1, -1).split('|').map(readContent) }
    : readParticle(part)));
}

const OCCURRENCES: Readonly<Record<string, readonly [number, number]>> = { '?': [0, 1], '*': [0, Infinity], '+': [1, Infinity] };

function readParticle(text: string): Particle {
  const [, reference = '', inner, occurs = ''] = /^([^=?*+{]+)(?:=([^?*+{]+))?(.*)$/.exec(text) ?? [];
  if (reference === 'other' || reference === 'any') return { kind: 'wildcard', foreignOnly: reference === 'other' };
  const [least, most] = OCCURRENCES[occurs] ?? (/^\{(\d+),(\d+|unbounded)\}$/.exec(occurs)?.slice(1).map((each) => (each === 'unbounded' ? Infinity : Number(each))) as [number, number] | undefined) ?? [1, 1];
  const elements = new Map<string, string>();
  for (const [name, type] of inner === undefined ? substitutes(reference).map((each) => [each, typeNameOf(each)] as const) : [[reference, inner] as const]) {
    elements.set(name, type);
    if (!name.includes(':')) elements.set(`bpmn:${name}`, type);
  }
  return { kind: 'elements', types: elements, least, most, text: reference };
}

/** The element itself and all that may stand in its place. */
const substitutes = (name: string): string[] => [name, ...(GROUPS[name]?.split(' ') ?? []).flatMap(substitutes)];

const typeNameOf = (element: string): string => TYPE_OF[element] ?? (element.includes(':') ? element : `t${element.charAt(0).toUpperCase()}${element.slice(1)}`);

/** Elements that may stand by themselves: at the top of a document, or inside of what is foreign. Those of the drawing stand in theirs only here. */
export const globalType = ({ name }: { readonly name: string }): string | undefined => globals().get(name);

let declared: ReadonlyMap<string, string> | undefined;
function globals(): ReadonlyMap<string, string> {
  declared ??= new Map([...complexTypes().keys()].flatMap((type) => {
    if (type.startsWith('t')) return [[`bpmn:${elementOf(type)}`, type] as const];
    return /^(bpmndi:BPMN\w+|dc:\w+)$/.test(type) ? [[type, type] as const] : [];
  }));
  return declared;
}

const elementOf = (type: string): string => Object.keys(TYPE_OF).find((each) => TYPE_OF[each] === type) ?? `${type.charAt(1).toLowerCase()}${type.slice(2)}`;
