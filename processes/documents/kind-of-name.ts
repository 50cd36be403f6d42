import { folded } from '../schema/plain-text.ts';
import type { DocumentKind, KindOfName } from '../schema/document-facts.ts';
import type { Text } from '../schema/facts.ts';
import type { KindRegister } from './load-kinds.ts';

/** What stands before the document itself: "01 bản sao có chứng thực …", "Trường hợp ủy quyền thì phải có …". */
const COPY = 'ban (?:sao(?: dien tu| y| hop le| cong chung| chup)?|chinh|goc|chup|dien tu|chung thuc|pho ?to(?: ?copy)?)';
const BEFORE_PARTS = [
  'hoac|nop|kem(?: theo)?|xuat trinh|co|va|bo sung|gom', 'cac|nhung|mot so|mot trong (?:cac|nhung)', 'mot|hai|\\(?\\d{1,2}\\)?(?: (?:bo|to|tam|cuon))?', 'tep tin', COPY,
  '(?:co |duoc |da duoc )?(?:chung thuc|cong chung|quet|scan)(?: hop le| dien tu)?', 'duoc cap|hop le|dien tu|cua', 'tu (?:ban chinh|so goc)', '(?:de|va) doi chieu', '\\([^)]*\\)',
  '(?:giay to|tai lieu) sau[^:]{0,60}:', '(?:nop cho|trinh)[^:]{0,80}:',
  '(?:doi voi|truong hop|neu)[^:;]{0,200}?(?:[:;]|(?:phai|thi) (?:co|nop|kem(?: theo)?|bo sung|xuat trinh)(?: them)?)',
];
const BEFORE = new RegExp(`^(?:(?:${BEFORE_PARTS.join('|')})(?![a-z0-9])[\\s,;:/-]*)+`);

/** The kind at the head of the name and those that it mentions. */
export const kindsNamed = (read: KindOfName): string[] => [...('kind' in read && read.kind ? [read.kind] : []), ...read.mentioned];

export type KindReader = (name: string) => KindOfName;

/** Reads kinds off names by the register's words; names are remembered, for the catalogue repeats them. */
export function kindReader({ kinds, reviewed }: KindRegister): KindReader {
  const atHead = headsOf(kinds);
  const inside = kinds.filter(({ kind }) => kind.within).map(({ kind, words }) => ({ kind, pattern: new RegExp(`(?<![a-z0-9])(?:${words})(?![a-z0-9])`, 'g') }));
  const assigned = new Map(reviewed.map(({ name, kind }) => [folded(name), kind]));
  const known = new Map<string, KindOfName>();
  return (name) => {
    const remembered = known.get(name);
    if (remembered) return remembered;
    const text = folded(name);
    const read = readKind(text, assigned.get(text), atHead, mentionedKinds(text, inside));
    known.set(name, read);
    return read;
  };
}

interface Head { readonly kind: DocumentKind; readonly pattern: RegExp }
const headsOf = (kinds: KindRegister['kinds']): readonly Head[] => kinds.map(({ kind, words }) => ({ kind, pattern: new RegExp(`^(?:${words})(?![a-z0-9])`) }));
function headOf(text: string, heads: readonly Head[]): { readonly kind: DocumentKind; readonly matched: string } | undefined {
  const bare = text.replace(BEFORE, '');
  for (const { kind, pattern } of heads) { const found = pattern.exec(bare) ?? pattern.exec(text); if (found) return { kind, matched: found[0] }; }
  return undefined;
}

/** The rule that fired: the first kind of the register whose words stand at the head of the name, and the letters (folded) that they matched. */
export function headRule({ kinds }: KindRegister): (name: string) => { readonly kind: DocumentKind; readonly matched: string } | undefined {
  const heads = headsOf(kinds);
  return (name) => headOf(folded(name), heads);
}

const NOT_AT_THE_HEAD: Text = { vi: 'có nêu một giấy tờ đã biết nhưng không ở đầu tên', en: 'a known document is named, but not at the head of the name' };
const SEVERAL_KINDS: Text = { vi: 'một tên nêu nhiều loại giấy tờ', en: 'several kinds in one name' };

/** What staff decided after the register was shipped: it wins over the register's words and its own reviewed names. */
export interface KindDecisions { readonly ownKinds: readonly DocumentKind[]; /** Folded name → kind. */ readonly kindByName: ReadonlyMap<string, string> }

/** Reads as before where nobody decided. A decision for a kind that is no longer there does not count. */
export function withDecisions(kindOf: KindReader, kinds: ReadonlyMap<string, DocumentKind>, { kindByName }: Pick<KindDecisions, 'kindByName'>): KindReader {
  if (kindByName.size === 0) return kindOf;
  return (name) => {
    const decided = kindByName.get(folded(name));
    const read = kindOf(name);
    return decided !== undefined && kinds.has(decided) ? { certainty: 'certain', kind: decided, mentioned: kindsNamed(read).filter((id) => id !== decided) } : read;
  };
}

/** In the order of the register; a longer name hides a shorter one within it (an identity paper within a "giấy chứng minh quan hệ" does not count twice). */
function mentionedKinds(text: string, inside: readonly { readonly kind: DocumentKind; readonly pattern: RegExp }[]): string[] {
  let rest = text;
  const found: string[] = [];
  for (const { kind, pattern } of inside) {
    const without = rest.replace(pattern, ' # ');
    if (without !== rest) found.push(kind.id);
    rest = without;
  }
  return found;
}

function readKind(text: string, assigned: string | undefined, atHead: readonly Head[], mentioned: readonly string[]): KindOfName {
  if (assigned) return { certainty: 'certain', kind: assigned, mentioned: mentioned.filter((id) => id !== assigned) };
  const kind = headOf(text, atHead)?.kind;
  if (!kind) return mentioned.length ? { certainty: 'doubtful', mentioned, reason: NOT_AT_THE_HEAD } : { certainty: 'unknown', mentioned };
  const others = mentioned.filter((id) => id !== kind.id);
  // What the applicant writes speaks of other papers; what an authority issued is asked for itself.
  if (kind.holder.is === 'applicant') return { certainty: 'certain', kind: kind.id, mentioned: others };
  if (kind.doubtful) return { certainty: 'doubtful', kind: kind.id, mentioned: others, reason: kind.doubtful };
  if (kind.within && others.length) return { certainty: 'doubtful', kind: kind.id, mentioned: others, reason: SEVERAL_KINDS };
  return { certainty: 'certain', kind: kind.id, mentioned: others };
}
