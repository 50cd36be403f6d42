import { plainText, withoutBullet } from '../schema/plain-text.ts';

/** The longest name that is carried over; what follows is explanation. */
const LONGEST = 300;
/** Below this a full stop belongs to an abbreviation rather than to the end of a name. */
const SHORTEST_SENTENCE = 12;

/** The source hangs the file name of a document's template on its name: 'Đơn đề nghị;1. Mẫu 01.docx', 'Đơn đề nghị (NA20).Mau NA20-BCA.docx'. */
const TEMPLATE_AFTER_SEMICOLON = /;[^;]*\.(?:docx?|pdf|xlsx?|rar|zip)\s*;?$/i;
const TEMPLATE_AFTER_STOP = /\.\s*(?:[^.;]{0,80}\.){1,2}(?:docx?|pdf|xlsx?|rar|zip)\s*;?$/i;
const TEMPLATE_GLUED_ON = /(?:(?<=[\p{Ll})])\p{Lu}|(?<=[\p{L}\d)])(?:M(?:ẫu|au|us)|Phlc|Phụ lục))[^;]{0,150}\.(?:docx?|pdf|xlsx?|rar|zip)\s*;?$/u;

/**
 * The name of a document without what explains it: bullets in front, the file name of its template behind, everything from the second sentence on.
 * A name that is still too long is cut between words and ends with '…'.
 */
export function shortName(source: string): string {
  let name = withoutBullet(plainText(source)).replace(TEMPLATE_AFTER_SEMICOLON, '').replace(TEMPLATE_AFTER_STOP, '').replace(TEMPLATE_GLUED_ON, '');
  const sentence = [...name.matchAll(/(?<!\b(?:TP|Tp|tp|TT|NĐ|QĐ|No|St|số))(?:;\s*|\.\s+)(?=[\p{Lu}(–-])/gu)].find((found) => found.index >= SHORTEST_SENTENCE);
  if (sentence) name = name.slice(0, sentence.index);
  name = name.replace(/[\s.;,:–-]+$/, '').trim();
  if (name.length <= LONGEST) return name;
  const cut = name.slice(0, LONGEST);
  return `${cut.slice(0, cut.lastIndexOf(' ')).replace(/[\s.;,:–-]+$/, '')}…`;
}
