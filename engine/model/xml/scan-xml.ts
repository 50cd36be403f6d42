/** What a document is made of, in its order. Names are as written, values decoded and normalised. */
export interface XmlHandler {
  /** `at`: the place of its tag in the text. */
  open(name: string, attributes: readonly Attribute[], at: number): void;
  close(): void;
  text(text: string): void;
}
export type Attribute = readonly [name: string, value: string];

/** Not well-formed: `at` is the place in the text. */
export class Malformed extends Error {
  readonly at: number;

  constructor(message: string, at: number) {
    super(message);
    this.at = at;
  }
}

const INVALID = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;
const NAME = /[\p{L}_:][\p{L}\p{M}\p{N}._:\-\u00b7]*/uy;
const ASCII_NAME = /[A-Za-z_:][\w.:-]*(?![^\0-\x7f])/y;
const ATTRIBUTE = /[ \t\n]+([^ \t\n=<>"'/]+)[ \t\n]*=[ \t\n]*(?:"([^"]*)"|'([^']*)')/y;
const TAG_END = /[ \t\n]*(\/?)>/y;
const CLOSING = /[ \t\n]*>/y;
const DECLARATION = /<\?xml[ \t\n]+version[ \t\n]*=[ \t\n]*(?:"([^"]*)"|'([^']*)')(?:[ \t\n]+encoding[ \t\n]*=[ \t\n]*(?:"([^"]*)"|'([^']*)'))?(?:[ \t\n]+standalone[ \t\n]*=[ \t\n]*["'](?:yes|no)["'])?[ \t\n]*\?>/y;
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/**
 * Reads one XML 1.0 document strictly: what the recommendation calls a fatal error is one, and so is a document type, so nothing is ever expanded but the five
 * entities of XML and character references. Name spaces are the handler's business. @throws {Malformed}
 */
export function scanXml(source: string, handler: XmlHandler): void {
  const text = source.includes('\r') ? source.replace(/\r\n?/g, '\n') : source;
  const invalid = INVALID.exec(text);
  if (invalid) throw new Malformed(`An invalid XML character (Unicode: 0x${(invalid[0].codePointAt(0) ?? 0).toString(16)}) was found.`, invalid.index);
  const open: string[] = [];
  let seen = false;
  let at = declared(text);
  while (at < text.length) {
    const next = text.indexOf('<', at);
    const end = next < 0 ? text.length : next;
    if (end > at) {
      const piece = text.slice(at, end);
      if (open.length > 0) handler.text(content(piece, at));
      else if (/[^ \t\n]/.test(piece)) throw new Malformed(seen ? 'Content is not allowed in trailing section.' : 'Content is not allowed in prolog.', at);
    }
    if (next < 0) break;
    at = next;
    switch (text[at + 1]) {
      case '!': at = bang(text, at, open.length > 0, seen, handler); break;
      case '?': at = instruction(text, at); break;
      case '/': {
        const name = open.pop();
        if (name === undefined) throw new Malformed(OUTSIDE, at);
        if (!text.startsWith(name, at + 2)) throw new Malformed(`The element type "${name}" must be terminated by the matching end-tag "</${name}>".`, at);
        const rest = sticky(CLOSING, text, at + 2 + name.length);
        if (!rest) throw new Malformed(`The end-tag for element type "${name}" must end with a '>' delimiter.`, at);
        handler.close();
        at = CLOSING.lastIndex;
        break;
      }
      default: {
        if (seen && open.length === 0) throw new Malformed(OUTSIDE, at);
        seen = true;
        at = tag(text, at, open, handler);
      }
    }
  }
  if (open.length > 0) throw new Malformed('XML document structures must start and end within the same entity.', text.length);
  if (!seen) throw new Malformed('Premature end of file.', text.length);
}

const OUTSIDE = 'The markup in the document following the root element must be well-formed.';

function sticky(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/** Where the document begins behind its declaration, which need not be there. */
function declared(text: string): number {
  const start = text.startsWith('\ufeff') ? 1 : 0;
  if (!/^<\?xml[ \t\n]/.test(text.slice(start, start + 6))) return start;
  const found = sticky(DECLARATION, text, start);
  if (!found) throw new Malformed('The XML declaration is not as it must be: version, encoding, standalone.', start);
  const version = found[1] ?? found[2] ?? '';
  if (version !== '1.0' && version !== '1.1') throw new Malformed(`XML version "${version}" is not supported, only XML 1.0 is supported.`, start);
  const encoding = found[3] ?? found[4];
  if (encoding !== undefined && !/^[A-Za-z][\w.-]*$/.test(encoding)) throw new Malformed(`Invalid encoding name "${encoding}".`, start);
  return DECLARATION.lastIndex;
}

function tag(text: string, from: number, open: string[], handler: XmlHandler): number {
  const name = nameAt(text, from + 1);
  let at = from + 1 + name.length;
  const attributes: Attribute[] = [];
  for (;;) {
    const found = sticky(ATTRIBUTE, text, at);
    if (!found) break;
    const attribute = found[1] ?? '';
    const raw = found[2] ?? found[3] ?? '';
    if (nameAt(text, text.indexOf(attribute, at)) !== attribute) throw new Malformed(`Element type "${name}" must be followed by either attribute specifications, ">" or "/>".`, at);
    if (raw.includes('<')) throw new Malformed(`The value of attribute "${attribute}" associated with an element type "${name}" must not contain the '<' character.`, at);
    attributes.push([attribute, decoded(raw.replace(/[\t\n]/g, ' '), at)]);
    at = ATTRIBUTE.lastIndex;
  }
  const end = sticky(TAG_END, text, at);
  if (!end) throw new Malformed(`Element type "${name}" must be followed by either attribute specifications, ">" or "/>".`, at);
  if (attributes.length > 1 && new Set(attributes.map(([each]) => each)).size < attributes.length) throw new Malformed(`An attribute was already specified for element "${name}".`, from);
  handler.open(name, attributes, from);
  if (end[1] === '/') handler.close();
  else open.push(name);
  return TAG_END.lastIndex;
}

function nameAt(text: string, at: number): string {
  const name = sticky(ASCII_NAME, text, at)?.[0] ?? sticky(NAME, text, at)?.[0];
  if (name === undefined || !/^[^:]+(:[^:]+)?$/.test(name)) throw new Malformed('The content of elements must consist of well-formed character data or markup.', at);
  return name;
}

function bang(text: string, at: number, inside: boolean, seen: boolean, handler: XmlHandler): number {
  if (text.startsWith('<!--', at)) {
    const end = text.indexOf('--', at + 4);
    if (end < 0) throw new Malformed('XML document structures must start and end within the same entity.', at);
    if (text[end + 2] !== '>') throw new Malformed('The string "--" is not permitted within comments.', end);
    return end + 3;
  }
  if (text.startsWith('<!DOCTYPE', at) && !seen) throw new Malformed('DOCTYPE is disallowed.', at);
  if (!inside || !text.startsWith('<![CDATA[', at)) throw new Malformed('The markup in the document must be well-formed.', at);
  const end = text.indexOf(']]>', at);
  if (end < 0) throw new Malformed('XML document structures must start and end within the same entity.', at);
  handler.text(text.slice(at + 9, end));
  return end + 3;
}

function instruction(text: string, at: number): number {
  const name = nameAt(text, at + 2);
  const end = text.indexOf('?>', at + 2 + name.length);
  if (/^xml$/i.test(name)) throw new Malformed('The processing instruction target matching "[xX][mM][lL]" is not allowed.', at);
  if (end < 0 || name.includes(':') || !/^([ \t\n]|\?>)/.test(text.slice(at + 2 + name.length, at + 4 + name.length))) throw new Malformed('A processing instruction must end with "?>".', at);
  return end + 2;
}

function content(piece: string, at: number): string {
  if (piece.includes(']]>')) throw new Malformed('The character sequence "]]>" must not appear in content unless used to mark the end of a CDATA section.', at);
  return decoded(piece, at);
}

function decoded(piece: string, at: number): string {
  return piece.includes('&') ? piece.replace(/&([^;&]*)(;?)/g, (_whole, reference: string, end: string) => resolved(reference, end === ';', at)) : piece;
}

function resolved(reference: string, ended: boolean, at: number): string {
  const [, hexadecimal, decimal] = /^#(?:x([\da-fA-F]+)|(\d+))$/.exec(reference) ?? [];
  const digits = hexadecimal ?? decimal;
  if (digits !== undefined && ended) {
    const code = parseInt(digits, hexadecimal === undefined ? 10 : 16);
    if (code > 0x10ffff || INVALID.test(String.fromCodePoint(code))) throw new Malformed(`Character reference "&${reference}" is an invalid XML character.`, at);
    return String.fromCodePoint(code);
  }
  const entity = Object.hasOwn(ENTITIES, reference) ? ENTITIES[reference] : undefined;
  if (entity !== undefined && ended) return entity;
  throw new Malformed(ended ? `The entity "${reference}" was referenced, but not declared.` : 'A reference must have a name and end with the \';\' delimiter.', at);
}
