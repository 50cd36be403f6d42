/**
 * A file's bytes as text. XML says in its first bytes how it is written (a byte order mark, or its declaration); all else is UTF-8. Bytes that are none in that
 * encoding, and encodings that nobody knows, put a character in front that no XML may hold: whoever reads the text refuses it there, by the file's name.
 */
export function resourceText(content: Buffer): string {
  const encoding = encodingOf(content);
  try {
    if (encoding === 'us-ascii' && content.some((byte) => byte > 127)) return `${UNREADABLE}${content.toString('utf8')}`;
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(content);
  } catch {
    return `${UNREADABLE}${content.toString('utf8')}`;
  }
}

const UNREADABLE = '\uffff';

function encodingOf(content: Buffer): string {
  const [first, second, third, fourth] = content;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (first === 0x3c && second === 0 && third === 0x3f && fourth === 0) return 'utf-16le';
  if (first === 0 && second === 0x3c && third === 0 && fourth === 0x3f) return 'utf-16be';
  return (/^(?:\u00ef\u00bb\u00bf)?<\?xml[^>]*?encoding\s*=\s*["']([\w.-]+)["']/.exec(content.subarray(0, 200).toString('latin1'))?.[1] ?? 'utf-8').toLowerCase();
}
