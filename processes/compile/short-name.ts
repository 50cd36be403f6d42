/** Longest name that a heading and a diagram show on one or two lines. */
const LONGEST = 90;

/** The official name without its leading "Thủ tục", cut at a word. */
export function shortNameOf(name: string): string {
  const plain = name.normalize('NFC').replaceAll('\u00a0', ' ').replace(/\s+/g, ' ').trim().replace(/^thủ tục\s*:?\s+(hành chính\s+)?/i, '');
  const text = plain.charAt(0).toUpperCase() + plain.slice(1);
  if (text.length <= LONGEST) return text;
  const cut = text.slice(0, LONGEST);
  return `${cut.slice(0, cut.lastIndexOf(' ')).replace(/[\s,;:(]+$/, '')}…`;
}
